"""Facts as JSON and back, and which version of the classes made them."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

import msgspec

from wortlaut.lexicon import Lexicon
from wortlaut.matching.conduct import FILE
from wortlaut.matching.facts import Facts

_SOURCES = ("facts.py", "conduct.py", "sides.py", "kept.py")
"""The modules that make facts: another text of one may make other facts."""

_decoder = msgspec.json.Decoder(Facts)


def pack(facts: Facts) -> str:
    """Return ``facts`` as JSON, the same for the same facts."""
    return msgspec.json.encode(facts, order="deterministic").decode()


def unpack(body: str) -> Facts:
    """Return the facts that ``pack`` packed."""
    return _decoder.decode(body)


@cache
def _code() -> str:
    sha = hashlib.sha256()
    for name in _SOURCES:
        sha.update(resources.files("wortlaut.matching").joinpath(name).read_bytes() + b"\0")
    return sha.hexdigest()


def identity(lexicon: Lexicon) -> str:
    """Return the version of what makes facts: classes of conduct, actors and code; 16 digits."""
    return lexicon.digest_of(FILE, "actors.jsonl", extra=_code())
