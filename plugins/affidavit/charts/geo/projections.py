"""From longitude and latitude to a plane: projections that keep areas, so that colours compare.

Angles are degrees; results are in radii of the earth, x to the right and y up. Formulas: Snyder,
Map Projections: A Working Manual (USGS 1395, 1987); Equal Earth: Savric, Patterson, Jenny (2018).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Projection = Callable[[Point], Point]

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2
_BEYOND = 195
"""Degrees from the middle of a world map up to which a line is followed."""


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The whole world, cut where it harms nothing: in the Bering Strait."""

    longitude: float = 11.5
    """Of the middle."""

    def __call__(self, at: Point) -> Point:
        """Return a place on the plane; an island on the cut may lie a little beyond its edge."""
        turn = at[0] - self.longitude
        longitude = math.radians(turn if abs(turn) < _BEYOND else _around(turn))
        theta = math.asin(_M * math.sin(math.radians(at[1])))
        square = theta * theta
        six = square**3
        slope = _A1 + 3 * _A2 * square + six * (7 * _A3 + 9 * _A4 * square)
        x = longitude * math.cos(theta) / (_M * slope)
        return x, theta * (_A1 + _A2 * square + six * (_A3 + _A4 * square))

    def joined(self, line: Sequence[Point]) -> tuple[Point, ...]:
        """Return a line that nowhere jumps from one edge of the world to the other."""
        at = _around(line[0][0] - self.longitude) + self.longitude
        found = [(at, line[0][1])]
        for longitude, latitude in line[1:]:
            at += _around(longitude - at)
            found.append((at, latitude))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Albers:
    """A cone that touches two parallels: for countries wider than high, away from the equator."""

    south: float
    north: float
    """The parallels."""
    longitude: float
    """Of the middle."""

    def __call__(self, at: Point) -> Point:
        """Return a place on the plane."""
        low, high = math.radians(self.south), math.radians(self.north)
        n = (math.sin(low) + math.sin(high)) / 2
        c = math.cos(low) ** 2 + 2 * n * math.sin(low)
        radius = math.sqrt(max(c - 2 * n * math.sin(math.radians(at[1])), 0)) / n
        theta = n * math.radians(_around(at[0] - self.longitude))
        middle = math.sqrt(max(c - n * (math.sin(low) + math.sin(high)), 0)) / n
        return radius * math.sin(theta), middle - radius * math.cos(theta)


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's plane that touches one point: for regions about as wide as high."""

    longitude: float
    latitude: float

    def __call__(self, at: Point) -> Point:
        """Return a place on the plane."""
        turn = math.radians(_around(at[0] - self.longitude))
        middle, latitude = math.radians(self.latitude), math.radians(at[1])
        cosine = math.sin(middle) * math.sin(latitude)
        cosine += math.cos(middle) * math.cos(latitude) * math.cos(turn)
        k = math.sqrt(2 / max(1 + cosine, 1e-9))
        x = k * math.cos(latitude) * math.sin(turn)
        y = math.cos(middle) * math.sin(latitude)
        y -= math.sin(middle) * math.cos(latitude) * math.cos(turn)
        return x, k * y


def plane(at: Point) -> Point:
    """Return what was projected already as it is."""
    return at


def _around(longitude: float) -> float:
    """Return a longitude between -180 and 180."""
    return (longitude + 180) % 360 - 180
