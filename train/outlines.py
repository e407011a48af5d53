"""Makes ``src/wortlaut/web/outlines.json.gz``: borders of countries as SVG paths.

``python train/outlines.py countries-50m.json countries.json.gz``: the first is of the npm package
world-atlas (Natural Earth, public domain), the second tells which ISO number is which code.
Coordinates are tenths of a degree, north is up; points on a straight line are left out.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src/wortlaut/web/outlines.json.gz"

Point = tuple[float, float]
Cell = tuple[int, int]


def main(atlas: Path, countries: Path) -> None:
    """Write the outlines."""
    world = json.loads(atlas.read_bytes())
    known = json.loads(gzip.decompress(countries.read_bytes()))
    codes = {one.get("ccn3"): one["cca2"] for one in known}
    arcs = list(_arcs(world))
    found: dict[str, str] = {}
    for one in world["objects"]["countries"]["geometries"]:
        code = codes.get(one.get("id")) or one["properties"]["name"]
        rings = (_simple(_joined(ring, arcs)) for ring in _rings(one))
        found[code] = found.get(code, "") + "".join(_path(ring) for ring in rings if len(ring) > 3)
    drawn = {code: path for code, path in sorted(found.items()) if path}
    text = json.dumps(drawn, ensure_ascii=False, separators=(",", ":"))
    OUT.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _arcs(world: dict[str, Any]) -> Iterator[list[Point]]:
    """Yield the arcs of a TopoJSON file in degrees."""
    (scale_x, scale_y), (left, bottom) = (
        world["transform"]["scale"],
        world["transform"]["translate"],
    )
    for arc in world["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + left, y * scale_y + bottom))
        yield points


def _rings(one: dict[str, Any]) -> Iterator[list[int]]:
    for polygon in one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]:
        yield from polygon


def _joined(ring: Iterable[int], arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _simple(points: Iterable[Point]) -> list[Cell]:
    """Return the points in tenths of a degree; a ring over the date line goes on beyond 180."""
    found: list[Cell] = []
    for x, y in points:
        turns = round((found[-1][0] - x * 10) / 3600) if found else 0
        cell = round(x * 10) + turns * 3600, round(y * 10)
        if found and cell == found[-1]:
            continue
        while len(found) > 1 and _is_straight(found[-2], found[-1], cell):
            found.pop()
        found.append(cell)
    return found


def _is_straight(one: Cell, two: Cell, three: Cell) -> bool:
    across = (two[0] - one[0]) * (three[1] - two[1])
    return across == (two[1] - one[1]) * (three[0] - two[0])


def _path(ring: list[Cell]) -> str:
    (x, y), *rest = ring
    told, last = f"M{x} {-y}l", (x, -y)
    for east, north in rest:
        told += f"{east - last[0]} {-north - last[1]} "
        last = east, -north
    return told.rstrip().replace(" -", "-") + "z"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
