"""Horizontal bars: one for each name, from zero, with its figure at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.remarks import Placed, Reach, head_room, place_remarks
from affidavit.charts.chart import Figure
from affidavit.charts.columns import number_of
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.grid import JOINT, Grid, Key, read_grid
from affidavit.charts.house import base_layout, label_size
from affidavit.charts.intervals import read_intervals
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.bar_figures import Bars
from affidavit.charts.kinds.bar_marks import bar_arrows, bar_trace
from affidavit.charts.kinds.bar_remarks import (
    Said,
    among,
    draw_bar_remarks,
    is_across,
    row_finder,
    thresholds,
)
from affidavit.charts.kinds.bar_rows import Name, Rows, stand
from affidavit.charts.kinds.bar_words import AXIS_NUMBERS, BarWords, has_axis
from affidavit.charts.legend import entry_labels, entry_squares, legend_of, place_entries
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import series_colors
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import ChartCode, Report

MOST_BARS = 200
"""Beyond, a chart is taller than four screens of a phone: nobody reads it."""
_ALIKE = 1.5
"""Panels have the same rows where together they have no more than this many times their own."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar chart, read. `x` names the figures, `y` the rows (further columns are their detail)."""

    keys: ClassVar = COMMON | {"stack", "scale", "low", "high", "annotate"}
    needs: ClassVar[tuple[str, ...]] = ("x", "y")
    trace: ClassVar = "bar"

    grid: Grid
    spec: Spec
    bars: Bars
    remarks: tuple[Placed, ...]

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Bar | None:
        """Return the chart of these rows; None with every fault reported."""
        numerals = Numerals(spec, lang=lang)
        columns = {"naming": spec.y, "counting": spec.x}
        grid = read_grid(sheet, spec, **columns, numerals=numerals, report=report)
        intervals = read_intervals(sheet, spec, grid, **columns, numerals=numerals, report=report)
        bars = Bars(grid, spec, numerals, intervals) if grid and intervals is not None else None
        remarks = place_remarks(
            spec,
            find_x=number_of,
            find_y=row_finder(grid.keys, sheet.unplaced or frozenset()) if grid else _anywhere,
            reach=Reach(x=bars.reach if bars else None),
            report=report,
        )
        if grid is None or not _can_be_drawn(grid, spec, report=report):
            return None
        if bars is None or remarks is None:
            return None
        return cls(grid, spec, bars, tuple(remarks))

    @property
    def table(self) -> DataTable:
        """The rows that are drawn."""
        return self.bars.intervals.table

    @property
    def draws_bounds(self) -> bool:
        """Whether arrows show which figures are a least or a most."""
        return self.bars.draws_bounds

    @property
    def extent(self) -> Extent:
        """Zero, the ends of its bars and of remarks, and the names of its rows."""
        return Extent(
            values=self._reach,
            names=tuple(JOINT.join(key) for key in self.grid.keys),
            series=tuple(each.raw for each in self.grid.series),
        )

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height.

        Heights are pixels from the top, so that every row stands exactly where its name does.
        """
        colors = self._colors(extent)
        bars, remarks = self._in_panel(extent)
        named = list(zip((each.name for each in self.grid.series), colors, strict=True))
        entries, head = ([], 0.0) if extent else place_entries(named, width=width)
        words = self._words(bars, colors, extent, width=width, head=head)
        said = self._said(words, remarks, head=head)
        if said.spare:
            taller = replace(words.frame, height=round(words.frame.height + said.spare))
            words = replace(words, frame=taller)
            said = self._said(words, remarks, head=head)
        frame, rows = words.frame, words.rows
        numbers, hairlines = words.axis()
        size = {"width": width, "height": frame.height}
        layout = base_layout(width, frame.height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout |= {"barmode": "overlay", "hovermode": "closest"}
        layout["xaxis"] = frame.x_axis([*frame.x_limits], kind="linear")
        layout["yaxis"] = _rows_axis(rows, frame)
        layout["annotations"] = [
            *entry_labels(entries, **size),
            *_names_above(rows, frame),
            *words.figures(thresholds(remarks, frame)),
            *words.parts(),
            *numbers,
            *said.labels,
        ]
        lit = [self._is_lit(key) for key in bars.grid.keys]
        layout["shapes"] = [
            *entry_squares(entries, **size),
            *hairlines,
            *_zero_line(rows, frame),
            *said.shapes,
            *bar_arrows(words, lit),
        ]
        traces = [
            bar_trace(bars, index, rows, color=color, lit=lit) for index, color in enumerate(colors)
        ]
        return {"data": traces, "layout": layout}, frame.height

    def _words(
        self,
        bars: Bars,
        colors: Sequence[str],
        extent: Extent | None,
        *,
        width: int,
        head: float,
    ) -> BarWords:
        """Return where rows and bars stand, below what stands above them."""
        names = [self._name(key) for key in bars.grid.keys]
        others = [self._name(key) for key in _keys(extent)]
        size = label_size(width) + 1
        stood = partial(
            stand,
            names,
            width=width,
            bars=bars.in_a_row,
            among=others,
            figures=bars.figures_room(size, extent.values if extent else None),
        )
        rows = stood(top=0)
        limits = bars.limits(
            width - rows.left,
            size=size,
            shared=extent.values if extent else None,
            also=[x for each in self.remarks for x in each.xs],
        )
        across = [each for each in self.remarks if is_across(each)]
        top = head + head_room(across, width=width, frame=_frame(rows, limits, width=width, top=0))
        top += AXIS_NUMBERS if has_axis(bars, colors) else 0
        rows = stood(top=top)
        return BarWords(bars, rows, _frame(rows, limits, width=width, top=top), colors)

    def _said(self, words: BarWords, remarks: Sequence[Placed], *, head: float) -> Said:
        numbers, _ = words.axis()
        above = _names_above(words.rows, words.frame)
        texts = [*above, *words.figures(), *words.parts(), *numbers]
        return draw_bar_remarks(remarks, words, texts=texts, top=head)

    @property
    def least_width(self) -> int:
        """The pixels that it needs as a panel: the figures at its bars take half of them."""
        return max(170, min(760, round(self.bars.figures_room(label_size(0) + 1) * 2)))

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int] | None:
        """Return the key of colours that stands above small multiples."""
        numerals = self.bars.numerals
        unit = "" if numerals.is_symbol else numerals.unit
        return legend_of(extent.series, self.spec, width=width, unit=unit)

    # -- in small multiples -----------------------------------------------------------------------

    @property
    def _reach(self) -> tuple[float, float]:
        low, high = self.bars.reach
        xs = [x for each in self.remarks for x in each.xs]
        return min(low, *xs, 0), max(high, *xs, 0)

    def _in_panel(self, extent: Extent | None) -> tuple[Bars, Sequence[Placed]]:
        """Return bars and remarks; in panels that have nearly the same rows, all of these."""
        keys = _keys(extent)
        if not keys:
            return self.bars, self.remarks
        bars = replace(self.bars, is_unit_said=True)
        if len(keys) > _ALIKE * len(self.grid.keys):
            return bars, self.remarks
        return bars.over(keys), among(self.remarks, row_finder(keys, frozenset()))

    def _colors(self, extent: Extent | None) -> list[str]:
        among_all = extent.series if extent else ()
        if len(among_all or self.grid.series) == 1:
            return [roles.NEUTRAL]
        lit = self.spec.highlight
        return series_colors(self.grid.series, highlight=lit, touching=True, among=among_all)

    def _is_lit(self, key: Key) -> bool:
        return bool(set(key) & set(self.spec.highlight))

    def _name(self, key: Key) -> Name:
        printed = self.spec.printed
        detail = ", ".join(printed(part) for part in key[1:] if part)
        return Name(printed(key[0]), detail, self._is_lit(key))


def _can_be_drawn(grid: Grid, spec: Spec, *, report: Report) -> bool:
    count, is_fine = len(grid.keys) * len(grid.series), True
    if count > MOST_BARS:
        message = f"these are {count:,} bars; at most {MOST_BARS} can be read"
        report.error(ChartCode.CHART_TOO_MUCH, spec.y[0].place, message, 'add a line "limit: 20"')
        is_fine = False
    if spec.stack != "none" and any((v or 0) < 0 for each in grid.series for v in each.values):
        message, fix = "parts of a whole cannot be negative", 'write "stack: none"'
        report.error(ChartCode.DATA_VALUE, spec.x[0].place, message, fix)
        is_fine = False
    return is_fine


def _keys(extent: Extent | None) -> list[Key]:
    """Return the rows of all panels."""
    return [tuple(name.split(JOINT)) for name in extent.names] if extent else []


def _anywhere(_: str) -> float:
    return 0.0


def _frame(rows: Rows, limits: tuple[float, float], *, width: int, top: float) -> Frame:
    """Return where the bars stand; its vertical measure is the pixel from the top."""
    return Frame(
        width=width,
        height=round(rows.bottom + 2),
        left=rows.left,
        right=width,
        top=top,
        bottom=rows.bottom,
        x_limits=limits,
        y_limits=(rows.bottom, top),
    )


def _zero_line(rows: Rows, frame: Frame) -> list[dict[str, Any]]:
    """Return the line of zero; at the picture's edge it would touch the names above the bars."""
    if rows.has_names_above and frame.x_limits[0] == 0:
        return []
    x = frame.x(0)
    return [frame.line((x, frame.top), (x, rows.bottom), color=roles.AXIS, layer="above")]


def _rows_axis(rows: Rows, frame: Frame) -> dict[str, Any]:
    axis = frame.y_axis()
    if rows.has_names_above:
        return axis
    return axis | {
        "showticklabels": True,
        "tickmode": "array",
        "tickvals": [row.label_at for row in rows.rows],
        "ticktext": [row.label for row in rows.rows],
        "ticklabelstandoff": 6,
    }


def _names_above(rows: Rows, frame: Frame) -> list[dict[str, Any]]:
    if not rows.has_names_above:
        return []
    return [frame.text(row.label, 0, row.label_at) for row in rows.rows]
