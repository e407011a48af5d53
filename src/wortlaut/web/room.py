"""What the requests of one server share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from wortlaut.desk import Ledger
from wortlaut.web.audit import Audit
from wortlaut.web.gathered import Memory
from wortlaut.web.intake import Intake
from wortlaut.web.rates import Rate
from wortlaut.web.sessions import Sessions
from wortlaut.web.settings import Settings


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
        self.memory = Memory(settings.ledger)
        self.logins = Rate(settings.limits.logins)

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
