"""What an act tells, in terms that can be compared: an ``Act`` of a ``Reading`` -> ``Facts``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wortlaut.lexicon import Lexicon
from wortlaut.matching.conduct import Inventory, Meaning, inventory, tokens
from wortlaut.matching.lasting import Lasting, lasting
from wortlaut.matching.sides import Sides, sides
from wortlaut.matching.taking_up import taken_up
from wortlaut.model import (
    ACT_FIELDS,
    Act,
    ActKind,
    ActRef,
    Interval,
    Polarity,
    Reading,
    Said,
    Span,
    Spans,
    Stage,
    Telling,
    wording,
)

STAGES = {
    ActKind.COMMITMENT: Stage.BINDING,
    ActKind.AGREEMENT: Stage.BINDING,
    ActKind.ORDER: Stage.BINDING,
    ActKind.PLAN: Stage.BINDING,
    ActKind.OFFER: Stage.PROPOSED,
    ActKind.DEMAND: Stage.DEMANDED,
    ActKind.REFUSAL: Stage.REFUSED,
    ActKind.THREAT: Stage.THREATENED,
    ActKind.FULFILMENT: Stage.FULFILLED,
    ActKind.BREACH: Stage.BROKEN,
}
"""Which kinds are moves of one stage; only those of one stage may tell the same promise."""

EVIDENCE = frozenset({Stage.FULFILLED, Stage.BROKEN})
"""Stages of what became of a promise; the others but ``BINDING`` are its history."""

_STOP = re.compile(r"[.!?…][”“\"»«]*\s|\n")


@dataclass(frozen=True, slots=True)
class Facts:
    """An act as matching sees it: its telling, and what only matching asks for.

    ``movers`` are the sides that make the move, where that is not the debtor's binding itself;
    ``place`` the stems of where; ``passage`` is the sentence around the act, ``day`` the report's
    last possible day as an ordinal (0 is unknown).  ``language`` is that of its words.
    """

    telling: Telling
    stage: Stage
    movers: frozenset[str]
    meaning: Meaning
    place: frozenset[str]
    passage: str
    day: int
    language: str = ""

    @property
    def key(self) -> tuple[int, str, str]:
        """The order of all that is matched: by day, then by content."""
        return self.day, self.telling.ref.document, self.telling.ref.act


def facts(reading: Reading, lexicon: Lexicon) -> tuple[Facts, ...]:
    """Return what each act of ``reading`` tells."""
    words, known = inventory(lexicon), sides(lexicon)
    return tuple(_facts(act, reading, words, known) for act in reading.acts)


def _facts(act: Act, reading: Reading, words: Inventory, known: Sides) -> Facts:
    stage = STAGES[act.kind]
    meaning = _meaning(act, reading, words)
    sided = {name: known.all(act.actors(name), reading) for name in ("debtor", "party", "source")}
    debtor = sided["debtor"]
    if act.kind is ActKind.ORDER:
        debtor = sided["party"] or debtor
    movers = frozenset[str]()
    if stage not in (Stage.BINDING, *EVIDENCE):
        movers = frozenset(sided["party"] or (debtor if stage is not Stage.DEMANDED else ()))
    return Facts(
        telling=_telling(act, reading, meaning, _Known(debtor, known, words)),
        stage=stage,
        movers=movers,
        meaning=meaning,
        place=words.meaning(wording(act.place, reading.document.text)).stems,
        passage=_passage(act, reading.document.text),
        day=_day(reading.document.published),
        language=reading.document.language,
    )


@dataclass(frozen=True, slots=True)
class _Known:
    debtor: tuple[str, ...]
    known: Sides
    words: Inventory


def _telling(act: Act, reading: Reading, meaning: Meaning, sided: _Known) -> Telling:
    document = reading.document
    chain = [link.actor for link in act.voice.chain if link.actor] or act.actors("source")
    said = ((name, wording(getattr(act, name), document.text)) for name in ACT_FIELDS)
    start, end = _ends(act)
    meant = Lasting(_polarity(act, meaning), start, end)
    if act.deadline:
        holes = [*act.period, *act.deadline]
        conduct = _without((*act.action, *act.anchor), holes, document.text)
        deadline = wording(act.deadline, document.text)
        meant = lasting(meant, deadline, conduct, sided.words)
    return Telling(
        ref=ActRef(document.id, act.id),
        reading=reading.id,
        kind=act.kind,
        polarity=meant.polarity,
        certainty=act.certainty,
        status=act.status,
        wording=tuple(Said(name, text) for name, text in said if text),
        because=meaning.entries or ("rule/matching.stems",),
        told=document.published,
        publisher=document.publisher,
        voice=act.voice,
        speakers=sided.known.all(chain, reading),
        debtor=sided.debtor,
        creditor=sided.known.all(act.actors("creditor"), reading),
        conduct=tuple(sorted(meaning.conduct)),
        scope=tuple(sorted(meaning.scope | meaning.topics)),
        start=meant.start,
        end=meant.end,
        lasts=meant.lasts,
        term=_term(act, reading),
        each=next(_inside(reading, (*act.period, *act.deadline, *act.action), "SET"), None),
        quantity=meaning.numbers,
    )


def _meaning(act: Act, reading: Reading, words: Inventory) -> Meaning:
    """Return what the action is about; what it leaves open is looked for around it.

    Of a breach the anchor says what was broken, the action what was done.
    """
    text = reading.document.text
    times = _near([time.span for time in reading.times], act)
    times += [*act.period, *act.deadline]
    found = words.meaning(_without(act.action, times, text))
    stage = STAGES[act.kind]
    is_open = not found.conduct and (not found.stems or stage is Stage.FULFILLED)
    if is_open or stage is Stage.BROKEN:
        wide = words.meaning(_without((*act.action, *act.anchor), times, text))
        found = wide if wide.conduct or not found.stems else found
    counted = words.numbers(_without(act.quantity, times, text)) or found.numbers
    around = (_without((*act.action, *act.anchor), times, text), _passage(act, text))
    found = _with_scope(found, around, words)
    if stage not in EVIDENCE:
        found = taken_up(found, _whole(act, times, text), text[: _start(act)], words)
    if stage is Stage.BROKEN and not counted:
        counted = _counted_before(act, [time.span for time in reading.times], text, words)
    return replace(found, numbers=counted)


def _near(times: list[Span], act: Act) -> list[Span]:
    """Return the times that touch the stretch in which an act is told."""
    spans = (*act.action, *act.anchor, *act.quantity)
    first, end = min(one.start for one in spans), max(one.end for one in spans)
    return [one for one in times if one.start < end and one.end > first]


def _counted_before(act: Act, times: list[Span], text: str, words: Inventory) -> tuple[float, ...]:
    """Return how often was done what a breach points back to: "sechsmal ... und so gebrochen"."""
    pointing = tokens(act.anchor[0].of(text))[:1]
    if not any(words.having(word.lower(), "pointing") for word in pointing):
        return ()
    end = _start(act)
    first = _last_stop(text, end)
    return words.times(_without((Span(first, end),), times, text)) if first < end else ()


def _with_scope(found: Meaning, around: Iterable[str], words: Inventory) -> Meaning:
    """Return ``found`` with what its conduct is done to, where only the words around say that.

    They count only as far as they are about the same conduct and no other.
    """
    if found.scope or found.about or not found.conduct:
        return found
    wide = (words.meaning(text) for text in around)
    scope = (one.scope for one in wide if one.scope and one.conduct == found.conduct)
    return replace(found, scope=next(scope, frozenset()))


def _whole(act: Act, times: list[Span], text: str) -> str:
    """Return the action with the words between its parts, without expressions of time."""
    return _without((Span(act.action[0].start, act.action[-1].end),), times, text)


def _start(act: Act) -> int:
    return min(act.action[0].start, act.anchor[0].start)


def _last_stop(text: str, end: int) -> int:
    """Return where the sentence begins that goes on at ``end``."""
    reach = 500
    while True:
        start = max(end - reach, 0)
        stops = [found.end() for found in _STOP.finditer(text, start, end)]
        if stops or not start:
            return stops[-1] if stops else 0
        reach *= 4


def _without(spans: Spans, holes: Iterable[Span], text: str) -> str:
    """Return the wording of ``spans`` without the expressions of time in it."""
    cut = sorted((hole.start, hole.end) for hole in holes)
    return " … ".join(_rest(span, cut, text) for span in spans)


def _rest(span: Span, cut: list[tuple[int, int]], text: str) -> str:
    pieces, at = [], span.start
    for start, end in cut:
        if start < span.end and end > at:
            pieces.append(text[at : max(start, at)])
            at = min(end, span.end)
    return " ".join([*pieces, text[at : span.end]])


def _polarity(act: Act, meaning: Meaning) -> Polarity:
    if STAGES[act.kind] in EVIDENCE or meaning.refrains is None:
        return act.polarity
    return Polarity.REFRAIN if meaning.refrains else Polarity.DO


def _ends(act: Act) -> tuple[Interval | None, Interval | None]:
    """Return when the conduct begins and when it must be over, as far as the act tells.

    A day by which something is due is its end; the term of a promise to refrain has both.
    """
    if act.window is not None:
        return act.window.start, act.window.end
    if act.due is None or act.due.latest is None:
        return None, None
    return None, act.due


def _term(act: Act, reading: Reading) -> str | None:
    spans = act.period or act.action
    for time in _inside(reading, (*spans, *act.anchor), "DURATION"):
        return time
    return None


def _inside(reading: Reading, spans: Spans, kind: str) -> Iterator[str]:
    """Yield the values of times of a TIMEX3 type in ``spans``, those of the first span first."""
    for span in spans:
        for time in reading.times:
            if time.type == kind and span.start <= time.span.start < span.end:
                yield time.value


def _passage(act: Act, text: str) -> str:
    """Return the sentence around the anchor."""
    first, last = act.anchor[0].start, act.anchor[-1].end
    after = _STOP.search(text, last - 1)
    return text[_last_stop(text, first) : after.start() + 1 if after else len(text)]


def _day(published: Interval | None) -> int:
    day = (published.latest or published.earliest) if published else None
    return day.toordinal() if day else 0
