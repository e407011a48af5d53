"""A comparison as one HTML page: rows above, all texts side by side below, no network needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from wortlaut import notation
from wortlaut.comparing import Comparison, FieldRow, Row, Value, letter, runs
from wortlaut.exports import html
from wortlaut.exports.html_pieces import paragraphs
from wortlaut.exports.html_texts import Texts, texts
from wortlaut.model import Document, Promise, Relation, Span, Stage, wording

GROUPS = {
    Stage.BINDING: "bind",
    Stage.PROPOSED: "plan",
    Stage.DEMANDED: "demand",
    Stage.REFUSED: "refuse",
    Stage.THREATENED: "refuse",
    Stage.FULFILLED: "kept",
    Stage.BROKEN: "broken",
}
"""The colours of stages, as in sheet.css."""

NAMED = ("debtor", "voice")
"""The fields whose values are ids of actors."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text told of by the same rows, with one mark from end to end.

    ``rows`` and ``ending`` are numbers of rows; ``mark`` is "differs", "moved" or "".
    """

    start: int
    end: int
    rows: tuple[int, ...]
    mark: str
    ending: tuple[int, ...]
    opens: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A field of a row as the page shows it: its label, and for each column its values."""

    label: str
    columns: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row with its number on the page and those of the rows it leads to."""

    number: int
    row: Row
    group: str
    fields: tuple[Shown, ...]
    related: tuple[int, ...]
    near: tuple[tuple[int, str], ...]


def page(
    comparison: Comparison, names: Mapping[str, str] | None = None, language: str = "en"
) -> str:
    """Return the self-contained page of a comparison; write it to a file as UTF-8.

    ``names`` are those of actors by their ids, ``language`` that of the page's own words.  The
    text of each element ``article`` is its document's text, as in ``html.page``.
    """
    words = texts(language)
    style = html.asset("sheet.css") + html.asset("page.css") + html.asset("comparison.css")
    script = html.asset("comparison.js")
    frame = {
        "style": Markup(style),
        "script": Markup(script),
        "policy": html.policy(style, script),
    }
    shown = content(comparison, names or {}, words)
    return html.environment().get_template("comparison.html").render(**shown, **frame)


def content(comparison: Comparison, names: Mapping[str, str], words: Texts) -> dict[str, object]:
    """Return what the template ``comparison_sheet.html`` shows, with words from ``words``."""
    numbers = {row.promise: at for at, row in enumerate(comparison.rows, start=1)}
    rows = [_numbered(row, numbers, _Words(names, words)) for row in comparison.rows]
    shared = len(comparison.shared)
    documents = comparison.documents
    return {
        "comparison": comparison,
        "documents": documents,
        "letters": [letter(at) for at in range(len(documents))],
        "links": [html.safe_link(one.url) for one in documents],
        "shared": rows[:shared],
        "only": [
            [one for one in rows[shared:] if one.row.base == at] for at in range(len(documents))
        ],
        "neither": [(one, _who(one, names)) for one in comparison.neither],
        "pieces": [list(pieces(at, one, rows)) for at, one in enumerate(documents)],
        "runs": runs,
        "wording_of": wording,
        "one_language": len({one.language for one in documents}) == 1,
        "groups": GROUPS,
        "words": words,
    }


@dataclass(frozen=True, slots=True)
class _Words:
    names: Mapping[str, str]
    texts: Texts

    def shown(self, field: str, one: Value, row: Row) -> Value:
        """Return a value in the words of the page; it is who says nothing that is silent."""
        if not one.value:
            return replace(one, relation=Relation.SILENT)
        relation = None if one.relation is Relation.SILENT else one.relation
        return replace(one, value=self._said(field, one, row), relation=relation)

    def _said(self, field: str, one: Value, row: Row) -> str:
        if field in NAMED:
            return ", ".join(self.names.get(each, each) for each in one.value.split(", "))
        if field in ("start", "end"):
            tellings = (told for cell in row.cells if cell for told in cell.told)
            telling = next(told.telling for told in tellings if told.ref == one.refs[0])
            return self.texts.interval(getattr(telling, field))
        if field == "scope":
            things = self.texts.catalogue.get("thing", {})
            return ", ".join(things.get(each, each) for each in one.value.split(", "))
        if field == "certainty":
            return self.texts("certainty", one.value)
        return self._length(one.value) if field == "term" else one.value

    def _length(self, value: str) -> str:
        try:
            length = notation.parse_duration(value)
        except ValueError:
            return value
        form = self.texts.catalogue["unit"].get(length.unit.value)
        return form.format(n=f"{length.amount:g}") if form and length.amount else value


def _numbered(row: Row, numbers: Mapping[str, int], words: _Words) -> Numbered:
    return Numbered(
        number=numbers[row.promise],
        row=row,
        group=GROUPS[row.stage],
        fields=tuple(_shown(one, row, words) for one in row.fields),
        related=tuple(numbers[one] for one in row.related),
        near=tuple((numbers[one.promise], one.contradiction) for one in row.near),
    )


def _shown(field: FieldRow, row: Row, words: _Words) -> Shown:
    columns = (tuple(words.shown(field.field, one, row) for one in each) for each in field.columns)
    return Shown(words.texts("compared", field.field), tuple(columns))


def _who(promise: Promise, names: Mapping[str, str]) -> str:
    return ", ".join(names.get(one, one) for one in promise.debtor)


def pieces(column: int, document: Document, rows: list[Numbered]) -> Iterator[Piece]:
    """Yield the pieces of a column's text in order; joined, they are the text."""
    text = document.text
    cells = [(one.number, cell) for one in rows if (cell := one.row.cells[column])]
    told = [(number, one) for number, cell in cells for one in cell.told]
    covered = [(number, span) for number, one in told for span in one.passage]
    marks = {mark.span: mark for _, one in told for mark in runs(one.marks, text)}
    opening = paragraphs(text)
    edges = {0, len(text), *opening}
    linked = (span for one in rows for field in one.fields for span in _places(field, column))
    for span in (*(span for _, span in covered), *marks, *linked):
        edges |= {span.start, span.end}
    for start, end in pairwise(sorted(edges)):
        inside = [number for number, span in covered if span.start <= start and end <= span.end]
        mark = next((one for span, one in marks.items() if _within(start, end, span)), None)
        yield Piece(
            start=start,
            end=end,
            rows=tuple(dict.fromkeys(inside)),
            mark="" if mark is None else "moved" if mark.moved else "differs",
            ending=tuple(dict.fromkeys(nr for nr, one in told if one.passage[-1].end == end)),
            opens=start in opening,
        )


def _places(field: Shown, column: int) -> Iterator[Span]:
    """Yield where a column says a field: links lead there."""
    for value in field.columns[column]:
        yield from value.spans


def _within(start: int, end: int, span: Span) -> bool:
    return span.start <= start and end <= span.end
