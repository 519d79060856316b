"""Files of outlines that others made, GeoJSON (RFC 7946) and TopoJSON, as areas in degrees."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from affidavit.charts.geo.projections import Point
from affidavit.charts.geo.topology import arcs_of, stitched
from affidavit.diagnostics import nearest

MOST_POINTS = 1_000_000
"""Points of a file: beyond, a build waits too long for what no picture shows."""
_DEEPEST = 4
"""Collections within collections; nobody writes more than one."""
_REACH = (180.0, 90.0)
_POLYGONS = ("Polygon", "MultiPolygon")
_CLOSE = 1e-6
"""Degrees that are rounding, a tenth of a metre."""

Polygon = tuple[list[Point], ...]
"""The ring around it, then those around its holes; the first point is not repeated."""


class OutlinesFault(Exception):  # noqa: N818 - a fault of the writer's, told by who reads the file
    """What is wrong with a file of outlines, and the way out."""

    def __init__(
        self, message: str, fix: str, *, line: int = 1, column: int = 1, about: str = ""
    ) -> None:
        super().__init__(message)
        self.message, self.fix, self.line, self.column = message, fix, line, column
        self.about = about
        """The key of `geo` that is wrong; empty where the file is."""


@dataclass(frozen=True, slots=True)
class Area:
    """One shape of a file, with what the file says of it."""

    properties: Mapping[str, Any]
    id: str
    """The identifier that the format itself gives a shape; mostly empty."""
    polygons: tuple[Polygon, ...]


def read_areas(text: str, *, layer: str | None) -> list[Area]:
    """Return the areas of a file, points and lines left out; `OutlinesFault` where it has none.

    `layer` names one of a TopoJSON's; it may be None where there is one.
    """
    try:
        read = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg}"
        fix = "export the outlines again as GeoJSON"
        raise OutlinesFault(message, fix, line=error.lineno, column=error.colno) from None
    if not isinstance(read, dict):
        raise _no_areas()
    found = list(_of_topology(read, layer) if read.get("type") == "Topology" else _of_json(read))
    areas = [area for area in found if area.polygons]
    if not areas:
        raise _no_areas()
    return areas


def text_of(value: object) -> str:
    """Return a property as text: `7`, `7.0` and "7" are one; nothing where it is a list or none."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _no_areas() -> OutlinesFault:
    fix = "export polygons as GeoJSON: a FeatureCollection"
    return OutlinesFault("this file has no areas", fix)


# -- GeoJSON --------------------------------------------------------------------------------------


def _of_json(read: Mapping[str, Any]) -> Iterator[Area]:
    features = read.get("features") if read.get("type") == "FeatureCollection" else [read]
    if not isinstance(features, list):
        raise _no_areas()
    count = 0
    for number, feature in enumerate(features, 1):
        if not isinstance(feature, dict):
            continue
        is_feature = feature.get("type") == "Feature"
        geometry = feature.get("geometry") if is_feature else feature
        polygons = tuple(_polygons(geometry, number, depth=0))
        count += sum(len(ring) for polygon in polygons for ring in polygon)
        _check_count(count)
        yield _area(feature, polygons)


def _area(feature: Mapping[str, Any], polygons: tuple[Polygon, ...]) -> Area:
    properties = feature.get("properties")
    own = properties if isinstance(properties, dict) else {}
    return Area(own, text_of(feature.get("id")), polygons)


def _polygons(geometry: object, number: int, *, depth: int) -> Iterator[Polygon]:
    if not isinstance(geometry, dict) or depth > _DEEPEST:
        return
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind == "GeometryCollection" and isinstance(geometry.get("geometries"), list):
        for each in geometry["geometries"]:
            yield from _polygons(each, number, depth=depth + 1)
    elif kind in _POLYGONS:
        for polygon in [coordinates] if kind == "Polygon" else _listed(coordinates, number):
            rings = (_ring(each, number) for each in _listed(polygon, number))
            if kept := tuple(ring for ring in rings if ring):
                yield kept


def _listed(value: object, number: int) -> list[Any]:
    if isinstance(value, list):
        return value
    raise _bad_shape(number)


def _bad_shape(number: int) -> OutlinesFault:
    message = f"shape {number:,} of this file has coordinates that are no pairs of numbers"
    return OutlinesFault(message, "export the outlines again as GeoJSON")


def _ring(value: object, number: int) -> list[Point]:
    try:
        ring = [(float(x), float(y)) for x, y, *_ in _listed(value, number) if _are_numbers(x, y)]
    except (TypeError, ValueError, OverflowError):
        raise _bad_shape(number) from None
    if len(ring) != len(_listed(value, number)):
        raise _bad_shape(number)
    return _checked(ring, number)


def _are_numbers(*values: object) -> bool:
    return all(
        isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        for value in values
    )


def _checked(ring: list[Point], number: int) -> list[Point]:
    """Return a ring without its repeated end; what is no place on earth is a fault."""
    for x, y in ring:
        if abs(x) > 2 * _REACH[0] or abs(y) > _REACH[1] + _CLOSE:
            message = f"shape {number:,} has a point at {x:.8g}, {y:.8g}, which is nowhere on earth"
            fix = "export the outlines in degrees: WGS 84, also called EPSG:4326"
            raise OutlinesFault(message, fix)
    return ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring


def _check_count(count: int) -> None:
    if count > MOST_POINTS:
        message = f"these outlines have more than {MOST_POINTS:,} points"
        raise OutlinesFault(message, "simplify them first: a picture shows a few thousand")


# -- TopoJSON -------------------------------------------------------------------------------------


def _of_topology(read: Mapping[str, Any], layer: str | None) -> Iterator[Area]:
    try:
        shapes = list(_unfolded(read["objects"][_layer(read, layer)]))
        arcs = arcs_of(read)
        lengths = [len(arc) for arc in arcs]
        _check_count(sum(lengths[_at(i)] for each in shapes for i in _indexes(each.get("arcs"))))
        whole = [_with_points(each, arcs) for each in shapes]
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError):
        fix = "export the outlines again, as GeoJSON if TopoJSON does not work"
        message = "this TopoJSON is damaged"
        raise OutlinesFault(message, fix) from None
    yield from _of_json({"type": "FeatureCollection", "features": whole})


def _layer(read: Mapping[str, Any], layer: str | None) -> str:
    names = list(read["objects"])
    if layer in names:
        return str(layer)
    if not layer and len(names) == 1:
        return str(names[0])
    listed = ", ".join(names[:10])
    if not layer:
        fix = f'add "layer:" and one of {listed}'
        message = "this TopoJSON has several layers"
        raise OutlinesFault(message, fix, about="layer")
    near = nearest(layer, names)
    fix = f'did you mean "{near}"?' if near else f"the layers are {listed}"
    message = f'there is no layer "{layer}" in this file'
    raise OutlinesFault(message, fix, about="layer")


def _unfolded(shape: Mapping[str, Any], depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield the polygons of a layer, whatever collections they lie in."""
    if shape.get("type") in _POLYGONS:
        yield shape
    elif depth <= _DEEPEST:
        for each in shape.get("geometries", ()):
            yield from _unfolded(each, depth + 1)


def _indexes(arcs: Any) -> Iterator[int]:  # noqa: ANN401 - lists in lists, of a stranger
    for each in arcs:
        if isinstance(each, list):
            yield from _indexes(each)
        else:
            yield each


def _at(index: int) -> int:
    return index if index >= 0 else ~index


def _with_points(shape: Mapping[str, Any], arcs: Sequence[Sequence[Point]]) -> dict[str, Any]:
    """Return a shape as GeoJSON has it, its lines put together."""
    is_one = shape["type"] == "Polygon"
    polygons = [
        [[list(at) for at in stitched(ring, arcs)] for ring in polygon]
        for polygon in ([shape["arcs"]] if is_one else shape["arcs"])
    ]
    geometry = {"type": shape["type"], "coordinates": polygons[0] if is_one else polygons}
    keys = {"id": shape.get("id"), "properties": shape.get("properties")}
    return {"type": "Feature", "geometry": geometry} | keys
