"""The promises of a dossier on a day, made once and kept until the ledger changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from wortlaut import account as accounts
from wortlaut.account import Account, Ask, Setup
from wortlaut.desk import Filter, Ledger
from wortlaut.model import Promise
from wortlaut.reckoning import Reckoned
from wortlaut.reckoning import Texts as Sentences
from wortlaut.web.words import LANGUAGES

SETUP = "reckoning.toml"
"""The setup of the reckoning, beside the ledger."""

KEPT = 64
"""How many questions are remembered with their answers."""

Stamp = tuple[object, ...]


@dataclass(frozen=True)
class Gathered:
    """What the board and its pages stand on; ``first`` is the day of the earliest report.

    ``every_name`` has the names of actors by language, ``language`` is the one spoken.
    """

    account: Account
    every_name: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, str]
    first: date | None
    language: str = "de"

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """Every promise, offer, demand and so on."""
        return tuple(self.account.promises.values())

    @property
    def by_id(self) -> Mapping[str, Promise]:
        """The promises by their ids."""
        return self.account.promises

    @cached_property
    def reckoned(self) -> Mapping[str, Reckoned]:
        """The verdicts by the ids of their promises."""
        return {one.promise: one for one in self.account.reckoned}

    @cached_property
    def sentences(self) -> Sentences:
        """What writes explanations."""
        return Sentences(self.language, self.name)

    @property
    def names(self) -> Mapping[str, str]:
        """The names of actors by their ids."""
        return self.every_name[self.language]

    def name(self, side: str) -> str:
        """Return the name of an actor, for one without a name the end of its id."""
        return self.names.get(side) or side.rpartition("/")[2] or side

    def who(self, sides: tuple[str, ...]) -> str:
        """Return the names of actors."""
        return ", ".join(map(self.name, sides))


class Memory:
    """Answers by question and state of the ledger; one question is worked on by one thread."""

    def __init__(self, path: Path) -> None:
        """Remember what is asked of the ledger at ``path``."""
        self._path = path
        self._files = (path, path.with_name(f"{path.name}-wal"), path.parent / SETUP)
        self._answers: OrderedDict[object, tuple[Stamp, object]] = OrderedDict()
        self._locks: dict[object, threading.Lock] = {}
        self._lock = threading.Lock()

    def ask(self, question: object, answer: Callable[[], object]) -> object:
        """Return the answer to ``question``, made by ``answer`` if the ledger has changed."""
        with self._lock:
            lock = self._locks.setdefault(question, threading.Lock())
        with lock:
            stamp = self._stamp()
            kept = self._answers.get(question)
            if kept and kept[0] == stamp:
                return kept[1]
            made = answer()
            with self._lock:
                self._answers[question] = stamp, made
                self._answers.move_to_end(question)
                while len(self._answers) > KEPT:
                    self._locks.pop(self._answers.popitem(last=False)[0], None)
        return made

    def _stamp(self) -> Stamp:
        """Return what changes with every commit to the ledger."""
        found: list[object] = []
        for path in self._files:
            try:
                state = path.stat()
            except FileNotFoundError:
                continue
            found += [state.st_mtime_ns, state.st_size]
        with self._path.open("rb") as file:
            found.append(file.read(28)[24:])
        return tuple(found)


def gather(path: Path, dossier: str | None, day: date | None) -> Gathered:
    """Return the promises that a dossier's reports until ``day`` tell, reckoned as of that day."""
    ask = Ask(as_of=day or date.today(), known_on=day, dossier=dossier)
    with Ledger(path) as ledger:
        rows = list(ledger.readings(Filter(dossier=dossier)))
        found = accounts.account(ledger, ask, _setup(path))
        names = {code: accounts.names(ledger, code) for code in LANGUAGES}
    days = [date.fromisoformat(str(row["valid_earliest"])) for row in rows if row["valid_earliest"]]
    titles = {str(row["document"]): str(row["title"] or "") for row in rows}
    return Gathered(found, names, titles, min(days, default=None))


def _setup(ledger: Path) -> Setup:
    """Return the setup of the reckoning that lies beside the ledger."""
    path = ledger.parent / SETUP
    return accounts.load_setup(path) if path.exists() else Setup()
