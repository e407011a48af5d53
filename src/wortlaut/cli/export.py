"""`wortlaut export`: readings of the ledger as a file for another program."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click

from wortlaut.cli import options
from wortlaut.errors import InputError

FORMATS = ("csv", "parquet", "ics", "rss", "atom", "jsonld", "ftm", "json", "training")
STDOUT = Path("-")


@click.command()
@click.argument("out", type=click.Path(path_type=Path, allow_dash=True), metavar="OUT")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), required=True, help="What to write."
)
@click.option("--kind", metavar="KIND", help="Only acts of that kind, statements of that form.")
@click.option("--actor", metavar="NAME", help="Only where that actor, or wording, has a part.")
@options.in_dossier
@options.as_of
@options.ledger
def export(out: Path, format_: str, ledger: Path, **given: Any) -> None:
    """Write acts and statements to a file for another program.

    OUT is the file, or - for standard output.

    csv and parquet: a table, a record a row. ics: a calendar of due dates. rss and atom: what is
    new. jsonld: W3C Web Annotations. ftm: FollowTheMoney entities. json: readings as read --json
    prints them. training: reports that were reviewed act by act, to train and score readers on.

    OUT is replaced only when everything is written (docs/exports.md).
    """
    from wortlaut.desk import Ledger
    from wortlaut.exports import formats
    from wortlaut.exports.selection import select

    _check_kind(given["kind"])
    if format_ == "training" and (given["kind"] or given["actor"]):
        raise InputError("training takes whole reports: leave out --kind and --actor.")
    chosen = formats.FORMATS[format_]
    with Ledger(ledger) as opened:
        _check_target(out, ledger)
        known = select(opened, options.wanted(given))
        with _opened(out) as file:
            count = chosen.write(known, file)
    click.echo(f"{chosen.said(count)} written to {_name(out)}.", err=out == STDOUT)


@contextmanager
def _opened(out: Path) -> Iterator[BinaryIO]:
    if out == STDOUT:
        yield sys.stdout.buffer
        return
    from wortlaut.exports.whole import replacing

    with options.writing(out, "OUT"), replacing(out) as file:
        yield file


def _name(out: Path) -> str:
    return "standard output" if out == STDOUT else click.format_filename(out)


def _check_kind(kind: str | None) -> None:
    from wortlaut.model import ActKind, Form

    known = [*ActKind, *Form]
    if kind and kind not in known:
        raise InputError(f"--kind {kind} cannot be: choose one of {', '.join(known)}.")


def _check_target(out: Path, ledger: Path) -> None:
    """Refuse to write over the ledger."""
    if out != STDOUT and out.exists() and out.samefile(ledger):
        raise InputError(f"{out} is the ledger itself: choose another OUT.")
