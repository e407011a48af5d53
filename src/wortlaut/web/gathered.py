"""The promises of a dossier on a day, made once and kept until the ledger changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from wortlaut import desk
from wortlaut.desk import Filter, Ledger
from wortlaut.model import Promise

KEPT = 64
"""How many questions are remembered with their answers."""

Stamp = tuple[object, ...]


@dataclass(frozen=True)
class Gathered:
    """What the board and its pages stand on; ``first`` is the day of the earliest report."""

    promises: tuple[Promise, ...]
    names: Mapping[str, str]
    titles: Mapping[str, str]
    first: date | None

    @cached_property
    def by_id(self) -> Mapping[str, Promise]:
        """The promises by their ids."""
        return {one.id: one for one in self.promises}

    def who(self, sides: tuple[str, ...]) -> str:
        """Return the names of actors, the id of one without a name."""
        return ", ".join(self.names.get(side, side) for side in sides)


class Memory:
    """Answers by question and state of the ledger; one question is worked on by one thread."""

    def __init__(self, path: Path) -> None:
        """Remember what is asked of the ledger at ``path``."""
        self._path = path
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
        for path in (self._path, self._path.with_name(self._path.name + "-wal")):
            try:
                state = path.stat()
            except FileNotFoundError:
                continue
            found += [state.st_mtime_ns, state.st_size]
        with self._path.open("rb") as file:
            found.append(file.read(28)[24:])
        return tuple(found)


def gather(ledger: Ledger, dossier: str | None, day: date | None) -> Gathered:
    """Return the promises that a dossier's reports until ``day`` tell."""
    wanted = Filter(dossier=dossier)
    rows = list(ledger.readings(wanted))
    days = [date.fromisoformat(str(row["valid_earliest"])) for row in rows if row["valid_earliest"]]
    return Gathered(
        promises=desk.promises(ledger, dossier, known_on=day).promises,
        names=ledger.actor_names(),
        titles={str(row["document"]): str(row["title"] or "") for row in rows},
        first=min(days, default=None),
    )
