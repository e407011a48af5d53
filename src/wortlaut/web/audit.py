"""The audit log: every write with its time and the name of who made it.

One JSON object a line in a file beside the ledger, only ever added to.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from wortlaut.errors import LedgerError


class Entry(msgspec.Struct, frozen=True):
    """One write: ``action`` names it ("add", "decide", "login"), ``what`` its object."""

    at: datetime
    user: str
    action: str
    what: str
    client: str = ""


class Audit:
    """The log of one ledger."""

    def __init__(self, ledger: Path) -> None:
        """Keep the log beside ``ledger``, in a file of its name with ".audit.jsonl" added."""
        self.path = ledger.with_name(ledger.name + ".audit.jsonl")

    def write(self, user: str, action: str, what: str, client: str = "") -> None:
        """Append an entry; when this returns it is on the disk.  Raises ``LedgerError``."""
        entry = Entry(datetime.now(UTC), user, action, what, client)
        line = msgspec.json.encode(entry) + b"\n"
        try:
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(handle, line)
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            raise LedgerError(
                f"The audit log {self.path} cannot be written ({error.strerror}): nothing was "
                "changed; make it writable and try again."
            ) from error

    def entries(self) -> Iterator[Entry]:
        """Yield the entries, newest first; a line that was cut off by a crash is passed over."""
        if not self.path.exists():
            return
        for line in reversed(self.path.read_bytes().splitlines()):
            try:
                yield msgspec.json.decode(line, type=Entry)
            except msgspec.DecodeError:
                continue
