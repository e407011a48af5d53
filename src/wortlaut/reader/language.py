"""What ``language.toml`` holds: the closed word classes and forms that the reader works with."""

from __future__ import annotations

import msgspec

from wortlaut.lexicon import Lexicon


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    """The closed lists of one language; every word is in lower case."""

    name: str
    abbreviations: frozenset[str]
    """With their dot."""
    after_ordinal: frozenset[str]
    """Words with a capital that follow an ordinal's dot ("18. März")."""
    subjunctive_1: frozenset[str]
    """Verb forms that are nothing but Konjunktiv I in the third person."""
    subjunctive_2: frozenset[str]
    """Verb forms that are nothing but Konjunktiv II."""
    past: frozenset[str]
    """Past forms that look like present ones ("bat", "hielt")."""
    present: frozenset[str]
    """Present forms that look like past ones ("weiß", "soll", "ist")."""
    auxiliaries: frozenset[str]
    """Lemmas of auxiliaries: of tense and of the passive."""
    passive: frozenset[str]
    """Lemmas of auxiliaries that make a passive with a participle."""
    modals: frozenset[str]
    """Lemmas of modal verbs."""
    negations: frozenset[str]
    """Words that negate their clause."""
    infinitive_openers: frozenset[str]
    """Words that open an infinitive clause ("um", "ohne", "statt")."""
    first_person: frozenset[str]
    """Pronouns of the first and second person: their verb in -e is no Konjunktiv."""
    determiners: dict[str, str]
    """Determiners and pronouns with the cases that they can stand in, as letters of "nagd"."""
    feminine_endings: tuple[str, ...]
    """Ends of nouns that are feminine, all of them ("ung", "heit")."""
    not_feminine: tuple[str, ...]
    """Ends of nouns that end so and are not feminine ("sprung")."""
    feminine: dict[str, str]
    """Determiners that a feminine noun leaves fewer cases, with those cases."""
    genitive: frozenset[str]
    """Determiners that can open a genitive attribute."""
    attributive: frozenset[str]
    """Prepositions whose phrase, right behind a noun, belongs to it ("von", "aus")."""
    seats: frozenset[str]
    """Prepositions of a seat right behind a name ("in")."""
    times: frozenset[str]
    """Nouns of time: a bare phrase with one as its head is no subject ("Montag")."""
    titles: frozenset[str]
    """Words before a name that belong to it ("Dr.", "Frau")."""
    complementizers: frozenset[str]
    """Openers of clauses that render speech ("dass", "ob")."""
    result: frozenset[str]
    """Words before a complementizer that make it one of result ("so dass")."""
    question_words: frozenset[str]
    """Openers of indirect questions."""
    as_told: frozenset[str]
    """Openers of clauses that name the source of what stands around them ("wie")."""
    agents: frozenset[str]
    """Prepositions of a passive's agent."""
    sources: frozenset[str]
    """Prepositions of the place that words come from ("hieß es aus Kiew")."""
    towards: frozenset[str]
    """Prepositions that always name an addressee ("gegenüber")."""
    correlates: frozenset[str]
    """Adverbs whose place a clause takes up ("davon", "darauf")."""
    expletives: frozenset[str]
    """Pronouns that hold a clause's place in the clause above it ("es")."""
    resumptive: frozenset[str]
    """Words that take a quote up before an inverted cue ("das sagte X")."""
    contrast: frozenset[str]
    """Adverbs that carry a sentence on in contrast ("aber", "jedoch")."""
    hearsay: frozenset[str]
    """Lemmas of modals that can tell by hearsay ("sollen")."""
    claims: frozenset[str]
    """Lemmas of modals that lay a claim into their subject's mouth ("wollen")."""
    exceptions: frozenset[str]
    """Words that, behind a Konjunktiv, make it an exception ("es sei denn")."""
    alike_in_past: tuple[str, ...]
    """Endings of strong verbs whose plural past is their Konjunktiv II, too ("blieben")."""
    limits: frozenset[str]
    """Prepositions of a time to come, with which such a modal means a plan ("bis")."""
    perfect: frozenset[str]
    """Lemmas of the auxiliaries that make a perfect infinitive."""
    only_perfect: frozenset[str]
    """Those that are no copula ("haben"): an adjective that ends their clause is a participle."""
    participle_prefixes: tuple[str, ...]
    """How participles begin."""
    lemmas: dict[str, str]
    """Forms whose lemma the tagger gets wrong, with the right one."""
    tags: dict[str, str]
    """Forms whose tag the tagger gets wrong, with the right one."""


def of(lexicon: Lexicon) -> Language:
    """Return the closed lists of ``lexicon``'s language."""
    return lexicon.settings("language.toml", Language)
