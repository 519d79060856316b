"""Areas of somebody else's file as lines that neighbours share, and how to draw them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from affidavit.charts.geo.area_files import Polygon
from affidavit.charts.geo.clipping import Box, box_around
from affidavit.charts.geo.maps import MapPlan
from affidavit.charts.geo.projections import Azimuthal, EqualEarth, Point
from affidavit.charts.geo.simplifying import ring_area, simplified
from affidavit.charts.geo.topology import Ring, Topology

_STEPS = 16_000
"""Steps across a map that its points are rounded to: a fourteenth of a pixel of the widest."""
_FINEST = 29
"""Square steps that a point must change of a line to be kept: a seventh of a square pixel."""
_WORLD = 320
"""Degrees of longitude with land from which a map is one of the whole world."""
_BROAD = 110
"""Degrees from which a map is too broad for a plane that touches one point."""
_POLE = 89.0
_TURN = 360

_Grid = tuple[int, int]
_Line = tuple[_Grid, ...]


def joined(places: Mapping[str, Sequence[Polygon]]) -> tuple[Topology, MapPlan]:
    """Return the lines of these places, each once, and a map that shows all of them.

    Rings around places run one way and those around holes the other, whichever way the file has
    them. What crosses the date line, cut there or not, lies in one piece where the map allows it.
    """
    whole = {code: [_unrolled(each) for each in own] for code, own in places.items()}
    middle = _middle([ring for own in whole.values() for polygon in own for ring in polygon])
    turned = {code: [_turned(each, middle) for each in own] for code, own in whole.items()}
    points = [at for own in turned.values() for polygon in own for ring in polygon for at in ring]
    box = box_around(points)
    step = max(box.width, box.height, 1e-6) / _STEPS
    plan = MapPlan(projection=_projection(box, middle), has_seams=True)
    return _Joining(step).topology(turned), plan


def _projection(box: Box, middle: float) -> EqualEarth | Azimuthal:
    if max(box.width, box.height) > _BROAD:
        return EqualEarth(middle)
    return Azimuthal((box.left + box.right) / 2, (box.low + box.high) / 2)


def _unrolled(polygon: Polygon) -> Polygon:
    return tuple(_wound(_continued(ring), is_hole=at > 0) for at, ring in enumerate(polygon))


def _continued(ring: Sequence[Point]) -> list[Point]:
    """Return a ring that nowhere jumps around the world; one around a pole is closed along it."""
    found = [ring[0]]
    for (before, below), (x, y) in pairwise(ring):
        is_along_pole = abs(y) > _POLE and abs(below) > _POLE
        step = x - before if is_along_pole else _around(x - before)
        found.append((found[-1][0] + step, y))
    gap = found[0][0] - found[-1][0]
    if abs(abs(gap) - _TURN) < _TURN / 2 and abs(found[0][1]) < _POLE:
        pole = 90.0 if found[0][1] > 0 else -90.0
        found += [(found[-1][0], pole), (found[0][0], pole)]
    return found


def _around(degrees: float) -> float:
    """Return a step of less than half a turn; one of just that stays as it is."""
    return degrees if abs(degrees) <= _TURN / 2 else degrees - _TURN * round(degrees / _TURN)


def _wound(ring: list[Point], *, is_hole: bool) -> list[Point]:
    return ring[::-1] if (ring_area(ring) < 0) != is_hole else ring


def _middle(rings: Sequence[Sequence[Point]]) -> float:
    """Return the longitude opposite the widest stretch without land."""
    has_land = [False] * _TURN
    for ring in rings:
        west, east = min(x for x, _ in ring), max(x for x, _ in ring)
        for degree in range(math.floor(west), math.floor(min(east, west + _TURN)) + 1):
            has_land[degree % _TURN] = True
    if sum(has_land) > _WORLD:
        return EqualEarth().longitude
    land = [degree for degree, is_there in enumerate(has_land) if is_there]
    width, last = max((after - at, at) for at, after in pairwise([*land, land[0] + _TURN]))
    return (last + (width + 1) / 2) % _TURN - _TURN / 2


def _turned(polygon: Polygon, middle: float) -> Polygon:
    """Return a polygon moved by whole turns to where the map has it."""
    xs = [x for x, _ in polygon[0]]
    shift = -_TURN * round(((min(xs) + max(xs)) / 2 - middle) / _TURN)
    return tuple([(x + shift, y) for x, y in ring] for ring in polygon)


class _Joining:
    """Finds the lines that rings share: they part where one ring has other neighbours."""

    def __init__(self, step: float) -> None:
        self._step = step
        self._lines: list[_Line] = []
        self._numbers: dict[_Line, int] = {}

    def topology(self, places: Mapping[str, Sequence[Polygon]]) -> Topology:
        rounded = {
            code: self._kept([self._rounded(ring) for polygon in own for ring in polygon])
            for code, own in places.items()
        }
        corners = _corners(ring for own in rounded.values() for ring in own)
        rings = {
            code: tuple(self._numbered(ring, corners) for ring in own)
            for code, own in rounded.items()
        }
        step = self._step
        return Topology(
            arcs=tuple(
                tuple((x * step, y * step) for x, y in simplified(line, _FINEST))
                for line in self._lines
            ),
            rings=rings,
        )

    def _rounded(self, ring: Sequence[Point]) -> _Line:
        whole = [(round(x / self._step), round(y / self._step)) for x, y in ring]
        befores = [whole[-1], *whole[:-1]]
        found = [at for before, at in zip(befores, whole, strict=True) if at != before]
        return tuple(found or whole[:1])

    def _kept(self, rings: list[_Line]) -> list[_Line]:
        """Return the rings that can be seen; of a place with none, one."""
        return [ring for ring in rings if len(ring) > 2] or rings[:1]  # noqa: PLR2004 - a triangle

    def _numbered(self, ring: _Line, corners: set[_Grid]) -> Ring:
        return tuple(self._number(line) for line in _parted(ring, corners))

    def _number(self, line: _Line) -> int:
        if line in self._numbers:
            return self._numbers[line]
        if line[::-1] in self._numbers:
            return ~self._numbers[line[::-1]]
        self._numbers[line] = len(self._lines)
        self._lines.append(line)
        return self._numbers[line]


def _corners(rings: Iterator[_Line]) -> set[_Grid]:
    """Return the points where lines meet: those that have other neighbours in another ring."""
    met: dict[_Grid, tuple[_Grid, _Grid]] = {}
    found = set[_Grid]()
    for ring in rings:
        for index, at in enumerate(ring):
            one, other = ring[index - 1], ring[(index + 1) % len(ring)]
            sides = (one, other) if one < other else (other, one)
            if met.setdefault(at, sides) != sides:
                found.add(at)
    return found


def _parted(ring: _Line, corners: set[_Grid]) -> Iterator[_Line]:
    """Yield the lines of a ring, from corner to corner; all of it where it has none."""
    at = [index for index, point in enumerate(ring) if point in corners]
    if not at:
        first = ring.index(min(ring))
        yield (*ring[first:], *ring[: first + 1])
        return
    turned = (*ring[at[0] :], *ring[: at[0]], ring[at[0]])
    cuts = [index - at[0] for index in at] + [len(ring)]
    for start, end in pairwise(cuts):
        yield turned[start : end + 1]
