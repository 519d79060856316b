"""A figure as R's plotly writes it, without what that package keeps in it for itself.

`plotly_json(figure)` holds, beside data and layout, what the package redraws and joins figures
from, and in traces and layout keys of its own: none was typed by anybody, and Plotly draws without.
Two values it writes mean what plotly.js has another word for (seen in R's plotly 4.10.1).
"""

from __future__ import annotations

from typing import Any

from affidavit.charts.chart import Figure, Steps

_OF_R_ALONE = frozenset(
    {"attrs", "base_url", "cur_data", "elementId", "shinyEvents", "subplot", "visdat"}
)
"""What tells its figures from others: no writer types these, as they may a `source`."""
_KEPT_BY_R = _OF_R_ALONE | {"highlight", "source"}
_IN_TRACES = ("frame", "isNestedKey", "isSimpleKey", "key", "set", "_isNestedKey", "_isSimpleKey")
_WORDS_OF_TICKS = ("categoryarray", "ticktext")


def is_of_r(figure: Figure) -> bool:
    """Say whether R's plotly wrote a figure."""
    return bool(figure.keys() & _OF_R_ALONE)


def is_letter_of_r(steps: Steps, value: object) -> bool:
    """Say whether this is a letter that R draws as a mark: Plotly has none, and draws a dot."""
    return "symbol" in steps and isinstance(value, str) and len(value) == 1


def without_r(figure: Figure) -> Figure:
    """Return a figure of R's plotly as plain Plotly; any other one as it is.

    What the figure asks of the live chart (`config`) is that package's default, and left out too.
    """
    if not is_of_r(figure):
        return figure
    left = {k: v for k, v in figure.items() if k not in _KEPT_BY_R and k != "config"}
    for part, plain in (("data", _traces), ("layout", _layout)):
        if part in left:
            left[part] = plain(left[part])
    return left


def _traces(traces: Any) -> Any:  # noqa: ANN401 - any JSON
    if not isinstance(traces, list):
        return traces
    return [_without(trace, *_IN_TRACES) for trace in traces]


def _layout(layout: Any) -> Any:  # noqa: ANN401 - any JSON
    if not isinstance(layout, dict):
        return layout
    found = {key: _axis(value) if "axis" in key else value for key, value in layout.items()}
    for noun, plain in (("annotations", _annotation), ("shapes", _shape)):
        if isinstance(found.get(noun), list):
            found[noun] = [plain(item) for item in found[noun]]
    return found


def _axis(axis: Any) -> Any:  # noqa: ANN401 - any JSON
    """Leave out words of ticks that are formulas of R: all that is written of them is `{}`."""
    if not isinstance(axis, dict):
        return axis
    return _without(axis, *(key for key in _WORDS_OF_TICKS if axis.get(key) == {}))


def _annotation(annotation: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(annotation, dict) and annotation.get("yanchor") == "center":
        annotation = annotation | {"yanchor": "middle"}
    return _without(annotation, "annotationType")


def _shape(shape: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(shape, dict) and "line" in shape:
        shape = shape | {"line": _without(shape["line"], "linetype")}
    return shape


def _without(value: Any, *keys: str) -> Any:  # noqa: ANN401 - any JSON
    if not isinstance(value, dict):
        return value
    return {key: item for key, item in value.items() if key not in keys}
