"""Flows from stage to stage: how a whole is divided, and what becomes of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar

from affidavit.charts.axes.frame import Frame
from affidavit.charts.chart import Figure
from affidavit.charts.columns import Number
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.house import bare_axis, base_layout, line_height
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.sankey_flows import Flow, Flows, read_flows
from affidavit.charts.kinds.sankey_layout import (
    THICK,
    Label,
    Layout,
    Line,
    Ribbon,
    Stand,
    lay_out,
)
from affidavit.charts.lettering import safe, strong
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report

_STEPS = 16
"""Points along each edge of a curve."""
_LIT, _UNLIT = 0.5, 0.38
"""How dense flows are: names on them can be read, light and dark, and crossings are seen."""
_PARTED = 4
"""Pixels of a flow from which a hairline parts it from the next."""
_BESIDE = 8


@dataclass(frozen=True, slots=True)
class Sankey:
    """Flows, read. `x` names the column they come from, `y` where they go, `value` how much."""

    keys: ClassVar = (COMMON | {"value"}) - {"color", "facet", "annotate"}
    needs: ClassVar[tuple[str, ...]] = ("x", "y", "value")
    trace: ClassVar = "scatter"

    flows: Flows
    spec: Spec
    numerals: Numerals

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Sankey | None:
        """Return the chart of these rows; None with every fault reported."""
        numerals = Numerals(spec, lang=lang)
        flows = read_flows(sheet, spec, numerals=numerals, report=report)
        return cls(flows, spec, numerals) if flows and flows.flows else None

    @property
    def table(self) -> DataTable:
        """The flows, one a row."""
        return self.flows.table

    @property
    def extent(self) -> Extent:
        """Nothing that could be shared: flows have no axes."""
        return Extent()

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:  # noqa: ARG002 - as every kind
        """Return the figure for a width in pixels, and its height; axes count pixels."""
        placed = lay_out(self.flows, self._label, width=width)
        height = placed.height
        frame = Frame.of_pixels(width, height)
        layout = base_layout(width, height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout |= {"barmode": "overlay", "hovermode": "closest"}
        layout["xaxis"] = bare_axis() | {"range": [0, width], "domain": [0, 1]}
        layout["yaxis"] = bare_axis() | {"range": [height, 0], "domain": [0, 1]}
        layout["annotations"] = [
            self._name(node, stand, placed, frame) for node, stand in placed.stands.items()
        ]
        behind_first = sorted(placed.ribbons, key=lambda ribbon: self._is_lit(ribbon.flow))
        data = [*map(self._ribbon, behind_first), self._nodes(placed)]
        return {"data": data, "layout": layout}, height

    def _is_lit(self, flow: Flow) -> bool:
        return bool({flow.source, flow.target, flow.word} & set(self.spec.highlight))

    def _label(self, node: str) -> Label:
        name = self.spec.printed(node)
        if not self.spec.value_labels:
            return Label(name)
        is_first = node == next(iter(self.flows.stages))
        return Label(name, self._figure(self.flows.passing(node), first=is_first))

    def _figure(self, value: float, *, first: bool = False) -> str:
        whole: Number = int(value) if float(value).is_integer() else round(value, 10)
        return self.numerals.figure(whole, column=self.flows.column, first=first)

    def _name(self, node: str, stand: Stand, placed: Layout, frame: Frame) -> dict[str, Any]:
        """Return a node's name: outside at the picture's edges, else above the node."""
        text = _finished(stand.lines, bold=node in self.spec.highlight)
        left = placed.lefts[stand.stage]
        if not stand.is_beside:
            y = stand.top - len(stand.lines) * line_height(stand.size) / 2 - 1
            return frame.text(text, left, y)
        y = stand.top + stand.tall / 2
        if stand.stage:
            return frame.text(text, left + THICK + _BESIDE, y)
        return frame.text(text, left - _BESIDE, y, anchor="right")

    def _ribbon(self, ribbon: Ribbon) -> dict[str, Any]:
        edge = _edge(ribbon.points)
        lower = [(x, y + ribbon.thick) for x, y in reversed(edge)]
        is_lit = self._is_lit(ribbon.flow)
        names = (self.spec.printed(ribbon.flow.source), self.spec.printed(ribbon.flow.target))
        figure = self._figure(ribbon.flow.value, first=True)
        return {
            "type": "scatter",
            "mode": "lines",
            "x": [round(x, 1) for x, _ in (*edge, *lower)],
            "y": [round(y, 1) for _, y in (*edge, *lower)],
            "fill": "toself",
            "fillcolor": roles.HIGHLIGHT if is_lit else roles.NEUTRAL,
            "opacity": _LIT if is_lit else _UNLIT,
            "line": {"width": 1 if ribbon.thick >= _PARTED else 0, "color": roles.PAPER},
            "hoveron": "points+fills",
            "text": f"{safe(' → '.join(names))}<br>{strong(safe(figure))}",
            "hovertemplate": "%{text}<extra></extra>",
        }

    def _nodes(self, placed: Layout) -> dict[str, Any]:
        nodes, stands = list(placed.stands), list(placed.stands.values())
        figures = [self._figure(self.flows.passing(node), first=True) for node in nodes]
        return {
            "type": "bar",
            "x": [placed.lefts[stand.stage] + THICK / 2 for stand in stands],
            "base": [round(stand.top, 1) for stand in stands],
            "y": [round(stand.tall, 1) for stand in stands],
            "width": [THICK] * len(stands),
            "marker": {
                "color": [
                    roles.HIGHLIGHT if node in self.spec.highlight else roles.STRONG
                    for node in nodes
                ],
                "line": {"width": 0},
            },
            "customdata": [
                [safe(self.spec.printed(node)), safe(figure)]
                for node, figure in zip(nodes, figures, strict=True)
            ],
            "hovertemplate": "%{customdata[0]}<br><b>%{customdata[1]}</b><extra></extra>",
        }


def _finished(lines: Sequence[Line], *, bold: bool) -> str:
    """Return lines for Plotly: names as they are, figures bold."""
    parts = [
        [strong(safe(line.name)) if bold else safe(line.name), strong(safe(line.figure))]
        for line in lines
    ]
    return "<br>".join(" ".join(filter(None, part)) for part in parts)


def _edge(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return points along the upper edge: level at each stage, a soft step between two."""
    found = [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        for step in range(1, _STEPS + 1):
            share = step / _STEPS
            soft = share * share * (3 - 2 * share)
            found.append((x0 + (x1 - x0) * share, y0 + (y1 - y0) * soft))
    return found
