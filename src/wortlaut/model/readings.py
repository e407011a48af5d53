"""Readings: all that one version of the reader made of one document."""

from __future__ import annotations

from dataclasses import dataclass

from wortlaut.model.actors import Actor, Mention
from wortlaut.model.acts import ACT_FIELDS, Act
from wortlaut.model.days import Interval
from wortlaut.model.documents import Document
from wortlaut.model.identity import digest
from wortlaut.model.reasons import require_reasons
from wortlaut.model.spans import Span
from wortlaut.model.statements import Statement


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A temporal expression with its TIMEX3 type and value, and the days that it allows.

    ``type`` is DATE, TIME, DURATION or SET; ``value`` the TIMEX3 value ("2025-03-18",
    "P30D", "FUTURE_REF"); ``interval`` is None where no day follows from it ("bald").
    """

    span: Span
    type: str
    value: str
    interval: Interval | None
    because: tuple[str, ...]

    def __post_init__(self) -> None:
        require_reasons("time expression", self.because)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version of the reader made of one document.

    ``reader`` is the digest of the lexicon and weights that made it.  ``actors`` holds every
    actor that a record of this reading refers to.
    """

    document: Document
    reader: str
    statements: tuple[Statement, ...] = ()
    acts: tuple[Act, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()

    def __post_init__(self) -> None:
        length = len(self.document.text)
        for end in _all_ends(self):
            if end > length:
                raise ValueError(f"a record ends at {end}, the text at {length}")

    @property
    def id(self) -> str:
        """The reading's id: a digest of document and reader."""
        return digest("reading", self.document.id, self.reader)


def _all_ends(reading: Reading) -> list[int]:
    ends = [time.span.end for time in reading.times]
    ends += [mention.span.end for mention in reading.mentions]
    for statement in reading.statements:
        for name in ("quote", "speaker", "cue", "addressee", "frame"):
            ends += [span.end for span in getattr(statement, name)]
    for act in reading.acts:
        for name in ACT_FIELDS:
            ends += [span.end for span in getattr(act, name)]
        ends += [span.end for spans in act.also for span in spans]
    return ends
