"""`wortlaut events`: tables of events beside the ledger."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wortlaut.cli import options
from wortlaut.cli.guard import OK, PARTIAL, say

if TYPE_CHECKING:
    from wortlaut.events import Added, Manifest


@click.group()
def events() -> None:
    """Keep tables of events beside the ledger: ACLED, UCDP, your own.

    Their rows become evidence in `wortlaut reckon`. docs/events.md describes mappings.
    """


@events.command()
@click.argument("mapping")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--accessed",
    type=options.Day(),
    metavar="DAY",
    help="The day on which the file was fetched.  [default: today]",
)
@click.option(
    "--outlines",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="GeoJSON of places: coordinates become places.",
)
@options.ledger
@options.as_json
def add(mapping: str, file: Path, ledger: Path, as_json: bool, **given: Any) -> int:
    """Take the events of FILE in, as MAPPING reads them.

    MAPPING is a file, or the name of one that comes with Wortlaut (`wortlaut events mappings`).
    FILE is CSV, Parquet, JSON or JSON Lines, also compressed with gzip or zstd. Rows that cannot
    be used are told with their number, and the rest goes on.

    Exit status: 0 all rows kept, 1 some could not be used, 2 nothing could be taken in.
    """
    from wortlaut import events as tables
    from wortlaut.account.happened import folder_of

    chosen = tables.load(mapping)
    accessed: date = given["accessed"] or datetime.now(UTC).date()
    how = tables.Given(accessed, given["outlines"])
    with _waiting(f"taking in {file.name}"):
        added = tables.add(folder_of(ledger), chosen, file, how)
    for problem in added.problems:
        say(f"{file.name}, row {problem.row}: {problem.why}.")
    _tell(added, as_json)
    return PARTIAL if added.rejected else OK


def _waiting(what: str) -> Any:
    from rich.console import Console

    return Console(stderr=True).status(what)


def _tell(added: Added, as_json: bool) -> None:
    more = added.rejected - len(added.problems)
    if more > 0 and added.is_new:
        where = added.path.with_suffix(".problems.csv")
        say(f"{more} more rows could not be used: see {where}.")
    if as_json:
        _json(added.manifest)
        return
    made = added.manifest
    state = "" if added.is_new else " (known already)"
    place = f", {made.placeless} of them without a place" if made.placeless else ""
    click.echo(
        f"{made.name}: {made.kept} of {made.rows} rows kept{state}, {_days(made)}{place}; "
        f"accessed {made.accessed}, sha256 {made.sha256[:12]}"
    )


def _days(made: Manifest) -> str:
    return f"{made.first} to {made.last}" if made.first else "no day"


def _json(made: Manifest) -> None:
    from wortlaut.exports import jsonl

    click.echo(jsonl.line(made).encode())


@events.command("list")
@options.ledger
@options.as_json
def list_(ledger: Path, as_json: bool) -> None:
    """List the tables that are kept.

    Name, rows, days, access, digest, title.
    """
    from wortlaut import events as tables
    from wortlaut.account.happened import folder_of

    kept = list(tables.tables(folder_of(ledger)))
    if not kept and not as_json:
        click.echo("no tables: add one with `wortlaut events add MAPPING FILE`.")
    for made, _ in kept:
        if as_json:
            _json(made)
        else:
            cells = (made.name, made.kept, _days(made), made.accessed, made.sha256[:12], made.title)
            click.echo("\t".join(map(str, cells)))


@events.command()
@click.argument("name", required=False)
def mappings(name: str | None) -> None:
    """List the mappings that come with Wortlaut, or print one.

    The one called NAME is printed, to start from.
    """
    from wortlaut import events as tables

    if name:
        click.echo(tables.load(name).text, nl=False)
        return
    for one in tables.builtin():
        click.echo(f"{one}\t{tables.load(one).format.title}")
