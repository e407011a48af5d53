"""`wortlaut dossier`: matters that somebody follows over many reports."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wortlaut.cli import empty, options
from wortlaut.cli.read import Way, run
from wortlaut.errors import InputError

INTERFACE = "en"
"""The language that the terminal speaks."""

if TYPE_CHECKING:
    from wortlaut.model import Promise


@click.group()
def dossier() -> None:
    """Follow a matter over many reports: who promised what.

    Which promises they tell, and where they differ.

    Start with `wortlaut dossier new NAME`, then `wortlaut dossier add NAME REPORT...`.
    """


@dossier.command()
@click.argument("name")
@click.option("--title", metavar="TEXT", help="What it is about, in a few words.")
@click.option(
    "--lang", "languages", multiple=True, metavar="CODE", help="A language of interest; repeatable."
)
@options.ledger
def new(name: str, title: str | None, languages: tuple[str, ...], ledger: Path) -> None:
    """Make a dossier called NAME.

    The ledger file is created if there is none.
    """
    from wortlaut import desk

    for code in languages:
        desk.hints(lang=code)
    with desk.Ledger(ledger, create=True) as opened:
        made = opened.new_dossier(name, title, languages, desk.user())
    click.echo(f"dossier {made.name} made in {ledger}.")


@dossier.command()
@click.argument("name")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option("--date", metavar="DATE", help="Day, month or year of publication: 2025-03-18.")
@click.option("--publisher", metavar="NAME", help="Who published the reports.")
@click.option("--lang", metavar="CODE", help="The language of the reports, such as de.")
@options.ledger
@options.reader
@options.as_json
@click.pass_context
def add(
    context: click.Context, /, name: str, reports: tuple[str, ...], ledger: Path, **given: Any
) -> int:
    """Read reports and put them into the dossier NAME.

    A REPORT is a file, a folder, an archive, an address of a page or feed, or -, as for read. What
    the ledger knows already is put into the dossier without reading it again.

    Exit status: 0 all read, 1 some could not be read, 2 none could be read.
    """
    from wortlaut import desk

    with desk.Ledger(ledger) as opened:
        chosen = opened.dossier(name).name
    way = Way(
        ledger=ledger,
        as_json=given["as_json"],
        html=None,
        page_lang=None,
        how=desk.How(
            learned=given["reader"] == options.LEARNED,
            debug=bool(context.find_root().params.get("debug")),
            dossier=chosen,
        ),
    )
    hints = desk.hints(given["date"], given["publisher"], given["lang"])
    return run(desk.Intake(reports, hints), way)


@dossier.command()
@click.argument("name")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@options.ledger
def remove(name: str, ids: tuple[str, ...], ledger: Path) -> None:
    """Take reports out of the dossier NAME.

    The ledger keeps them, and that they were in it.

    An ID is that of a reading or a document, as for show.
    """
    from wortlaut import desk

    with desk.Ledger(ledger, create=True) as opened:
        documents = [desk.look_up(opened, one)[0].document.id for one in ids]
        count = opened.take_out(name, documents, desk.user())
    reports = "report" if count == 1 else "reports"
    click.echo(f"{count} {reports} taken out of {name}.")


@dossier.command("list")
@options.as_of
@options.ledger
@options.as_json
def list_(ledger: Path, as_json: bool, **given: Any) -> None:
    """List the dossiers of the ledger, and how much was in them."""
    from wortlaut.cli import tables
    from wortlaut.desk import Ledger
    from wortlaut.exports import jsonl

    day = given["as_recorded"]
    wanted = options.wanted(given)
    with Ledger(ledger) as opened:
        there = (
            one for one in opened.dossiers() if not day or one.recorded_at[:10] <= day.isoformat()
        )
        for one in empty.or_none(there, "dossiers"):
            counts = opened.counts(replace(wanted, dossier=one.name))
            row = {"name": one.name, "title": one.title, **counts} | {
                "languages": one.languages,
                "recorded_by": one.recorded_by,
                "recorded_at": one.recorded_at,
            }
            click.echo(jsonl.line(row).encode() if as_json else tables.dossier_line(row))


@dossier.command()
@click.argument("name", required=False)
@click.option("--promise", metavar="ID", help="One promise with its tellings and their voices.")
@click.option("--all", "every", is_flag=True, help="Also offers, demands, threats, breaches ...")
@click.option("--actor", metavar="NAME", help="Only where that actor is bound, or makes the move.")
@options.as_of
@options.ledger
@options.as_json
def show(name: str | None, ledger: Path, as_json: bool, **given: Any) -> None:
    """Show the promises that the reports of a dossier tell.

    Who, what, due when, how often told, where they differ.

    NAME may be left out where the ledger has one dossier only. Where the output is no terminal,
    each row is one line with tabs between its columns.
    """
    from wortlaut import desk

    times = {"known_on": given["as_of"], "recorded_on": given["as_recorded"]}
    with desk.Ledger(ledger) as opened:
        chosen = opened.dossier(name).name
        matched = desk.promises(opened, chosen, **times)
        names = desk.names(opened, INTERFACE, opened.languages())
        recorded = opened.actor_names()
    if given["promise"]:
        found = [_chosen(matched.promises, given["promise"])]
    else:
        found = [one for one in matched.promises if given["every"] or one.stage == "binding"]
        found = [one for one in found if _has(one, given["actor"], (names, recorded))]
    found = list(empty.or_none(found, "promises" if not given["every"] else "promises or moves"))
    if as_json:
        from wortlaut.exports import jsonl
        from wortlaut.exports.promises import promise_line

        for one in found:
            line = promise_line(one, chosen, given["as_of"], given["as_recorded"])
            click.echo(jsonl.line(line).encode())
        return
    from wortlaut import digest
    from wortlaut.cli import tables
    from wortlaut.digest.promises import (
        Named,
        promise_cells,
        promise_page,
        promise_row,
    )

    named = Named({one.id: one for one in matched.promises}, names)
    if given["promise"]:
        digest.console().print(promise_page(found[0], named))
        return
    rows = (promise_row(one, named) for one in found)
    on_terminal = sys.stdout.isatty()
    tables.print_cells(map(promise_cells, rows) if on_terminal else rows)


def _chosen(promises: Iterable[Promise], id_: str) -> Promise:
    found = [one for one in promises if one.id.startswith(id_.strip().lower())]
    if not found:
        raise InputError(
            f"No promise of the dossier has the id {id_}: see `wortlaut dossier show`."
        )
    if len(found) > 1:
        raise InputError(f"The id {id_} is not unique: type more of it.")
    return found[0]


def _has(promise: Promise, actor: str | None, lists: tuple[dict[str, str], dict[str, str]]) -> bool:
    """Whether an actor has a part, by id, by the interface's name, the ledger's or the report's."""
    if not actor:
        return True
    wanted = actor.casefold()
    sides = {side for one in promise.tellings for side in (*one.debtor, *one.creditor)}
    said = [one.said(field) for one in promise.tellings for field in ("debtor", "party")]
    known = [*sides, *(names.get(side, "") for side in sides for names in lists), *said]
    return any(wanted in each.casefold() for each in known)
