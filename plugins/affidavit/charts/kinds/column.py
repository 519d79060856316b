"""Columns: upright bars over names, dates or numbers, from zero, with their figures on top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from affidavit.charts.axes.across import Across
from affidavit.charts.axes.positions import finder, in_order, read_across
from affidavit.charts.axes.remarks import Placed, place_remarks
from affidavit.charts.chart import Figure
from affidavit.charts.columns import Moment
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.grid import Grid, read_grid
from affidavit.charts.house import base_layout
from affidavit.charts.intervals import read_intervals
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.bar_figures import Bars
from affidavit.charts.kinds.column_figures import Figures, Stand, printing_of, tips_of
from affidavit.charts.kinds.column_names import Below, names_below, slot_names, steps_below
from affidavit.charts.kinds.column_plot import Numbers, moved, plot
from affidavit.charts.kinds.column_slots import Slots, slots_of
from affidavit.charts.legend import entry_labels, entry_squares, place_entries
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import colors_of, series_colors
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Code, Report
from affidavit.located import LocatedText

MOST_COLUMNS = 750
"""About two for each pixel of a phone: more of them are a line."""
_EDGED = 6
"""Pixels of a column from which on the parts of a stack have a gap between them."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column chart, read. `x` is where the columns stand, `y` their figures."""

    keys: ClassVar = COMMON | {"stack", "scale", "low", "high", "annotate"}
    needs: ClassVar[tuple[str, ...]] = ("x", "y")
    trace: ClassVar = "bar"

    grid: Grid
    spec: Spec
    bars: Bars
    across: Across
    remarks: tuple[Placed, ...]

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Column | None:
        """Return the chart of these rows; None with every fault reported."""
        numerals = Numerals(spec, lang=lang)
        sheet = in_order(sheet, spec)
        columns = {"naming": spec.x, "counting": spec.y}
        grid = read_grid(sheet, spec, **columns, numerals=numerals, report=report)
        intervals = read_intervals(sheet, spec, grid, **columns, numerals=numerals, report=report)
        across = read_across(sheet, spec, grid, report=report)
        remarks = place_remarks(spec, find_x=finder(across, sheet), report=report)
        if grid is None or not _can_be_drawn(grid, spec, report=report):
            return None
        if across is None or remarks is None or intervals is None:
            return None
        found = cls(grid, spec, Bars(grid, spec, numerals, intervals), across, tuple(remarks))
        found.tell_of_names(report=report)
        return found

    def tell_of_names(self, *, report: Report) -> None:
        """Warn of names that find no room below the columns of a phone."""
        if self.across.kind != "word" or self.spec.is_part:
            return
        below = self._below(slots_of(self.across, None), 390)(390)
        if below.is_cut:
            message = f"not all names of these {len(self.grid.keys)} columns find room below them"
            fix = 'write "kind: bar", with "x" and "y" changed over: rows have room for names'
            report.warning(Code.CHART_TOO_MUCH, self.spec.x[0].place, message, fix)

    @property
    def table(self) -> DataTable:
        """The rows that are drawn."""
        return self.bars.intervals.table

    @property
    def extent(self) -> Extent:
        """Zero and the ends of its columns, and where these stand."""
        is_word = self.across.kind == "word"
        return Extent(
            values=(0, 100) if self.bars.are_shares else self.bars.reach,
            across=None if is_word else slots_of(self.across, None).limits,
            names=self.across.extent.names,
            series=tuple(each.raw for each in self.grid.series),
        )

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        slots, colors = slots_of(self.across, extent), self._colors(extent)
        entries, head = ([], 0.0) if extent else place_entries(self._named(colors), width=width)
        printing = None if extent else printing_of(self.bars, slots, colors, width=width)
        drawn = plot(
            width,
            span=slots.limits,
            tips=tips_of(self.bars, printing, extent.values if extent else None),
            has_axis=printing is None,
            numbers=self._numbers(),
            below=self._below(slots, width),
            remarks=moved(self.remarks, self._places(slots)),
            head=head + (printing.head(width) if printing else 0),
        )
        frame, stand = drawn.frame, Stand(self.bars, slots, drawn.frame)
        words, lines = drawn.around(stand.outlines(printing.room if printing else 0))
        figures, leaders = Figures(stand, printing, self._lit()).labels(colors)
        layout = drawn.layout()
        kind = {"moment": "date", "number": "linear", "word": "linear"}[self.across.kind]
        layout["xaxis"] = frame.x_axis(slots.plotly_limits, kind=kind)
        size = {"width": width, "height": frame.height}
        layout["annotations"] = [*entry_labels(entries, **size), *words, *figures]
        layout["shapes"] = [*entry_squares(entries, **size), *lines, *leaders]
        traces = [self._trace(index, stand, color) for index, color in enumerate(colors)]
        return {"data": traces, "layout": layout}, frame.height

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int] | None:
        """Return the key of colours that stands above small multiples."""
        colors = colors_of(extent.series, highlight=self.spec.highlight, touching=True)
        named = list(zip(map(self.spec.printed, extent.series), colors, strict=True))
        entries, height = place_entries(named, width=width)
        if not entries:
            return None
        layout = base_layout(width, round(height), margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout["annotations"] = entry_labels(entries, width=width, height=round(height))
        layout["shapes"] = entry_squares(entries, width=width, height=round(height))
        return {"data": [], "layout": layout}, round(height)

    # -- what is drawn how ------------------------------------------------------------------------

    def _colors(self, extent: Extent | None) -> list[str]:
        """Return a colour for each series; in a panel, that which it has in all of them."""
        among = extent.series if extent else ()
        if len(among or self.grid.series) == 1:
            return [roles.NEUTRAL]
        lit = self.spec.highlight
        return series_colors(self.grid.series, highlight=lit, touching=True, among=among)

    def _named(self, colors: Sequence[str]) -> list[tuple[str, str]]:
        return list(zip((each.name for each in self.grid.series), colors, strict=True))

    def _lit(self) -> frozenset[int]:
        wanted = set(self.spec.highlight)
        return frozenset(row for row, key in enumerate(self.grid.keys) if wanted & set(key))

    def _numbers(self) -> Numbers:
        if not self.bars.are_shares:
            return Numbers(self.bars.numerals, self.grid.series[0].column)
        in_per_cent = self.spec.model_copy(update={"unit": LocatedText("%"), "format": {}})
        return Numbers(Numerals(in_per_cent, lang=self.bars.numerals.lang))

    def _below(self, slots: Slots, width: int) -> Callable[[float], Below]:
        if slots.across.kind != "word":
            return partial(steps_below, slots, width=width, numerals=self.bars.numerals)
        names = slot_names(slots, self.spec)
        return partial(names_below, names, slots=slots.count, width=width)

    def _places(self, slots: Slots) -> dict[float, float]:
        """Return where each place along the axis is, where panels share one of words."""
        return dict(zip(self.across.measures, slots.middles, strict=True))

    # -- marks ------------------------------------------------------------------------------------

    def _trace(self, index: int, stand: Stand, color: str) -> dict[str, Any]:
        series, bars, lit = self.grid.series[index], self.bars, self._lit()
        rows, thickness, scale = range(len(self.grid.keys)), stand.thickness, stand.plotly_scale
        left = thickness.left(0 if bars.are_stacked else index)
        inset = (thickness.pitch - thickness.visible) / 2
        is_single = len(self.grid.series) == 1
        colors = [roles.HIGHLIGHT if is_single and row in lit else color for row in rows]
        errors = bars.error_bars(index)
        has_edge = bars.are_stacked and thickness.visible > _EDGED
        return {
            "type": "bar",
            "name": safe(series.name or series.raw),
            "x": stand.slots.places,
            "y": [bars.length(index, row) for row in rows],
            **({"base": [bars.base(index, row) for row in rows]} if bars.are_stacked else {}),
            "width": thickness.visible * scale,
            "offset": (left + inset) * scale,
            **({"error_y": errors} if errors else {}),
            "marker": {
                "color": colors if len(set(colors)) > 1 else colors[0],
                "line": {"width": 1 if has_edge else 0, "color": roles.PAPER},
            },
            "customdata": [self._hover(index, row) for row in rows],
            "hovertemplate": "%{customdata[0]}<br><b>%{customdata[1]}</b><extra></extra>",
        }

    def _hover(self, index: int, row: int) -> list[str]:
        series, figure = self.grid.series[index], self.bars.figure(index, row, first=True)
        position = self.across.positions[row]
        where = ", ".join(word for word in self.across.words[row] if word)
        if isinstance(position, Moment):
            where = self.bars.numerals.moment(position)
        return [safe(where), safe(f"{series.name}: {figure}" if series.name else figure)]


def _can_be_drawn(grid: Grid, spec: Spec, *, report: Report) -> bool:
    """Report what keeps columns from being drawn or read; say whether nothing does."""
    values = [value for each in grid.series for value in each.values if value is not None]
    count, at, is_fine = len(grid.keys) * len(grid.series), spec.y[0].place, True
    if count > MOST_COLUMNS:
        message = f"these are {count:,} columns; at most {MOST_COLUMNS} can be told apart"
        fix = 'add the figures up by week or month, or write "kind: line"'
        report.error(Code.CHART_TOO_MUCH, spec.x[0].place, message, fix)
        is_fine = False
    if not values and not spec.is_part:
        report.error(Code.DATA_VALUE, at, f'"{spec.y[0]}" holds no figure', "name another column")
        is_fine = False
    if spec.stack != "none" and any(value < 0 for value in values):
        message, fix = "parts of a whole cannot be negative", 'write "stack: none"'
        report.error(Code.DATA_VALUE, at, message, fix)
        is_fine = False
    return is_fine
