"""`wortlaut load`: a selection of shards into a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wortlaut.cli import options
from wortlaut.cli.guard import INTERRUPTED, OK, say


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--actor", metavar="NAME", help="Only reports in which that actor speaks or acts.")
@click.option("--kind", metavar="KIND", help="Only with an act, or statement, of that kind.")
@click.option("--publisher", metavar="NAME", help="Only of that publisher.")
@options.published
@options.in_dossier
@options.ledger
@options.as_json
def load(folder: Path, ledger: Path, as_json: bool, dossier: str | None, **given: Any) -> int:
    """Bring shards of readings into the ledger.

    Those that `wortlaut read --out FOLDER` wrote.

    Whole reports are taken, with all their records. With --dossier they are put into that dossier,
    which `wortlaut dossier new` must have made. Loading
    again changes nothing; what a stop left out is loaded by the same command.
    """
    from wortlaut.bulk.load import Wanted, load
    from wortlaut.exports import jsonl

    counts = {True: 0, False: 0}
    try:
        for _, is_new in load(folder, ledger, Wanted(**given), dossier):
            counts[is_new] += 1
    except KeyboardInterrupt:
        say(f"stopped: {counts[True]} reports were loaded; the same command loads the rest.")
        return INTERRUPTED
    if as_json:
        click.echo(jsonl.line({"recorded": counts[True], "known": counts[False]}).encode())
    else:
        click.echo(f"{counts[True]} recorded, {counts[False]} known, in {ledger}.")
    return OK
