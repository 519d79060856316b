"""A figure that a writer brought: its shape, its size, and that it asks no other host."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import Any

from affidavit.charts.chart import Figure, Steps
from affidavit.charts.packed import packed_faults
from affidavit.charts.plotly_faults import Faults
from affidavit.charts.plotly_leaves import LESS, check_leaves, tell_of_tiles
from affidavit.charts.plotly_maps import outline_file, outlines_of
from affidavit.charts.plotly_places import Missing, missing_places
from affidavit.charts.plotly_schema import Doubt, doubts, trace_types
from affidavit.charts.raw_formulas import formulas_in, reworded, without_formulas
from affidavit.charts.raw_ground import lies_on_light
from affidavit.charts.raw_of_r import is_letter_of_r, is_of_r, without_r
from affidavit.charts.raw_old_forms import renewed
from affidavit.charts.raw_reading import unreadable
from affidavit.charts.traces import TILES
from affidavit.diagnostics import ChartCode, Place, Report, nearest
from affidavit.located import LocatedMapping

PARTS = ("data", "layout", "config", "frames")
MOST_TRACES = 500
MOST_DOUBTS = 20
_LONGEST = 40


def check_figure(
    figure: object,
    *,
    written: LocatedMapping | None,
    place: Place,
    report: Report,
    is_compiled: bool = False,
) -> Figure | None:
    """Return the figure if Plotly can draw it; None with the faults reported.

    `written` is the same figure with its places, where there is one; faults stand at `place` else.
    What Plotly would pass over is a warning, and so is what nobody could read. Old forms and simple
    formulas are returned as today's Plotly draws them. `is_compiled` says that the figure is ours,
    with a writer's keys on top: it follows the page into the dark whatever its colours are.
    """
    faults = Faults(written, place, Report())
    by_r = isinstance(figure, dict) and is_of_r(figure)
    if isinstance(figure, dict):
        _check_parts(figure := without_r(figure), faults)
    else:
        fix = 'write {"data": [...], "layout": {...}}'
        faults.error(
            ChartCode.PLOTLY_SHAPE, (), "a figure is a group of keys, not a list or a text", fix
        )
    if isinstance(figure, dict) and not faults.report.errors:
        figure = _renewed(figure, faults)
        _check_traces(figure, faults)
        check_leaves(figure, faults)
        for steps, problem in packed_faults(figure):
            faults.error(ChartCode.PLOTLY_VALUE, steps, *problem)
        _check_maps(figure, faults)
        _tell_dropped(figure, faults)
        _tell_doubts(figure, faults, by_r=by_r)
        _tell_unreadable(figure, faults, is_compiled=is_compiled)
        if _tell_formulas(figure, faults):
            figure = reworded(figure)
    report.extend(faults.report)
    return figure if isinstance(figure, dict) and not faults.report.errors else None


def _check_parts(figure: dict[str, Any], faults: Faults) -> None:
    for key in figure:
        if key not in PARTS:
            near = nearest(str(key), PARTS)
            fix = f'did you mean "{near}"?' if near else f"the parts are {', '.join(PARTS)}"
            faults.error(ChartCode.PLOTLY_SHAPE, (key,), f'"{key}" is no part of a figure', fix)
    data = figure.get("data")
    if not isinstance(data, list):
        message, fix = "this figure has no list of traces", 'write "data": [{"type": "bar", ...}]'
        faults.error(ChartCode.PLOTLY_SHAPE, ("data",), message, fix)
        return
    for index, trace in enumerate(data):
        if not isinstance(trace, dict):
            message, fix = "a trace is a group of keys", 'write {"type": "bar", "x": [...]}'
            faults.error(ChartCode.PLOTLY_SHAPE, ("data", index), message, fix)
    for part in ("layout", "config"):
        if figure.get(part) is not None and not isinstance(figure[part], dict):
            message, fix = f'"{part}" is a group of keys', f'write "{part}": {{...}}'
            faults.error(ChartCode.PLOTLY_SHAPE, (part,), message, fix)
    if figure.get("frames") and not isinstance(figure["frames"], list):
        message, fix = '"frames" is a list', 'write "frames": [{"data": [...]}, ...]'
        faults.error(ChartCode.PLOTLY_SHAPE, ("frames",), message, fix)


def _renewed(figure: Figure, faults: Faults) -> Figure:
    """Return the figure in today's forms; each old one is told."""
    found, old_forms = renewed(figure)
    faults.moved = {old.now: old.steps for old in old_forms if old.now}
    for old in old_forms[:MOST_DOUBTS]:
        tell = faults.error if old.is_lost else faults.warning
        tell(ChartCode.PLOTLY_OLD, old.steps, old.message, old.fix)
    return found


def _tell_unreadable(figure: Figure, faults: Faults, *, is_compiled: bool) -> None:
    if faults.report.errors:
        return
    stays_light = not is_compiled and lies_on_light(figure)
    for found in islice(unreadable(figure, stays_light=stays_light), MOST_DOUBTS):
        faults.warning(ChartCode.PLOTLY_READING, found.steps, found.message, found.fix)


def _tell_formulas(figure: Figure, faults: Faults) -> int:
    """Tell the first formulas; return how many were told."""
    found = list(islice(formulas_in(figure, ()), MOST_DOUBTS))
    for steps, text in found:
        said = without_formulas(text)
        message = f"{_shown(text)} needs MathJax, which our pages do not load"
        fix = f'write "{said}"' if said else "write it with <sup>, <sub> and letters such as π"
        faults.warning(ChartCode.PLOTLY_FORMULA, steps, message, fix)
    return len(found)


def _check_traces(figure: Figure, faults: Faults) -> None:
    if len(figure["data"]) > MOST_TRACES:
        message = f"this figure has {len(figure['data']):,} traces; at most {MOST_TRACES} are drawn"
        faults.error(ChartCode.CHART_TOO_MUCH, ("data",), message, LESS)
    for index, trace in enumerate(figure["data"]):
        kind, steps = str(trace.get("type", "scatter")), ("data", index, "type")
        tell_of_tiles(kind, steps, faults)
        if kind not in TILES and kind not in trace_types():
            near = nearest(kind, trace_types())
            fix = f'did you mean "{near}"?' if near else "see Plotly's list of traces"
            faults.error(ChartCode.PLOTLY_VALUE, steps, f'Plotly has no trace "{kind}"', fix)


def _check_maps(figure: Figure, faults: Faults) -> None:
    if faults.report.errors:
        return
    if not all(outline_file(name).is_file() for name in outlines_of([figure])):
        message, fix = "the outlines of maps are missing", "run `make assets` where npm is reached"
        faults.error(ChartCode.CHART_OUTLINES_MISSING, ("data",), message, fix)
    elif missing := missing_places(figure):
        _tell_missing(missing, faults)


def _tell_missing(missing: Missing, faults: Faults) -> None:
    if missing.count == missing.of:
        message = f'this map is empty: no place of its rows is found, first "{missing.place}"'
        faults.error(ChartCode.PLOTLY_LOCATION, missing.steps, message, missing.fix)
        return
    message = f'the map has no place "{missing.place}", so its row is not drawn'
    if missing.count > 1:
        message = f"{missing.count} of {missing.of} rows are not drawn, "
        message += f'for the map has no such places; the first is "{missing.place}"'
    faults.warning(ChartCode.PLOTLY_LOCATION, missing.steps, message, missing.fix)


def _tell_dropped(figure: Figure, faults: Faults) -> None:
    if figure.get("config"):
        message, fix = '"config" is passed over in the chart that readers explore', "delete it"
        faults.warning(ChartCode.PLOTLY_UNKNOWN, ("config",), message, fix)


def _tell_doubts(figure: Figure, faults: Faults, *, by_r: bool) -> None:
    told = Counter[bool]()
    for each in doubts(figure):
        value = _value_at(figure, each.steps)
        is_letter = by_r and is_letter_of_r(each.steps, value)
        doubt = replace(each, is_refused=False) if is_letter else each
        told[doubt.is_refused] += 1
        if told[doubt.is_refused] <= MOST_DOUBTS:
            _tell_doubt(doubt, _shown(value), faults)


def _tell_doubt(doubt: Doubt, value: str, faults: Faults) -> None:
    way = ".".join(str(step) for step in doubt.steps)
    suggestion = f'did you mean "{doubt.suggestion}"?' if doubt.suggestion else None
    if not doubt.expected:
        message = f"Plotly does not know {way} and passes it over"
        faults.warning(ChartCode.PLOTLY_UNKNOWN, doubt.steps, message, suggestion or "delete it")
        return
    fix = suggestion or f"it may be {doubt.expected}"
    if doubt.is_refused:
        message = f"{value} is no value of {way}: Plotly refuses it"
        faults.error(ChartCode.PLOTLY_VALUE, doubt.steps, message, fix)
    else:
        message = f"{value} is no value of {way}, so Plotly passes it over"
        faults.warning(ChartCode.PLOTLY_VALUE, doubt.steps, message, fix)


def _shown(value: object) -> str:
    """Return a value as a message quotes it, short."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a group of keys"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f'"{text if len(text) <= _LONGEST else text[:_LONGEST] + "..."}"'


def _value_at(figure: Any, steps: Steps) -> Any:  # noqa: ANN401 - a figure is any JSON
    for step in steps:
        figure = figure[step]
    return figure
