"""Lines over time, numbers or words, each named at its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from affidavit.charts.axes.across import Across, Upright, upright
from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.grid_lines import axis_numbers, hairlines, tick_label, whole
from affidavit.charts.axes.positions import can_be_drawn, finder, in_order, read_across
from affidavit.charts.axes.remarks import Placed, draw_remarks, head_room, place_remarks
from affidavit.charts.chart import Figure
from affidavit.charts.columns import Moment, Number
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.grid import Grid, Series, read_grid
from affidavit.charts.house import NARROW, base_layout, label_size, line_height
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.line_labels import (
    Ending,
    EndLabel,
    end_label,
    ending_room,
    place_endings,
    point_label,
)
from affidavit.charts.lettering import safe, text_width
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import series_colors
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report

FEW = 8
"""Points of a single line up to which each carries its figure."""
NAMED = 12
"""Lines up to which each is named; of more only the highlighted ones are."""
_NUMBER_GAP = 10
"""Pixels between the axis numbers and the first point."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line chart, read. `x` is where the points stand, `y` their figures."""

    keys: ClassVar = COMMON | {"scale", "annotate"}
    needs: ClassVar[tuple[str, ...]] = ("x", "y")
    trace: ClassVar = "scatter"

    grid: Grid
    spec: Spec
    numerals: Numerals
    across: Across
    remarks: tuple[Placed, ...]

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Line | None:
        """Return the chart of these rows; None with every fault reported."""
        numerals = Numerals(spec, lang=lang)
        sheet = in_order(sheet, spec)
        grid = read_grid(
            sheet, spec, naming=spec.x, counting=spec.y, numerals=numerals, report=report
        )
        across = read_across(sheet, spec, grid, report=report)
        remarks = place_remarks(spec, find_x=finder(across, sheet), report=report)
        if grid is None or not can_be_drawn(grid, spec, report=report):
            return None
        if across is None or remarks is None:
            return None
        return cls(grid, spec, numerals, across, tuple(remarks))

    @property
    def table(self) -> DataTable:
        """The rows that are drawn."""
        return self.grid.table

    @property
    def extent(self) -> Extent:
        """Its figures, and where they stand along the axis."""
        values = self._values()
        return self.across.extent | Extent(
            values=(min(values), max(values)) if values else None,
            series=tuple(each.raw for each in self.grid.series),
        )

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        if extent and self.across != (shared := self.across.over(extent)):
            return replace(self, across=shared).draw(width, extent)
        size, colors = label_size(width), self._colors(extent.series if extent else ())
        axis = self._upright(width, extent)
        labels = self._end_labels(width)
        frame = self._frame(axis, labels, width=width)
        texts, leaders = place_endings(self._endings(labels, colors, frame), frame)
        said, drawn = draw_remarks(self.remarks, frame, lines=self._pixels(frame))
        ticks = self.across.ticks(
            pixels=frame.right - frame.left, size=size, numerals=self.numerals
        )
        layout = base_layout(width, frame.height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        kind = {"moment": "date", "number": "linear", "word": "linear"}[self.across.kind]
        layout |= {"hovermode": "closest", "hoverdistance": 40}
        layout["xaxis"] = frame.x_axis(self.across.plotly_limits, kind=kind)
        layout["yaxis"] = frame.y_axis()
        layout["annotations"] = [
            *axis_numbers(axis, frame, numerals=self.numerals, column=self.grid.series[0].column),
            *(tick_label(tick, frame, size=size) for tick in ticks),
            *texts,
            *self._point_labels(frame, size=size + 1),
            *said,
        ]
        layout["shapes"] = [*drawn, *hairlines(axis, frame), *leaders]
        order = sorted(range(len(colors)), key=self._is_lit)
        return {
            "data": [self._trace(i, colors[i], width) for i in order],
            "layout": layout,
        }, frame.height

    # -- what is drawn how ------------------------------------------------------------------------

    @property
    def _is_single(self) -> bool:
        return len(self.grid.series) == 1

    @property
    def _has_point_labels(self) -> bool:
        return self._is_single and self.spec.value_labels and len(self.grid.keys) <= FEW

    def _colors(self, among: tuple[str, ...]) -> list[str]:
        if len(among or self.grid.series) == 1:
            return [roles.HIGHLIGHT]
        return series_colors(
            self.grid.series, highlight=self.spec.highlight, touching=False, among=among
        )

    def _is_lit(self, index: int) -> bool:
        return self._is_single or self.grid.series[index].raw in self.spec.highlight

    def _values(self) -> list[Number]:
        return [v for each in self.grid.series for v in each.values if v is not None]

    def _upright(self, width: int, extent: Extent | None) -> Upright:
        count = 4 if width < NARROW else 5
        shared = extent.values if extent else None
        return upright(
            [*self._values(), *(shared or ())], is_log=self.spec.scale == "log", count=count
        )

    # -- words ------------------------------------------------------------------------------------

    def _end_labels(self, width: int) -> list[tuple[int, EndLabel]]:
        """Return index and label of each line that is named at its end."""
        if self._has_point_labels:
            return []
        room = width * (0.3 if width < NARROW else 0.24)
        named = [i for i in range(len(self.grid.series)) if self._is_named(i)]
        return [(i, self._end_label(self.grid.series[i], room, width)) for i in named]

    def _is_named(self, index: int) -> bool:
        few = len(self.grid.series) <= NAMED
        has_points = any(value is not None for value in self.grid.series[index].values)
        return has_points and (few or self._is_lit(index))

    def _end_label(self, series: Series, room: float, width: int) -> EndLabel:
        last = next(value for value in reversed(series.values) if value is not None)
        figure = self.numerals.figure(last, column=series.column) if self.spec.value_labels else ""
        return end_label(series.name, figure, width=room, size=label_size(width))

    def _frame(self, axis: Upright, labels: list[tuple[int, EndLabel]], *, width: int) -> Frame:
        """Return where the lines stand: between the axis numbers, their names and the dates."""
        size = label_size(width)
        numbers = max(text_width(self._number(tick), size) for tick in axis.ticks)
        room = ending_room([label for _, label in labels])
        right = width - max(room, 16 if self._has_point_labels else 8)
        left = numbers + _NUMBER_GAP * (3 if self._has_point_labels else 1)
        tick_lines = max(
            (
                len(tick.lines)
                for tick in self.across.ticks(
                    pixels=right - left, size=size, numerals=self.numerals
                )
            ),
            default=1,
        )
        top = line_height(size) + 6 + head_room(self.remarks, width=width)
        tall = max(
            220 if width < NARROW else 290 if width < 1000 else 340,  # noqa: PLR2004
            sum(label.height for _, label in labels) - line_height(size),
        )
        bottom = top + tall
        return Frame(
            width=width,
            height=round(bottom + 8 + tick_lines * line_height(size) + 2),
            left=left,
            right=right,
            top=top,
            bottom=bottom,
            x_limits=self.across.limits,
            y_limits=axis.limits,
            is_log=axis.is_log,
        )

    def _number(self, value: float) -> str:
        return self.numerals.figure(whole(value), column=self.grid.series[0].column)

    def _endings(
        self, labels: list[tuple[int, EndLabel]], colors: list[str], frame: Frame
    ) -> list[Ending]:
        found = []
        for index, label in labels:
            place, value = list(self._points(index))[-1]
            is_bright = self._is_lit(index) and not self._is_single
            ink = roles.HIGHLIGHT if is_bright else roles.INK
            x = frame.x(self.across.measures[place])
            found.append(Ending(label, x, frame.y(value), colors[index], ink))
        return found

    def _points(self, index: int) -> Iterator[tuple[int, Number]]:
        for place, value in enumerate(self.grid.series[index].values):
            if value is not None:
                yield place, value

    def _pixels(self, frame: Frame) -> list[list[tuple[float, float]]]:
        """Return each line as it runs over the picture."""
        measures = self.across.measures
        return [
            [(frame.x(measures[place]), frame.y(value)) for place, value in self._points(index)]
            for index in range(len(self.grid.series))
        ]

    def _point_labels(self, frame: Frame, *, size: float) -> list[dict[str, Any]]:
        if not self._has_point_labels:
            return []
        points = [(frame.x(self.across.measures[i]), frame.y(v), v) for i, v in self._points(0)]
        column, found = self.grid.series[0].column, []
        for index, (x, y, value) in enumerate(points):
            before = points[index - 1][1] if index else None
            after = points[index + 1][1] if index + 1 < len(points) else None
            text = self.numerals.figure(value, column=column)
            found.append(
                point_label(text, x, y, before=before, after=after, frame=frame, size=size)
            )
        return found

    # -- marks ------------------------------------------------------------------------------------

    def _trace(self, index: int, color: str, width: int) -> dict[str, Any]:
        series = self.grid.series[index]
        is_thick = self._is_lit(index)
        return {
            "type": "scatter",
            "mode": "lines+markers",
            "name": safe(series.name or series.raw),
            "x": [self.across.for_plotly(p, i) for i, p in enumerate(self.across.positions)],
            "y": list(series.values),
            "connectgaps": False,
            "line": {"color": color, "width": (3 if is_thick else 2) - (width < NARROW) * 0.25},
            "marker": {
                "color": color,
                "size": self._dots(index),
                "opacity": 1,
                "line": {"width": 0},
            },
            "cliponaxis": False,
            "customdata": [self._hover(series, place) for place in range(len(series.values))],
            "hovertemplate": "%{customdata[0]}<br><b>%{customdata[1]}</b><extra></extra>",
        }

    def _dots(self, index: int) -> list[int]:
        """Return the size of each point: a dot on all, or where one stands alone or is named."""
        values, size = self.grid.series[index].values, 11 if self._is_lit(index) else 8
        last = max((i for i, value in enumerate(values) if value is not None), default=0)
        padded = [None, *values, None]
        alone = [padded[i] is None and padded[i + 2] is None for i in range(len(values))]
        has_all, has_end = len(values) <= FEW and self._is_named(index), self._is_named(index)
        return [
            size if has_all or lonely or (has_end and place == last) else 0
            for place, lonely in enumerate(alone)
        ]

    def _hover(self, series: Series, place: int) -> list[str]:
        position, value = self.across.positions[place], series.values[place]
        where = (
            self.numerals.moment(position)
            if isinstance(position, Moment)
            else ", ".join(self.across.words[place])
        )
        figure = (
            "" if value is None else self.numerals.figure(value, column=series.column, first=True)
        )
        return [safe(where), safe(f"{series.name}: {figure}" if series.name else figure)]
