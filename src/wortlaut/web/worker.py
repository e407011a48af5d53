"""Reads one report in a process of its own, so that pages stay quick while it is read."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Given:
    """A report to read: ``place`` is a file or an address, the rest what the user knows of it."""

    place: str
    date: str | None = None
    publisher: str | None = None
    dossier: str | None = None
    user: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a report: a state of ``desk.State`` and its reading, or the problem."""

    state: str
    reading: str = ""
    document: str = ""
    problem: str = ""


def take_in(given: Given, ledger: Path) -> Told:
    """Read a report and record it in ``ledger``; everything that goes wrong is told."""
    from wortlaut import desk
    from wortlaut.errors import WortlautError

    os.environ["WORTLAUT_USER"] = given.user
    how = desk.How(dossier=given.dossier)
    try:
        intake = desk.Intake([given.place], desk.hints(given.date, given.publisher))
        outcomes = list(desk.read_all(intake, ledger, how))  # several of a feed: one is shown
    except WortlautError as error:
        return Told(desk.State.FAILED, problem=str(error))
    if not outcomes:
        return Told(desk.State.FAILED, problem="There is no report in it.")
    outcome = next((one for one in outcomes if one.reading), outcomes[0])
    if outcome.reading is None:
        return Told(outcome.state, problem=outcome.problem)
    return Told(outcome.state, outcome.reading.id, outcome.reading.document.id)


def begin() -> None:
    """Leave Ctrl-C to the server, which lets the report at hand be finished."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def warm_up() -> None:
    """Read a sentence, so that lexicon and tagger are loaded before the first report comes."""
    from wortlaut import desk
    from wortlaut.model import Document

    desk.read(Document("Die Ministerin sagte, sie werde kommen."))
