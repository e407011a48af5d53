"""Opens a ledger file: creates, checks and migrates it, and says in words what went wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from wortlaut.errors import LedgerError

APPLICATION_ID = 0x574F5254
"""SQLite's ``application_id`` of a ledger: "WORT"."""

VERSION = 9
"""The schema version (``user_version``) that this Wortlaut reads and writes."""

WAIT = 10.0
"""Seconds to wait for another program that is writing to the ledger."""

_HEADER = b"SQLite format 3\0"

_TINY = 512
"""A file of SQLite is no smaller, in bytes."""

_REMEDIES: dict[int, str] = {
    sqlite3.SQLITE_BUSY: "is locked by another program: let it finish, or close it, and run again",
    sqlite3.SQLITE_LOCKED: "is locked by another program: let it finish and run again",
    sqlite3.SQLITE_READONLY: "cannot be written: make the file and its folder writable, "
    "or choose another file with --ledger",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: check that the file and its folder may be read "
    "and written, or choose another file with --ledger",
    sqlite3.SQLITE_PERM: "cannot be opened: check that the file may be read and written",
    sqlite3.SQLITE_NOTADB: "is not a ledger of Wortlaut: choose another file with --ledger",
    sqlite3.SQLITE_CORRUPT: "is damaged: restore it from a copy, or save what can be saved with "
    "`sqlite3 FILE .recover`",
    sqlite3.SQLITE_FULL: "cannot grow, the disk is full: make room and run again; what was "
    "reported as read is kept",
    sqlite3.SQLITE_IOERR: "cannot be read or written, the disk reports an error: check the disk "
    "and run again",
}


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite raises about the ledger at ``path`` into a ``LedgerError``."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None) or 0
        remedy = _REMEDIES.get(code & 0xFF, f"cannot be used ({error}): choose another file")
        raise LedgerError(f"The ledger {path} {remedy}.") from error
    except UnicodeEncodeError as error:
        raise LedgerError(
            f"The ledger {path} cannot hold this report: it has half a character (a lone "
            f"surrogate) at {error.start}; convert the report to UTF-8 and read it again."
        ) from error


def connect(path: Path, create: bool, wait: float = WAIT) -> sqlite3.Connection:
    """Return a connection to the ledger at ``path``, at the current schema version.

    With ``create`` a missing or empty file becomes a ledger; without it the connection only
    reads.  ``wait`` is how many seconds to wait for another writer.  Raises ``LedgerError``.
    """
    _check_path(path, create)
    uri = f"{path.resolve().as_uri()}?mode={'rwc' if create else 'rw'}"
    with in_words(path):
        connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)
    try:
        with in_words(path):
            _prepare(connection, path, create)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_path(path: Path, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"The ledger {path} is a folder: name a file with --ledger.")
    if not path.parent.is_dir():
        raise LedgerError(
            f"The folder {path.parent} of the ledger does not exist: create it, or choose "
            "another file with --ledger."
        )
    if not create and not path.exists():
        raise LedgerError(
            f"There is no ledger at {path}: read a report first with `wortlaut read REPORT`, or "
            "name the ledger with --ledger."
        )
    if path.is_file() and 0 < path.stat().st_size < _TINY and _header(path) != _HEADER:
        raise LedgerError(f"The ledger {path} {_REMEDIES[sqlite3.SQLITE_NOTADB]}.")


def _header(path: Path) -> bytes:
    """Return how the file begins.  SQLite itself takes a file of one byte for an empty one.

    No ledger that is in use may be opened so: to close it would give up the locks that other
    connections of this very process hold on it (POSIX), and SQLite would write unlocked.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(_HEADER))
    except OSError as error:
        raise LedgerError(f"The ledger {path} {_REMEDIES[sqlite3.SQLITE_CANTOPEN]}.") from error


def _prepare(connection: sqlite3.Connection, path: Path, create: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    version = _version(connection, path)
    if version < VERSION and (create or version > 0):
        with transaction(connection):
            migrate(connection, _version(connection, path))
    elif version == 0:
        raise LedgerError(f"The ledger {path} is empty: read a report first.")
    if not create:
        connection.execute("PRAGMA query_only = ON")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version of a ledger, 0 for an empty file; refuse what is no ledger."""
    with _snapshot(connection):  # or another program's new schema could appear in between
        names = ("application_id", "user_version", "schema_version")
        application, version, schema = (pragma(connection, name) for name in names)
    if application != APPLICATION_ID:
        if application or version or schema:
            raise LedgerError(
                f"The file {path} belongs to another program and is not a ledger of Wortlaut: "
                "choose another file with --ledger."
            )
        return 0
    if version > VERSION:
        raise LedgerError(
            f"The ledger {path} was written by a newer Wortlaut (schema {version}, this one "
            f"knows {VERSION}): update with `pip install --upgrade wortlaut`."
        )
    return version


@contextmanager
def _snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Let the block's reads see one state of the file."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """Return the value of a numeric pragma."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run the block as one writing transaction: all of it is kept, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def migrate(
    connection: sqlite3.Connection, version: int, scripts: Mapping[int, str] | None = None
) -> None:
    """Bring a ledger from ``version`` to the newest, inside the caller's transaction.

    ``scripts`` maps a version to the SQL that brings the one before to it; by default the files
    of ``migrations/``.  An empty file (version 0) becomes a ledger by the same steps.
    """
    steps = migrations() if scripts is None else scripts
    for number in range(version + 1, max(steps) + 1):
        for statement in split(steps[number]):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def migrations() -> dict[int, str]:
    """Return the SQL of ``migrations/`` by version number."""
    folder = resources.files("wortlaut.ledger").joinpath("migrations")
    files = [item for item in folder.iterdir() if item.name.endswith(".sql")]
    return {int(item.name.removesuffix(".sql")): item.read_text("utf-8") for item in files}


def split(script: str) -> Iterator[str]:
    """Yield the statements of an SQL script, each of which ends at the end of a line."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
