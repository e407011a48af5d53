"""What the acts step is given: the findings of the earlier steps of the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.model import Interval, Mention, Statement, TimeExpression
from wortlaut.reader.analysis.tokens import Analysis


@dataclass(frozen=True, slots=True)
class Scene:
    """What the earlier steps found in a text, and when the text was published."""

    analysis: Analysis
    statements: Sequence[Statement] = ()
    mentions: Sequence[Mention] = ()
    times: Sequence[TimeExpression] = ()
    published: Interval | None = None
