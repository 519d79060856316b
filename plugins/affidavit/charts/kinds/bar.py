"""Horizontal bars: one for each name, from zero, with its figure at its end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any, ClassVar

from affidavit.charts.axes.scales import round_ticks
from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.grid import Grid, read_grid
from affidavit.charts.house import bare_axis, base_layout, label, label_size, stroke
from affidavit.charts.intervals import read_intervals
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.bar_figures import GAP, Bars, Mark
from affidavit.charts.kinds.bar_rows import Name, Rows, stand
from affidavit.charts.legend import entry_labels, entry_squares, place_entries
from affidavit.charts.lettering import safe, strong, text_width
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import carries_text, series_colors
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Code, Report

MOST_BARS = 200
"""Beyond, a chart is taller than four screens of a phone: nobody reads it."""
_AXIS_NUMBERS = 24
"""Height of the line of axis numbers, which stands above the bars where these carry no figures."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar chart, read. `x` names the figures, `y` the rows (further columns are their detail)."""

    keys: ClassVar = COMMON | {"stack", "scale", "low", "high"}
    needs: ClassVar[tuple[str, ...]] = ("x", "y")
    trace: ClassVar = "bar"

    grid: Grid
    spec: Spec
    bars: Bars

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Bar | None:
        """Return the chart of these rows; None with every fault reported."""
        numerals = Numerals(spec, lang=lang)
        columns = {"naming": spec.y, "counting": spec.x}
        grid = read_grid(sheet, spec, **columns, numerals=numerals, report=report)
        intervals = read_intervals(sheet, spec, grid, **columns, numerals=numerals, report=report)
        if grid is None or not _can_be_drawn(grid, spec, report=report) or intervals is None:
            return None
        return cls(grid, spec, Bars(grid, spec, numerals, intervals))

    @property
    def table(self) -> DataTable:
        """The rows that are drawn."""
        return self.bars.intervals.table

    @property
    def extent(self) -> Extent:
        """Zero, and the ends of its bars."""
        return Extent(
            values=self.bars.reach,
            series=tuple(each.raw for each in self.grid.series),
        )

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height.

        Heights are pixels from the top, so that every row stands exactly where its name does.
        """
        colors, size = self._colors(), label_size(width)
        named = list(zip((each.name for each in self.grid.series), colors, strict=True))
        entries, top = place_entries(named, width=width)
        top += 0 if self.spec.value_labels else _AXIS_NUMBERS
        rows = stand(self._names(), width=width, bars=self.bars.in_a_row, top=top)
        height = round(rows.bottom + 2)
        shared = extent.values or () if extent else ()
        limits = self.bars.limits(width - rows.left, size=size + 1, reach=shared)
        layout = base_layout(width, height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout |= {"barmode": "overlay", "hovermode": "closest"}
        layout["xaxis"] = bare_axis() | {"range": [*limits], "domain": [rows.left / width, 1]}
        layout["yaxis"] = _rows_axis(rows, height)
        scale = (width - rows.left) / (limits[1] - limits[0])
        layout["annotations"] = [
            *entry_labels(entries, width=width, height=height),
            *_names_above(rows),
            *self._figures(rows, size=size + 1),
            *self._parts(rows, colors, scale=scale, size=size),
            *self._axis_numbers(limits, at=top - _AXIS_NUMBERS / 2, width=width),
        ]
        layout["shapes"] = [
            *entry_squares(entries, width=width, height=height),
            *_zero_line(rows, limits, top),
        ]
        traces = [self._trace(index, rows, color) for index, color in enumerate(colors)]
        return {"data": traces, "layout": layout}, height

    def _colors(self) -> list[str]:
        if len(self.grid.series) == 1:
            return [roles.NEUTRAL]
        return series_colors(self.grid.series, highlight=self.spec.highlight, touching=True)

    def _is_lit(self, row: int) -> bool:
        return bool(set(self.grid.keys[row]) & set(self.spec.highlight))

    def _names(self) -> list[Name]:
        printed = self.spec.printed
        return [
            Name(
                printed(key[0]),
                ", ".join(printed(part) for part in key[1:] if part),
                self._is_lit(row),
            )
            for row, key in enumerate(self.grid.keys)
        ]

    # -- marks ------------------------------------------------------------------------------------

    def _trace(self, index: int, rows: Rows, color: str) -> dict[str, Any]:
        series, count, stacked = self.grid.series[index], len(rows.rows), self.bars.are_stacked
        errors = self.bars.error_bars(index)
        lit = [len(self.grid.series) == 1 and self._is_lit(row) for row in range(count)]
        colors = [roles.HIGHLIGHT if is_lit else color for is_lit in lit]
        return {
            "type": "bar",
            "orientation": "h",
            "name": safe(series.name or series.raw),
            "x": [self.bars.length(index, row) for row in range(count)],
            **({"base": [self.bars.base(index, row) for row in range(count)]} if stacked else {}),
            "y": [row.bars[0 if stacked else index] for row in rows.rows],
            "width": _visible(rows.rows[0].thickness, bars=self.bars.in_a_row),
            **({"error_x": errors} if errors else {}),
            "marker": {
                "color": colors if any(lit) else color,
                "line": {"width": 1 if stacked else 0, "color": roles.PAPER},
            },
            "customdata": [self._hover(index, row) for row in range(count)],
            "hovertemplate": "%{customdata[0]}<br><b>%{customdata[1]}</b><extra></extra>",
        }

    def _hover(self, index: int, row: int) -> list[str]:
        series, figure = self.grid.series[index], self.bars.figure(index, row, first=True)
        name = ", ".join(self.spec.printed(part) for part in self.grid.keys[row] if part)
        return [safe(name), safe(f"{series.name}: {figure}" if series.name else figure)]

    def _figures(self, rows: Rows, *, size: float) -> list[dict[str, Any]]:
        marks = self.bars.marks() if self.spec.value_labels else []
        return [
            _figure_at_end(mark, rows.rows[mark.row].bars[mark.bar], size=size)
            for mark in marks
            if mark.text
        ]

    def _parts(
        self, rows: Rows, colors: list[str], *, scale: float, size: float
    ) -> list[dict[str, Any]]:
        """Return the figures inside a stack, where they find room on a colour that carries them."""
        if not self.bars.are_stacked or not self.spec.value_labels:
            return []
        found, font = [], {"size": size, "color": roles.PAPER}
        for index, row in product(range(len(colors)), range(len(rows.rows))):
            length, text = self.bars.length(index, row), self.bars.part(index, row)
            room = (length or 0) * scale - 10
            if carries_text(colors[index]) and text_width(text, size, bold=True) < room:
                middle = self.bars.base(index, row) + (length or 0) / 2
                at = rows.rows[row].bars[0]
                found.append(label(strong(safe(text)), x=middle, y=at, anchor="center", font=font))
        return found

    def _axis_numbers(
        self, limits: tuple[float, float], *, at: float, width: int
    ) -> list[dict[str, Any]]:
        """Return the numbers of the axis, for bars that carry none themselves."""
        if self.spec.value_labels:
            return []
        numerals, column = self.bars.numerals, self.grid.series[0].column
        found = round_ticks(*limits, count=max(2, width // 150))
        ticks = [tick for tick in found if limits[0] <= tick < limits[1]]
        return [
            label(
                safe(numerals.figure(tick, column=column, first=tick == ticks[-1])),
                x=tick,
                y=at,
                anchor="left" if tick == 0 else "center",
                font={"color": roles.MUTED},
            )
            for tick in ticks
        ]


def _can_be_drawn(grid: Grid, spec: Spec, *, report: Report) -> bool:
    count, is_fine = len(grid.keys) * len(grid.series), True
    if count > MOST_BARS:
        message = f"these are {count:,} bars; at most {MOST_BARS} can be read"
        report.error(Code.CHART_TOO_MUCH, spec.y[0].place, message, 'add a line "limit: 20"')
        is_fine = False
    if spec.stack != "none" and any((v or 0) < 0 for each in grid.series for v in each.values):
        message, fix = "parts of a whole cannot be negative", 'write "stack: none"'
        report.error(Code.DATA_VALUE, spec.x[0].place, message, fix)
        is_fine = False
    return is_fine


def _figure_at_end(mark: Mark, at: float, *, size: float) -> dict[str, Any]:
    anchor, shift = ("right", -GAP) if mark.end < 0 else ("left", GAP)
    font = {"size": size - 1, "color": roles.MUTED} if mark.is_missing else {"size": size}
    shown = safe(mark.text) if mark.is_missing else strong(safe(mark.text))
    return label(shown, x=mark.end, y=at, anchor=anchor, xshift=shift, font=font)


def _zero_line(rows: Rows, limits: tuple[float, float], top: float) -> list[dict[str, Any]]:
    """Return the line of zero; at the picture's edge it would touch the names above the bars."""
    if rows.has_names_above and limits[0] == 0:
        return []
    return [stroke(x0=0, x1=0, y0=top, y1=rows.bottom, color=roles.AXIS, layer="above")]


def _rows_axis(rows: Rows, height: int) -> dict[str, Any]:
    axis = bare_axis() | {"range": [height, 0]}
    if rows.has_names_above:
        return axis
    return axis | {
        "showticklabels": True,
        "tickmode": "array",
        "tickvals": [row.label_at for row in rows.rows],
        "ticktext": [row.label for row in rows.rows],
        "ticklabelstandoff": 6,
    }


def _names_above(rows: Rows) -> list[dict[str, Any]]:
    if not rows.has_names_above:
        return []
    return [label(row.label, x=0, y=row.label_at, xref="paper") for row in rows.rows]


def _visible(thickness: float, *, bars: int) -> float:
    """Bars that stand side by side leave two pixels between them."""
    return thickness - 2 if bars > 1 else thickness
