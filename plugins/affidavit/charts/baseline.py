"""Bars start at zero: a scale that has none, or an axis that does not show it, is told.

The length of a bar is what readers compare. An axis that starts at 50 makes 60 look twice as much
as 55, so that a writer who wants it says so in the text under the chart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from affidavit.charts.chart import Figure
from affidavit.charts.model import Spec
from affidavit.charts.registry import PLOTLY
from affidavit.diagnostics import ChartCode, Place, Report
from affidavit.located import LocatedMapping, place_in, plain

VALUE_AXES = {
    "bar": "xaxis",
    "column": "yaxis",
    "area": "yaxis",
    "histogram": "yaxis",
    "waterfall": "yaxis",
}
"""Kinds whose marks start at zero -> the axis along which they are measured."""
_SAID_IN = ("note", "subtitle", "base", "description")
"""Texts in which a writer may say where an axis starts."""
_FIGURE = re.compile(r"\d[\d.,'\u2019\u00a0\u202f]*")


class Brought(NamedTuple):
    """A figure that a writer brings."""

    figure: Figure
    typed: LocatedMapping | None
    """The same with its places, where there is one."""


def check_baseline(
    spec: Spec, typed: LocatedMapping, *, figure: Brought | None, report: Report
) -> None:
    """Report bars without their zero; of a figure that a writer brings only as a warning.

    `typed` is the spec with the places of its keys, `figure` the one that a fence holds.
    """
    own = Brought(plain(spec.plotly) if spec.plotly else {}, spec.plotly)
    if spec.kind == PLOTLY:
        brought = figure or own
        for axis in _axes_of_bars(brought.figure):
            _check_range(axis, brought, spec, tell=report.warning)
    elif spec.kind in VALUE_AXES:
        axis = VALUE_AXES[spec.kind]
        _check_scale(axis, own.figure, spec, typed, report=report)
        _check_range(axis, own, spec, tell=report.error)


def _check_scale(
    axis: str, own: Figure, spec: Spec, typed: LocatedMapping, *, report: Report
) -> None:
    """Report a logarithmic scale, on which no zero is."""
    message = "a logarithmic scale has no zero, from which these marks could start"
    if spec.scale == "log":
        place = place_in(typed, ("scale",)) or spec.kind.place
        instead = "line" if spec.kind == "area" else "scatter"
        fix = f'delete the line, or write "kind: {instead}"'
        report.error(ChartCode.CHART_BASELINE, place, message, fix)
    if _axis(own, axis).get("type") == "log":
        place = place_in(spec.plotly, ("layout", axis, "type"), key=True) or spec.kind.place
        report.error(ChartCode.CHART_BASELINE, place, message, "delete the line")


def _check_range(
    axis: str, brought: Brought, spec: Spec, *, tell: Callable[[ChartCode, Place, str, str], None]
) -> None:
    """Report a range without zero, unless the chart's text says where the axis starts."""
    start = _start(_axis(brought.figure, axis))
    if start is None or _says(spec, start):
        return
    way = ("layout", axis, "range")
    place = place_in(brought.typed, way, key=True) if brought.typed is not None else None
    message = f'"{axis}" starts at {start:g} and not at zero, so that what stands on it misleads'
    fix = f'drop the range, or say so in the text: "note: The axis starts at {start:g}."'
    tell(ChartCode.CHART_BASELINE, place or spec.kind.place, message, fix)


def _axes_of_bars(figure: Figure) -> Iterator[str]:
    """Yield the axes of a figure along which bars are measured, each once."""
    found = dict[str, None]()
    traces = figure.get("data")
    for trace in traces if isinstance(traces, list) else ():
        if not isinstance(trace, dict) or trace.get("type") not in ("bar", "histogram"):
            continue
        if trace.get("base"):
            continue  # bars that float, as those of a timetable, start anywhere
        letter = "x" if _lies(trace) else "y"
        name = str(trace.get(f"{letter}axis", letter))
        found[f"{letter}axis{name.removeprefix(letter)}"] = None
    yield from found


def _lies(trace: Mapping[str, Any]) -> bool:
    """Say whether the bars of a trace run from left to right."""
    if "orientation" in trace:
        return bool(trace["orientation"] == "h")
    return trace.get("type") == "histogram" and "y" in trace and "x" not in trace


def _axis(figure: Figure, name: str) -> Mapping[str, Any]:
    layout = figure.get("layout")
    found = layout.get(name) if isinstance(layout, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _start(axis: Mapping[str, Any]) -> float | None:
    """Return the end of an axis' range that is nearest to zero, where zero is not in it."""
    ends = axis.get("range")
    if not isinstance(ends, list) or axis.get("type") in ("log", "date", "category"):
        return None
    numbers = [end for end in ends if isinstance(end, int | float) and not isinstance(end, bool)]
    if not numbers or min(numbers) <= 0 <= max(numbers):
        return None
    return min(numbers, key=abs)


def _says(spec: Spec, start: float) -> bool:
    """Say whether a text of the chart names the figure at which its axis starts."""
    wanted = _digits(f"{abs(start):.10g}")
    texts = (getattr(spec, key).source for key in _SAID_IN)
    return any(_digits(found) == wanted for text in texts for found in _FIGURE.findall(text))


def _digits(figure: str) -> str:
    return re.sub(r"\D", "", figure)
