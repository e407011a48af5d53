"""The comparison of readings as a table: a row a promise, a column a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from wortlaut import lexicon, matching
from wortlaut.comparing.shape import Cell, Comparison, FieldRow, Near, Row, Told, Value
from wortlaut.comparing.words import Mark, Marks, differing_words
from wortlaut.model import (
    ACT_FIELDS,
    Act,
    ActRef,
    Document,
    Promise,
    Reading,
    Relation,
    Said,
    Span,
    Spans,
    Stage,
    Telling,
    wording,
)

PLACES: dict[str, tuple[str, ...]] = {
    "debtor": ("debtor",),
    "action": ("action",),
    "scope": ("action",),
    "start": ("deadline", "period"),
    "term": ("period",),
    "end": ("deadline", "period"),
    "quantity": ("quantity",),
    "place": ("place",),
    "condition": ("condition",),
    "certainty": ("cue",),
    "voice": ("source",),
}
"""In which fields of an act stands what a compared field (``matching.FIELDS``) is made of."""

PAST = frozenset({Stage.FULFILLED, Stage.BROKEN})
"""What became of promises; no open point."""


def compare_readings(
    readings: Sequence[Reading], promises: Iterable[Promise], dossier: str | None = None
) -> Comparison:
    """Return the comparison of ``readings``, a column each in their order.

    ``promises`` are those of the readings, or of a whole dossier that has them.
    """
    told = _Told(readings)
    known = {one.id: one for one in (*promises, *told.alone)}
    rows = [row for one in known.values() if (row := _row(one, told))]
    ordered = sorted(rows, key=lambda row: _order(row))
    related = _related(known.values(), {row.promise for row in rows})
    linked = [
        replace(row, related=related.get(row.promise, ()), near=_near(row, ordered, told))
        for row in ordered
    ]
    return Comparison(
        documents=tuple(one.document for one in readings),
        shared=tuple(row for row in linked if len(row.columns) > 1),
        only=tuple(row for row in linked if len(row.columns) == 1),
        neither=tuple(_neither(known.values(), told)),
        dossier=dossier,
    )


UNMATCHED = ("rule/matching.single",)


class _Told:
    """The acts and tellings of the readings that are compared."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = readings
        self.column = {one.document.id: at for at, one in enumerate(readings)}
        self.acts: dict[ActRef, Act] = {}
        self.tellings: dict[ActRef, Telling] = {}
        self.facts: dict[ActRef, matching.Facts] = {}
        self.alone: list[Promise] = []
        """The acts in languages that cannot be matched: each by itself."""
        for reading in readings:
            self.acts |= {ActRef(reading.document.id, act.id): act for act in reading.acts}
            known = lexicon.load(reading.document.language)
            if matching.is_matched(known):
                found = matching.facts(reading, known)
                self.facts |= {one.telling.ref: one for one in found}
                tellings = [one.telling for one in found]
            else:
                tellings = [_unmatched(act, reading) for act in reading.acts]
                self.alone += [_by_itself(one) for one in tellings]
            self.tellings |= {one.ref: one for one in tellings}

    def text(self, column: int) -> str:
        return self.readings[column].document.text

    def language(self, column: int) -> str:
        return self.readings[column].document.language


def _unmatched(act: Act, reading: Reading) -> Telling:
    """Return the telling of an act in a language without classes of conduct: its own words."""
    text = reading.document.text
    said = ((name, wording(getattr(act, name), text)) for name in ACT_FIELDS)
    return Telling(
        ref=ActRef(reading.document.id, act.id),
        reading=reading.id,
        kind=act.kind,
        polarity=act.polarity,
        certainty=act.certainty,
        status=act.status,
        wording=tuple(Said(name, words) for name, words in said if words),
        because=UNMATCHED,
        told=reading.document.published,
        publisher=reading.document.publisher,
        voice=act.voice,
    )


def _by_itself(telling: Telling) -> Promise:
    return Promise(matching.STAGES[telling.kind], telling.polarity, (telling,), UNMATCHED)


def _row(promise: Promise, told: _Told) -> Row | None:
    mine = [ref for ref in promise.refs if ref in told.tellings]
    if not mine:
        return None
    cells = [_cell(at, mine, told) for at in range(len(told.readings))]
    base = next(at for at, cell in enumerate(cells) if cell)
    marked = words_apart(cells, base, told.readings)
    return Row(
        promise=promise.id,
        stage=promise.stage,
        polarity=promise.polarity,
        because=promise.because,
        cells=marked,
        base=base,
        fields=_fields(marked, base, told),
    )


def _cell(column: int, refs: Iterable[ActRef], told: _Told) -> Cell | None:
    here = [ref for ref in refs if told.column[ref.document] == column]
    here.sort(key=lambda ref: (-_fullness(told.acts[ref]), told.acts[ref].anchor[0], ref))
    found = (Told(ref, told.tellings[ref], _passage(told.acts[ref])) for ref in here)
    return Cell(tuple(found)) if here else None


def _fullness(act: Act) -> int:
    return sum(bool(getattr(act, name)) for name in ACT_FIELDS)


def _passage(act: Act) -> Spans:
    """Return the anchor and the fields of an act."""
    return _joined(span for name in ACT_FIELDS for span in getattr(act, name))


def _joined(spans: Iterable[Span]) -> Spans:
    """Return the spans in order, those joined that touch."""
    found = sorted(set(spans))
    joined = found[:1]
    for span in found[1:]:
        last = joined[-1]
        if span.start <= last.end:
            joined[-1] = Span(last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def words_apart(
    cells: Sequence[Cell | None], base: int, readings: Sequence[Reading]
) -> tuple[Cell | None, ...]:
    """Return the cells with the words marked that a telling and the base do not share.

    Of the base a word is marked that the fullest telling of another column does not have.
    """
    first = cells[base]
    assert first is not None
    here = readings[base].document
    of_base: list[Mark] = []
    marked: list[Cell | None] = []
    for cell, reading in zip(cells, readings, strict=True):
        compared = [] if cell is None else [*cell.told]
        for nr, one in enumerate(compared):
            there = reading.document
            if one.ref == first.first.ref or there.language != here.language:
                continue
            known = (first.first.passage, here.text), (one.passage, there.text)
            mine, theirs = differing_words(*known)
            of_base += mine if nr == 0 else ()
            compared[nr] = replace(one, marks=theirs)
        marked.append(Cell(tuple(compared)) if compared else None)
    told = replace(first.first, marks=_firmest(of_base))
    again = marked[base]
    marked[base] = Cell((told, *(again.told[1:] if again else ())))
    return tuple(marked)


def _firmest(marks: Iterable[Mark]) -> Marks:
    """Return a mark for each word; one that some column lacks has not merely moved."""
    found: dict[Span, bool] = {}
    for one in marks:
        found[one.span] = found.get(one.span, True) and one.moved
    return tuple(Mark(span, found[span]) for span in sorted(found))


def _fields(cells: Sequence[Cell | None], base: int, told: _Told) -> tuple[FieldRow, ...]:
    first = cells[base]
    assert first is not None
    related = {
        one.ref: _relations(first.first, one, told) for cell in cells if cell for one in cell.told
    }
    rows = (
        FieldRow(name, tuple(_values(cell, name, related, told) for cell in cells))
        for name in matching.FIELDS
    )
    return tuple(one for one in rows if any(value.value for row in one.columns for value in row))


Related = Mapping[ActRef, Mapping[str, Relation]]


def _relations(base: Told, one: Told, told: _Told) -> dict[str, Relation]:
    """Return how a telling has each field, leaving out what cannot be compared."""
    if one.ref == base.ref:
        return {}
    columns = [told.column[each.ref.document] for each in (base, one)]
    language, other = (told.language(column) for column in columns)
    compared = matching.compare(base.telling, one.telling, lexicon.load(language))
    return {
        field.field: field.relation
        for field in compared
        if field.relation is not Relation.DIFFERENT
        or _is_comparable(field.field, (base.telling, one.telling), language == other)
    }


def _is_comparable(name: str, tellings: tuple[Telling, Telling], is_one_language: bool) -> bool:
    """Whether two values that are not alike are known to differ.

    Who is meant by words that were not resolved is not known; words of two languages cannot be
    compared as words.
    """
    left, right = tellings
    if name == "debtor":
        return bool(left.debtor and right.debtor)
    if name == "action":
        return is_one_language or bool(left.conduct and right.conduct)
    return is_one_language or name not in ("place", "condition")


def _values(cell: Cell | None, name: str, related: Related, told: _Told) -> tuple[Value, ...]:
    """Return the different values of a column's tellings, those that speak before silence."""
    found: dict[str, list[Told]] = {}
    for one in cell.told if cell else ():
        found.setdefault(matching.value(one.telling, name), []).append(one)
    spoken = {value: tellings for value, tellings in found.items() if value} or found
    return tuple(
        Value(
            value=value,
            relation=related[tellings[0].ref].get(name),
            spans=_places(tellings[0].ref, name, told) if value else (),
            refs=tuple(one.ref for one in tellings),
        )
        for value, tellings in spoken.items()
    )


def _places(ref: ActRef, name: str, told: _Told) -> Spans:
    act = told.acts[ref]
    return _joined(span for field in PLACES[name] for span in getattr(act, field))


def _order(row: Row) -> tuple[int, Span, str]:
    cell = row.cells[row.base]
    assert cell is not None
    return row.base, cell.first.passage[0], row.promise


def _related(promises: Iterable[Promise], there: set[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for one in promises:
        for other in (*one.history, *one.evidence):
            if {one.id, other} <= there:
                found.setdefault(one.id, set()).add(other)
                found.setdefault(other, set()).add(one.id)
    return {key: tuple(sorted(others)) for key, others in found.items()}


def _near(row: Row, rows: Iterable[Row], told: _Told) -> tuple[Near, ...]:
    """Return the rows of other columns that tell of the same conduct and were not joined."""
    return tuple(
        Near(other.promise, why)
        for other in rows
        if not set(row.columns) & set(other.columns)
        and (why := _why_apart(row, other, told)) is not None
    )


def _why_apart(row: Row, other: Row, told: _Told) -> str | None:
    """Return in which field two rows contradict each other; None where they are not alike."""
    left, right = (told.facts.get(one.cells[one.base].first.ref) for one in (row, other))  # type: ignore[union-attr]
    if left is None or right is None or left.stage is not right.stage:
        return None
    known = lexicon.load(told.language(row.base))
    return matching.why_apart(left, right, known)


def _neither(promises: Iterable[Promise], told: _Told) -> Iterable[Promise]:
    days = [_day(one.document) for one in told.readings]
    until = max((day for day in days if day), default=None)
    for one in promises:
        is_told = any(ref.document in told.column for ref in one.refs)
        if not is_told and one.stage not in PAST and _is_known(one, until):
            yield one


def _day(document: Document) -> date | None:
    published = document.published
    return (published.latest or published.earliest) if published else None


def _is_known(promise: Promise, until: date | None) -> bool:
    """Whether a report of that day or before told it; nobody is silent about what is to come."""
    told = [one.told.earliest or one.told.latest for one in promise.tellings if one.told]
    return until is None or not told or any(day is None or day <= until for day in told)
