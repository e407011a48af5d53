"""When something falls due by words that somebody chose: a deadline or period put in by hand."""

from __future__ import annotations

from dataclasses import replace

from wortlaut.lexicon import Lexicon
from wortlaut.model import Document, Interval, Span, Spans, Window
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.timex import dates
from wortlaut.reader.timex.due import due
from wortlaut.reader.timex.terms import DEADLINE, terms


def days_of(
    document: Document, spans: Spans, lexicon: Lexicon
) -> tuple[Interval | None, Window | None]:
    """Return the days within which an act with a term in these words falls due, and its window.

    Whoever chose the words holds them to be a term, also where the text does not word one.  Both
    are None where no day follows from them, as in ``due.due``.
    """
    analysis = analyse(document.text, lexicon)
    times = dates.find(analysis, document.published, lexicon)
    told = terms(analysis, times, document.published, lexicon)
    near = [one for one in told if any(_meet(one.span, span) for span in spans)]
    chosen = [replace(one, field=one.field or DEADLINE) for one in near]
    return due(chosen, document.published)


def _meet(term: Span, chosen: Span) -> bool:
    return term.start < chosen.end and chosen.start < term.end
