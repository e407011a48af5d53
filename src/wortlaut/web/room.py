"""What the requests of one server share."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wortlaut.desk import Ledger
from wortlaut.web.audit import Audit
from wortlaut.web.gathered import SETUP
from wortlaut.web.intake import Intake
from wortlaut.web.memory import Memory
from wortlaut.web.rates import Rate
from wortlaut.web.sessions import Sessions
from wortlaut.web.settings import Settings

RECENT = 30.0
"""Seconds for which somebody counts as having written."""


class Room:
    """One server's ledger, door, sessions, queue and audit log."""

    def __init__(self, settings: Settings) -> None:
        """Open the ledger once, so that it is there and of this version."""
        with Ledger(settings.ledger, create=True):
            pass
        self.settings = settings
        self.door = settings.door
        self.sessions = Sessions()
        self.audit = Audit(settings.ledger)
        self.intake = Intake(settings.ledger)
        self.memory = Memory(settings.ledger, _beside(settings.ledger))
        self._writers: dict[str, float] = {}
        self.logins = Rate(settings.limits.logins)

    def wrote(self, session: str) -> None:
        """Remember that somebody has written: they see what they wrote, and wait for it."""
        now = time.monotonic()
        self._writers = {one: at for one, at in self._writers.items() if now - at < RECENT}
        self._writers[session] = now

    def has_written(self, session: str) -> bool:
        """Whether somebody has written a moment ago."""
        return time.monotonic() - self._writers.get(session, -RECENT) < RECENT

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """Open the ledger to look at it."""
        with Ledger(self.settings.ledger) as ledger:
            yield ledger

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """Open the ledger to write."""
        with Ledger(self.settings.ledger, create=True) as ledger:
            yield ledger


def _beside(ledger: Path) -> tuple[Path, ...]:
    """Return the files from which the board follows, too."""
    return ledger.with_name(SETUP), ledger.with_name(f"{ledger.name}.events")
