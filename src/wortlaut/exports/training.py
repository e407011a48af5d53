"""Reviewed reports as training data, in the format of ``train/acts/a.jsonl``.

A report is written when people have decided on every act in it; one without acts when somebody
has read it through.  So what a line does not have was not missed but is not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from wortlaut.exports.selection import Known
from wortlaut.model import ACT_FIELDS, Act, Document, Interval, Spans
from wortlaut.reviewing import deciders, is_decided


def write(known: Iterable[Known], out: BinaryIO) -> int:
    """Write the reports that were reviewed, one a line; return their number."""
    count = 0
    for item in known:
        if is_reviewed(item):
            out.write(msgspec.json.encode(line(item)) + b"\n")
            count += 1
    return count


def is_reviewed(item: Known) -> bool:
    """Whether people decided on every act, or read a report without acts through."""
    acts = item.reading.acts
    return all(is_decided(one) for one in acts) and (bool(acts) or item.finished)


def line(item: Known) -> dict[str, Any]:
    """Return a reviewed report as it is written."""
    document, acts = item.reading.document, item.reading.acts
    return {
        "doc": document.id,
        "date": _day(document),
        "sha256": document.sha256,
        "lang": document.language,
        "text": document.text,
        "by": sorted({who for act in acts for who in deciders(act)}),
        "acts": [_act(act) for act in acts],
    }


def _day(document: Document) -> str | None:
    """Return the day of publication, the last possible one."""
    published = document.published
    day = (published.latest or published.earliest) if published else None
    return day.isoformat() if day else None


def _act(act: Act) -> dict[str, Any]:
    told = {name: _pairs(getattr(act, name)) for name in ACT_FIELDS if getattr(act, name)}
    also = {"also": [pair for spans in act.also for pair in _pairs(spans)]} if act.also else {}
    return {
        "kind": act.kind,
        "polarity": act.polarity,
        "status": act.status,
        "certainty": act.certainty,
        "due": _ends(act.due),
        **told,
        **also,
    }


def _pairs(spans: Spans) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _ends(due: Interval | None) -> list[str | None] | None:
    if due is None:
        return None
    return [end.isoformat() if end else None for end in (due.earliest, due.latest)]
