"""The days of a term that a person put in by hand."""

from __future__ import annotations

from datetime import date

import pytest

from wortlaut import lexicon, when
from wortlaut.model import Document, Interval, Span
from wortlaut.reader.timex.days import days_of

TEXT = (
    "Am Dienstag sagte die Ministerin, 20 Tage lang werde nicht gebaut. Ab dem 1. April "
    "werde geplant, bis Ostern sei das Gesetz da. Vielleicht auch später."
)
DOCUMENT = Document(TEXT, published=when.day(date(2025, 3, 18)))


def spans(*wordings: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(one), TEXT.index(one) + len(one)) for one in wordings)


@pytest.mark.parametrize(
    ("wordings", "due"),
    [
        (("bis Ostern",), Interval(None, date(2025, 4, 21))),
        (("Ab dem 1. April",), Interval(date(2025, 4, 1), None)),
        (("Am Dienstag",), when.day(date(2025, 3, 18))),
        (("20 Tage lang",), None),
        (("Ab dem 1. April", "20 Tage lang"), Interval(date(2025, 4, 1), date(2025, 4, 21))),
        (("Vielleicht",), None),
        ((), None),
    ],
)
def test_the_days_follow_from_the_words_that_were_chosen(wordings, due):
    assert days_of(DOCUMENT, spans(*wordings), lexicon.load("de"))[0] == due
