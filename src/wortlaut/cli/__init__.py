"""The command line: a thin face over the desk."""

from __future__ import annotations

import logging

import click

from wortlaut.cli.compare import compare
from wortlaut.cli.dossier import dossier
from wortlaut.cli.due import due
from wortlaut.cli.evaluate import evaluate
from wortlaut.cli.events import events
from wortlaut.cli.export import export
from wortlaut.cli.guard import Face
from wortlaut.cli.load import load
from wortlaut.cli.look import explain, list_, show
from wortlaut.cli.read import read
from wortlaut.cli.reckon import reckon
from wortlaut.cli.review import review
from wortlaut.cli.search import log, search
from wortlaut.cli.serve import serve, user
from wortlaut.cli.versions import versions
from wortlaut.cli.watch import watch

__all__ = ["app", "main"]


@click.group(cls=Face, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wortlaut", message="%(prog)s %(version)s")
@click.option(
    "--debug",
    is_flag=True,
    envvar="WORTLAUT_DEBUG",
    help="Show the whole trace of an error.",
)
def app(debug: bool) -> None:
    """Read press reports: who said what, who promised what, each with its exact wording.

    Start with `wortlaut read REPORT`, or with `wortlaut serve`, the desk in the browser. What was
    read is kept in a ledger file, wortlaut.db in this folder: look at it with list, show and
    explain, follow a matter over many reports with dossier, reckon and due.
    """


COMMANDS = (
    read,
    serve,
    list_,
    show,
    explain,
    search,
    dossier,
    compare,
    reckon,
    due,
    review,
    events,
    watch,
    versions,
    export,
    log,
    load,
    evaluate,
    user,
)
"""In the order in which a user meets them."""

for command in COMMANDS:
    app.add_command(command)


def main() -> None:
    """Run the command line; the entry point of the program ``wortlaut``."""
    logging.basicConfig(format="wortlaut: %(message)s", level=logging.WARNING)
    app(prog_name="wortlaut")
