"""Outlines of a map laid out in pixels: shapes of its places, and the lines between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from affidavit.charts.geo.clipping import Box, box_around, clipped_line, clipped_ring
from affidavit.charts.geo.maps import MAPS, Inset, MapPlan
from affidavit.charts.geo.projections import Point, Projection
from affidavit.charts.geo.simplifying import ring_area, simplified
from affidavit.charts.geo.topology import Ring, Topology, from_json, stitched

FOLDER = Path(__file__).parent / "borders"
"""Where `make assets` puts the outlines of the maps that `geo` names."""
STAMP = "made-from.txt"
_FINE = 0.8
"""Square pixels: what a point must change of a drawing to be in it."""
_LEAST = 2.5
"""Square pixels of an island that is drawn beside larger parts of its place."""


def stamp() -> str:
    """Return what the outlines were made from; empty where there are none."""
    try:
        return (FOLDER / STAMP).read_text("utf-8").partition("\n")[0]
    except OSError:
        return ""


@cache
def outlines(name: str) -> Topology | None:
    """Return the outlines of a map by its name; None where `make assets` brought none."""
    try:
        return from_json((FOLDER / f"{name}.json").read_bytes())
    except (OSError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class Shape:
    """A place on a picture, in pixels from the top left."""

    rings: tuple[tuple[Point, ...], ...]
    """Its parts, and the holes in them, which run the other way round."""
    middle: Point
    """Of its largest part."""
    area: float


@dataclass(frozen=True, slots=True)
class LaidMap:
    """A map as it stands on a picture of some width."""

    height: float
    shapes: Mapping[str, Shape]
    land: tuple[tuple[Point, ...], ...]
    """Rings of what is no place of the map."""
    borders: tuple[tuple[Point, ...], ...]
    """Lines between two places, or between one and other land."""
    boxes: tuple[Box, ...]
    """Those that insets stand in."""
    scenes: tuple[_Scene, ...]

    def spot(self, at: Point) -> Point | None:
        """Return where a longitude and latitude stand; None where the map does not reach."""
        for scene in self.scenes:
            if scene.inset is not None and scene.inset.holds(at):
                return scene.pixel(at)
        main = self.scenes[0]
        found = main.pixel(at)
        return found if main.box.holds(found) else None


@dataclass(frozen=True, slots=True)
class _Scene:
    """A part of the plane and the pixels that it is drawn on."""

    plan: MapPlan
    inset: Inset | None
    extent: Box
    """On the plane, y up."""
    box: Box
    """On the picture, y down."""

    def pixel(self, at: Point) -> Point:
        """Return where a place stands."""
        return self._pixels([self._projection(at)])[0]

    def pixels(self, arc: tuple[Point, ...]) -> list[Point]:
        """Return where a line of an outline runs."""
        return self._pixels(_projected(self._projection, arc))

    @property
    def _projection(self) -> Projection:
        return self.inset.projection if self.inset else self.plan.projection

    def _pixels(self, points: Sequence[Point]) -> list[Point]:
        scale = min(self.box.width / self.extent.width, self.box.height / self.extent.height)
        left = self.box.left + (self.box.width - scale * self.extent.width) / 2
        top = self.box.low + (self.box.height - scale * self.extent.height) / 2
        west, north = self.extent.left, self.extent.high
        return [(left + (x - west) * scale, top + (north - y) * scale) for x, y in points]


@lru_cache(maxsize=20_000)
def _projected(projection: Projection, arc: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return a line on the plane: the same for all the sizes that a build lays a map out in."""
    return tuple([projection(at) for at in arc])


def extent_of(topology: Topology, plan: MapPlan, inset: Inset | None = None) -> Box:
    """Return the part of the plane that a map, or one of its insets, shows."""
    if inset is not None:
        lines = _lines(topology, {inset.code})
        return box_around([inset.projection(at) for arc in lines for at in arc if inset.holds(at)])
    if plan.reach:
        return box_around([plan.projection(at) for at in plan.reach])
    apart = {each.code for each in plan.insets}
    places = {code for code in topology.rings if code and code not in apart}
    lines = _lines(topology, places)
    return box_around([at for arc in lines for at in _projected(plan.projection, arc)])


def _lines(topology: Topology, codes: set[str]) -> list[tuple[Point, ...]]:
    used = {max(i, ~i) for code in codes for ring in topology.rings.get(code, ()) for i in ring}
    return [topology.arcs[index] for index in sorted(used)]


@lru_cache(maxsize=64)
def laid_map(name: str, *, width: float, most_height: float, top: float) -> LaidMap:
    """Return one of our maps laid out, once for all charts of a build; there must be outlines."""
    topology = outlines(name)
    assert topology is not None, name  # noqa: S101 - for mypy; told before where there are none
    return lay_out(topology, MAPS[name], width=width, most_height=most_height, top=top)


def lay_out(
    topology: Topology, plan: MapPlan, *, width: float, most_height: float, top: float = 0
) -> LaidMap:
    """Return a map as wide as a picture, or as high as it may be, in the middle of its width."""
    extent = extent_of(topology, plan)
    scale = min(width / extent.width, most_height / extent.height)
    left = (width - scale * extent.width) / 2
    height = scale * extent.height
    box = Box(left, top, left + scale * extent.width, top + height)
    scenes = (
        _Scene(plan, None, extent, box),
        *(_Scene(plan, i, extent_of(topology, plan, i), _boxed(i, box)) for i in plan.insets),
    )
    drawing = _Drawing(topology, scenes)
    return LaidMap(
        height=height,
        shapes=dict(drawing.shapes()),
        land=tuple(drawing.rings_of("")),
        borders=tuple(drawing.borders()),
        boxes=tuple(scene.box for scene in scenes[1:]),
        scenes=scenes,
    )


def _boxed(inset: Inset, box: Box) -> Box:
    left, top, right, bottom = inset.box
    return Box(
        box.left + left * box.width,
        box.low + top * box.height,
        box.left + right * box.width,
        box.low + bottom * box.height,
    )


class _Drawing:
    """Lines on their way to pixels, each as simple as the picture allows."""

    def __init__(self, topology: Topology, scenes: tuple[_Scene, ...]) -> None:
        self._topology, self._scenes = topology, scenes
        by_code = {scene.inset.code: scene for scene in scenes if scene.inset}
        self._scene_of = {code: by_code.get(code, scenes[0]) for code in topology.rings}
        owners: dict[int, list[str]] = {}
        for code, rings in topology.rings.items():
            for index in {max(i, ~i) for ring in rings for i in ring}:
                owners.setdefault(index, []).append(code)
        self._owners = owners
        self._arcs = [
            self._pixels(index, arc) if index in owners else []
            for index, arc in enumerate(topology.arcs)
        ]

    def _pixels(self, index: int, arc: tuple[Point, ...]) -> list[Point]:
        scene = self._scene_of[self._owners[index][0]]
        return simplified(scene.pixels(arc), _FINE)

    def shapes(self) -> Iterator[tuple[str, Shape]]:
        for code in self._topology.rings:
            if code and (rings := list(self.rings_of(code))):
                areas = [ring_area(ring) for ring in rings]
                largest = max(range(len(rings)), key=lambda at: abs(areas[at]))
                middle = _middle(rings[largest], areas[largest])
                yield code, Shape(tuple(rings), middle, abs(sum(areas)))

    def rings_of(self, code: str) -> Iterator[tuple[Point, ...]]:
        """Yield the rings of a place that can be seen; the largest of them always."""
        scene = self._scene_of.get(code, self._scenes[0])
        found = [self._ring(ring, scene) for ring in self._topology.rings.get(code, ())]
        rings = [ring for ring in found if len(ring) > 2]  # noqa: PLR2004 - a triangle
        if code and not rings:
            rings = [_speck(ring) for ring in found if ring][:1]
        areas = [abs(ring_area(ring)) for ring in rings]
        least = min(_LEAST, max(areas, default=0))
        for ring, area in zip(rings, areas, strict=True):
            if area >= least:
                yield tuple((round(x, 1), round(y, 1)) for x, y in ring)

    def _ring(self, ring: Ring, scene: _Scene) -> list[Point]:
        points = stitched(ring, self._arcs)
        if scene.plan.reach or scene.inset:
            return clipped_ring(points, scene.box)
        return points

    def borders(self) -> Iterator[tuple[Point, ...]]:
        box, has_seams = self._scenes[0].box, self._scenes[0].plan.has_seams
        for index, owners in self._owners.items():
            if len(owners) < 2 and not has_seams:  # noqa: PLR2004 - a coast
                continue
            for part in clipped_line(self._arcs[index], box):
                yield tuple((round(x, 1), round(y, 1)) for x, y in part)


def _speck(points: Sequence[Point]) -> list[Point]:
    """Return a square of half a pixel where a place is smaller than that."""
    x, y = points[0]
    return [(x, y), (x + 0.5, y), (x + 0.5, y + 0.5), (x, y + 0.5)]


def _middle(ring: Sequence[Point], area: float) -> Point:
    """Return the middle of an area, or of its points where it has none."""
    if abs(area) < 1e-6:  # noqa: PLR2004 - a line
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        x, y = x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return round(x / (6 * area), 1), round(y / (6 * area), 1)
