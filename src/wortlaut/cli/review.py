"""`wortlaut review`: go through what was read, and decide."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wortlaut.cli import empty, options
from wortlaut.cli.decide import decide, who

if TYPE_CHECKING:
    from wortlaut.desk import Ledger
    from wortlaut.model import Decision
    from wortlaut.reviews import Task


class WithDefault(click.Group):
    """A group whose first command runs where none is named."""

    default = "report"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command before arguments that name none."""
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = [self.default, *args]
        return super().parse_args(ctx, args)


@click.group(cls=WithDefault)
def review() -> None:
    """Review what was read: accept, correct, reject, merge, add.

    Each decision is kept, and can be undone.

    `wortlaut review [DOSSIER]` goes through the reports on a terminal, and lists their acts
    elsewhere. `wortlaut review decide ...` makes one decision, `wortlaut review decisions` lists
    all. See docs/review.md.
    """


@review.command("report")
@click.argument("dossier", required=False)
@click.option("--document", metavar="ID", help="Only that report: the id of a document or reading.")
@click.option("--list", "listed", is_flag=True, help="List the acts, on a terminal too.")
@click.option("--all", "every", is_flag=True, help="Also what has been decided.")
@click.option(
    "--as-of",
    "known_on",
    type=options.Day(),
    metavar="DAY",
    help="Only reports published until that day, such as 2025-03-18.",
)
@who
@options.ledger
@options.as_json
def report(dossier: str | None, ledger: Path, as_json: bool, **given: Any) -> None:
    """Go through reports act by act: `wortlaut review`.

    They are those of the DOSSIER, or all of the ledger.

    On a terminal every act is shown in its text, and keys decide; ? shows them. Elsewhere, and
    with --list, each act is one line: its id, what people decided, kind, who, what.
    """
    from wortlaut import desk, reviews

    with desk.Ledger(ledger) as opened:
        tasks = _tasks(opened, dossier, given)
    shown = [one for one in tasks if given["every"] or not one.is_done]
    if sys.stdin.isatty() and sys.stdout.isatty() and not (as_json or given["listed"]):
        from wortlaut import promises, screen

        documents = [one.reading.document.id for one in shown]
        with desk.Ledger(ledger, create=True) as opened:
            person = reviews.Reviewer(opened, reviews.reviewer(given["who"]), dossier)
            click.echo(screen.run(person, documents))
            if dossier:
                promises.remember(opened, dossier)  # so that it opens quickly again
        return
    for one in empty.or_none(shown, "reports" if given["every"] else "reports to decide on"):
        _print(one, given["every"], as_json)


def _tasks(ledger: Ledger, dossier: str | None, given: dict[str, Any]) -> list[Task]:
    from wortlaut import desk, reviews

    day, document = given["known_on"], given["document"]
    if document:
        return [reviews.task(ledger, desk.look_up(ledger, document, day)[0].document.id)]
    name = ledger.dossier(dossier).name if dossier else None
    return reviews.tasks(ledger, name, day)


def _print(task: Task, every: bool, as_json: bool) -> None:
    if as_json:
        from wortlaut.exports import decisions, jsonl

        click.echo(jsonl.line(decisions.review_line(task)).encode())
        return
    from wortlaut.cli import tables

    for row in tables.review_rows(task, every):
        click.echo("\t".join(row))


@review.command()
@click.option("--document", metavar="ID", help="Only about that report.")
@click.option(
    "--as-recorded",
    type=options.Day(),
    metavar="DAY",
    help="What this ledger held at the end of that day (UTC).",
)
@options.ledger
@options.as_json
def decisions(ledger: Path, document: str | None, as_recorded: Any, as_json: bool) -> None:
    """List what people decided.

    Oldest first: id, when, who, what, why.
    """
    from wortlaut import desk, reviewing

    with desk.Ledger(ledger) as opened:
        about = desk.look_up(opened, document)[0].document.id if document else None
        found = opened.decisions(as_recorded, about)
        undone = {key: one.id for key, one in reviewing.undone_by(found).items()}
        texts = {id_: opened.current(id_).document.text for one in found for id_ in one.documents}
        for one in empty.or_none(found, "decisions"):
            click.echo(_line(one, texts, undone.get(one.id, ""), as_json))


def _line(decision: Decision, texts: dict[str, str], undone_by: str, as_json: bool) -> str | bytes:
    from wortlaut import reviews
    from wortlaut.digest import SHORT, clean
    from wortlaut.exports import decisions, jsonl

    if as_json:
        return jsonl.line(decisions.decision_line(decision, texts, undone_by)).encode()
    text = texts.get(decision.documents[0], "") if decision.documents else ""
    said = reviews.summary(decision, text) + (
        f" (undone by {undone_by[:SHORT]})" if undone_by else ""
    )
    when = f"{decision.at:%Y-%m-%d %H:%M}"
    return "\t".join(
        clean(one) for one in (decision.id[:SHORT], when, decision.who, said, decision.why)
    )


review.add_command(decide)
