"""Statements: who says what, on whose word and how firmly."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from wortlaut.model.identity import digest, ends
from wortlaut.model.reasons import require_reasons
from wortlaut.model.spans import Spans, check_order, require_spans


class Form(StrEnum):
    """How a statement renders speech, after Petersen-Frey & Biemann (2024).

    ``FREE_INDIRECT`` is hearsay without a source ("soll sich ereignet haben");
    ``INDIRECT_FREE_INDIRECT`` carries the last speaker's report on in the Konjunktiv, with no
    cue of its own; ``REPORTED`` names a speech event without rendering its wording.
    """

    DIRECT = "direct"
    INDIRECT = "indirect"
    FREE_INDIRECT = "free_indirect"
    INDIRECT_FREE_INDIRECT = "indirect_free_indirect"
    REPORTED = "reported"


class Medium(StrEnum):
    """Whether the statement was spoken, written or thought; the mixed values are the corpus'."""

    SPEECH = "speech"
    WRITING = "writing"
    THOUGHT = "thought"
    SPEECH_OR_THOUGHT = "speech_or_thought"
    SPEECH_OR_WRITING = "speech_or_writing"
    THOUGHT_OR_WRITING = "thought_or_writing"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """Who vouches: the author, somebody else, or nobody quite."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    HEDGED = "hedged"


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a voice: on whose word, with the wording that says so."""

    actor: str | None
    spans: Spans


@dataclass(frozen=True, slots=True)
class Voice:
    """On whose word something is told, outermost first: the Kremlin -> Putin.

    The paper itself is always the first voice and is not repeated here: an empty chain is the
    author's own word.
    """

    chain: tuple[Link, ...] = ()


OWN_WORD = Voice()
"""The author's own word."""


@dataclass(frozen=True, slots=True)
class Stance:
    """How firmly it is told.  ``markers`` are the spans of the words that say so."""

    certainty: Certainty
    markers: Spans = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words as the report gives them.

    All spans are into the document's text.  ``quote`` is required.  ``inside`` is the id of the
    statement that this one is nested in.
    """

    quote: Spans
    form: Form
    stance: Stance
    because: tuple[str, ...]
    speaker: Spans = ()
    cue: Spans = ()
    addressee: Spans = ()
    frame: Spans = ()
    medium: Medium = Medium.UNKNOWN
    voice: Voice = OWN_WORD
    speaker_actor: str | None = None
    addressee_actor: str | None = None
    nested: bool = False
    confidence: float | None = None
    """The tagger's confidence between 0 and 1; None for rules."""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        require_spans("statement", "quote", self.quote)
        for name in ("speaker", "cue", "addressee", "frame"):
            check_order("statement", name, getattr(self, name))
        require_reasons("statement", self.because)
        key = (self.form, ends(self.quote), ends(self.speaker), ends(self.cue))
        object.__setattr__(self, "id", digest("statement", *key))
