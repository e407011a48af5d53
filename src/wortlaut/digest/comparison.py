"""A comparison of reports for eyes: a table a promise, a column a report.

Words that differ are underlined; where there are no colours, they stand in brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from wortlaut.comparing import Cell, Comparison, FieldRow, Mark, Row, Told, letter, runs
from wortlaut.digest.layout import indent, table, title
from wortlaut.digest.promises import STAGES
from wortlaut.digest.words import SHORT, clean, published
from wortlaut.model import ACTOR_FIELDS, Document, Polarity, Promise, Relation, Span

SIGNS = {
    Relation.NARROWER: "narrower",
    Relation.WIDER: "wider",
    Relation.DIFFERENT: "different",
}
COLOURS = {
    Relation.NARROWER: "magenta",
    Relation.WIDER: "magenta",
    Relation.DIFFERENT: "red",
    Relation.SILENT: "yellow",
}
_SIDES = (*ACTOR_FIELDS, "voice")
_NAMES = frozenset(_SIDES)


@dataclass(frozen=True, slots=True)
class _Page:
    comparison: Comparison
    names: Mapping[str, str]
    coloured: bool

    def number(self, promise: str) -> int:
        """The number of a promise's row on the page, 0 if there is none."""
        rows = [row.promise for row in self.comparison.rows]
        return rows.index(promise) + 1 if promise in rows else 0


def comparison_page(
    comparison: Comparison, names: Mapping[str, str], coloured: bool = True
) -> RenderableType:
    """Return the comparison; ``names`` are those of actors by their ids."""
    page = _Page(comparison, names, coloured)
    return Group(*_heads(comparison), *_shared(page), *_only(page), *_neither(page))


def _heads(comparison: Comparison) -> Iterator[RenderableType]:
    rows = ((letter(at), _head(one)) for at, one in enumerate(comparison.documents))
    yield table(rows, 2)
    if comparison.dossier:
        yield Text(f"in the dossier {clean(comparison.dossier)}", style="dim")


def _head(document: Document) -> str:
    parts = (document.origin or "publisher not known", published(document), document.title or "")
    return clean(" · ".join(part for part in parts if part))


def _shared(page: _Page) -> Iterator[RenderableType]:
    if not page.comparison.shared:
        several = len(page.comparison.documents) > 2
        yield Text(f"\nNo act of one is an act of {'another' if several else 'the other'}, too.")
        return
    yield title("Told by several", len(page.comparison.shared), "cyan")
    for row in page.comparison.shared:
        yield _side_by_side(row, page)


def _side_by_side(row: Row, page: _Page) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", min_width=9, max_width=10)
    for _ in row.cells:
        grid.add_column(overflow="fold", ratio=1)
    grid.add_row("", *(Text(letter(at), style="bold") for at in range(len(row.cells))))
    grid.add_row("wording", *(_cell(at, cell, page) for at, cell in enumerate(row.cells)))
    for one in row.fields:
        grid.add_row(one.field, *_values(one, page))
    return Group(Text(""), _row_title(row, page), grid, *_links(row, page))


def _row_title(row: Row, page: _Page) -> Text:
    refraining = " to refrain" if row.polarity is Polarity.REFRAIN else ""
    line = Text(f"{page.number(row.promise)}  {STAGES[row.stage]}{refraining}", style="bold")
    return line.append(f"  {row.promise[:SHORT]}", style="dim")


def _cell(column: int, cell: Cell | None, page: _Page) -> Text:
    if cell is None:
        return Text("does not tell it", style="yellow")
    text = page.comparison.documents[column].text
    line = Text()
    for one in cell.told:
        line.append("\n" if line else "")
        line.append(_marked(one, text, page.coloured))
        line.append(f"  {one.ref.act[:SHORT]}", style="dim")
    return line


def _marked(told: Told, text: str, coloured: bool) -> Text:
    line = Text("„")
    for number, span in enumerate(told.passage):
        line.append(" … " if number else "")
        for part, mark in _parts(span, runs(told.marks, text)):
            _append(line, part.of(text), mark, coloured)
    return line.append("“")


def _append(line: Text, words: str, mark: Mark | None, coloured: bool) -> None:
    """Append words, cleaned, with the space at their ends; those that differ are marked."""
    shown = clean(words)
    if words[:1].isspace():
        line.append(" ")
    if mark is None:
        line.append(shown)
    else:
        style = "italic" if mark.moved else "bold underline"
        line.append(shown if coloured or mark.moved else f"[{shown}]", style=style)
    if words[-1:].isspace() and shown:
        line.append(" ")


def _parts(span: Span, marks: Iterable[Mark]) -> Iterator[tuple[Span, Mark | None]]:
    """Yield the parts of a span, each with its mark."""
    at = span.start
    for mark in marks:
        start, end = max(mark.span.start, span.start), min(mark.span.end, span.end)
        if start < end:
            if at < start:
                yield Span(at, start), None
            yield Span(start, end), mark
            at = end
    if at < span.end:
        yield Span(at, span.end), None


def _values(field: FieldRow, page: _Page) -> Iterator[Text]:
    """Yield what each column says, each value with how it stands to the base."""
    for column in field.columns:
        line = Text()
        for one in column:
            line.append("\n" if line else "")
            line.append(_named(one.value, field.field, page) or "–")
            if not one.value:
                line.append("  silent", style=COLOURS[Relation.SILENT])
            elif one.relation and one.relation not in (Relation.SAME, Relation.SILENT):
                line.append(f"  {SIGNS[one.relation]}", style=COLOURS[one.relation])
        yield line


def _named(value: str, field: str, page: _Page) -> str:
    if field not in _NAMES:
        return clean(value)
    return clean(", ".join(page.names.get(one, one) for one in value.split(", ")))


def _links(row: Row, page: _Page) -> Iterator[RenderableType]:
    related = [str(number) for one in row.related if (number := page.number(one))]
    if related:
        yield Text(f"           about the same conduct: {', '.join(related)}", style="dim")
    for one in row.near:
        why = f": they contradict in {one.contradiction}" if one.contradiction else ""
        line = f"           compare {page.number(one.promise)}, which was not joined with it{why}"
        yield Text(line, style="yellow")


def _only(page: _Page) -> Iterator[RenderableType]:
    for at in range(len(page.comparison.documents)):
        rows = page.comparison.only_in(at)
        yield title(f"Only in {letter(at)}", len(rows), "magenta")
        for row in rows:
            grid = Table.grid(padding=(0, 2))
            grid.add_column(style="bold", min_width=2)
            grid.add_column(style="dim", min_width=8, max_width=18)
            grid.add_column(overflow="fold")
            kind = STAGES[row.stage]
            number = str(page.number(row.promise))
            grid.add_row(number, kind, _cell(at, row.cells[at], page))
            yield Group(grid, *_links(row, page))


def _neither(page: _Page) -> Iterator[RenderableType]:
    found = page.comparison.neither
    if not page.comparison.dossier:
        return
    several = len(page.comparison.documents) > 2
    yield title("None of them says" if several else "Neither says", len(found), "yellow")
    yield indent(table((_open(one, page) for one in found), 18), 2)


def _open(promise: Promise, page: _Page) -> tuple[str, str]:
    who = ", ".join(page.names.get(one, one) for one in promise.debtor)
    first = promise.tellings[0]
    what = first.said("action") or first.said("anchor")
    said = f"{who}: „{what}“" if who else f"„{what}“"
    return f"{STAGES[promise.stage]} {promise.id[:SHORT]}", clean(said)
