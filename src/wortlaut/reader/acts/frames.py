"""Where the conduct stands: the frames of acts.toml, and an act in the making.

Everything here works on indices of tokens; ``acts.find`` turns them into spans at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from wortlaut.model import ActKind, Interval, Status, Window
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.analysis.tokens import Range

Indices = tuple[int, ...]
UNNAMED = "unnamed/"
"""How the ids of actors begin who are described only."""
MARKS = frozenset(",;:–—-.!?)(")
OPENING = frozenset("„»‚›")
CLOSING = frozenset("“”«‘‹’")


@dataclass(slots=True)
class Draft:
    """An act in the making: fields as token indices.

    ``clause`` is the clause that makes the act, ``conduct`` the clause that holds the conduct
    (often the same one), ``whole`` that clause with its own clauses inside.
    """

    kind: ActKind
    clause: int
    anchor: Indices
    action: Indices
    cue: Indices
    because: tuple[str, ...]
    conduct: int = -1
    refrain: bool = False
    status: Status | None = None
    entry: ActEntry | None = None
    segment: Range | None = None
    fields: dict[str, Indices] = field(default_factory=dict)
    due: Interval | None = None
    window: Window | None = None
    also: list[Indices] = field(default_factory=list)
    modal: bool = False
    """Made by a modal verb alone: weaker than an act that a verb or noun of its own names."""


@dataclass(frozen=True, slots=True)
class Conduct:
    """The words for the conduct, the clause that they stand in and who carries it out."""

    action: Indices
    clause: int
    agent: Phrase | None = None
    noun: int = -1
    """The head noun, where the conduct is a noun phrase."""
    segment: Range | None = None
    """The stretch that a part of a coordination has to itself."""
    left_out: Indices = ()
    """The words of the other parts of a coordination."""


def indices(where: Range) -> Indices:
    """Return the token indices of a range."""
    return tuple(range(where.first, where.end))


def conducts(grammar: Grammar, number: int, frame: str) -> list[Conduct]:
    """Return what fills a verb's frame in and under clause ``number``."""
    if frame.startswith("pp."):
        return _prepositional(grammar, number, frame[3:])
    return FRAMES[frame](grammar, number)


def embedded(grammar: Grammar, number: int) -> Conduct:
    """Return the conduct that a clause tells: its words without subject, opener and auxiliary."""
    roles = grammar.roles(number)
    whole = set(grammar.extent(number))
    agent = roles.subject
    if grammar.passive(number):
        agent = _passive_agent(grammar, number)
        if roles.subject is not None and _shares(grammar, number, roles.subject):
            whole |= set(indices(roles.subject.range))
    elif agent is not None and grammar.is_actor(agent):
        whole -= set(indices(grammar.spread(agent, number, whole=True)))
    whole -= _frame_words(grammar, number)
    if agent is not None and not grammar.is_actor(agent):
        agent = None
    return Conduct(trimmed(grammar, whole), number, agent)


def _shares(grammar: Grammar, number: int, subject: Phrase) -> bool:
    """Whether a clause joined by "und" shares the subject of the one before it."""
    shared = grammar.home[subject.head] != number
    return shared and grammar.clauses[number].kind == "main"


def _passive_agent(grammar: Grammar, number: int) -> Phrase | None:
    subject, finite = grammar.roles(number).subject, grammar.clauses[number].finite
    for phrase in grammar.roles(number).prepositional:
        attached = subject is not None and subject.range.end == phrase.range.first < finite
        agent = phrase.preposition in grammar.known.words.passive_agents
        if agent and grammar.is_actor(phrase) and not attached:
            return phrase
    return None


def _frame_words(grammar: Grammar, number: int) -> set[int]:
    """Return a clause's opener, and its finite verb where that is only an auxiliary."""
    clause = grammar.clauses[number]
    found = set()
    if clause.kind in ("sub", "rel"):
        found |= _opening(grammar, number)
    found |= _settings(grammar, number)
    finite = clause.finite
    if finite >= 0 and len(clause.verbs) > 1 and grammar.tokens[finite].pos == "AUX":
        found.add(finite)
    return found


def _opening(grammar: Grammar, number: int) -> set[int]:
    """Return a clause's subordinator or relative pronoun, with its preposition."""
    clause = grammar.clauses[number]
    first = clause.indices[0]
    found = {first}
    if grammar.tokens[first].pos == "ADP" and len(clause.indices) > 1:
        found.add(clause.indices[1])
    return found


def _settings(grammar: Grammar, number: int) -> set[int]:
    """Return the phrases that set a clause's scene and name no conduct: time, occasion, source."""
    clause = grammar.clauses[number]
    words = grammar.known.words
    found: set[int] = set()
    for phrase in grammar.phrases(number):
        first = phrase.range.first
        opens = clause.finite >= 0 and phrase.range.end <= clause.finite
        if grammar.is_time(phrase) or phrase.preposition in words.sources:
            found |= set(indices(phrase.range))
        elif opens and phrase.preposition in words.settings and clause.kind == "main":
            found |= set(range(first, clause.finite))
    return found | _adverbs_before(grammar, number, found)


def _adverbs_before(grammar: Grammar, number: int, found: set[int]) -> set[int]:
    """Return the adverbs that open a main clause: "Überraschend senkte", "Gleich nach ..."."""
    clause = grammar.clauses[number]
    if clause.kind != "main" or clause.finite < 0:
        return set()
    rest = [at for at in clause.indices if at < clause.finite and at not in found]
    words = grammar.known.words
    idle = all(grammar.tokens[at].tag in ("ADV", "ADJ(D)", "PROAV", "KON") for at in rest)
    said = any(grammar.tokens[at].text.lower() in words.negations for at in rest)
    return set(rest) if idle and not said else set()


def bare(grammar: Grammar, found: Iterable[int]) -> Indices:
    """Return indices in order, without marks and conjunctions at their edges."""
    return _edged(grammar, sorted(found), lambda at: grammar.tokens[at].pos == "CCONJ")


def trimmed(grammar: Grammar, found: Iterable[int]) -> Indices:
    """Return indices in order, without marks and empty adverbs at their beginning and end."""
    leading = grammar.known.words.leading

    def empty(at: int) -> bool:
        token = grammar.tokens[at]
        return token.pos in ("ADV", "CCONJ", "ADJ") and token.text.lower() in leading

    return _edged(grammar, sorted(found), empty)


def _edged(grammar: Grammar, order: list[int], empty: Callable[[int], bool]) -> Indices:
    tokens = grammar.tokens
    while order and (tokens[order[0]].text in MARKS or empty(order[0]) or _lone(grammar, order)):
        order.pop(0)
    while order and (tokens[order[-1]].text in MARKS or _unopened(grammar, order)):
        order.pop()
    return tuple(order)


def _lone(grammar: Grammar, order: list[int]) -> bool:
    """Whether a quotation opens at the beginning that does not close within, or stands apart."""
    if grammar.tokens[order[0]].text not in OPENING:
        return False
    closed = any(grammar.tokens[at].text in CLOSING for at in order[1:])
    return not closed or len(order) == 1 or order[1] != order[0] + 1


def _unopened(grammar: Grammar, order: list[int]) -> bool:
    """Whether a quotation closes at the end that did not open within."""
    if grammar.tokens[order[-1]].text not in CLOSING:
        return False
    return not any(grammar.tokens[at].text in OPENING for at in order[:-1])


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


def noun_conduct(grammar: Grammar, phrase: Phrase, number: int) -> list[Conduct]:
    """Return the conduct that a noun phrase names; one each for parts of their own."""
    stop = grammar.clauses[number].range.end
    if grammar.passive(number):
        agent = _passive_agent(grammar, number)
        stop = agent.range.first if agent and agent.range.first > phrase.head else stop
    if separate(grammar, phrase):
        return [
            replace(_part(grammar, phrase, part, number), left_out=others(phrase, part))
            for part in phrase.parts
        ]
    alone = grammar.tokens[phrase.head].pos == "PRON"
    whole = phrase.nominal if alone else grammar.extended(phrase, stop)
    return [Conduct(trimmed(grammar, indices(whole)), number, None, phrase.head)]


def _part(grammar: Grammar, phrase: Phrase, part: Range, number: int) -> Conduct:
    """Return one conduct of a coordination, under the noun that governs a genitive one.

    "die Einstellung der Hilfe und der Weitergabe" is an end of both.
    """
    first = phrase.parts[0]
    head, own = _head(grammar, first), _head(grammar, part)
    genitive = grammar.known.words.masculine_or_dative
    leads = [grammar.tokens[at].text.lower() for at in (first.first, head + 1, part.first)]
    attribute = part is not first and head + 1 < first.end and leads[0] not in genitive
    if attribute and {leads[1], leads[2]} <= genitive:
        return Conduct((*range(first.first, head + 1), *indices(part)), number, None, head)
    return Conduct(indices(part), number, None, own)


def _head(grammar: Grammar, part: Range) -> int:
    return next((at for at in indices(part) if grammar.tokens[at].pos == "NOUN"), part.end - 1)


def others(phrase: Phrase, part: Range) -> Indices:
    """Return the words of a coordination that one of its parts leaves out."""
    if part is phrase.parts[0]:
        return tuple(at for at in indices(phrase.range) if at >= part.end)
    return tuple(at for at in indices(phrase.range) if at not in part)


def separate(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether the parts of a coordination can be kept or broken separately."""
    if len(phrase.parts) < 2 or phrase.preposition:
        return False
    if any(_owner(grammar, phrase, part) for part in phrase.parts[1:]):
        return False
    return all(
        grammar.tokens[part.first].pos in ("DET", "NUM", "ADJ")
        and grammar.tokens[_head(grammar, part)].pos == "NOUN"
        for part in phrase.parts
    )


def _owner(grammar: Grammar, phrase: Phrase, part: Range) -> bool:
    """Whether a part is one more in the genitive: "der Rücktritt des Chefs und seines Rats"."""
    first, head = phrase.parts[0], _head(grammar, part)
    held = _head(grammar, first) + 1
    possessed = held < first.end and grammar.tokens[held].pos == "DET"
    marked = grammar.tokens[part.first].text.endswith(grammar.known.words.genitive_determiners)
    return possessed and marked and grammar.acts(head)


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


def listed(grammar: Grammar, number: int) -> list[Conduct]:
    """Return the items of a list behind a clause's colon, one conduct each."""
    clause = grammar.clauses[number]
    colon = (
        next(
            (
                at
                for at in range(clause.verbs[0], clause.range.end)
                if grammar.tokens[at].text == ":"
            ),
            -1,
        )
        if clause.verbs
        else -1
    )
    if colon < 0:
        return []
    behind = [p for p in grammar.phrases(number) if p.range.first > colon]
    parts = [part for p in behind for part in (p.parts if separate(grammar, p) else (p.range,))]
    items = [part for part in parts if _item(grammar, part.first)]
    if not items:
        return []
    ends = [item.first - 1 for item in items[1:]] + [clause.range.end]
    return [
        Conduct(bare(grammar, range(item.first, end)), number, None, _head(grammar, item))
        for item, end in zip(items, ends, strict=True)
    ]


def _item(grammar: Grammar, at: int) -> bool:
    """Whether an item of a list can begin at a token: behind colon, comma or "und"."""
    before = grammar.tokens[at - 1]
    return (
        before.text in (":", ",", ";") or before.lemma.lower() in grammar.known.words.coordinators
    )


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
        return _passive_agent(grammar, number) if grammar.passive(number) else roles.subject
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
