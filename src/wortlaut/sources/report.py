"""Raw bytes -> Document: decoded, its format read, its language known, its own lines asked."""

from __future__ import annotations

from dataclasses import replace

from wortlaut import lexicon
from wortlaut.errors import InputError
from wortlaut.model import Document, Interval
from wortlaut.sources import datelines
from wortlaut.sources.dates import FORMS, read_date
from wortlaut.sources.decode import decode, normal
from wortlaut.sources.draft import NO_HINTS, Draft, Hints, Raw
from wortlaut.sources.feeds import is_feed
from wortlaut.sources.language import language_of
from wortlaut.sources.markdown import read_text
from wortlaut.sources.page import is_page, read_page
from wortlaut.sources.row import read_row


def make_document(raw: Raw, hints: Hints = NO_HINTS) -> Document:
    """Return the document of ``raw``.

    A hint goes before what the format says (front matter, metadata of a page), that before what
    the text's own lines tell.  Raises ``InputError``, its message beginning with "it".
    """
    draft = _draft(raw)
    text = normal(draft.text)
    if not text.strip():
        raise InputError("it is empty: there is no text in it to read")
    language = language_of(text, hints.lang or _known(draft.lang))
    told = datelines.read(datelines.edges(text), language)
    return Document(
        text,
        published=hints.date or _date(draft, told.date, language) or _feeds(raw),
        publisher=hints.publisher or draft.publisher or told.outlet,
        title=_line(draft.title),
        url=draft.url,
        dateline=draft.dateline or told.place,
        language=language,
        retrieved=raw.retrieved,
    )


def _draft(raw: Raw) -> Draft:
    if raw.kind == "row":
        return read_row(raw.data)
    text = decode(raw.data, raw.charset)
    if raw.kind == "feed" or is_feed(raw.data):
        raise InputError("it is a feed, not a report: give its address, or that of a report")
    if raw.kind == "page" or is_page(text):
        return read_page(text, raw.url)
    return read_text(text) if raw.url is None else replace(read_text(text), url=raw.url)


def _known(lang: str | None) -> str | None:
    """Return the language a front matter names ("de-AT" is "de"), None if there is no data."""
    code = (lang or "").lower().partition("-")[0]
    return code if code in lexicon.languages() else None


def _date(draft: Draft, told: Interval | None, language: str) -> Interval | None:
    if draft.date:
        found = read_date(draft.date, language)
        if found is None:
            raise InputError(f"its date {draft.date!r} is none that I know: write {FORMS}")
        return found
    return told or datelines.read(draft.around, language).date


def _feeds(raw: Raw) -> Interval | None:
    return Interval(raw.dated, raw.dated) if raw.dated else None


def _line(title: str | None) -> str | None:
    return " ".join(normal(title).split()) or None if title else None
