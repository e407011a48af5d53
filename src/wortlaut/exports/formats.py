"""The formats of ``wortlaut export``: which function writes each, and what it counts."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from wortlaut.exports.selection import Known

Write = Callable[[Iterable[Known], BinaryIO], int]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module and function that write it, and what the function counts:
    one of it and several."""

    module: str
    function: str
    counted: tuple[str, str]

    def said(self, count: int) -> str:
        """Return "1 record", "2 records"."""
        return f"{count} {self.counted[count != 1]}"

    def write(self, known: Iterable[Known], out: BinaryIO) -> int:
        """Write ``known``; return the number of ``counted``.  Raises ``ExportError``."""
        module = importlib.import_module(f"wortlaut.exports.{self.module}")
        write: Write = getattr(module, self.function)
        return write(known, out)


FORMATS = {
    "csv": Format("table", "write_csv", ("record", "records")),
    "parquet": Format("table", "write_parquet", ("record", "records")),
    "ics": Format("calendar", "write", ("event", "events")),
    "rss": Format("feed", "write_rss", ("item", "items")),
    "atom": Format("feed", "write_atom", ("item", "items")),
    "jsonld": Format("annotation", "write", ("annotation", "annotations")),
    "ftm": Format("ftm", "write", ("entity", "entities")),
    "json": Format("formats", "write_json", ("reading", "readings")),
    "training": Format("training", "write", ("reviewed report", "reviewed reports")),
}
"""Every format by the name that ``--format`` takes."""


def write_json(known: Iterable[Known], out: BinaryIO) -> int:
    """Write readings as ``wortlaut read --json`` does, one a line; return their number."""
    from wortlaut.exports import jsonl

    count = 0
    for item in known:
        out.write(jsonl.line(jsonl.reading_line(item.reading)).encode() + b"\n")
        count += 1
    return count
