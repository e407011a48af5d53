"""An open ledger file: what the parts of a ledger share."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from wortlaut.ledger import connection as connections

Row = dict[str, str | int | float | None]
"""One row of a table by column."""


class Base:
    """An open ledger file.  Use it as a context manager, or call ``close``."""

    def __init__(self, path: Path, create: bool = False, wait: float = connections.WAIT) -> None:
        """Open the ledger at ``path``: to read it, or with ``create`` to write.

        ``wait`` is how many seconds to wait for another writer.  Raises ``LedgerError``.
        """
        self.path = path
        self._connection = connections.connect(path, create, wait)
        self._connection.row_factory = sqlite3.Row
        self._connection.create_function("fold", 1, _fold, deterministic=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Run the block as one writing transaction; what goes wrong is a ``LedgerError``."""
        with connections.in_words(self.path), connections.transaction(self._connection):
            yield

    def _insert(self, table: str, row: Row, at: str = "") -> int:
        full = dict(row) | ({"recorded_at": at} if at else {})
        marks = ", ".join("?" * len(full))
        sql = f"INSERT INTO {table} ({', '.join(full)}) VALUES ({marks})"
        return self._connection.execute(sql, tuple(full.values())).lastrowid or 0

    def _insert_once(self, table: str, row: Row, at: str, key: tuple[str, ...] = ()) -> None:
        names = key or (next(iter(row)),)
        where = " AND ".join(f"{name} = ?" for name in names)
        values = [row[name] for name in names]
        if self._one(f"SELECT 1 FROM {table} WHERE {where}", *values) is None:
            self._insert(table, row, at)

    def _one(self, sql: str, *values: object) -> sqlite3.Row | None:
        with connections.in_words(self.path):
            found: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
        return found

    def _rows(self, sql: str, values: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
        with connections.in_words(self.path):
            cursor = self._connection.cursor()
            cursor.row_factory = None  # plain tuples make dictionaries in two thirds of the time
            cursor.execute(sql, values)
            names = [column[0] for column in cursor.description]
            for row in cursor:
                yield dict(zip(names, row, strict=True))


def _fold(text: object) -> str:
    return str(text or "").casefold()
