"""Places that a map's rows name and plotly.js does not find, so that nothing is drawn for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from affidavit.charts.chart import Steps
from affidavit.charts.columns import number_of
from affidavit.charts.geo.tile_grids import subdivisions
from affidavit.charts.plotly_country_names import country_names
from affidavit.charts.plotly_maps import outline_file, outline_ids, outline_name
from affidavit.charts.raw_rows import listed
from affidavit.charts.table import Value
from affidavit.charts.traces import MAPS
from affidavit.diagnostics import nearest

ISO, STATES, NAMES, GEOJSON = "ISO-3", "USA-states", "country names", "geojson-id"
_WHOLE_WORLD = ("world_110m", "world_50m")
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Missing:
    """The places of a figure that are not found: the first of them, and how many."""

    steps: Steps
    """The way to the first: `("data", 0, "locations", 3)`."""
    place: str
    fix: str
    count: int
    of: int
    """Rows of the figure that should be on a map."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that should be on a map."""

    steps: Steps
    place: str
    trace: Mapping[str, Any]
    outlines: str
    """The file of outlines that its map is drawn from."""
    ids: frozenset[str] = frozenset()
    """What the features of its trace's own GeoJSON are called."""

    @property
    def mode(self) -> str:
        """How its trace finds places."""
        return _mode(self.trace)


def missing_places(figure: Mapping[str, Any]) -> Missing | None:
    """Return the places that nothing is drawn for; None where all are found.

    A row without a figure is drawn by no map and counts for nothing. Nor is one missing that lies
    in another part of the world than the map shows, unless that leaves the map empty.
    """
    rows = list(_rows(figure))
    lost = [row for row in rows if not _is_drawn(row)]
    told = lost if len(lost) == len(rows) else [row for row in lost if not _is_elsewhere(row)]
    if not told:
        return None
    first = told[0]
    return Missing(first.steps, first.place, _fix(first), len(told), len(rows))


def _rows(figure: Mapping[str, Any]) -> Iterator[_Row]:
    for number, trace in enumerate(figure["data"]):
        if trace.get("type") not in MAPS or trace.get("visible") in (False, "legendonly"):
            continue
        name, ids = outline_name(figure, trace), _ids(trace)
        values = listed(trace["z"]) if trace["type"] == "choropleth" and "z" in trace else None
        for index, place in enumerate(listed(trace.get("locations"))):
            has_value = values is None or _counts(values, index)
            if has_value and (text := _as_text(place, is_id=_mode(trace) == GEOJSON)):
                yield _Row(("data", number, "locations", index), text, trace, name, ids)


def _counts(values: Any, index: int) -> bool:  # noqa: ANN401 - a list or an array
    """Say whether plotly.js takes a cell for a figure."""
    cell = values[index] if index < len(values) else None
    return number_of(cell) is not None if isinstance(cell, str) else cell is not None


def _as_text(place: Value, *, is_id: bool) -> str:
    """Return what plotly.js looks a place up by; a number is one only among ids of a GeoJSON."""
    if isinstance(place, str):
        return place
    if not is_id or place is None:
        return ""
    return str(int(place)) if place == int(place) else str(place)


def _mode(trace: Mapping[str, Any]) -> str:
    usual = GEOJSON if isinstance(trace.get("geojson"), Mapping) else ISO
    return str(trace.get("locationmode") or usual)


def _is_drawn(row: _Row) -> bool:
    if row.mode == GEOJSON:
        return row.place in row.ids
    return _is_in(row.outlines, row.mode, row.place)


def _is_elsewhere(row: _Row) -> bool:
    """Say whether a place is one of the world, and only not of the part that a map shows."""
    if row.mode == GEOJSON or row.outlines in _WHOLE_WORLD:
        return False
    return any(_is_in(each, row.mode, row.place) for each in _WHOLE_WORLD)


def _is_in(name: str, mode: str, place: str) -> bool:
    if not outline_file(name).is_file():
        return True
    found = _code(mode, place)
    return found is None or found in outline_ids(name)["states" if mode == STATES else "countries"]


def _code(mode: str, place: str) -> str | None:
    """Return the id that plotly.js looks for; None where the mode is none that we know."""
    if mode == ISO:
        return place
    if mode == NAMES:
        return _country_named(place)
    return _state_named(place) if mode == STATES else None


@cache
def _country_named(place: str) -> str:
    return country_names().find(place) or ""


def _state_named(place: str) -> str:
    written = place.strip()
    return _states().get(written.lower(), written.upper())


@cache
def _states() -> Mapping[str, str]:
    """Return the two letters of each state of the USA by its name, small."""
    states = subdivisions("usa", lang="en").names
    capital = dict.fromkeys(("washington dc", "washington d.c."), "DC")
    return {name.lower(): code.removeprefix("US-") for code, name in states.items()} | capital


def _ids(trace: Mapping[str, Any]) -> frozenset[str]:
    """Return what the features of a trace's GeoJSON are called."""
    key = str(trace.get("featureidkey") or "id")
    ids = (_id_at(each, key.split(".")) for each in _features(trace))
    return frozenset(each for each in ids if each)


def _features(trace: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    geojson = trace.get("geojson")
    if not isinstance(geojson, Mapping):
        return []
    found = [geojson] if geojson.get("type") == "Feature" else geojson.get("features")
    return [each for each in found or [] if isinstance(each, Mapping)]


def _id_at(feature: Any, steps: list[str]) -> str:  # noqa: ANN401 - any JSON
    for step in steps:
        feature = feature.get(step) if isinstance(feature, Mapping) else None
    is_id = isinstance(feature, str | int | float) and not isinstance(feature, bool)
    return _as_text(feature, is_id=True) if is_id else ""


def _fix(row: _Row) -> str:
    mode = row.mode
    if mode == GEOJSON:
        return _fix_of_ids(row)
    if _is_in(row.outlines.replace("_110m", "_50m"), mode, row.place):
        return 'set "resolution" of the map to 50, where small places are drawn'
    if better := _better_mode(row, mode):
        return f'set "locationmode" to "{better}"'
    near = _nearest(row, mode)
    return f'did you mean "{near}"?' if near else _EXAMPLES[mode]


def _better_mode(row: _Row, mode: str) -> str | None:
    """Return the mode by which a place is found that is not by its trace's own."""
    modes = [NAMES, STATES] if len(row.place.strip()) != _SHORT else [STATES, NAMES]
    tries = (each for each in (*modes, ISO) if each != mode)
    return next((each for each in tries if _is_in("world_50m", each, row.place)), None)


def _nearest(row: _Row, mode: str) -> str | None:
    if mode == NAMES:
        return country_names().likely(row.place)
    known = outline_ids(row.outlines)
    if mode == ISO:
        return nearest(row.place.upper(), sorted(known["countries"]))
    named = nearest(row.place.lower(), _states())
    return named.title() if named else None


def _fix_of_ids(row: _Row) -> str:
    """Name the key of the GeoJSON that holds the place, else an id that is near to it."""
    features = _features(row.trace)
    keys = [key for key in ("id", *_properties(features)) if key != row.trace.get("featureidkey")]
    for key in keys:
        if any(_id_at(each, key.split(".")) == row.place for each in features):
            return f'set "featureidkey" to "{key}"'
    if near := nearest(row.place, sorted(row.ids)):
        return f'did you mean "{near}"?'
    key = row.trace.get("featureidkey") or "id"
    if row.ids:
        return f'write what a feature has as its "{key}": "{min(row.ids)}"'
    return f'no feature of "geojson" has "{key}": name the key that tells them in "featureidkey"'


def _properties(features: list[Mapping[str, Any]]) -> list[str]:
    found = [each.get("properties") for each in features]
    names = {str(name) for each in found if isinstance(each, Mapping) for name in each}
    return [f"properties.{name}" for name in sorted(names)]


_EXAMPLES = {
    ISO: 'write countries by three letters, "MEX", or set "locationmode" to "country names"',
    NAMES: "write countries as the United Nations name them",
    STATES: 'write states of the USA by name or two letters: "CA"',
}
