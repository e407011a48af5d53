"""Where the conduct stands: the frames of acts.toml.

Everything here works on indices of tokens; ``acts.find`` turns them into spans at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wortlaut.reader.acts.drafts import Conduct
from wortlaut.reader.acts.embedded import embedded, passive_agent
from wortlaut.reader.acts.nominal import noun_conduct
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.syntax import Grammar


def conducts(grammar: Grammar, number: int, frame: str) -> list[Conduct]:
    """Return what fills a verb's frame in and under clause ``number``."""
    if frame.startswith("pp."):
        return _prepositional(grammar, number, frame[3:])
    return FRAMES[frame](grammar, number)


def _clauses(grammar: Grammar, number: int, fits: Callable[[int], bool]) -> list[Conduct]:
    return [embedded(grammar, at) for at in grammar.complements(number) if fits(at)]


def _dass(grammar: Grammar, number: int) -> list[Conduct]:
    words = grammar.known.words
    return _clauses(grammar, number, lambda at: grammar.clauses[at].opener in words.that)


def _zu(grammar: Grammar, number: int) -> list[Conduct]:
    def fits(at: int) -> bool:
        clause = grammar.clauses[at]
        return clause.kind == "zu" and not clause.opener

    return _clauses(grammar, number, fits) or _behind_relative(grammar, number)


def _behind_relative(grammar: Grammar, number: int) -> list[Conduct]:
    """Return the infinitive behind a relative clause that takes none itself.

    "Die Polizei bittet Zeugen, die etwas gesehen haben, sich zu melden."
    """
    for at in grammar.complements(number):
        clause = grammar.clauses[at]
        entries = [e for e in grammar.known.verbs.get(clause.lemma, ()) if not e.words]
        if clause.kind != "rel" or any("zu" in entry.frames for entry in entries):
            continue
        inner = [child for child in grammar.children[at] if grammar.clauses[child].kind == "zu"]
        free = [child for child in inner if not grammar.clauses[child].opener]
        if free and grammar.clauses[free[0]].range.first >= clause.indices[-1]:
            return [embedded(grammar, free[0])]
    return []


def _v2(grammar: Grammar, number: int) -> list[Conduct]:
    found = []
    for at in grammar.complements(number):
        clause = grammar.clauses[at]
        behind = clause.range.first > grammar.clauses[number].range.first
        finite = grammar.tokens[clause.finite]
        wished = finite.text.lower() in grammar.known.words.supposing
        spoken = finite.mood in ("sub1", "sub2", "?") or wished
        if clause.kind == "main" and behind and spoken and not _coordinate(grammar, at):
            found.append(embedded(grammar, at))
    return found[:1]


def _colon(grammar: Grammar, number: int) -> list[Conduct]:
    """Return what the main clause right behind a clause's colon tells."""
    end = grammar.clauses[number].range.end
    if end + 1 >= len(grammar.tokens) or grammar.tokens[end].text != ":":
        return []
    behind = grammar.home[end + 1]
    told = behind >= 0 and grammar.clauses[behind].kind == "main"
    return [embedded(grammar, behind)] if told and grammar.clauses[behind].finite >= 0 else []


def _coordinate(grammar: Grammar, number: int) -> bool:
    return grammar.tokens[grammar.clauses[number].range.first].pos == "CCONJ"


def _object(grammar: Grammar, number: int) -> list[Conduct]:
    roles, clause = grammar.roles(number), grammar.clauses[number]
    if clause.kind == "rel" and clause.opener in grammar.known.words.same_again:
        return [Conduct((clause.range.first,), number)]  # "..., was die FDP ablehnt"
    if grammar.passive(number):
        return _subject(grammar, number)
    chosen = roles.accusative[:1]
    if chosen and grammar.tokens[chosen[0].head].pos != "PRON":
        chosen += [p for p in roles.accusative[1:] if _added(grammar, p)]
    found = [each for phrase in chosen for each in noun_conduct(grammar, phrase, number)]
    ends = [phrase.range.first - 1 for phrase in chosen[1:]]
    return [_before(conduct, ends) for conduct in found]


def _added(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether "und" adds an object with a determiner of its own to those before it."""
    before = grammar.tokens[phrase.range.first - 1].lemma.lower()
    first = grammar.tokens[phrase.range.first]
    return before in grammar.known.words.coordinators and first.pos in ("DET", "ADJ", "NUM")


def _before(conduct: Conduct, ends: list[int]) -> Conduct:
    """Return a conduct that reaches no further than the next one of its coordination."""
    end = min((end for end in ends if end > conduct.action[0]), default=conduct.action[-1] + 1)
    return replace(conduct, action=tuple(at for at in conduct.action if at < end))


def _dative(grammar: Grammar, number: int) -> list[Conduct]:
    roles = grammar.roles(number)
    chosen = roles.dative or [p for p in roles.accusative if "d" in p.case]
    if not chosen and grammar.passive(number) and roles.subject and "d" in roles.subject.case:
        chosen = [roles.subject]
    if not chosen:
        return _behind_place(grammar, number)
    return [found for phrase in chosen[-1:] for found in noun_conduct(grammar, phrase, number)]


def _behind_place(grammar: Grammar, number: int) -> list[Conduct]:
    """Return a dative that the chunker took for a genitive: "im Bundestag einer Vorlage"."""
    datives = grammar.known.words.dative_articles
    for phrase in grammar.roles(number).prepositional:
        inner = range(phrase.head + 1, phrase.range.end)
        first = next((at for at in inner if grammar.tokens[at].text.lower() in datives), -1)
        noun = next((at for at in inner if at > first and grammar.tokens[at].pos == "NOUN"), -1)
        if 0 < first < noun:
            return [Conduct(tuple(range(first, phrase.range.end)), number, None, noun)]
    return []


def _subject(grammar: Grammar, number: int) -> list[Conduct]:
    subject = grammar.roles(number).subject
    return noun_conduct(grammar, subject, number) if subject else []


def _self(grammar: Grammar, number: int) -> list[Conduct]:
    return [embedded(grammar, number)]


def _prepositional(grammar: Grammar, number: int, preposition: str) -> list[Conduct]:
    """Return what a prepositional object names, or the clauses that "darauf" points to."""
    pronominal = grammar.known.words.pronominal
    for at in grammar.clauses[number].indices:
        if pronominal.get(grammar.tokens[at].text.lower()) == preposition:
            found = _zu(grammar, number) or _dass(grammar, number)
            if found or at > grammar.clauses[number].finite:
                return found or [Conduct((at,), number)]
    phrases = [p for p in grammar.roles(number).prepositional if p.preposition == preposition]
    phrases = [p for p in phrases if not grammar.is_time(p)]
    return [found for p in phrases[:1] for found in noun_conduct(grammar, p, number)]


FRAMES: dict[str, Callable[[Grammar, int], list[Conduct]]] = {
    "dass": _dass,
    "zu": _zu,
    "v2": _v2,
    "colon": _colon,
    "object": _object,
    "dative": _dative,
    "subject": _subject,
    "self": _self,
}
"""The frames that an entry may name, beside "pp." with a preposition."""


def role(grammar: Grammar, number: int, name: str) -> Phrase | None:
    """Return the phrase that fills a role of clause ``number``, by its name in acts.toml."""
    roles = grammar.roles(number)
    if name == "subject":
        return passive_agent(grammar, number) if grammar.passive(number) else roles.subject
    if name == "accusative":
        if grammar.passive(number):
            return roles.subject
        return roles.accusative[0] if roles.accusative else None
    if name == "dative":
        bare = [p for p in roles.accusative if "d" in p.case and grammar.is_actor(p)]
        return next(iter(roles.dative or bare), None)
    wanted = name.removeprefix("pp.")
    fitting = [p for p in roles.prepositional if p.preposition == wanted]
    finite = grammar.clauses[number].finite
    behind = [p for p in fitting if p.range.first > finite] or fitting
    return behind[0] if behind else None
