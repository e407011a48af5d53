"""What the person who starts the server decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from wortlaut.web.doors import Door

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""The names under which a server on the loopback interface may be addressed.

Any other name means that somebody's page has its own name lead here.
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one client may ask: sizes in bytes, rates in requests a minute."""

    body: int = 64_000_000
    requests: int = 3_000
    writes: int = 600
    logins: int = 10


@dataclass(frozen=True, slots=True)
class Settings:
    """One server: ``hosts`` are the names that it answers to, None for any."""

    ledger: Path
    door: Door
    hosts: frozenset[str] | None = LOCAL_HOSTS
    limits: Limits = field(default_factory=Limits)
