"""A promise as a picture: its terms as bars, its evidence as marks, the day asked for as a line.

Server-made SVG that needs no script.  Every mark has a title; colours are those of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup, escape

from wortlaut.model import Interval
from wortlaut.reckoning import Bearing, Fit, Reckoned, Texts, Verdict, Weighed
from wortlaut.reckoning.types import FIRM

WIDTH, LEFT, RIGHT = 720, 12, 12
ROW, HEAD, BAR = 30, 22, 10
MARGIN = 0.04
"""Share of the days shown before the first and behind the last of them."""
MOST_MARKS = 200
"""Marks in one row; days with context are one mark."""
FEWEST_DAYS = 14


@dataclass(frozen=True, slots=True)
class Scale:
    """Days as places on the line: ``first`` at the left end, ``last`` at the right one."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Return where a day lies, held inside the picture."""
        days = (self.last - self.first).days or 1
        share = min(max((day - self.first).days / days, 0.0), 1.0)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def timeline(one: Reckoned, texts: Texts) -> Markup:
    """Return the picture of a promise, a row for each of its tellings."""
    scale = _scale(one)
    height = HEAD + ROW * len(one.verdicts) + 6
    parts = [*_ticks(scale, height, texts)]
    for at, verdict in enumerate(one.verdicts):
        parts += _row(verdict, HEAD + ROW * at + ROW / 2, scale, texts)
    parts += _line(scale.x(one.verdicts[0].as_of), height, one.verdicts[0].as_of, texts)
    label = escape(texts("page", "term"))
    return Markup(
        f'<svg class="timeline" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{label}">'
        f"{''.join(parts)}</svg>"
    )


def _scale(one: Reckoned) -> Scale:
    days = [one.verdicts[0].as_of]
    for verdict in one.verdicts:
        window = verdict.commitment.window
        days += [*_ends(window.start), *_ends(window.end)]
        marks = [one for one in _shown(verdict) if one.fit is not Fit.CONTEXT]
        days += [day for mark in marks for day in _ends(mark.when)]
        days += [told.told.latest for told in verdict.commitment.tellings if _told(told.told)]  # type: ignore[union-attr,misc]
    near = [day for day in days if abs((day - days[0]).days) < 40_000]
    first, last = min(near), max(near)
    extra = timedelta(days=max(round((last - first).days * MARGIN), 1))
    if (last - first).days < FEWEST_DAYS:
        extra = timedelta(days=(FEWEST_DAYS - (last - first).days) // 2 + 1)
    return Scale(_moved(first, -extra), _moved(last, extra))


def _moved(day: date, by: timedelta) -> date:
    ordinal = min(max(day.toordinal() + by.days, 1), date.max.toordinal())
    return date.fromordinal(ordinal)


def _told(told: Interval | None) -> bool:
    return told is not None and told.latest is not None


def _ends(interval: Interval | None) -> Iterator[date]:
    if interval:
        yield from (day for day in (interval.earliest, interval.latest) if day)


def _ticks(scale: Scale, height: float, texts: Texts) -> Iterator[str]:
    """Yield a mark and a date at a handful of days, evenly."""
    span = (scale.last - scale.first).days
    for at in range(1, 5):
        day = scale.first + timedelta(days=round(span * at / 5))
        x = scale.x(day)
        yield f'<line class="tick" x1="{x}" y1="{HEAD - 4}" x2="{x}" y2="{height}"/>'
        yield f'<text class="day" x="{x}" y="12">{escape(day.isoformat())}</text>'


def _row(verdict: Verdict, y: float, scale: Scale, texts: Texts) -> Iterator[str]:
    yield f"<g><title>{escape(_title(verdict, texts))}</title>"
    yield from _bar(verdict, y, scale)
    yield "</g>"
    for mark in _shown(verdict):
        yield _mark(mark, y, scale, texts)


def _title(verdict: Verdict, texts: Texts) -> str:
    voices = dict.fromkeys(side for one in verdict.commitment.tellings for side in one.speakers)
    told = texts.names(tuple(voices)) if voices else texts("word", "own")
    return f"{texts.term(verdict.commitment)} · {told} · {texts.outcome(verdict)}"


def _bar(verdict: Verdict, y: float, scale: Scale) -> Iterator[str]:
    """Yield what surely is the term, and around it, hatched, what may be."""
    start, end = verdict.commitment.window.start, verdict.commitment.window.end
    early = (start.earliest if start else None) or scale.first
    begun = (start.latest if start else None) or early
    last = (end.latest if end else None) or scale.last
    sure = (end.earliest or end.latest if end else None) or last
    kind = f"bar {verdict.outcome.value}"
    if early < begun:
        yield _rect(scale.x(early), scale.x(begun), y, f"{kind} vague")
    left, right = scale.x(begun), max(scale.x(max(sure, begun)), scale.x(begun) + 6)
    yield _rect(left, right, y, kind + (" open" if end is None or end.latest is None else ""))
    if sure < last:
        yield _rect(scale.x(sure), scale.x(last), y, f"{kind} vague")


def _rect(left: float, right: float, y: float, kind: str) -> str:
    width = round(max(right - left, 3), 1)
    return (
        f'<rect class="{kind}" x="{left}" y="{y - BAR / 2}" width="{width}" height="{BAR}" rx="3"/>'
    )


def _shown(verdict: Verdict) -> Sequence[Weighed]:
    """Return the evidence that gets a mark: what fits, and context once a day and source."""
    seen: dict[object, Weighed] = {}
    for one in verdict.evidence:
        if one.fit is Fit.OUT or one.when is None:
            continue
        key: object = one.evidence.id
        if one.fit is Fit.CONTEXT:
            key = (one.evidence.source, one.when.latest)
        seen.setdefault(key, one)
    return list(seen.values())[:MOST_MARKS]


def _mark(one: Weighed, y: float, scale: Scale, texts: Texts) -> str:
    day = (one.when.latest or one.when.earliest) if one.when else None
    if day is None:
        return ""
    x, kind = scale.x(day), one.bearing
    classes = " ".join(_classes(one))
    title = f"<title>{escape(_said(one, texts))}</title>"
    if one.fit is Fit.CONTEXT:
        shape = f'<line x1="{x}" y1="{y + 6}" x2="{x}" y2="{y + 12}"/>'
    elif kind is Bearing.BREACH:
        shape = f'<path d="M{x} {y - 8} l6 11 h-12 z"/>'
    elif kind is Bearing.FULFILMENT:
        shape = f'<circle cx="{x}" cy="{y}" r="5.5"/>'
    else:
        shape = f'<path d="M{x} {y - 7} l6 7 l-6 7 l-6 -7 z"/>'
    return f'<g class="{classes}">{title}{shape}</g>'


def _classes(one: Weighed) -> Iterable[str]:
    yield "mark"
    yield one.fit.value
    yield one.bearing.value
    yield "firm" if one.standing in FIRM else "single"


def _said(one: Weighed, texts: Texts) -> str:
    evidence = one.evidence
    voice = texts.names(evidence.voice) if evidence.voice else texts("word", "own")
    grade = f", {evidence.grade}" if str(evidence.grade) else ""
    told = f" · {evidence.wording}" if evidence.wording else ""
    standing = texts("standing", one.standing)
    return f"{texts.days(one.when)} · {evidence.source} · {voice}{grade} · {standing}{told}"


def _line(x: float, height: float, day: date, texts: Texts) -> Iterator[str]:
    title = escape(f"{texts('page', 'today')}: {texts.day(day)}")
    yield f'<g class="today"><title>{title}</title>'
    yield f'<line x1="{x}" y1="{HEAD - 6}" x2="{x}" y2="{height}"/></g>'
