"""What ``language.toml`` holds: the closed word classes and forms that the reader works with."""

from __future__ import annotations

from typing import Literal

import msgspec

from wortlaut.lexicon import Lexicon


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    """The closed lists of one language; every word is in lower case.

    A language leaves out what it does not have (a Konjunktiv, ordinals with a dot).
    """

    name: str
    order: Literal["final", "medial"] = "final"
    """Where the verb stands in a clause of its own: last, as in German, or behind the subject."""
    tagger: str = "hanta-german"
    """Which of ``analyse.TAGGERS`` gives tags and lemmas."""
    stemmer: str = ""
    """Which algorithm of Snowball takes the endings off words for `wortlaut search`."""
    abbreviations: frozenset[str]
    """With their dot."""
    clitics: tuple[str, ...] = ()
    """Ends of words that are words of their own ("'s", "n't")."""
    quotes: dict[str, str] = {}
    """Opening quotation marks that only this language has, with those that close them."""
    digraphs: tuple[tuple[str, str], ...] = ()
    """Pairs of two letters and the one that a text without it may mean ("ae", "ä")."""
    after_ordinal: frozenset[str] = frozenset()
    """Words with a capital that follow an ordinal's dot ("18. März")."""
    subjunctive_1: frozenset[str] = frozenset()
    """Verb forms that are nothing but Konjunktiv I in the third person."""
    subjunctive_2: frozenset[str] = frozenset()
    """Verb forms that are nothing but Konjunktiv II."""
    past: frozenset[str] = frozenset()
    """Past forms that look like present ones ("bat", "hielt")."""
    present: frozenset[str] = frozenset()
    """Present forms that look like past ones ("weiß", "soll", "ist")."""
    auxiliaries: frozenset[str] = frozenset()
    """Lemmas of auxiliaries: of tense and of the passive."""
    passive: frozenset[str] = frozenset()
    """Lemmas of auxiliaries that make a passive with a participle."""
    modals: frozenset[str] = frozenset()
    """Lemmas of modal verbs."""
    negations: frozenset[str] = frozenset()
    """Words that negate their clause."""
    infinitive_openers: frozenset[str] = frozenset()
    """Words that open an infinitive clause ("um", "ohne", "statt")."""
    genitive_adjectives: tuple[str, ...] = ()
    """Ends of adjectives that alone tell a genitive plural ("kommunaler Betriebe")."""
    past_ends: tuple[str, ...] = ()
    """Ends of past forms, which the tagger takes for adjectives behind "and" ("tasked")."""
    gerunds: tuple[str, ...] = ()
    """Ends of gerunds, which the tagger takes for adjectives before a name ("supporting")."""
    infinitive_marks: frozenset[str] = frozenset()
    """Words that mark an infinitive ("to")."""
    first_person: frozenset[str] = frozenset()
    """Pronouns of the first and second person: their verb in -e is no Konjunktiv."""
    determiners: dict[str, str] = {}
    """Determiners and pronouns with the cases that they can stand in, as letters of "nagd"."""
    feminine_endings: tuple[str, ...] = ()
    """Ends of nouns that are feminine, all of them ("ung", "heit")."""
    not_feminine: tuple[str, ...] = ()
    """Ends of nouns that end so and are not feminine ("sprung")."""
    feminine: dict[str, str] = {}
    """Determiners that a feminine noun leaves fewer cases, with those cases."""
    genitive: frozenset[str] = frozenset()
    """Determiners that can open a genitive attribute."""
    attributive: frozenset[str] = frozenset()
    """Prepositions whose phrase, right behind a noun, belongs to it ("von", "aus")."""
    seats: frozenset[str] = frozenset()
    """Prepositions of a seat right behind a name ("in")."""
    weak_past: tuple[str, ...] = ()
    """Ends of a weak verb's past, which look like an adjective's ("te")."""
    documents: tuple[str, ...] = ()
    """Ends of nouns for what is written or said, in which words stand ("bericht")."""
    instruments: frozenset[str] = frozenset()
    """Prepositions that make a noun of saying the means of any verb ("mit den Worten")."""
    pronouns: dict[str, str] = {}
    """Pronouns whose cases differ from those of the determiner that looks alike ("einer")."""
    members: frozenset[str] = frozenset()
    """Prepositions right behind a person's name that lead to where they belong ("von")."""
    commons: frozenset[str] = frozenset()
    """Nouns that readouts write with a capital and that are no names ("the Ministers")."""
    noble: frozenset[str] = frozenset()
    """Prepositions that a surname may begin with ("von der Leyen")."""
    fields: frozenset[str] = frozenset()
    """Prepositions right behind a noun that lead to its field ("für")."""
    participial: tuple[str, ...] = ()
    """Ends of participles that stand before a noun ("ende", "ten")."""
    plural_endings: tuple[str, ...] = ()
    """Ends of plurals by which a noun behind a name is told from a surname."""
    name_genitives: tuple[str, ...] = ()
    """Ends of names that may stand in the genitive ("s")."""
    feminine_plural: str = ""
    """What a feminine noun takes in the plural ("en")."""
    datives: tuple[str, ...] = ()
    """Ends of determiners that are datives ("m")."""
    infinitive: tuple[str, ...] = ()
    """What an infinitive loses before the endings of its past, one after the other ("n", "e")."""
    weak_past_plural: str = ""
    """What it then takes in the plural ("ten")."""
    plural_verbs: tuple[str, ...] = ()
    """Ends of a verb's finite plural ("n")."""
    plural_nouns: tuple[str, ...] = ()
    """Ends of nouns that, without a determiner, are a plural ("en")."""
    singular_pronouns: frozenset[str] = frozenset()
    """Pronouns that are a subject of the singular alone ("er")."""
    singular_articles: frozenset[str] = frozenset()
    """Determiners that, in the nominative, are of the singular alone ("der")."""
    plural_articles: frozenset[str] = frozenset()
    """Determiners of an inflected noun that make it a plural ("die")."""
    name_links: frozenset[str] = frozenset()
    """Small words inside names of people and places ("al", "de")."""
    times: frozenset[str] = frozenset()
    """Nouns of time: a bare phrase with one as its head is no subject ("Montag")."""
    titles: frozenset[str] = frozenset()
    """Words before a name that belong to it ("Dr.", "Frau")."""
    complementizers: frozenset[str] = frozenset()
    """Openers of clauses that render speech ("dass", "ob")."""
    result: frozenset[str] = frozenset()
    """Words before a complementizer that make it one of result ("so dass")."""
    question_words: frozenset[str] = frozenset()
    """Openers of indirect questions."""
    as_told: frozenset[str] = frozenset()
    """Openers of clauses that name the source of what stands around them ("wie")."""
    agents: frozenset[str] = frozenset()
    """Prepositions of a passive's agent."""
    sources: frozenset[str] = frozenset()
    """Prepositions of the place that words come from ("hieß es aus Kiew")."""
    towards: frozenset[str] = frozenset()
    """Prepositions that always name an addressee ("gegenüber")."""
    correlates: frozenset[str] = frozenset()
    """Adverbs whose place a clause takes up ("davon", "darauf")."""
    expletives: frozenset[str] = frozenset()
    """Pronouns that hold a clause's place in the clause above it ("es")."""
    resumptive: frozenset[str] = frozenset()
    """Words that take a quote up before an inverted cue ("das sagte X")."""
    contrast: frozenset[str] = frozenset()
    """Adverbs that carry a sentence on in contrast ("aber", "jedoch")."""
    hearsay: frozenset[str] = frozenset()
    """Lemmas of modals that can tell by hearsay ("sollen")."""
    claims: frozenset[str] = frozenset()
    """Lemmas of modals that lay a claim into their subject's mouth ("wollen")."""
    exceptions: frozenset[str] = frozenset()
    """Words that, behind a Konjunktiv, make it an exception ("es sei denn")."""
    alike_in_past: tuple[str, ...] = ()
    """Endings of strong verbs whose plural past is their Konjunktiv II, too ("blieben")."""
    limits: frozenset[str] = frozenset()
    """Prepositions of a time to come, with which such a modal means a plan ("bis")."""
    perfect: frozenset[str] = frozenset()
    """Lemmas of the auxiliaries that make a perfect infinitive."""
    only_perfect: frozenset[str] = frozenset()
    """Those that are no copula ("haben"): an adjective that ends their clause is a participle."""
    participle_prefixes: tuple[str, ...] = ()
    """How participles begin."""
    content_verbs: frozenset[str] = frozenset()
    """Lemmas of verbs whose content may follow without an opener ("agreed both sides will")."""
    commas: bool = False
    """Whether subordinate clauses always stand behind a mark, so that no word opens one inside."""
    relatives: frozenset[str] = frozenset()
    """Lemmas of relative pronouns, where the tagger does not tell them."""
    subordinators: frozenset[str] = frozenset()
    """Openers of other subordinate clauses ("if", "while")."""
    compound_openers: tuple[str, ...] = ()
    """Openers of several words, marks between them included ("on condition that")."""
    head_last: bool = False
    """Whether the last noun of a run is its head ("energy facilities")."""
    genitive_behind: bool = False
    """Whether a noun in the genitive right behind another one is its attribute."""
    lemmas: dict[str, str] = {}
    """Forms whose lemma the tagger gets wrong, with the right one."""
    tags: dict[str, str] = {}
    """Forms whose tag the tagger gets wrong, with the right one."""


def of(lexicon: Lexicon) -> Language:
    """Return the closed lists of ``lexicon``'s language."""
    return lexicon.settings("language.toml", Language)
