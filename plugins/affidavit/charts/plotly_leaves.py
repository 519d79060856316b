"""The single values of a figure that a writer brought: how many, which, and from where."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from affidavit.charts.chart import Figure, Steps
from affidavit.charts.plotly_faults import Faults
from affidavit.charts.traces import TILES
from affidavit.diagnostics import ChartCode

MOST_VALUES = 200_000
"""Values in all lists of a figure: 2 MB as JSON, four times what a reader's phone should load."""
LESS = (
    "add the data up first: a sum, a mean or a count for each step of an axis, by hand"
    ' or by "data: {sql: ...}" of a chart of ours'
)
_SIMPLER = "simplify the outlines, for example by `mapshaper -simplify 10%`: a phone shows no more"
TOO_MANY = (f"this figure holds more than {MOST_VALUES:,} values", LESS)
"""Message and fix."""
_KEY = ""
"""The step to a key itself, which is no value of it."""
_LARGEST = 2**63
_HALF = re.compile("[\ud800-\udfff]")
"""One of two codes that make a character: JSON's escapes can write it alone, UTF-8 cannot."""
_REMOTE = re.compile(r"https?:|//")
_FETCHED = ("source", "geojson", "topojsonURL", "plotlyServerURL", "style")
_ARGUMENTS = ("args", "args2")
"""What a menu or a slider hands over: groups of keys, or an attribute and then its value."""


def check_leaves(figure: Figure, faults: Faults) -> None:
    """Walk all values once: the first that cannot be sent is told, and every address."""
    count, outlines, problem, attribute = 0, 0, None, ""
    for steps, value in _leaves(figure, ()):
        count += 1
        outlines += "geojson" in steps
        if isinstance(value, str):
            count += len(value) // 8 if steps[-1:] == ("bdata",) else 0
            if steps[-1] == 0 and steps[-2] in _ARGUMENTS:
                attribute = value
            _check_host(value, steps, faults, attribute=attribute)
        if problem is None and (problem := _problem_with(value)):
            faults.error(ChartCode.PLOTLY_VALUE, steps, *problem)
        if count > MOST_VALUES:
            fix = _SIMPLER if outlines > count / 2 else LESS
            faults.error(ChartCode.CHART_TOO_MUCH, ("data",), TOO_MANY[0], fix)
            return


def _problem_with(value: object) -> tuple[str, str] | None:
    """Return why a value cannot be sent to a browser as JSON, and the way out."""
    if isinstance(value, float) and not math.isfinite(value):
        return f'"{value}" is no number that JSON can hold', "write null where there is none"
    if isinstance(value, int) and abs(value) >= _LARGEST:
        return "this number is larger than a browser counts", "write it as text, in quotes"
    if isinstance(value, str) and _HALF.search(value):
        return "half of a character stands here", "write the character itself"
    return None


def _check_host(value: str, steps: Steps, faults: Faults, *, attribute: str) -> None:
    """Report an address that plotly.js would fetch: pictures, outlines, styles of maps.

    It is read as browsers read it: in any case, without blanks, a backslash as a slash. `attribute`
    is what a menu's arguments have named before; keys in them are ways: `images[0].source`.
    """
    way = next((step for step in reversed(steps) if isinstance(step, str)), "")
    is_name = way in _ARGUMENTS and steps[steps.index(way) + 1] == 0
    named = (attribute if way in _ARGUMENTS else way).rpartition(".")[2]
    if named == "type" and not is_name and ("frames" in steps or {*_ARGUMENTS} & {*steps}):
        tell_of_tiles(value, steps, faults)
    if is_name or named not in _FETCHED:
        return
    if named == "geojson" and value:
        message = '"geojson" is an address, which would be fetched while the chart is read'
        fix = "put into the figure what the file holds"
        faults.error(ChartCode.PLOTLY_HOST, steps, message, fix)
        return
    address = re.sub(r"[\x00-\x20]", "", value).lower().replace("\\", "/")
    if _REMOTE.match(address):
        message = f'"{named}" would be fetched from another host'
        fix = "put the data itself into the figure"
        faults.error(ChartCode.PLOTLY_HOST, steps, message, fix)


def tell_of_tiles(kind: str, steps: Steps, faults: Faults) -> None:
    """Report a trace that is drawn on a street map; say nothing of any other."""
    if kind in TILES:
        message = f'"{kind}" fetches its map from another host while it is read'
        fix = 'draw it as "choropleth" or "scattergeo", whose outlines we bring'
        faults.error(ChartCode.PLOTLY_HOST, steps, message, fix)


def _leaves(value: object, steps: Steps) -> Iterator[tuple[Steps, object]]:
    """Yield every value that holds no others, and every key, with the way to it."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield (*steps, _KEY), key
            yield from _leaves(item, (*steps, str(key)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, (*steps, index))
    else:
        yield steps, value
