"""`wortlaut evaluate`: how well the reader reads, on annotated corpora."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wortlaut.cli import options

TASKS = ("quotes", "time", "acts")


@click.command()
@click.argument("task", type=click.Choice(TASKS))
@click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A file or folder in the format of the shared corpus, instead of its dev set.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print scores, scores of each document and errors as one JSON object.",
)
@click.option(
    "--predictions",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Write what was read, in the format of the gold: a file, for time a folder.",
)
@click.option("--errors", is_flag=True, help="Print what is missed, spurious or wrong.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help="With --errors: only the N documents with the worst scores.",
)
@options.reader
def evaluate(
    task: str, corpus: Path | None, as_json: bool, predictions: Path | None, **more: Any
) -> None:
    """Score the reader against an annotated corpus.

    WHAT is read: quotes, time or acts. Without --corpus the dev set of the shared corpora is read
    (WORTLAUT_SHARED, or ../shared beside the repository).
    """
    from rich.console import Console

    from wortlaut import evaluation

    if more["limit"] and not more["errors"]:
        raise click.UsageError("--limit is for --errors: add --errors, or leave --limit out")
    learned = more["reader"] == options.LEARNED
    report = evaluation.run(task, corpus, learned=learned)
    if predictions:
        evaluation.write_predictions(report, predictions)
    if as_json:
        click.echo(evaluation.to_json(report).encode())
        return
    console = Console()
    if more["errors"]:
        evaluation.print_errors(report, console, limit=more["limit"])
    evaluation.print_report(report, console)
