"""The words of the pages, and which language somebody wants.

A catalogue is ``texts/<code>.toml``; the words of records are those of the HTML export.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from wortlaut.exports.html_texts import Texts, texts

LANGUAGES = ("de", "en")


@cache
def words(language: str) -> Texts:
    """Return the catalogue of ``language``, one of ``LANGUAGES``."""
    file = resources.files("wortlaut.web").joinpath("texts", f"{language}.toml")
    ours = tomllib.loads(file.read_text("utf-8"))
    theirs = texts(language).catalogue
    groups = {name: theirs.get(name, {}) | ours.get(name, {}) for name in (*theirs, *ours)}
    return Texts(language, groups)


def chosen(wish: str | None, accepted: str) -> str:
    """Return the language: the one wished for, else the first accepted (RFC 9110) we have."""
    if wish in LANGUAGES:
        return str(wish)
    ranked = sorted(map(_ranked, accepted.split(",")), reverse=True, key=lambda item: item[0])
    known = (code for weight, code in ranked if weight > 0 and code in LANGUAGES)
    return next(known, "en" if accepted.strip() else "de")


def _ranked(item: str) -> tuple[float, str]:
    code, _, weight = item.partition(";")
    try:
        value = float(weight.strip().removeprefix("q=") or 1)
    except ValueError:
        value = 0.0
    return value, code.strip().lower().partition("-")[0]
