"""The maps that `geo` can name: how each is projected, what it shows, and whose places it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from affidavit.charts.geo.projections import Albers, Azimuthal, EqualEarth, Point, Projection

Corner = Point
"""Longitude and latitude."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inset:
    """A part of a country that lies far off, drawn in a box of its own."""

    code: str
    projection: Projection
    west: float
    east: float
    south: float
    north: float
    """Bounds of what belongs there, in degrees."""
    box: tuple[float, float, float, float]
    """Left, top, right, bottom of where it is drawn, in shares of the map without insets."""

    def holds(self, at: Point) -> bool:
        """Say whether a place lies in it."""
        return self.west <= at[0] <= self.east and self.south <= at[1] <= self.north


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlan:
    """How one map is drawn."""

    projection: Projection
    reach: tuple[Corner, ...] = ()
    """Places between which the map is cut off; none where it shows all its places whole."""
    insets: tuple[Inset, ...] = ()
    are_countries: bool = False
    """Whether its places are countries; else they are the parts of one."""
    has_seams: bool = False
    """Whether neighbours may not share their lines, so that the lines of each are drawn."""


_ALASKA = Inset(
    code="US-AK",
    projection=Albers(55, 65, -154),
    west=-190,
    east=-129,
    south=51,
    north=72,
    box=(0.0, 0.75, 0.24, 1.0),
)
_HAWAII = Inset(
    code="US-HI",
    projection=Albers(19, 22, -157),
    west=-161,
    east=-154,
    south=18,
    north=23,
    box=(0.26, 0.87, 0.38, 1.0),
)
_EUROPE = ((-24.5, 64), (-10, 36), (15, 35.5), (24, 34.5), (34, 34.3), (27, 71.5), (42, 47))

MAPS: Mapping[str, MapPlan] = MappingProxyType(
    {
        "australia": MapPlan(projection=Albers(-36, -18, 134)),
        "brazil": MapPlan(projection=Azimuthal(-53, -14)),
        "canada": MapPlan(projection=Albers(50, 70, -94)),
        "europe": MapPlan(projection=Azimuthal(10, 52), reach=_EUROPE, are_countries=True),
        "germany": MapPlan(projection=Albers(48.5, 53.5, 10.4)),
        "mexico": MapPlan(projection=Albers(17.5, 29.5, -102)),
        "usa": MapPlan(projection=Albers(29.5, 45.5, -96), insets=(_ALASKA, _HAWAII)),
        "world": MapPlan(projection=EqualEarth(), are_countries=True),
    }
)
