"""Shapes and lines cut off at the edges of a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from affidavit.charts.geo.projections import Point


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in whatever units the points have."""

    left: float
    low: float
    right: float
    high: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From low to high."""
        return self.high - self.low

    def holds(self, at: Point) -> bool:
        """Say whether a point lies in it."""
        return self.left <= at[0] <= self.right and self.low <= at[1] <= self.high

    def touches(self, other: Box) -> bool:
        """Say whether the two have a point in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.low <= other.high and other.low <= self.high


def box_around(points: Sequence[Point]) -> Box:
    """Return the smallest box that holds all points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def clipped_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """Return the part of a ring in a box (Sutherland and Hodgman, 1974); maybe none."""
    found = list(ring)
    for inside, cut in _edges(box):
        found = list(_halved(found, inside, cut)) if found else found
    return found


_Inside = Callable[[Point], bool]
_Cut = Callable[[Point, Point], Point]


def _edges(box: Box) -> Iterator[tuple[_Inside, _Cut]]:
    yield lambda p: p[0] >= box.left, lambda a, b: _at_x(a, b, box.left)
    yield lambda p: p[0] <= box.right, lambda a, b: _at_x(a, b, box.right)
    yield lambda p: p[1] >= box.low, lambda a, b: _at_y(a, b, box.low)
    yield lambda p: p[1] <= box.high, lambda a, b: _at_y(a, b, box.high)


def _halved(ring: Sequence[Point], inside: _Inside, cut: _Cut) -> Iterator[Point]:
    for before, at in zip([ring[-1], *ring[:-1]], ring, strict=True):
        if inside(at) != inside(before):
            yield cut(before, at)
        if inside(at):
            yield at


def _at_x(a: Point, b: Point, x: float) -> Point:
    return x, a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0])


def _at_y(a: Point, b: Point, y: float) -> Point:
    return a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]), y


def clipped_line(line: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """Yield the parts of a line in a box, each cut off where it leaves it."""
    part: list[Point] = []
    for before, at in pairwise(line):
        piece = _clipped_stroke(before, at, box)
        if piece is None or (part and part[-1] != piece[0]):
            if part:
                yield part
            part = []
        if piece is not None:
            part = [*part, piece[1]] if part else list(piece)
    if part:
        yield part


def _clipped_stroke(a: Point, b: Point, box: Box) -> tuple[Point, Point] | None:
    """Return the part of a straight line in a box (Liang and Barsky, 1984)."""
    start, end = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    bounds = ((-dx, a[0] - box.left), (dx, box.right - a[0]))
    for slope, room in (*bounds, (-dy, a[1] - box.low), (dy, box.high - a[1])):
        if slope == 0:
            if room < 0:
                return None
        elif slope < 0:
            start = max(start, room / slope)
        else:
            end = min(end, room / slope)
    if start > end:
        return None
    first = a if start == 0 else (a[0] + start * dx, a[1] + start * dy)
    last = b if end == 1 else (a[0] + end * dx, a[1] + end * dy)
    return first, last
