"""The bars, dots and arrows of a range chart as Plotly's traces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from affidavit.charts.columns import Moment, Number
from affidavit.charts.drawing import roles
from affidavit.charts.hover import hover
from affidavit.charts.kinds.range_layout import Layout, Span
from affidavit.charts.kinds.range_rows import RangeRows
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals

ARROW = 14
"""Pixels of an arrow at the edge, for what goes on."""


def lone(span: Span) -> Number | Moment | None:
    """Return what is drawn as a dot: the point between, a lone end, or both ends as one."""
    if span.value is not None:
        return span.value
    if span.low is None or span.high is None or span.low == span.high:
        return span.low if span.low is not None else span.high
    return None


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a picture."""

    ranges: RangeRows
    spec: Spec
    numerals: Numerals
    layout: Layout
    colors: list[str]
    """Of each row."""
    has_open_ends: bool = False
    """Whether rows without a high end go on."""

    def traces(self, thickness: float) -> list[dict[str, Any]]:
        """Return bars this thick, what lies between their ends, and arrows where they go on."""
        spans = list(enumerate(self.ranges.spans))
        dots = [(row, lone(span)) for row, span in spans if not self._is_open(span)]
        found = [
            self._bars(thickness),
            self._dots([(row, at) for row, at in dots if at is not None], thickness - 2),
            self._arrows([row for row, span in spans if self._is_open(span)]),
        ]
        return [trace for trace in found if trace["y"]]

    def _is_open(self, span: Span) -> bool:
        return self.has_open_ends and span.low is not None and span.high is None

    def _bars(self, thickness: float) -> dict[str, Any]:
        spans, rows = self.ranges.spans, list(range(len(self.ranges.spans)))
        return {
            "type": "bar",
            "orientation": "h",
            "name": "",
            "base": [_plain(span.low) for span in spans],
            "x": [self._length(span) for span in spans],
            "width": thickness,
            "marker": {"color": self.colors, "line": {"width": 0}},
            **self._placed(rows),
        }

    def _dots(self, dots: list[tuple[int, Number | Moment]], size: float) -> dict[str, Any]:
        rims = [self.colors[row] for row, _ in dots]
        return {
            "type": "scatter",
            "mode": "markers",
            "name": "",
            "x": [_plain(at) for _, at in dots],
            "marker": {
                "color": roles.PAPER,
                "size": size,
                "opacity": 1,
                "line": {
                    "width": 2,
                    "color": [roles.INK if rim == roles.NEUTRAL else rim for rim in rims],
                },
            },
            "cliponaxis": False,
            **self._placed([row for row, _ in dots]),
        }

    def _arrows(self, rows: list[int]) -> dict[str, Any]:
        limits = self.layout.ruler.plotly_limits(self.layout.frame.x_limits)
        return {
            "type": "scatter",
            "mode": "markers",
            "name": "",
            "x": [limits[1]] * len(rows),
            "marker": {
                "symbol": "triangle-right",
                "color": [self.colors[row] for row in rows],
                "size": ARROW,
                "opacity": 1,
                "line": {"width": 0},
            },
            "cliponaxis": False,
            **self._placed(rows),
        }

    def _placed(self, rows: list[int]) -> dict[str, Any]:
        """Return what marks of these rows have in common: their heights and what they say."""
        return {
            "y": [self.layout.y(row) for row in rows],
            **hover([self._hover(row) for row in rows], [self.ranges.sources[row] for row in rows]),
        }

    def _length(self, span: Span) -> float | None:
        """Return how far a bar reaches, in the units of its axis: milliseconds of dates."""
        if span.low is None or (span.high is None and not self._is_open(span)):
            return None
        ruler = self.layout.ruler
        end = self.layout.frame.x_limits[1] if span.high is None else ruler.measure(span.high)
        length = end - ruler.measure(span.low)
        return length * 1000 if ruler.kind == "moment" else length

    def _hover(self, row: int) -> list[str]:
        name = ", ".join(self.spec.printed(part) for part in self.ranges.keys[row] if part)
        span = self.ranges.spans[row]
        texts = list(dict.fromkeys(self._full(end) for end in span.ends))
        ends = " – ".join([*texts, *([""] if self._is_open(span) else [])])
        return [safe(name), safe(ends)]

    def _full(self, end: Number | Moment) -> str:
        if isinstance(end, Moment):
            return self.numerals.moment(end)
        if self.ranges.low.are_years:
            return str(end)
        return self.numerals.figure(end, column=self.ranges.low.column, first=True)


def _plain(end: Number | Moment | None) -> str | float | None:
    return end.iso if isinstance(end, Moment) else end
