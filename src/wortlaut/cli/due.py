"""`wortlaut due`: what falls due, what ends, what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from wortlaut.cli import empty
from wortlaut.cli.guard import OK
from wortlaut.cli.reckon import account, asked

if TYPE_CHECKING:
    from wortlaut.reckoning import Texts
    from wortlaut.reckoning.due import Due

FALLS_DUE = 3
OVERDUE = 4


@click.command()
@click.argument("dossier", required=False)
@click.option(
    "--within",
    type=click.IntRange(0, 36_500),
    default=14,
    show_default=True,
    metavar="DAYS",
    help="How far to look ahead.",
)
@asked
def due(dossier: str | None, within: int, as_json: bool, **given: Any) -> int:
    """List what falls due or ends soon, and what is overdue.

    A row each: term, day, days from today, who, what, outcome, id; where the output is no
    terminal, a line with tabs between them. Promises without a day are never due.

    Exit status, for cron: 0 nothing, 3 something falls due or ends, 4 something is overdue.
    """
    from wortlaut.reckoning.due import Term, dues

    found, texts = account(dossier, given)
    every = dues(found.reckoned, within)
    if as_json:
        for one in every:
            click.echo(_json(one))
    else:
        from wortlaut.cli import tables

        rows = (_cells(one, texts) for one in every)
        tables.print_cells(empty.or_none(rows, "terms that end or are overdue"))
    if any(one.term is Term.OVERDUE for one in every):
        return OVERDUE
    return FALLS_DUE if any(one.term is not Term.PASSED for one in every) else OK


def _cells(one: Due, texts: Texts) -> dict[str, str]:
    from wortlaut.cli.verdicts import outcome
    from wortlaut.digest import SHORT, clean

    commitment = one.verdict.commitment
    return {
        "term": texts("falls", one.term.value),
        "day": one.day.isoformat(),
        "days": f"{one.days:+d}",
        "who": clean(texts.debtor(commitment)),
        "what": clean(commitment.tellings[0].said("action")),
        "outcome": outcome(one.verdict, texts),
        "id": commitment.promise[:SHORT],
    }


def _json(one: Due) -> bytes:
    from wortlaut.exports import jsonl

    commitment = one.verdict.commitment
    line = {
        "format": "wortlaut-due/1",
        "term": one.term.value,
        "day": one.day,
        "days": one.days,
        "promise": commitment.promise,
        "commitment": commitment.id,
        "debtor": commitment.debtor,
        "wording": commitment.tellings[0].said("action"),
        "outcome": one.verdict.outcome.value,
    }
    return jsonl.line(line).encode()
