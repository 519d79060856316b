"""The outlines that plotly.js draws its own maps from: which files a figure needs, what is in them.

One file holds one part of the world at one fineness: `world_110m`, `europe_50m`. plotly.js would
fetch them from another host; `make assets` puts them beside its bundles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import orjson

import affidavit_theme
from affidavit.charts.traces import MAPS

FOLDER = Path(affidavit_theme.__file__).parent / "assets" / "affidavit" / "plotly" / "topojson"
SCOPES = (
    *("world", "africa", "antarctica", "asia", "europe"),
    *("north america", "oceania", "south america", "usa"),
)
"""The parts of the world that plotly.js knows; it takes the first for any other word."""
RESOLUTIONS = (110, 50)
"""How fine they are: a scale of 1 to so many million."""
_LAYERS = ("coastlines", "countries", "lakes", "land", "ocean", "rivers", "subunits")


def outlines_of(figures: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the names of the files that these figures are drawn from, sorted.

    A map that shows no layer of the world, and whose places are all given by longitude and
    latitude, needs none; plotly.js does not ask for one then either.
    """
    return tuple(sorted({name for figure in figures for name in _names(figure)}))


def _names(figure: Mapping[str, Any]) -> Iterator[str]:
    """Yield the files of each map, with those that it may ask for once a reader uses its menus."""
    traces = [trace for trace in figure.get("data", ()) if trace.get("type") in MAPS]
    words = _later(figure) if traces else frozenset()
    scopes = words & set(SCOPES)
    is_finer = any(word.endswith("resolution") for word in words)
    for trace in traces:
        geo = geo_of(figure, trace)
        if _needs_outlines(trace, geo):
            for scope in (geo.get("scope"), *scopes):
                for fineness in RESOLUTIONS if is_finer else (geo.get("resolution"),):
                    yield _name(scope, fineness)


def _later(figure: Mapping[str, Any]) -> frozenset[str]:
    """Return the words of a figure's menus, sliders and frames; all traces have the same ones."""
    layout, frames = figure.get("layout") or {}, figure.get("frames") or ()
    shown = [each.get("layout") for each in frames if isinstance(each, Mapping)]
    return frozenset(_words((layout.get("updatemenus"), layout.get("sliders"), shown)))


def _words(value: object) -> Iterator[str]:
    """Yield every key and every text in something."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from map(str, value)
        yield from _words(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _words(item)


def outline_name(figure: Mapping[str, Any], trace: Mapping[str, Any]) -> str:
    """Return the name of the file that a trace's map is drawn from."""
    geo = geo_of(figure, trace)
    return _name(geo.get("scope"), geo.get("resolution"))


def _name(scope: object, fineness: object) -> str:
    known = scope if scope in SCOPES else SCOPES[0]
    fine = next((each for each in RESOLUTIONS if str(each) == str(fineness)), RESOLUTIONS[0])
    return f"{str(known).replace(' ', '-')}_{fine}m"


def outline_file(name: str) -> Path:
    """Return where a file of outlines is, if it is there."""
    return FOLDER / f"{name}.json"


@cache
def outline_ids(name: str) -> Mapping[str, frozenset[str]]:
    """Return the ids of the places in a file, by `countries` and `states` (of the USA alone)."""
    objects = orjson.loads(outline_file(name).read_bytes())["objects"]
    countries = {each.get("id") for each in objects["countries"]["geometries"]}
    states = {
        each.get("id")
        for each in objects["subunits"]["geometries"]
        if each.get("properties", {}).get("gu") == "USA"
    }
    return {"countries": frozenset(countries - {None}), "states": frozenset(states - {None})}


def geo_of(figure: Mapping[str, Any], trace: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a figure and its template say of the map that a trace lies on."""
    layout = figure.get("layout") or {}
    own = layout.get(str(trace.get("geo") or "geo"))
    template = layout.get("template")
    base = template.get("layout") if isinstance(template, Mapping) else None
    under = base.get("geo") if isinstance(base, Mapping) else None
    parts = [part for part in (under, own) if isinstance(part, Mapping)]
    return {key: value for part in parts for key, value in part.items() if value is not None}


def _needs_outlines(trace: Mapping[str, Any], geo: Mapping[str, Any]) -> bool:
    if trace.get("type") == "choropleth" or trace.get("locations") is not None:
        return True
    return geo.get("visible") is not False or any(geo.get(f"show{each}") for each in _LAYERS)
