"""A figure of the writer's own, laid out for each width."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from affidavit.charts.chart import Figure
from affidavit.charts.deep_merge import merge
from affidavit.charts.drawing import roles
from affidavit.charts.house import CLEAR, FONT, NARROW, label_size
from affidavit.charts.plotly_check import check_figure
from affidavit.charts.raw_ground import lies_on_light, unturned
from affidavit.charts.raw_template import template
from affidavit.charts.traces import traces_of
from affidavit.diagnostics import ChartCode, Place, Report
from affidavit.located import LocatedMapping, plain

_HEIGHTS = {390: 360, 760: 450, 1152: 560}
_LABELLED_AROUND = frozenset(
    {
        "barpolar",
        "carpet",
        "parcats",
        "parcoords",
        "scatterpolar",
        "scatterpolargl",
        "scattersmith",
        "scatterternary",
    }
)
"""Traces with labels on all sides, for which Plotly makes no room by itself."""
_AROUND = 60
_PIECES = (
    "piecolorway",
    "sunburstcolorway",
    "treemapcolorway",
    "iciclecolorway",
    "funnelareacolorway",
)
_READABLE_PIECES = [roles.CATEGORIES[index] for index in (0, 1, 5)] + [roles.STRONG]
"""Those on which paper-coloured words can be read, light and dark."""


def raw_figure(written: LocatedMapping | None, *, place: Place, report: Report) -> Figure | None:
    """Return the figure under `plotly:` of a spec; None with the faults reported."""
    if written is None:
        message, fix = "this chart brings no figure", 'add "plotly:" with "data:" and "layout:"'
        report.error(ChartCode.PLOTLY_SHAPE, place, message, fix)
        return None
    return check_figure(plain(written), written=written, place=written.place, report=report)


def lay_out(figure: Figure, width: int) -> tuple[Figure, int]:
    """Return a figure for a width, and its height: its own, else one that suits the width.

    Face, ink and grounds are the house's where the figure says nothing; its title goes, for the
    page prints one. A figure whose own colours need light paper gets some, in the dark too.
    """
    own = figure.get("layout") or {}
    height = _height(own, width)
    house = _house(own, width, traces_of([figure]))
    if "template" not in own and lies_on_light(figure):
        house |= {"paper_bgcolor": roles.PAPER}
        house = unturned(house)
    layout = merge(house, _without_title(own))
    layout |= {"width": width, "height": height, "autosize": False}
    laid = {part: figure[part] for part in ("data", "config", "frames") if figure.get(part)}
    return {"data": []} | laid | {"layout": layout}, height


def _house(own: Mapping[str, Any], width: int, traces: frozenset[str]) -> dict[str, Any]:
    house: dict[str, Any] = {
        "font": {"family": FONT, "size": label_size(width)},
        "hoverlabel": {"font": {"family": FONT}},
        "margin": _margin(width, around=bool(traces & _LABELLED_AROUND)),
        "template": {"layout": {"xaxis": {"automargin": True}, "yaxis": {"automargin": True}}},
    }
    if own.get("template"):
        return house  # its inks were chosen for its grounds
    house["font"]["color"] = roles.INK
    colors = {"colorway": list(roles.CATEGORIES)} | dict.fromkeys(_PIECES, _READABLE_PIECES)
    grounds = {"paper_bgcolor": CLEAR, "plot_bgcolor": CLEAR}
    return house | colors | grounds | {"template": template()}


def _margin(width: int, *, around: bool) -> dict[str, int]:
    if width >= NARROW:
        return {"t": 56 if around else 32}
    return dict.fromkeys("lrtb", _AROUND) if around else {"l": 8, "r": 8, "t": 24, "b": 8}


def _without_title(layout: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in layout.items() if key not in ("title", "titlefont")}


def _height(layout: Mapping[str, Any], width: int) -> int:
    own = layout.get("height")
    if isinstance(own, int | float) and not isinstance(own, bool) and 40 <= own <= 4_000:  # noqa: PLR2004
        return round(own)
    return _HEIGHTS[width]
