"""What a mechanism of attribution finds, in token indices, before it becomes a Statement."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wortlaut.model import Form


@dataclass(frozen=True, slots=True)
class Found:
    """A statement in the making.  Rules and a learned tagger alike yield these."""

    quote: tuple[int, ...]
    form: Form
    because: tuple[str, ...]
    speaker: tuple[int, ...] = ()
    cue: tuple[int, ...] = ()
    addressee: tuple[int, ...] = ()
    frame: tuple[int, ...] = ()
    medium: str = "unknown"
    nested: bool = False
    confidence: float | None = None

    def but(self, **changes: object) -> Found:
        """Return a copy with ``changes``."""
        return replace(self, **changes)  # type: ignore[arg-type]
