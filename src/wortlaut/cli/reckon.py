"""`wortlaut reckon`: how the promises of a dossier stand, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wortlaut.cli import empty, options
from wortlaut.cli.guard import OK, PARTIAL, say
from wortlaut.errors import InputError

if TYPE_CHECKING:
    from wortlaut.account import Account
    from wortlaut.desk import Ledger
    from wortlaut.reckoning import Reckoned, Texts

SHORTEST_ID = 4
SETUP = "reckoning.toml"
"""The setup that is taken from beside the ledger, where there is one."""


def asked(command: options.Command) -> options.Command:
    """Add the options of what is asked: days, setup, language, ledger."""
    for option in (
        click.option(
            "--as-of",
            type=options.Day(),
            metavar="DAY",
            help="How it stood on that day, as 2025-03-20.  [default: today]",
        ),
        click.option(
            "--known-on",
            type=options.Day(),
            metavar="DAY",
            help="As known on that day; a later one looks back.  [default: as --as-of]",
        ),
        click.option(
            "--as-recorded",
            type=options.Day(),
            metavar="DAY",
            help="What this ledger held at the end of that day (UTC).",
        ),
        click.option(
            "--setup",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=f"Grades, coverage and decisions.  [default: {SETUP} beside the ledger]",
        ),
        click.option(
            "--lang",
            type=click.Choice(("de", "en")),
            default="en",
            envvar="WORTLAUT_LANG",
            show_default=True,
            show_envvar=True,
            help="The language of explanations.",
        ),
        options.ledger,
        options.as_json,
    ):
        command = option(command)
    return command


@click.command()
@click.argument("dossier", required=False)
@click.option("--promise", metavar="ID", help="One promise, with its reasons and evidence.")
@click.option("--why", is_flag=True, help="Explain every verdict below its row.")
@click.option("--all", "offers", is_flag=True, help="Also what has only been offered.")
@click.option("--changes", is_flag=True, help="How the verdicts changed, day by day, instead.")
@click.option(
    "--ical",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the changes as a calendar (iCalendar), too; implies --changes.",
)
@click.option(
    "--atom",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the changes as a feed (Atom), too; implies --changes.",
)
@asked
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a page with a timeline for each promise, too.",
)
def reckon(dossier: str | None, as_json: bool, **given: Any) -> int:
    """Reckon how promises stand: were they kept, on whose word?

    DOSSIER may be left out: then all promises of the ledger are reckoned. Each way in which a
    promise is told has a row of its own. "?" behind an outcome: only a single source says so.

    Exit status: 0, or 1 if some evidence or a part of the setup could not be used.
    """
    if given["changes"] or given["ical"] or given["atom"]:
        return _changes(dossier, given, as_json)
    found, texts = account(dossier, given)
    chosen = list(empty.or_none(_chosen(found, given["promise"]), "promises to reckon"))
    if given["html"]:
        _write_page(given["html"], found, texts)
    if as_json:
        _print_json(chosen, found, given)
    else:
        from wortlaut.cli import verdicts

        verdicts.show(chosen, found, texts, why=bool(given["why"] or given["promise"]))
    return _problems(chosen, found)


def account(dossier: str | None, given: Mapping[str, Any]) -> tuple[Account, Texts]:
    """Return the account that the options ask for, and the texts to write it with."""
    from wortlaut import account as accounts
    from wortlaut import desk
    from wortlaut.reckoning import Texts

    with desk.Ledger(given["ledger"]) as opened:
        ask = _ask(dossier and _dossier(opened, dossier), given)
        found = accounts.account(opened, ask, _setup(given))
        names = accounts.names(opened, given["lang"])
    return found, Texts(given["lang"], _namer(names))


def _dossier(opened: Ledger, name: str) -> str:
    from wortlaut.errors import MissingError

    try:
        return opened.dossier(name).name
    except MissingError as error:
        promise = len(name) >= SHORTEST_ID and not set(name.lower()) - set("0123456789abcdef")
        hint = f" If it is a promise's id: --promise {name}." if promise else ""
        raise MissingError(f"{error}{hint}") from error


def _ask(dossier: str | None, given: Mapping[str, Any]) -> Any:
    from wortlaut.account import Ask

    as_of = given["as_of"] or given["known_on"] or datetime.now(UTC).date()
    return Ask(
        as_of=as_of,
        known_on=given["known_on"],
        dossier=dossier,
        recorded_on=given["as_recorded"],
        offers=bool(given.get("offers")),
    )


def _setup(given: Mapping[str, Any]) -> Any:
    from wortlaut import account as accounts

    path = given["setup"] or given["ledger"].parent / SETUP
    if given["setup"] is None and not path.exists():
        return accounts.Setup()
    return accounts.load_setup(path)


def _namer(names: Mapping[str, str]) -> Any:
    return lambda side: names.get(side) or side.rpartition("/")[2] or side


def _chosen(found: Account, id_: str | None) -> list[Reckoned]:
    if id_ is None:
        return list(found.reckoned)
    chosen = [one for one in found.reckoned if one.promise.startswith(id_.strip().lower())]
    if len(chosen) == 1:
        return chosen
    if chosen:
        raise InputError(f"The id {id_} is not unique: type more of it.")
    raise InputError(f"No promise reckoned has the id {id_}: see `wortlaut reckon`.")


def _print_json(chosen: Iterable[Reckoned], found: Account, given: Mapping[str, Any]) -> None:
    from wortlaut.exports import jsonl

    writer = _writer(given)
    for one in chosen:
        click.echo(jsonl.line(writer.line(one, found)).encode())


def _writer(given: Mapping[str, Any]) -> Any:
    from wortlaut import account as accounts
    from wortlaut import desk
    from wortlaut.exports.verdicts import Writer

    with desk.Ledger(given["ledger"]) as opened:
        names = {code: accounts.names(opened, code) for code in ("de", "en")}
    return Writer(lambda code: _namer(names[code]))


def _changes(dossier: str | None, given: Mapping[str, Any], as_json: bool) -> int:
    from wortlaut import account as accounts
    from wortlaut import desk
    from wortlaut.cli import verdicts
    from wortlaut.exports import changes as exported
    from wortlaut.exports import jsonl
    from wortlaut.reckoning import Texts

    with desk.Ledger(given["ledger"]) as opened:
        ask = _ask(dossier and _dossier(opened, dossier), given)
        found = accounts.changes(opened, ask, _setup(given))
        names = accounts.names(opened, given["lang"])
    texts = Texts(given["lang"], _namer(names))
    for option, make in (("ical", exported.calendar), ("atom", exported.atom)):
        if path := given[option]:
            with options.writing(path, f"--{option}"):
                path.write_bytes(make(found, texts))
    if as_json:
        writer = _writer(given)
        for one in found:
            click.echo(jsonl.line(writer.change(one)).encode())
    else:
        verdicts.show_changes(found, texts)
    return OK


def _write_page(path: Path, found: Account, texts: Texts) -> None:
    from wortlaut.exports import reckoning_page

    page = reckoning_page.page(found, texts)
    with options.writing(path, "--html"):
        path.write_text(page, "utf-8", newline="\n")


def _problems(chosen: Iterable[Reckoned], found: Account) -> int:
    problems = [*found.problems, *(problem for one in chosen for problem in one.problems)]
    for problem in problems:
        say(problem.message)
    return PARTIAL if problems else OK
