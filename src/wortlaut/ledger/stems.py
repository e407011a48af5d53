"""Words as search compares them: without their endings, case and marks over letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from wortlaut import lexicon

_WORD = re.compile(r"[^\W_]+")
KEPT = 100_000
"""Words whose stems are remembered."""


class _Language(msgspec.Struct, frozen=True):
    """What search needs of ``language.toml``."""

    stemmer: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its stem and where it stands."""

    stem: str
    start: int
    end: int


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    name = ""
    if language in lexicon.languages():
        name = lexicon.load(language).settings("language.toml", _Language).stemmer
    if not name:
        return str
    import snowballstemmer

    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return stem


@lru_cache(KEPT)
def stem(word: str, language: str) -> str:
    """Return the stem of a word, which is the word itself for a language without a stemmer."""
    composed = unicodedata.normalize("NFC", word).casefold()
    return folded(_stemmer(language)(composed))


def folded(word: str) -> str:
    """Return the word in small letters without marks over them."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def words(text: str, language: str) -> Iterator[Word]:
    """Yield the words of ``text`` in their order."""
    for found in _WORD.finditer(text):
        yield Word(stem(found[0], language), *found.span())


def stems(text: str, language: str) -> str:
    """Return the stems of ``text`` with spaces between them, as the index keeps them."""
    return " ".join(word.stem for word in words(text, language))
