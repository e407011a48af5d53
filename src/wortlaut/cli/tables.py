"""Lists and explanations in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping

import click
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wortlaut import digest
from wortlaut.desk import Reason, Record, is_of_this_version
from wortlaut.digest import SHORT, clean
from wortlaut.model import Reading, wording
from wortlaut.reviewing import deciders
from wortlaut.reviews import Task

Row = Mapping[str, object]

COLUMNS: dict[str, dict[str, Callable[[Row], str]]] = {
    "readings": {
        "id": lambda row: _id(row),
        "published": lambda row: _days(row, "valid"),
        "publisher": lambda row: _text(row, "publisher"),
        "title": lambda row: _text(row, "title"),
        "acts": lambda row: _text(row, "acts"),
        "statements": lambda row: _text(row, "statements"),
        "recorded": lambda row: _text(row, "recorded_at")[:10],
    },
    "acts": {
        "id": lambda row: _id(row),
        "published": lambda row: _days(row, "valid"),
        "kind": lambda row: _text(row, "kind"),
        "who": lambda row: _text(row, "party") or _text(row, "debtor"),
        "what": lambda row: _text(row, "action"),
        "due": lambda row: _days(row, "due"),
        "publisher": lambda row: _text(row, "publisher"),
    },
    "statements": {
        "id": lambda row: _id(row),
        "published": lambda row: _days(row, "valid"),
        "form": lambda row: _text(row, "form"),
        "speaker": lambda row: _text(row, "speaker"),
        "quote": lambda row: _text(row, "quote"),
        "publisher": lambda row: _text(row, "publisher"),
    },
}
"""The columns of each list: heading and what stands in it."""

_PUBLISHED = ("id", "valid_earliest", "valid_latest", "publisher")

NEEDED = {
    "acts": (*_PUBLISHED, "kind", "party", "debtor", "action", "due_earliest", "due_latest"),
    "statements": (*_PUBLISHED, "form", "speaker", "quote"),
}
"""The columns of the ledger's views that these are made of."""

EXAMPLES = {"hits": "+", "misses": "−"}
"""The signs of examples that an entry must match, and of those that it must not."""
_WIDE = {"promise": 3, "about": 5, "more": 2, "what": 3, "who": 2}
_NARROW = {"id", "published", "kind", "form", "acts", "statements", "due", "recorded"}


def print_rows(what: str, rows: Iterable[Row], on_terminal: bool) -> int:
    """Print a table on a terminal, elsewhere one line a row as soon as it is there.

    Return the number of rows.
    """
    columns = COLUMNS[what]
    if not on_terminal:
        count = 0
        for row in rows:
            click.echo("\t".join(cell(row) for cell in columns.values()))
            count += 1
        return count
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in columns:
        narrow = name in _NARROW
        table.add_column(name, no_wrap=narrow, overflow="fold", ratio=None if narrow else 1)
    for row in rows:
        table.add_row(*(Text(cell(row)) for cell in columns.values()))
    if table.row_count:
        digest.console().print(table)
    return table.row_count


def print_cells(rows: Iterable[Mapping[str, str]]) -> None:
    """Print cells by column: a table on a terminal, elsewhere one line a row with tabs."""
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row.values()))
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for number, row in enumerate(rows):
        if not number:
            for name in row:
                table.add_column(name, overflow="fold", ratio=_WIDE.get(name))
        table.add_row(*(Text(cell) for cell in row.values()))
    if table.row_count:
        digest.console().print(table)


def about(row: Row) -> str:
    """Return what a row of the log is about: publisher, day and title of a report, or a title."""
    if row["document"] is None:
        return _text(row, "detail")
    told = (_text(row, "publisher"), _days(row, "valid"), _text(row, "title"))
    return " · ".join(filter(None, told))


def dossier_line(row: Row) -> str:
    """Return a dossier in one line."""
    counts = f"{row['readings']} reports, {row['acts']} acts, {row['statements']} statements"
    title = f"{_text(row, 'title')}  " if row["title"] else ""
    return f"{_text(row, 'name')}  {title}{counts}"


def review_rows(task: Task, every: bool) -> Iterator[tuple[str, ...]]:
    """Yield what is to be decided of a report: id, state, kind, who, what, where it stands."""
    text, where = task.reading.document.text, clean(_where(task.reading))
    undecided = set(task.undecided)
    for act in task.reading.acts:
        if every or act.id in undecided:
            state = "undecided" if act.id in undecided else ", ".join(deciders(act))
            who = wording(act.party or act.debtor, text)
            row = (act.id[:SHORT], state, act.kind.value, who, wording(act.action, text), where)
            yield tuple(clean(cell) for cell in row)
    if not task.reading.acts:
        yield "-", "no acts", "", "", "", where


def _where(reading: Reading) -> str:
    document = reading.document
    return f"{document.id[:SHORT]} {document.publisher or ''} {document.title or ''}".strip()


def print_reasons(record: Record, reading: Reading, reasons: Iterable[Reason]) -> None:
    """Print a record and below it what each of its reasons names."""
    console = digest.console()
    console.print(digest.record(record, reading))
    console.print()
    console.print("Made by", style="bold")
    for reason in reasons:
        console.print(Text(f"  {reason.reference}").append(f"  {reason.file}", style="dim"))
        for line in _reason_lines(reason):
            console.print(Padding(Text(clean(line)), (0, 0, 0, 4), expand=False))
    version = "" if is_of_this_version(reading) else ", another version of reader and lexicon"
    console.print(f"\nreader {reading.reader}{version}", style="dim")


def _reason_lines(reason: Reason) -> Iterable[str]:
    if not reason.found:
        yield "nothing of this name in this version"
    if reason.note:
        yield reason.note
    for key, value in (reason.entry or {}).items():
        if key == "id":
            continue
        if isinstance(value, list) and key in EXAMPLES:
            yield from (f"{EXAMPLES[key]} {item}" for item in value)
        elif isinstance(value, list):
            yield f"{key}: {', '.join(map(str, value))}"
        else:
            yield f"{key}: {value}"


def _id(row: Row) -> str:
    return _text(row, "id")[:SHORT]


def _text(row: Row, column: str) -> str:
    value = row[column]
    return "" if value is None else clean(str(value))


def _days(row: Row, which: str) -> str:
    """Return days in short: "2025-03-18", "2025-03-01/2025-03-31", "../2025-04-20", ""."""
    earliest, latest = (_text(row, f"{which}_{end}") for end in ("earliest", "latest"))
    if earliest == latest:
        return earliest
    return f"{earliest or '..'}/{latest or '..'}"
