"""`wortlaut review decide ...`: one decision a command, for scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wortlaut.cli import options
from wortlaut.errors import ReviewError

if TYPE_CHECKING:
    from wortlaut.model import Decision
    from wortlaut.reviews import Reviewer

Command = Callable[..., Any]


def who(command: Command) -> Command:
    """Add --who."""
    return click.option(
        "--who",
        metavar="NAME",
        envvar="WORTLAUT_WHO",
        show_envvar=True,
        help="Who decides; by default the user at work.",
    )(command)


def _common(command: Command) -> Command:
    why = click.option("--why", default="", metavar="TEXT", help="The reason, in a few words.")
    return why(who(options.in_dossier(options.ledger(options.as_json(command)))))


@click.group()
def decide() -> None:
    """Make one decision.

    It is in the ledger when the command ends.

    An ACT is an id from `wortlaut review` or `wortlaut list acts`, the beginning of one, or
    DOCUMENT/ACT. Where two acts are asked for, a promise's id from `wortlaut dossier show` does.
    """


@decide.command()
@click.argument("act")
@_common
def accept(act: str, why: str, **given: Any) -> None:
    """Say that an act is right as it stands."""
    with _made(given) as (person, made):
        made.append(person.accept(act, why))


@decide.command()
@click.argument("act")
@_common
def reject(act: str, why: str, **given: Any) -> None:
    """Say that the report does not tell the act."""
    with _made(given) as (person, made):
        made.append(person.reject(act, why))


@decide.command()
@click.argument("act")
@click.argument("field")
@click.argument("said", metavar="WORDING")
@click.option("--actor", "actors", multiple=True, metavar="ID", help="Who is meant; repeatable.")
@_common
def correct(act: str, field: str, said: str, actors: tuple[str, ...], **given: Any) -> None:
    """Put another wording into a field of an act.

    WORDING must occur in the report, “…” standing between parts that are apart; an empty one says
    that the report is silent. For kind, polarity, status, certainty, due and window it is the
    value; days are 2025-03-18, ../2025-03-18 for "by then", 2025-03-18/2025-04-17 for a term.
    """
    why = given.pop("why")
    with _made(given) as (person, made):
        made.append(person.correct(act, person.change(act, field, said, actors), why))


@decide.command()
@click.argument("document")
@click.argument("kind")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=WORDING...")
@_common
def add(document: str, kind: str, fields: tuple[str, ...], why: str, **given: Any) -> None:
    """Add an act that the reader missed.

    DOCUMENT is the id of a report or reading, KIND the kind of act. anchor= and action= must be
    given; every WORDING must occur in the report.
    """
    said = dict(_field(one) for one in fields)
    with _made(given) as (person, made):
        made.append(person.add(document, kind, said, why))


def _field(given: str) -> tuple[str, str]:
    name, equals, said = given.partition("=")
    if not equals:
        raise ReviewError(f"{given!r} is no field: write FIELD=WORDING, such as debtor='Kiew'.")
    return name.strip(), said


@decide.command()
@click.argument("document")
@_common
def finish(document: str, why: str, **given: Any) -> None:
    """Say that a report was read through: its acts are right, and none is missing."""
    with _made(given) as (person, made):
        made.append(person.finish(document, why))


@decide.command()
@click.argument("left", metavar="ACT")
@click.argument("right", metavar="ACT")
@_common
def merge(left: str, right: str, why: str, **given: Any) -> None:
    """Say that two acts tell the same promise."""
    with _made(given) as (person, made):
        made.append(person.merge(left, right, why))


@decide.command()
@click.argument("left", metavar="ACT")
@click.argument("right", metavar="ACT")
@_common
def split(left: str, right: str, why: str, **given: Any) -> None:
    """Say that two acts do not tell the same promise."""
    with _made(given) as (person, made):
        made.append(person.split(left, right, why))


@decide.command()
@click.argument("promise")
@click.argument("evidence")
@_common
def confirm(promise: str, evidence: str, why: str, **given: Any) -> None:
    """Confirm evidence for a promise: an act, or an event such as acled/UKR12345."""
    with _made(given) as (person, made):
        made.append(person.judge(True, promise, evidence, why))


@decide.command()
@click.argument("promise")
@click.argument("evidence")
@_common
def dismiss(promise: str, evidence: str, why: str, **given: Any) -> None:
    """Say that an act or event is no evidence for a promise."""
    with _made(given) as (person, made):
        made.append(person.judge(False, promise, evidence, why))


@decide.command()
@click.argument("source")
@click.argument("grade_", metavar="GRADE")
@_common
def grade(source: str, grade_: str, why: str, **given: Any) -> None:
    """Grade a source or event by the Admiralty code, such as B2."""
    with _made(given) as (person, made):
        made.append(person.grade(source, grade_, why))


@decide.command()
@click.argument("decision")
@_common
def undo(decision: str, why: str, **given: Any) -> None:
    """Take a decision back; to undo that brings it back."""
    with _made(given) as (person, made):
        made.append(person.undo(decision, why))


@contextmanager
def _made(given: dict[str, Any]) -> Iterator[tuple[Reviewer, list[Decision]]]:
    """Yield who decides and a list for the decision, which is printed in the end."""
    from wortlaut import desk, reviews

    _refuse_missing(given["ledger"])
    with desk.Ledger(given["ledger"], create=True) as opened:
        person = reviews.Reviewer(opened, reviews.reviewer(given["who"]), given["dossier"])
        made: list[Decision] = []
        yield person, made
        for one in made:
            _say(one, opened, given["as_json"])


def _refuse_missing(ledger: Path) -> None:
    """Say that there is no ledger, rather than make one."""
    from wortlaut import desk

    desk.Ledger(ledger).close()


def _say(decision: Decision, ledger: Any, as_json: bool) -> None:
    from wortlaut import reviews
    from wortlaut.digest import SHORT, clean
    from wortlaut.exports import decisions, jsonl

    texts = {one: ledger.current(one).document.text for one in decision.documents}
    if as_json:
        click.echo(jsonl.line(decisions.decision_line(decision, texts)).encode())
        return
    said = clean(reviews.summary(decision, next(iter(texts.values()), "")))
    click.echo(f"{decision.id[:SHORT]}  {clean(decision.who)}  {said}")
