"""What a record was made by: without a reason it cannot be constructed."""

from __future__ import annotations


def require_reasons(record: str, because: tuple[str, ...]) -> None:
    """Raise ``ValueError`` where a record does not name what made it."""
    if not because:
        raise ValueError(f"{record} without because: every record names what made it")
