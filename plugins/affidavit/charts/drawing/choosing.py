"""What draws charts on this machine: a Chromium where there is one, else a script engine.

A browser draws everything. The engine runs the same plotly.js in a small document of ours, which
was compared with the browser kind by kind; of the others it makes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import Any, Literal, get_args

from affidavit.charts.drawing.font import MEASURES, STATIC, font_bytes, font_letters
from affidavit.chromium.browser import PageError
from affidavit.chromium.executables import POSIX, find_browser
from affidavit.diagnostics import Code, Place, Report

Way = Literal["chromium", "quickjs"]


class NeedsBrowserError(PageError):
    """A chart that the engine does not draw as a browser would."""


VARIABLE = "AFFIDAVIT_RENDERER"
"""`chromium`, `quickjs` or `none`; without it, the first of them that is there."""
CHOICES = (*get_args(Way), "none")
ADMITTED = frozenset(
    {
        "area",
        "bar",
        "beeswarm",
        "choropleth",
        "column",
        "dumbbell",
        "heatmap",
        "histogram",
        "line",
        "range",
        "scatter",
        "slope",
        "symbol-map",
        "tile-map",
        "timeline",
        "waterfall",
    }
)
"""Kinds of which the engine's drawings are those of the browser: a test holds both directions."""
_TRACES = frozenset({"bar", "scatter"})
"""What these kinds are made of."""
_UNPRINTED = frozenset({"customdata", "hoverinfo", "hovertemplate", "hovertext", "meta", "name"})
"""Parts of a figure whose words stand in no picture."""


def way_of_drawing(environment: Mapping[str, str] = os.environ) -> Way | None:
    """Return what charts are drawn by here, or None; nothing is started."""
    named = environment.get(VARIABLE, "")
    if named == "none" or not font_bytes():
        return None
    if named != "quickjs" and find_browser(environment):
        return "chromium"
    return "quickjs" if POSIX and named != "chromium" and _has_engine() else None


def tell_of_unknown_choice(report: Report, environment: Mapping[str, str] = os.environ) -> None:
    """Report a value of AFFIDAVIT_RENDERER that is none of the three; an empty one is no value."""
    named = environment.get(VARIABLE)
    if named and named not in CHOICES:
        report.error(
            Code.VALUE_WRONG,
            Place(VARIABLE),
            f'"{named}" draws no charts',
            f"write {', '.join(CHOICES[:-1])} or {CHOICES[-1]}; without it the first is taken "
            "that is there",
        )


def why_undrawn(environment: Mapping[str, str] = os.environ) -> str:
    """Return what a build says before the charts that have no picture on this machine."""
    named = environment.get(VARIABLE)
    if named == "none" or (named == "quickjs" and find_browser(environment)):
        return f"{VARIABLE} is {named}"
    if not font_bytes():
        return "The font of charts is missing (run `make assets`)"
    return "No browser was found (install Chromium, or name it in AFFIDAVIT_CHROMIUM)"


def renderer_available() -> bool:
    """Say whether any chart can be drawn on this machine."""
    return way_of_drawing() is not None


def can_draw(kind: str, figures: Mapping[int, Mapping[str, Any]]) -> bool:
    """Say whether a chart will have pictures on this machine."""
    way = way_of_drawing()
    return way is not None and (way == "chromium" or engine_draws(kind, figures))


def engine_draws(kind: str, figures: Mapping[int, Mapping[str, Any]]) -> bool:
    """Say whether the engine draws this chart as a browser would."""
    return kind in ADMITTED and engine_knows(figures)


def engine_knows(figures: Mapping[int, Mapping[str, Any]]) -> bool:
    """Say whether the engine has all that a chart of an admitted kind is made of.

    It has not where the font of charts lacks letters for its words, since nothing else is there to
    set them in.
    """
    traces = [trace for each in figures.values() for trace in each.get("data", ())]
    words = [*map(_printed_by, traces), *(_words(each.get("layout")) for each in figures.values())]
    letters = font_letters()
    return {trace.get("type", "scatter") for trace in traces} <= _TRACES and all(
        letters.issuperset(text) for each in words for text in each
    )


def _printed_by(trace: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a trace may write; points and lines without words have theirs for hovering."""
    is_silent = "text" not in trace.get("mode", "text")
    return _words({name: trace[name] for name in trace if not (is_silent and name == "text")})


def _words(value: Any) -> Iterator[str]:  # noqa: ANN401 - a figure is any JSON
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name not in _UNPRINTED:
                yield from _words(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _words(item)


def _has_engine() -> bool:
    """Say whether the engine, its rasteriser and its fonts are there; there are few without."""
    has_packages = all(find_spec(name) for name in ("quickjs", "resvg_py"))
    return has_packages and all(path.is_file() for path in (MEASURES, *STATIC.values()))
