"""Actors and where they are mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wortlaut.model.reasons import require_reasons
from wortlaut.model.spans import Span


class ActorKind(StrEnum):
    """What an actor is.  ``UNNAMED`` is a described source: "aus Regierungskreisen"."""

    PERSON = "person"
    OFFICE = "office"
    STATE = "state"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"
    MEDIUM = "medium"
    PLACE = "place"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who speaks or acts.  ``id`` is stable: "state/RU", "person/wladimir-putin".

    ``names`` are what the actor is called, ``metonyms`` what stands for it ("der Kreml").
    Offices name their holders with ``holders`` of validity, see ``lang/<code>/actors.jsonl``.
    """

    id: str
    kind: ActorKind
    names: tuple[str, ...]
    metonyms: tuple[str, ...] = ()
    of: str | None = None
    """The actor that this one belongs to or serves: a government's state, an office's state."""
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named, described or meant by a pronoun at a span."""

    actor: str
    span: Span
    because: tuple[str, ...]

    def __post_init__(self) -> None:
        require_reasons("mention", self.because)
