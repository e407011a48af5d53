"""Spans of the source, and what a record must have of them.

Offsets are Unicode code points into ``Document.text``, start included, end excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the source in code points: ``0 <= start < end``.  It holds no text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end}]")

    def of(self, text: str) -> str:
        """Return the wording that the span covers."""
        return text[self.start : self.end]


Spans = tuple[Span, ...]
"""A possibly discontinuous stretch: in order of start, none overlapping.  () is "not said"."""


def wording(spans: Spans, text: str, gap: str = " … ") -> str:
    """Return the wording of ``spans`` in ``text``, with ``gap`` between distant parts."""
    return gap.join(span.of(text) for span in spans)


def require_spans(record: str, name: str, spans: Spans) -> None:
    """Raise ``ValueError`` where a record has no span in field ``name``."""
    if not spans:
        raise ValueError(f"{record} without {name}: every record needs a span of its source")


def check_order(record: str, name: str, spans: Spans) -> None:
    """Raise ``ValueError`` where the spans of a field overlap or are out of order."""
    for left, right in pairwise(spans):
        if left.end > right.start:
            raise ValueError(f"{record}.{name}: spans overlap or are out of order")
