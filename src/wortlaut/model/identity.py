"""Ids are digests of content, so that reading the same text twice yields the same ids."""

from __future__ import annotations

import hashlib
import json

from wortlaut.model.days import Interval
from wortlaut.model.spans import Spans


def digest(*parts: object) -> str:
    """Return 16 hexadecimal digits of SHA-256 over ``parts``, unambiguously separated."""
    canonical = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def ends(value: Spans | Interval | None) -> list[list[object]]:
    """Return the ends of spans, or of an interval, as an id is made of them."""
    if value is None:
        return []
    if isinstance(value, Interval):
        return [[value.earliest, value.latest]]
    return [[span.start, span.end] for span in value]
