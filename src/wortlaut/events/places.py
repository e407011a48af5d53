"""Where it happened: names of places and outlines -> ids, and what lies in what.

``places.jsonl`` holds names of states, seas and the oblasts that the cases need; outlines come
from a GeoJSON file of the user, whose features say their name and ISO code.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from wortlaut.errors import InputError


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of ``places.jsonl``; ``within`` is the place around it."""

    id: str
    names: tuple[str, ...]
    within: str = ""


@cache
def known() -> tuple[Place, ...]:
    """Return the places that Wortlaut knows by name."""
    lines = resources.files("wortlaut.events").joinpath("places.jsonl").read_text("utf-8")
    return tuple(msgspec.json.decode(line, type=Place) for line in lines.splitlines() if line)


@cache
def within() -> Mapping[str, frozenset[str]]:
    """Return for each place all that it lies in, itself included."""
    above = {one.id: one.within for one in known()}
    return {name: frozenset(_chain(name, above)) for name in above}


def _chain(name: str, above: Mapping[str, str]) -> Iterable[str]:
    while name:
        yield name
        name = above.get(name, "")


def folded(name: str) -> str:
    """Return a name as names are compared: small letters without accents, blanks or dashes."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


@cache
def by_name() -> Mapping[str, str]:
    """Return the id of each folded name."""
    return {folded(name): one.id for one in known() for name in (*one.names, one.id)}


def find(wording: str) -> tuple[str, ...]:
    """Return the places that a wording names, the nested ones without what is around them."""
    plain = " " + " ".join(_words(wording)) + " "
    found = {
        one.id for one in known() for name in one.names if f" {' '.join(_words(name))} " in plain
    }
    around = {other for name in found for other in within()[name] - {name}}
    return tuple(sorted(found - around))


def _words(text: str) -> list[str]:
    return [folded(word) for word in text.replace("-", " ").split() if folded(word)]


Ring = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outline:
    """A place as polygons: rings of [longitude, latitude]; the first of each is its edge."""

    place: str
    polygons: tuple[tuple[Ring, ...], ...]
    box: tuple[float, float, float, float]

    def holds(self, longitude: Ring, latitude: Ring) -> NDArray[np.bool_]:
        """Tell for each point whether it lies in the place."""
        west, south, east, north = self.box
        near = (longitude >= west) & (longitude <= east)
        near &= (latitude >= south) & (latitude <= north)
        inside = np.zeros(len(longitude), bool)
        if near.any():
            x, y = longitude[near], latitude[near]
            hit = np.zeros(len(x), bool)
            for edge, *holes in self.polygons:
                mine = _inside(edge, x, y)
                for hole in holes:
                    mine &= ~_inside(hole, x, y)
                hit |= mine
            inside[near] = hit
        return inside


def _inside(ring: Ring, x: Ring, y: Ring) -> NDArray[np.bool_]:
    """Cast a ray to the east from each point and count the edges that it crosses."""
    odd = np.zeros(len(x), bool)
    for (ax, ay), (bx, by) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        if ay == by:
            continue
        crosses = (ay > y) != (by > y)
        odd ^= crosses & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    return odd


def outlines(path: Path) -> tuple[Outline, ...]:
    """Return the outlines of a GeoJSON file.

    The id of a feature is its ISO code (``iso``, ``shapeISO``, ``iso_3166_2``), else its place by
    name.  Raises ``InputError`` for a file that is no GeoJSON of polygons.
    """
    try:
        raw = json.loads(path.read_text("utf-8"))
        found = [one for feature in raw["features"] if (one := _outline(feature))]
    except OSError as error:
        raise InputError(f"The outlines {path} cannot be read: {error}.") from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise InputError(f"{path} is no GeoJSON of polygons ({error!r}).") from error
    if not found:
        raise InputError(f"{path} has no polygon with an ISO code or a known name.")
    return tuple(found)


def _outline(feature: Mapping[str, Any]) -> Outline | None:
    properties, shape = feature["properties"], feature["geometry"]
    if shape is None or shape["type"] not in ("Polygon", "MultiPolygon"):
        return None
    place = _place(properties)
    if not place:
        return None
    parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    polygons = tuple(tuple(np.array(ring, float)[:, :2] for ring in part) for part in parts)
    edges = np.concatenate([part[0] for part in polygons])
    (west, south), (east, north) = edges.min(axis=0), edges.max(axis=0)
    return Outline(place, polygons, (float(west), float(south), float(east), float(north)))


def _place(properties: Mapping[str, Any]) -> str:
    for key in ("iso", "shapeISO", "iso_3166_2"):
        if code := properties.get(key):
            return str(code)
    names = [str(value) for key, value in properties.items() if "name" in key.lower() and value]
    return next((by_name()[folded(name)] for name in names if folded(name) in by_name()), "")


def locate(outlines: Sequence[Outline], longitude: Ring, latitude: Ring) -> NDArray[np.object_]:
    """Return the place of each point, None where no outline holds it."""
    found = np.full(len(longitude), None, object)
    for one in outlines:
        open_ = np.array([place is None for place in found], bool)
        found[open_ & one.holds(longitude, latitude)] = one.place
    return found
