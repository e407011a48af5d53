"""An act in the making and the words for its conduct, as indices of tokens.

``acts.find`` turns them into spans at the end.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wortlaut.model import ActKind, Interval, Status, Window
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.analysis.tokens import Range

Indices = tuple[int, ...]
UNNAMED = "unnamed/"
"""How the ids of actors begin who are described only."""


@dataclass(slots=True)
class Draft:
    """An act in the making: fields as token indices.

    ``clause`` is the clause that makes the act, ``conduct`` the clause that holds the conduct
    (often the same one), ``whole`` that clause with its own clauses inside.
    """

    kind: ActKind
    clause: int
    anchor: Indices
    action: Indices
    cue: Indices
    because: tuple[str, ...]
    conduct: int = -1
    refrain: bool = False
    status: Status | None = None
    entry: ActEntry | None = None
    segment: Range | None = None
    fields: dict[str, Indices] = field(default_factory=dict)
    due: Interval | None = None
    window: Window | None = None
    also: list[Indices] = field(default_factory=list)
    modal: bool = False
    """Made by a modal verb alone: weaker than an act that a verb or noun of its own names."""


@dataclass(frozen=True, slots=True)
class Conduct:
    """The words for the conduct, the clause that they stand in and who carries it out."""

    action: Indices
    clause: int
    agent: Phrase | None = None
    noun: int = -1
    """The head noun, where the conduct is a noun phrase."""
    segment: Range | None = None
    """The stretch that a part of a coordination has to itself."""
    left_out: Indices = ()
    """The words of the other parts of a coordination."""


def indices(where: Range) -> Indices:
    """Return the token indices of a range."""
    return tuple(range(where.first, where.end))
