"""`wortlaut watch`: feeds, pages and folders, asked again and again."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wortlaut.cli import options
from wortlaut.cli.guard import INTERRUPTED, OK, PARTIAL, WRONG, say
from wortlaut.cli.read import Screen, warn_of_the_future
from wortlaut.errors import InputError

if TYPE_CHECKING:
    from wortlaut.desk import Ledger
    from wortlaut.ledger import Watched
    from wortlaut.watch import Asked

LEAST = timedelta(seconds=60)
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "": 60}


class Pause(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """A stretch of time as 15m, 2h, 1d or a number of minutes."""

    name = "time"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """Return the stretch."""
        if isinstance(value, timedelta):
            return value
        found = re.fullmatch(r"\s*(\d{1,6})\s*([smhd]?)\s*", value.lower())
        length = timedelta(seconds=int(found[1]) * _UNITS[found[2]]) if found else timedelta()
        if length < LEAST:
            self.fail(f"{value!r}: write 15m, 2h or 1d, and at least one minute.", param, ctx)
        return length


@click.command()
@click.argument("dossier", required=False)
@click.argument("places", nargs=-1, metavar="[PLACE]...")
@click.option("--once", is_flag=True, help="One round, then end: for cron.")
@click.option(
    "--every",
    type=Pause(),
    default="15m",
    show_default=True,
    metavar="TIME",
    help="How often a place is asked; a number alone is minutes.",
)
@click.option("--stop", is_flag=True, help="Watch the places no longer.")
@click.option("--list", "only_list", is_flag=True, help="Say what is watched, and end.")
@options.ledger
@options.reader
@options.as_json
@click.pass_context
def watch(
    context: click.Context, /, dossier: str | None, places: tuple[str, ...], **given: Any
) -> int:
    """Watch feeds, pages and folders, and read what is new.

    A PLACE is the address of an RSS or Atom feed or of a page, a file or a folder. It is
    remembered, with the DOSSIER if one is named: without places, what is remembered is watched.
    Servers are asked politely: only for what has changed, later and later while nothing does or
    while they fail, and not before they allow. Ctrl-C loses nothing.

    Exit status with --once: 0 all went well, 1 some failed, 2 all failed.
    """
    from wortlaut import desk
    from wortlaut.desk import How
    from wortlaut.watch import Round

    with desk.Ledger(given["ledger"], create=True) as opened:
        name, places = _parted(opened, dossier, places)
        for place in places:
            _note(opened, place, name, on=not given["stop"])
        chosen = opened.watched(name)
    if given["stop"] or given["only_list"]:
        return _list(chosen, given["as_json"])
    if not chosen:
        raise InputError("nothing is watched: name a feed, a page or a folder.")
    debug = bool(context.find_root().params.get("debug"))
    how = How(learned=given["reader"] == options.LEARNED, debug=debug)
    plan = Round(given["ledger"], given["every"], how)
    try:
        return _rounds(plan, chosen, given)
    except KeyboardInterrupt:
        say("stopped: what was read is kept; the same command goes on.")
        return INTERRUPTED


def _parted(
    ledger: Ledger, first: str | None, rest: tuple[str, ...]
) -> tuple[str | None, tuple[str, ...]]:
    """Return the dossier's name, if the first word is one, and the places."""
    if first is None:
        return None, ()
    names = {one.name.casefold(): one.name for one in ledger.dossiers()}
    if first.casefold() in names:
        return names[first.casefold()], _whole(rest)
    if "://" in first or Path(first).exists() or first in {one.place for one in ledger.watched()}:
        return None, _whole((first, *rest))
    raise InputError(
        f"{first} is no dossier of {ledger.path}, no address, and no file or folder: make the "
        f"dossier with `wortlaut dossier new {first}`, or check the name."
    )


def _whole(places: tuple[str, ...]) -> tuple[str, ...]:
    """Return paths as they are known from anywhere, so that they hold for the next call too."""
    from wortlaut import sources

    return tuple(
        one.partition("#")[0] if sources.is_address(one) else str(Path(one).resolve())
        for one in places
    )


def _note(ledger: Ledger, place: str, dossier: str | None, *, on: bool) -> None:
    from wortlaut import desk

    if on and "://" not in place and not Path(place).exists():
        raise InputError(f"there is no file or folder {place}: check the name.")
    ledger.watch(place, dossier, desk.user(), on)


def _list(chosen: tuple[Watched, ...], as_json: bool) -> int:
    from wortlaut.exports import jsonl

    for one in chosen:
        if as_json:
            click.echo(jsonl.line({"place": one.place, "dossiers": one.dossiers}).encode())
        else:
            click.echo("\t".join((one.place, ", ".join(one.dossiers))))
    if not chosen and not as_json:
        click.echo("nothing is watched.")
    return OK


def _rounds(plan: Any, chosen: tuple[Watched, ...], given: dict[str, Any]) -> int:
    while True:
        counts: Counter[bool] = Counter()
        for asked in plan.run(chosen):
            _show(asked, given["as_json"])
            counts[asked.failed] += 1
            sys.stdout.flush()
        if not counts and given["once"] and not given["as_json"]:
            _nothing_due(plan.next(chosen))
        if given["once"]:
            return OK if not counts[True] else PARTIAL if counts[False] else WRONG
        time.sleep(min(plan.every.total_seconds(), 60.0))


def _instant(at: datetime) -> str:
    return f"{at:%H:%M} UTC on {at:%-d %B}"


def _nothing_due(at: datetime | None) -> None:
    until = f" before {_instant(at)}" if at else ""
    click.echo(f"nothing is due{until}, and no file has changed.")


def _show(asked: Asked, as_json: bool) -> None:
    from wortlaut.exports import jsonl

    if as_json:
        row = {"address": asked.address, "note": asked.note, "failed": asked.failed}
        row |= {"until": asked.until, "reports": [_row(one) for one in asked.outcomes]}
        click.echo(jsonl.line(row).encode())
        return
    for outcome in asked.outcomes:
        if outcome.reading is None:
            say(f"{outcome.state} {outcome.name}: {outcome.problem}")
            continue
        warn_of_the_future(outcome.name, outcome.reading, Screen())
        click.echo(_line(outcome.state, outcome.reading.id, outcome.name))
    if asked.failed and not asked.outcomes:
        until = f"; not asked again before {_instant(asked.until)}" if asked.until else ""
        say(f"{asked.note}{until}")
    elif not asked.outcomes:
        click.echo(_line("asked", "", f"{asked.address}: {asked.note}"))


def _row(outcome: Any) -> dict[str, Any]:
    row = {"name": outcome.name, "state": outcome.state, "problem": outcome.problem}
    reading = outcome.reading
    return row | {"reading": reading.id, "document": reading.document.id} if reading else row


def _line(state: str, id_: str, name: str) -> str:
    from wortlaut.digest.words import SHORT, clean

    return f"{state:<8}  {id_[:SHORT]:<{SHORT}}  {clean(name)}"
