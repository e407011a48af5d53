"""Wortlaut's command line with a reader that is quick and does little, for tests of the rest.

Run as a program it takes the same arguments as ``wortlaut``.  KILL_AT_INSERT=n kills the process
with SIGKILL at its n-th insertion into the ledger, in the middle of a transaction; KILL_AT_SCHEMA=n
at the n-th statement that makes a new ledger.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator

from wortlaut import reader
from wortlaut.ledger import Ledger, connection
from wortlaut.lexicon import Lexicon
from wortlaut.model import (
    Act,
    ActKind,
    Certainty,
    Document,
    Form,
    Reading,
    Span,
    Stance,
    Statement,
)

RULE = ("rule/fake.marks",)


def fake_read(
    document: Document, lexicon: Lexicon, version: str = "fake-1", *, learned: bool = False
) -> Reading:
    """Return every quotation as a statement and every sentence with "werde" as a commitment."""
    if "Absturz" in document.text:
        raise RuntimeError("the reader fell over")
    quotes = re.finditer("„[^“]+“", document.text)
    acts = re.finditer(r"[^.“]*\bwerde\b[^.]*\.", document.text)
    return Reading(
        document=document,
        reader=version,
        statements=tuple(
            Statement(
                (Span(*found.span()),),
                Form.DIRECT,
                Stance(Certainty.REPORTED),
                ("rule/fake.marks",),
            )
            for found in quotes
        ),
        acts=tuple(
            Act(
                ActKind.COMMITMENT, (Span(*found.span()),), (Span(*found.span()),), ("acts/werden",)
            )
            for found in acts
        ),
    )


def kill_at_insert(number: int) -> None:
    """Let the process die at its ``number``-th insertion."""
    insert = Ledger._insert
    left = [number]

    def dying(self: Ledger, *values: object) -> int:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return insert(self, *values)

    Ledger._insert = dying


def kill_at_schema(number: int) -> None:
    """Let the process die at the ``number``-th statement of the schema of a new ledger."""
    split = connection.split

    def dying(script: str) -> Iterator[str]:
        for index, statement in enumerate(split(script), start=1):
            if index == number:
                os.kill(os.getpid(), signal.SIGKILL)
            yield statement

    connection.split = dying


def do_not_sync() -> None:
    """Leave syncing to the system: a killed process loses nothing by it, and tests are quick."""
    connect = connection.connect

    def quick(*values: object) -> object:
        opened = connect(*values)
        opened.execute("PRAGMA synchronous = OFF")
        return opened

    connection.connect = quick


if __name__ == "__main__":
    from wortlaut.cli import main

    do_not_sync()
    reader.read = fake_read
    if number := os.environ.get("KILL_AT_INSERT"):
        kill_at_insert(int(number))
    if number := os.environ.get("KILL_AT_SCHEMA"):
        kill_at_schema(int(number))
    sys.argv[0] = "wortlaut"
    main()
