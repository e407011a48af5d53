"""What matching keeps as JSON and back, and which version of classes and code made it."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

import msgspec

from wortlaut.lexicon import Lexicon
from wortlaut.matching.conduct import FILE
from wortlaut.matching.facts import Facts
from wortlaut.matching.likeness import Like, Likeness
from wortlaut.matching.pairs import AGREED

_SOURCES = ("facts.py", "conduct.py", "sides.py", "taking_up.py", "kept.py")
"""The modules that make facts: another text of one may make other facts."""

_LIKENESS = ("likeness.py", "pairs.py", "candidates.py", "terms.py", "conduct.py", "kept.py")
"""The modules that say what is alike."""

_decoder = msgspec.json.Decoder(Facts)
_likeness = msgspec.json.Decoder(tuple[bool, list[float], list[float]])


def pack(facts: Facts) -> str:
    """Return ``facts`` as JSON, the same for the same facts."""
    return msgspec.json.encode(facts, order="deterministic").decode()


def unpack(body: str) -> Facts:
    """Return the facts that ``pack`` packed."""
    return _decoder.decode(body)


def pack_likeness(likeness: Likeness) -> str:
    """Return what a group is like as JSON: numbers only, as there are many of them."""
    joins = [
        cell for one in likeness.joins for cell in (one.left, one.points, _number(one.because))
    ]
    links = [cell for one in likeness.links for cell in (one.left, one.points)]
    return msgspec.json.encode((likeness.whole, joins, links)).decode()


def unpack_likeness(body: str) -> Likeness:
    """Return what ``pack_likeness`` packed."""
    whole, joins, links = _likeness.decode(body)
    return Likeness(
        whole,
        tuple(
            Like(int(left), points, _because(int(number)))
            for left, points, number in zip(joins[::3], joins[1::3], joins[2::3], strict=True)
        ),
        tuple(
            Like(int(left), points) for left, points in zip(links[::2], links[1::2], strict=True)
        ),
    )


def _number(because: tuple[str, ...]) -> int:
    return sum(1 << AGREED.index(one) for one in because)


@cache
def _because(number: int) -> tuple[str, ...]:
    return tuple(one for place, one in enumerate(AGREED) if number >> place & 1)


def _modules(package: str) -> tuple[str, ...]:
    found = resources.files(package).iterdir()
    return tuple(sorted(one.name for one in found if one.name.endswith(".py")))


@cache
def _code(names: tuple[str, ...], package: str = "wortlaut.matching") -> str:
    sha = hashlib.sha256()
    for name in names:
        sha.update(resources.files(package).joinpath(name).read_bytes() + b"\0")
    return sha.hexdigest()


@cache
def _all() -> str:
    types = _code(_modules("wortlaut.model"), "wortlaut.model")
    return _code(_modules("wortlaut.matching")) + types


def version(lexicon: Lexicon) -> str:
    """Return the version of all that makes promises of acts: 16 digits.

    Every module of matching counts, and the types that it fills.
    """
    return lexicon.digest_of(FILE, "actors.jsonl", extra=_all())


def identity(lexicon: Lexicon) -> str:
    """Return the version of what makes facts: classes of conduct, actors and code; 16 digits."""
    return lexicon.digest_of(FILE, "actors.jsonl", extra=_code(_SOURCES))


def likeness_identity(lexicon: Lexicon) -> str:
    """Return the version of what says what is alike: classes of conduct and code; 16 digits."""
    return lexicon.digest_of(FILE, extra=_code(_LIKENESS))
