"""A map of who and where a promise is about: outlines of countries, drawn by the server."""

from __future__ import annotations

import gzip
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec

from wortlaut.events.places import find, known
from wortlaut.model import Promise

NARROWEST = 200
"""The least width of a map, in tenths of a degree."""

MARGIN = 0.08
"""How much is seen around what is shown, as a share of it."""

_NUMBER = re.compile(r"-?[0-9]+")
_STATE = re.compile(r"(?:state|government)/([A-Z]{2})")

Box = tuple[int, int, int, int]
"""West, north, east, south in tenths of a degree, south being greater."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country on the map: ``role`` is "debtor", "creditor", "place" or "" for all others.

    ``places`` are what of it the reports name.
    """

    code: str
    role: str
    path: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Map:
    """What is seen: ``stretch`` narrows degrees of longitude to their length there."""

    box: Box
    stretch: float
    countries: tuple[Country, ...]

    @property
    def view(self) -> str:
        """The view box of the SVG."""
        west, north, east, south = self.box
        wide = (east - west) * self.stretch
        return f"{west * self.stretch:.0f} {north} {wide:.0f} {south - north}"

    @property
    def shown(self) -> tuple[Country, ...]:
        """The countries that the promise is about."""
        return tuple(one for one in self.countries if one.role)


def world_map(promise: Promise) -> Map | None:
    """Return the map of a promise, None where no country is named."""
    roles = _roles(promise)
    named = {code: _main(code) for code in roles if code in outlines()}
    if not named:
        return None
    box = _around(named.values())
    places = _places(promise)
    countries = (
        Country(code, roles.get(code, ""), path, tuple(places.get(code, ())))
        for code, path in outlines().items()
        if code in named or _meets(_whole(code), box)
    )
    middle = math.radians((box[1] + box[3]) / 20)
    return Map(box, round(math.cos(middle), 3), tuple(countries))


@cache
def outlines() -> Mapping[str, str]:
    """Return the outline of every country as an SVG path, by its ISO 3166 code."""
    file = resources.files("wortlaut.web").joinpath("outlines.json.gz")
    found: dict[str, str] = msgspec.json.decode(gzip.decompress(file.read_bytes()))
    return found


def _roles(promise: Promise) -> dict[str, str]:
    """Return what each country is in the promise; who owes goes before whom and where."""
    found = dict.fromkeys(_places(promise), "place")
    found |= dict.fromkeys(_codes(promise.creditor), "creditor")
    return found | dict.fromkeys(_codes(promise.debtor), "debtor")


def _codes(sides: Iterable[str]) -> list[str]:
    return [match[1] for side in sides if (match := _STATE.fullmatch(side))]


def _places(promise: Promise) -> dict[str, list[str]]:
    """Return the places that the tellings name, by country, in the words of the map's list."""
    names = {one.id: one.names[0] for one in known()}
    found: dict[str, list[str]] = {}
    for telling in promise.tellings:
        for place in find(f"{telling.said('place')} {telling.said('action')}"):
            code = place.partition("-")[0]
            listed = found.setdefault(code, [])
            if place != code and names[place] not in listed:
                listed.append(names[place])
    return found


@cache
def _main(code: str) -> Box:
    """Return the box of a country's largest piece of land."""
    pieces = [_box(f"M{piece}") for piece in outlines()[code].split("M")[1:]]
    return max(pieces, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))


@cache
def _whole(code: str) -> Box:
    return _union(_box(f"M{piece}") for piece in outlines()[code].split("M")[1:])


def _box(path: str) -> Box:
    numbers = [int(one) for one in _NUMBER.findall(path)]
    x = y = 0
    xs, ys = [], []
    for at in range(0, len(numbers), 2):
        x, y = x + numbers[at], y + numbers[at + 1]
        xs.append(x)
        ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)


def _union(boxes: Iterable[Box]) -> Box:
    wests, norths, easts, souths = zip(*boxes, strict=True)
    return min(wests), min(norths), max(easts), max(souths)


def _around(boxes: Iterable[Box]) -> Box:
    west, north, east, south = _union(boxes)
    wide = max(int((east - west) * MARGIN), (NARROWEST - (east - west)) // 2)
    high = max(int((south - north) * MARGIN), (NARROWEST // 2 - (south - north)) // 2)
    return west - wide, max(north - high, -850), east + wide, min(south + high, 850)


def _meets(one: Box, other: Box) -> bool:
    across = one[0] <= other[2] and other[0] <= one[2]
    return across and one[1] <= other[3] and other[1] <= one[3]
