"""`wortlaut search` and `log`: words in the ledger, and its own history."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wortlaut.cli import empty, options
from wortlaut.errors import InputError

if TYPE_CHECKING:
    from wortlaut.desk import Hit


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--kind", metavar="KIND", help="Only acts of that kind, statements of that form.")
@click.option("--certainty", metavar="WORD", help="Only records asserted, reported or hedged.")
@click.option("--actor", metavar="NAME", help="Only where that actor, or wording, has a part.")
@click.option("--publisher", metavar="NAME", help="Only of that publisher.")
@options.published
@options.in_dossier
@click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(1), help="How many at most."
)
@options.as_of
@options.ledger
@options.as_json
def search(words: tuple[str, ...], ledger: Path, as_json: bool, limit: int, **given: Any) -> None:
    """Search reports and what they say, in all forms of the words.

    What fits best comes first.

    All words must occur. "two words" in quotation marks stand together, anschlag* begins so, and
    behind -- a word with - before it must not occur: wortlaut search -- Waffenruhe -Meer.
    """
    from wortlaut import desk

    _check(given["kind"], given["certainty"])
    found = desk.search(ledger, " ".join(_quoted(words)), options.wanted(given), limit)
    hits = tuple(empty.or_none(found, "hits"))
    if as_json:
        from wortlaut.exports import jsonl

        for hit in hits:
            click.echo(jsonl.line(hit).encode())
        return
    _print(hits)


def _quoted(words: tuple[str, ...]) -> list[str]:
    """Put words that the shell gave as one back into quotation marks: they are a phrase."""
    return [f'"{word}"' if " " in word and '"' not in word else word for word in words]


def _check(kind: str | None, certainty: str | None) -> None:
    from wortlaut.model import ActKind, Certainty, Form

    for name, value, known in (
        ("kind", kind, [*ActKind, *Form]),
        ("certainty", certainty, [*Certainty]),
    ):
        if value and value not in known:
            raise InputError(f"--{name} {value} cannot be: choose one of {', '.join(known)}.")


def _print(hits: tuple[Hit, ...]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from wortlaut import digest
    from wortlaut.digest.hits import hit_line, hit_wording

    if not sys.stdout.isatty():
        for hit in hits:
            click.echo("\t".join((*hit_line(hit), hit_wording(hit).plain)))
        return
    console = digest.console()
    for hit in hits:
        id_, *rest = hit_line(hit)
        console.print(Text(id_, style="dim").append(f"  {' · '.join(filter(None, rest))}"))
        console.print(Padding(hit_wording(hit), (0, 0, 1, 4)))


@click.command()
@click.option("--since", type=options.Day(), metavar="DAY", help="From that day (UTC) on.")
@click.option("--until", type=options.Day(), metavar="DAY", help="Until that day (UTC).")
@click.option("--dossier", metavar="NAME", help="Only what concerns that dossier.")
@options.ledger
@options.as_json
def log(ledger: Path, as_json: bool, since: date | None, until: date | None, **given: Any) -> None:
    """Say what was recorded, when and by whom.

    Readings, changes of dossiers, decisions.

    Oldest first. Who you are is your login name, or what WORTLAUT_USER says.
    """
    from wortlaut.cli import tables
    from wortlaut.desk import Ledger
    from wortlaut.exports import jsonl

    with Ledger(ledger) as opened:
        rows = empty.or_none(opened.log(since, until, given["dossier"]), "entries of the log")
        if as_json:
            for row in rows:
                click.echo(jsonl.line(row).encode())
        else:
            tables.print_cells(map(_cells, rows))


def _cells(row: Mapping[str, object]) -> dict[str, str]:
    from wortlaut.cli.tables import about

    return {
        "when": str(row["recorded_at"])[:19].replace("T", " "),
        "by": str(row["recorded_by"] or ""),
        "what": str(row["what"]),
        "id": str(row["id"] or row["document"] or "")[:8],
        "dossier": str(row["dossier"] or ""),
        "about": about(row),
    }
