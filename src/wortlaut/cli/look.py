"""`wortlaut list`, `show` and `explain`: what is kept in the ledger."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from wortlaut.cli import empty, options
from wortlaut.errors import InputError

WHAT = ("readings", "acts", "statements")

PAGE = 100
"""Rows of a list on a terminal unless more are asked for."""


@click.command("list")
@click.argument("what", type=click.Choice(WHAT), required=False)
@click.option("--kind", metavar="KIND", help="Only acts of that kind, statements of that form.")
@click.option("--actor", metavar="NAME", help="Only where that actor, or wording, has a part.")
@click.option("--publisher", metavar="NAME", help="Only of that publisher.")
@click.option("--all", "superseded", is_flag=True, help="Also what a later reading superseded.")
@options.published
@options.in_dossier
@click.option(
    "--limit",
    type=click.IntRange(0),
    metavar="N",
    help="Only the first N; 0 is all.  [default: a page of 100 on a terminal, elsewhere all]",
)
@click.option("--newest", is_flag=True, help="The newest first.")
@options.as_of
@options.ledger
@options.as_json
def list_(what: str | None, ledger: Path, as_json: bool, **given: Any) -> None:
    """List readings, acts or statements of the ledger.

    Without WHAT readings are listed, with --kind acts. Oldest publication first. Where the output
    is no terminal, each row is one line with tabs between its columns.
    """
    from wortlaut.desk import Ledger

    on_terminal = sys.stdout.isatty() and not as_json
    page = PAGE if on_terminal else 0
    given["limit"] = (page if given["limit"] is None else given["limit"]) or None
    wanted = options.wanted(given)
    what = what or ("acts" if wanted.kind else "readings")
    _check_kind(what, wanted.kind)
    with Ledger(ledger) as opened:
        if as_json:
            from wortlaut.exports import jsonl

            for row in empty.or_none(getattr(opened, what)(wanted), what):
                click.echo(jsonl.line(row).encode())
            return
        from wortlaut.cli import tables

        asked = {} if what == "readings" else {"columns": tables.NEEDED[what]}
        rows = empty.or_none(getattr(opened, what)(wanted, **asked), what)
        shown = tables.print_rows(what, rows, on_terminal)
        if on_terminal and shown == wanted.limit:
            _say_rest(opened.how_many(what, wanted) - shown)


def _say_rest(count: int) -> None:
    if count:
        click.echo(
            f"... {count:,} more: --limit 0 lists all, --newest begins at the other end, --since, "
            "--until, --kind, --actor and --dossier choose."
        )


def _check_kind(what: str, kind: str | None) -> None:
    from wortlaut.model import ActKind, Form

    kinds: dict[str, list[str]] = {"acts": [*ActKind], "statements": [*Form]}
    known = kinds.get(what, [])
    if kind and kind not in known:
        named = f"one of {', '.join(known)}" if known else "acts or statements to list"
        raise InputError(f"--kind {kind} cannot be: choose {named}.")


@click.command()
@click.argument("id_", metavar="ID")
@options.as_of
@options.ledger
@options.as_json
@options.html
@options.page_lang
def show(id_: str, ledger: Path, as_json: bool, html: Path | None, **given: Any) -> None:
    """Show a reading, an act or a statement.

    ID is an id or the beginning of one. A document's id shows its reading; READING/ID chooses
    among reports that have an act or statement with the same id.
    """
    from wortlaut import desk

    with desk.Ledger(ledger) as opened:
        reading, record = desk.look_up(opened, id_, given["as_of"], given["as_recorded"])
    if html:
        options.write_page(html, reading, given["page_lang"])
    if as_json:
        from wortlaut.exports import jsonl

        line = jsonl.record_line(record, reading) if record else jsonl.reading_line(reading)
        click.echo(jsonl.line(line).encode())
        return
    from wortlaut import digest

    console = digest.console()
    if record:
        console.print(digest.record(record, reading))
        console.print()
    console.print(digest.head(reading) if record else digest.digest(reading))


@click.command()
@click.argument("id_", metavar="ID")
@options.as_of
@options.ledger
@options.as_json
def explain(id_: str, ledger: Path, as_json: bool, **given: date | None) -> None:
    """Explain which rules and entries made an act or a statement.

    ID is an id or the beginning of one, as for show.
    """
    from wortlaut import desk

    with desk.Ledger(ledger) as opened:
        reading, record = desk.look_up(opened, id_, given["as_of"], given["as_recorded"])
    if record is None:
        raise InputError(f"{id_} is a reading: name one of its acts or statements.")
    reasons = desk.explain(record, reading.document.language)
    if as_json:
        from wortlaut.exports import jsonl

        for reason in reasons:
            click.echo(jsonl.line(reason).encode())
        return
    from wortlaut.cli import tables

    tables.print_reasons(record, reading, reasons)
