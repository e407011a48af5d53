"""What a search finds: records and reports with the words, and the place marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wortlaut.desk import Filter, Ledger

AROUND = 110
"""How many characters of the text stand before and after a hit."""

MOST = 500


@dataclass(frozen=True, slots=True)
class Hit:
    """One place: ``before``, ``match`` and ``after`` are the text around it, to the letter."""

    document: str
    record: str
    sort: str
    kind: str
    title: str
    publisher: str
    day: str
    before: str
    match: str
    after: str


def hits(ledger: Ledger, query: str, wanted: Filter) -> list[Hit]:
    """Return the hits of ``query`` in the reports that ``wanted`` lists, the latest first."""
    pattern = re.compile(r"\s+".join(map(re.escape, query.split())), re.IGNORECASE)
    found: list[Hit] = []
    for row in list(ledger.readings(wanted))[::-1]:
        found += _in_reading(ledger, row, pattern)
        if len(found) >= MOST:
            break
    return found[:MOST]


def _in_reading(
    ledger: Ledger, row: Mapping[str, object], pattern: re.Pattern[str]
) -> Iterator[Hit]:
    text = ledger.reading(str(row["id"]), int(str(row["seq"]))).document.text
    for match in pattern.finditer(text):
        start, end = match.span()
        yield Hit(
            document=str(row["document"]),
            record="",
            sort="reading",
            kind="",
            title=str(row["title"] or ""),
            publisher=str(row["publisher"] or ""),
            day=str(row["valid_earliest"] or ""),
            before=text[max(0, start - AROUND) : start],
            match=text[start:end],
            after=text[end : end + AROUND],
        )
