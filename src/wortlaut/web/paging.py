"""A long list in pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

SIZE = 50

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list: ``number`` counts from 1; ``query`` is what the address also holds."""

    items: Sequence[T]
    number: int
    last: int
    total: int
    query: Mapping[str, object] = field(default_factory=dict)


def paged(
    items: Sequence[T], number: int, query: Mapping[str, object], size: int = SIZE
) -> Page[T]:
    """Return page ``number`` of ``items``, the nearest one that there is."""
    last = max(1, -(-len(items) // size))
    number = min(max(number, 1), last)
    return Page(items[(number - 1) * size : number * size], number, last, len(items), query)
