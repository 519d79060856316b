"""Outlines as lines that neighbours share: read from TopoJSON or GeoJSON, kept as our own JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from affidavit.charts.geo.projections import Point

Ring = tuple[int, ...]
"""Indexes of arcs, one after the other; `~i` is arc `i` backwards."""
FINE = 1_000
"""Steps to a degree that coordinates are kept in: a hundred metres."""


@dataclass(frozen=True, slots=True)
class Topology:
    """Lines, and the places that they enclose."""

    arcs: tuple[tuple[Point, ...], ...]
    """Longitudes and latitudes."""
    rings: Mapping[str, tuple[Ring, ...]]
    """Place -> the rings of its parts and their holes. Under "" is land of no place."""

    def as_json(self) -> bytes:
        """Return it as `from_json` reads it: whole thousandths of a degree, each from the last."""
        arcs = [_steps(arc) for arc in self.arcs]
        return orjson.dumps({"arcs": arcs, "rings": dict(self.rings)})


def from_json(content: bytes) -> Topology:
    """Return what `Topology.as_json` wrote."""
    read = orjson.loads(content)
    return Topology(
        arcs=tuple(tuple(_walked(arc, (1 / FINE, 1 / FINE), (0, 0))) for arc in read["arcs"]),
        rings={code: tuple(map(tuple, rings)) for code, rings in read["rings"].items()},
    )


def _steps(arc: Sequence[Point]) -> list[list[int]]:
    whole = [(round(x * FINE), round(y * FINE)) for x, y in arc]
    first, found = whole[0], [list(whole[0])]
    for x, y in whole[1:]:
        if (x, y) != first or len(found) == 1:
            found.append([x - first[0], y - first[1]])
            first = (x, y)
    return found


def from_topojson(
    read: Mapping[str, Any], layer: str
) -> list[tuple[Mapping[str, Any], list[Ring]]]:
    """Return the shapes of a layer: each with its own keys, and the rings of its polygons."""
    geometries = read["objects"][layer]["geometries"]
    return [
        (each, list(_rings(each)))
        for each in geometries
        if each.get("type") in ("Polygon", "MultiPolygon")
    ]


def arcs_of(read: Mapping[str, Any]) -> tuple[tuple[Point, ...], ...]:
    """Return the lines of a TopoJSON in degrees."""
    if "transform" not in read:
        return tuple(tuple((x, y) for x, y, *_ in arc) for arc in read["arcs"])
    scale, shift = read["transform"]["scale"], read["transform"]["translate"]
    return tuple(tuple(_walked(arc, scale, shift)) for arc in read["arcs"])


def _walked(
    arc: Iterable[Sequence[int]], scale: Sequence[float], shift: Sequence[float]
) -> Iterable[Point]:
    x = y = 0
    for dx, dy, *_ in arc:
        x, y = x + dx, y + dy
        yield x * scale[0] + shift[0], y * scale[1] + shift[1]


def _rings(geometry: Mapping[str, Any]) -> Iterable[Ring]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        yield from map(tuple, polygon)


def stitched(ring: Ring, arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """Return the points of a ring, the first not repeated at its end."""
    points: list[Point] = []
    for index in ring:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += line[1:] if points else line
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points


def used_only(arcs: Sequence[tuple[Point, ...]], rings: Mapping[str, Sequence[Ring]]) -> Topology:
    """Return a topology without the lines that no ring uses."""
    used = sorted({i if i >= 0 else ~i for each in rings.values() for ring in each for i in ring})
    number = {old: new for new, old in enumerate(used)}
    renumbered = {
        code: tuple(tuple(number[i] if i >= 0 else ~number[~i] for i in ring) for ring in each)
        for code, each in rings.items()
    }
    return Topology(tuple(arcs[index] for index in used), renumbered)
