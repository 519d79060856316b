"""Horizontal bars: one for each name, from zero, with its figure at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from affidavit.charts.bar_rows import Name, Rows, figure_room, stand, value_scale
from affidavit.charts.chart import Figure
from affidavit.charts.columns import Number
from affidavit.charts.drawing import roles
from affidavit.charts.grid import Grid, check_highlight, read_grid
from affidavit.charts.house import bare_axis, base_layout, label, label_size, stroke
from affidavit.charts.kind import has_columns
from affidavit.charts.legend import entry_labels, entry_squares, place_entries
from affidavit.charts.lettering import safe, strong
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import series_colors
from affidavit.charts.scales import round_ticks
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Code, Report
from affidavit.language import Words

MOST_BARS = 200
"""Beyond, a chart is taller than four screens of a phone: nobody reads it."""
_GAP = 8
"""Pixels between a bar's end and its figure."""
_AXIS_NUMBERS = 24
"""Height of the line of axis numbers, which stands above the bars where these carry no figures."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar chart, read. `x` names the figures, `y` the rows (a second column is their detail)."""

    keys: ClassVar = frozenset(
        [
            "data",
            "x",
            "y",
            "color",
            "sort",
            "where",
            "limit",
            "stack",
            "highlight",
            "labels",
            "format",
            "plotly",
        ]
    )

    grid: Grid
    spec: Spec
    numerals: Numerals

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Bar | None:
        """Return the chart of these rows; None with every fault reported."""
        if not has_columns(spec, ("x", "y"), report=report):
            return None
        numerals = Numerals(spec, lang=lang)
        grid = read_grid(
            sheet, spec, naming=spec.y, counting=spec.x, numerals=numerals, report=report
        )
        if grid is None or not _can_be_drawn(grid, spec, report=report):
            return None
        return cls(grid, spec, numerals)

    @property
    def table(self) -> DataTable:
        """The rows that are drawn."""
        return self.grid.table

    def draw(self, width: int) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height.

        Heights are pixels from the top, so that every row stands exactly where its name does.
        """
        colors = self._colors()
        named = list(zip((each.name for each in self.grid.series), colors, strict=True))
        entries, top = place_entries(named, width=width)
        top += 0 if self.spec.value_labels else _AXIS_NUMBERS
        rows = stand(self._names(), width=width, bars=self._bars_a_row, top=top)
        height = round(rows.bottom + 2)
        low, high = self._range(width - rows.left, size=label_size(width) + 1)
        layout = base_layout(width, height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout |= {"barmode": "overlay", "hovermode": "closest"}
        layout["xaxis"] = bare_axis() | {"range": [low, high], "domain": [rows.left / width, 1]}
        layout["yaxis"] = _rows_axis(rows, height)
        layout["annotations"] = [
            *entry_labels(entries, width=width),
            *_names_above(rows),
            *self._figures(rows, size=label_size(width) + 1),
            *self._axis_numbers(low, high, at=top - _AXIS_NUMBERS / 2, width=width),
        ]
        zero = stroke(x0=0, x1=0, y0=top, y1=rows.bottom, color=roles.AXIS, layer="above")
        layout["shapes"] = [*entry_squares(entries, width=width), zero]
        return {"data": self._traces(rows, colors), "layout": layout}, height

    @property
    def _is_stacked(self) -> bool:
        return self.spec.stack != "none" and len(self.grid.series) > 1

    @property
    def _bars_a_row(self) -> int:
        return 1 if self._is_stacked else len(self.grid.series)

    def _colors(self) -> list[str]:
        if len(self.grid.series) == 1:
            return [roles.NEUTRAL]
        return series_colors(self.grid.series, highlight=self.spec.highlight, touching=True)

    def _is_lit(self, row: int) -> bool:
        return bool(set(self.grid.keys[row]) & set(self.spec.highlight))

    def _names(self) -> list[Name]:
        printed = self.spec.printed
        return [
            Name(printed(key[0]), ", ".join(map(printed, key[1:])), bold=self._is_lit(row))
            for row, key in enumerate(self.grid.keys)
        ]

    # -- values -----------------------------------------------------------------------------------

    def _drawn(self, series: int, row: int) -> float | None:
        """Return how long a bar is: the figure, or its share where bars are stacked to 100."""
        value = self.grid.series[series].values[row]
        if value is None or not self._is_stacked or self.spec.stack != "percent":
            return value
        total = sum(abs(each.values[row] or 0) for each in self.grid.series)
        return 100 * value / total if total else 0

    def _end(self, row: int) -> float:
        """Return where the stack of a row ends."""
        return sum(self._drawn(index, row) or 0 for index in range(len(self.grid.series)))

    def _marks(self) -> list[tuple[int, int, float, str]]:
        """Return row, bar, end and printed figure of everything that carries one."""
        rows = range(len(self.grid.keys))
        if self._is_stacked:
            return [(row, 0, self._end(row), self._total(row, first=row == 0)) for row in rows]
        return [
            (
                row,
                bar,
                each.values[row] or 0,
                self._figure(each.values[row], each.column, row + bar == 0),
            )
            for row in rows
            for bar, each in enumerate(self.grid.series)
        ]

    def _figure(self, value: Number | None, column: str, first: bool) -> str:  # noqa: FBT001
        if value is None:
            return Words(self.numerals.lang)("chart.no-figure")
        return self.numerals.figure(value, column=column, first=first)

    def _total(self, row: int, *, first: bool) -> str:
        values = [each.values[row] for each in self.grid.series]
        if self.spec.stack == "percent":
            return ""
        total = sum(value for value in values if value is not None)
        return self.numerals.figure(_tidy(total), column=self.grid.series[0].column, first=first)

    def _range(self, pixels: float, *, size: float) -> tuple[float, float]:
        if self.spec.stack == "percent" and self._is_stacked:
            return 0, 100
        with_room = self.spec.value_labels
        ends = [
            (end, figure_room(text, size=size, gap=_GAP) if with_room else 4.0)
            for _, _, end, text in self._marks()
        ]
        return value_scale(ends, pixels=pixels)

    # -- marks ------------------------------------------------------------------------------------

    def _traces(self, rows: Rows, colors: list[str]) -> list[dict[str, Any]]:
        return [self._trace(index, rows, color) for index, color in enumerate(colors)]

    def _trace(self, index: int, rows: Rows, color: str) -> dict[str, Any]:
        series, count = self.grid.series[index], len(self.grid.keys)
        bar = 0 if self._is_stacked else index
        lit = [len(self.grid.series) == 1 and self._is_lit(row) for row in range(count)]
        base = [sum(self._drawn(i, row) or 0 for i in range(index)) for row in range(count)]
        return {
            "type": "bar",
            "orientation": "h",
            "name": safe(series.name or series.raw),
            "x": [self._drawn(index, row) for row in range(count)],
            **({"base": base} if self._is_stacked else {}),
            "y": [row.bars[bar] for row in rows.rows],
            "width": [_visible(row.thickness, bars=self._bars_a_row) for row in rows.rows],
            "marker": {
                "color": [roles.HIGHLIGHT if is_lit else color for is_lit in lit]
                if any(lit)
                else color,
                "line": {"width": 1 if self._is_stacked else 0, "color": roles.PAPER},
            },
            "customdata": [self._hover(index, row) for row in range(count)],
            "hovertemplate": "%{customdata[0]}<br><b>%{customdata[1]}</b><extra></extra>",
        }

    def _hover(self, index: int, row: int) -> list[str]:
        series = self.grid.series[index]
        name = ", ".join(map(self.spec.printed, self.grid.keys[row]))
        figure = self._figure(series.values[row], series.column, first=True)
        return [safe(name), safe(f"{series.name}: {figure}" if series.name else figure)]

    def _figures(self, rows: Rows, *, size: float) -> list[dict[str, Any]]:
        if not self.spec.value_labels:
            return []
        return [
            _figure_at_end(text, end, rows.rows[row].bars[bar], size=size)
            for row, bar, end, text in self._marks()
            if text
        ]

    def _axis_numbers(
        self, low: float, high: float, *, at: float, width: int
    ) -> list[dict[str, Any]]:
        """Return the numbers of the axis, for bars that carry none themselves."""
        if self.spec.value_labels:
            return []
        column = self.grid.series[0].column
        ticks = [t for t in round_ticks(low, high, count=max(2, width // 150)) if low <= t < high]
        return [
            label(
                safe(self.numerals.figure(tick, column=column, first=tick == ticks[-1])),
                x=tick,
                y=at,
                anchor="left" if tick == 0 else "center",
                font={"color": roles.MUTED},
            )
            for tick in ticks
        ]


def _can_be_drawn(grid: Grid, spec: Spec, *, report: Report) -> bool:
    count = len(grid.keys) * len(grid.series)
    if count > MOST_BARS:
        message = f"these are {count:,} bars; at most {MOST_BARS} can be read"
        report.error(Code.CHART_TOO_MUCH, spec.y[0].place, message, 'add a line "limit: 20"')
        return False
    if spec.stack == "percent" and any((v or 0) < 0 for each in grid.series for v in each.values):
        message, fix = "parts of a whole cannot be negative", 'write "stack: none"'
        report.error(Code.DATA_VALUE, spec.x[0].place, message, fix)
        return False
    return check_highlight(spec, grid, report=report)


def _figure_at_end(text: str, end: float, at: float, *, size: float) -> dict[str, Any]:
    is_left = end < 0
    anchor, shift = ("right", -_GAP) if is_left else ("left", _GAP)
    return label(strong(safe(text)), x=end, y=at, anchor=anchor, xshift=shift, font={"size": size})


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


def _tidy(total: float) -> Number:
    """Return a sum without the dust of binary fractions: 0.1 and 0.2 make 0.3."""
    rounded = round(float(total), 10)
    return int(rounded) if rounded.is_integer() else rounded
