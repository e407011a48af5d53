"""A report as one object of JSON, as JSONL files and tables hold them: fields with their names."""

from __future__ import annotations

from typing import Any

import msgspec

from wortlaut.errors import InputError
from wortlaut.sources.draft import Draft
from wortlaut.sources.markdown import KEYS
from wortlaut.sources.page import read_page

TEXTS = ("text", "body", "content", "article", "fulltext", "maintext")
"""What the field with the report's text may be called, the likeliest first."""
PAGES = ("html", "raw_html")
"""What the field with a report's page may be called, where there is no text."""

Fields = dict[str, Any]


def read_row(data: bytes) -> Draft:
    """Return the draft of one JSON object; raises ``InputError``, its message beginning with "it".

    The other fields are those of a front matter (``markdown.KEYS``), in any case.
    """
    fields = _fields(data)
    told = {name: _first(fields, keys) for name, keys in KEYS.items()}
    draft = _draft(fields, told["url"])
    return Draft(
        draft.text,
        title=told["title"] or draft.title,
        publisher=told["publisher"] or draft.publisher,
        date=_day(told["date"]) or draft.date,
        url=told["url"] or draft.url,
        dateline=told["dateline"],
        lang=told["lang"],
        around=draft.around,
    )


def _draft(fields: Fields, url: str | None) -> Draft:
    if text := _first(fields, TEXTS):
        return Draft(text)
    if page := _first(fields, PAGES):
        return read_page(page, url)
    raise InputError(f"it has no field with a text: name it {', '.join(TEXTS[:3])} or html")


def _fields(data: bytes) -> Fields:
    try:
        loaded = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise InputError(f"it is no JSON object ({error}): write one object a line") from error
    if not isinstance(loaded, dict):
        raise InputError("it is no JSON object: write one object a line")
    return {key.lower(): value for key, value in loaded.items()}


def _first(fields: Fields, names: tuple[str, ...]) -> str | None:
    values = (fields[name] for name in names if name in fields)
    found = (value.strip("\n") if isinstance(value, str) else value for value in values)
    told = (str(value) for value in found if isinstance(value, str | int) and str(value).strip())
    return next(told, None)


def _day(written: str | None) -> str | None:
    """Return the day of a timestamp "2025-03-18 12:00:00": tables write their days so."""
    return written[:10] if written and written[10:13] in (" 00", "T00") else written
