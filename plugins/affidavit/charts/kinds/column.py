"""Columns: upright bars over names, dates or numbers, from zero, with their figures on top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from affidavit.charts.axes.across import Across
from affidavit.charts.axes.positions import finder, in_order, read_across
from affidavit.charts.axes.remarks import Placed, Reach, place_remarks
from affidavit.charts.chart import Figure
from affidavit.charts.columns import Moment
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.grid import Grid, read_grid
from affidavit.charts.hover import hover
from affidavit.charts.intervals import read_intervals
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.bar_figures import Bars
from affidavit.charts.kinds.column_figures import Figures, Stand, printing_of, tips_of
from affidavit.charts.kinds.column_names import Below, names_below, slot_names, steps_below
from affidavit.charts.kinds.column_plot import Numbers, moved, plot
from affidavit.charts.kinds.column_printing import nothing_label
from affidavit.charts.kinds.column_slots import Slots, slots_of
from affidavit.charts.legend import entry_labels, entry_squares, legend_of, place_entries
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import series_colors
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import ChartCode, Report

MOST_SLOTS = 7_500
"""Places along the axis, gaps counted: twenty years of days."""
MOST_COLUMNS = 750
"""About two for each pixel of a phone: more of them are a line."""
_SEAM = 0.3
"""Pixels of a line around columns that touch, or paper shows between them; a live chart of
Plotly's draws columns without a line at least a pixel wide, each over the next one."""
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
        bars = Bars(grid, spec, numerals, intervals) if grid and intervals is not None else None
        reach = Reach(
            x=across.limits if across and across.kind != "word" else None,
            y=bars.reach if bars and not bars.are_shares else None,
        )
        remarks = place_remarks(spec, find_x=finder(across, sheet), reach=reach, report=report)
        if grid is None or not _can_be_drawn(grid, spec, report=report):
            return None
        if across is None or remarks is None or bars is None:
            return None
        if not _stand_apart(across, spec, report=report):
            return None
        found = cls(grid, spec, bars, across, tuple(remarks))
        found.tell_of_names(report=report)
        return found

    def tell_of_names(self, *, report: Report) -> None:
        """Warn of names that find no room below the columns of a phone."""
        if self.across.kind != "word" or self.spec.is_part:
            return
        below = self._below(self._slots(None), 390)(390)
        if below.is_cut:
            message = f"not all names of these {len(self.grid.keys)} columns find room below them"
            fix = 'write "kind: bar", with "x" and "y" changed over: rows have room for names'
            report.warning(ChartCode.CHART_TOO_MUCH, self.spec.x[0].place, message, fix)

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
        """Zero and the ends of its columns, and where these stand."""
        is_word = self.across.kind == "word"
        return Extent(
            values=(0, 100) if self.bars.are_shares else self.bars.reach,
            across=None if is_word else self._slots(None).limits,
            names=self.across.extent.names,
            series=tuple(each.raw for each in self.grid.series),
        )

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        slots, colors = self._slots(extent), self._colors(extent)
        entries, head = ([], 0.0) if extent else place_entries(self._named(colors), width=width)
        printing = None if extent else printing_of(self.bars, slots, colors, width=width)
        drawn = plot(
            width,
            span=slots.limits,
            tips=tips_of(self.bars, printing, extent.values if extent else None),
            is_part=extent is not None,
            has_axis=printing is None,
            numbers=self._numbers(),
            below=self._below(slots, width),
            remarks=moved(self.remarks, self._places(slots), step=slots.step),
            head=head + (printing.head(width) if printing else 0),
        )
        frame, stand = drawn.frame, Stand(self.bars, slots, drawn.frame)
        figures, leaders = Figures(stand, printing, self._lit()).labels(colors)
        if extent and not any(v is not None for each in self.grid.series for v in each.values):
            figures = nothing_label(frame, lang=self.bars.numerals.lang)
        words, lines = drawn.around(figures, stand.boxes())
        layout = drawn.layout()
        kind = {"moment": "date", "number": "linear", "word": "linear"}[self.across.kind]
        layout["xaxis"] = frame.x_axis(slots.plotly_limits, kind=kind)
        size = {"width": width, "height": frame.height}
        layout["annotations"] = [*entry_labels(entries, **size), *words]
        layout["shapes"] = [*entry_squares(entries, **size), *lines, *leaders]
        layout["shapes"] += stand.arrows(colors, lit=self._lit())
        traces = [self._trace(index, stand, color) for index, color in enumerate(colors)]
        return {"data": traces, "layout": layout}, frame.height

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int] | None:
        """Return the key of colours that stands above small multiples."""
        return legend_of(extent.series, self.spec, width=width)

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
        return Numbers(self.bars.numerals.of_shares())

    def _below(self, slots: Slots, width: int) -> Callable[[float], Below]:
        if slots.across.kind != "word":
            return partial(steps_below, slots, width=width, numerals=self.bars.numerals)
        names = slot_names(slots, self.spec)
        return partial(names_below, names, slots=slots.count, width=width)

    def _slots(self, extent: Extent | None) -> Slots:
        held = [x for each in self.remarks for x in each.xs]
        return slots_of(self.across, extent, held=held)

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
        shown = colors if len(set(colors)) > 1 else colors[0]
        is_edged = bars.are_stacked and thickness.visible > _EDGED
        edge: dict[str, Any] = {"width": 1 if is_edged else 0, "color": roles.PAPER}
        if thickness.are_hairs:
            edge = {"width": _SEAM, "color": shown}
        return {
            "type": "bar",
            "name": safe(series.name or series.raw),
            "x": stand.slots.places,
            "y": [bars.length(index, row) for row in rows],
            **({"base": [bars.base(index, row) for row in rows]} if bars.are_stacked else {}),
            "width": thickness.visible * scale,
            "offset": (left + inset) * scale,
            **({"error_y": errors} if errors else {}),
            "marker": {"color": shown, "line": edge},
            **hover([self._hover(index, row) for row in rows], series.sources),
        }

    def _hover(self, index: int, row: int) -> list[str]:
        series, figure = self.grid.series[index], self.bars.figure(index, row, first=True)
        position = self.across.positions[row]
        where = ", ".join(word for word in self.across.words[row] if word)
        if isinstance(position, Moment):
            where = self.bars.numerals.moment(position)
        return [safe(where), safe(f"{series.name}: {figure}" if series.name else figure)]


def _stand_apart(across: Across, spec: Spec, *, report: Report) -> bool:
    """Report columns that would be thinner than a hair; say whether there are none."""
    if slots_of(across, None).count <= MOST_SLOTS:
        return True
    message = "two columns stand so close, and others so far, that nobody could see them"
    fix = 'leave out what lies far off, or write "kind: line"'
    report.error(ChartCode.CHART_TOO_MUCH, spec.x[0].place, message, fix)
    return False


def _can_be_drawn(grid: Grid, spec: Spec, *, report: Report) -> bool:
    """Report what keeps columns from being drawn or read; say whether nothing does."""
    values = [value for each in grid.series for value in each.values if value is not None]
    count, at, is_fine = len(grid.keys) * len(grid.series), spec.y[0].place, True
    if count > MOST_COLUMNS:
        message = f"these are {count:,} columns; at most {MOST_COLUMNS} can be told apart"
        fix = 'add the figures up by week or month, or write "kind: line"'
        report.error(ChartCode.CHART_TOO_MUCH, spec.x[0].place, message, fix)
        is_fine = False
    if not values and not spec.is_part:
        report.error(
            ChartCode.DATA_VALUE, at, f'"{spec.y[0]}" holds no figure', "name another column"
        )
        is_fine = False
    if spec.stack != "none" and any(value < 0 for value in values):
        message, fix = "parts of a whole cannot be negative", 'write "stack: none"'
        report.error(ChartCode.DATA_VALUE, at, message, fix)
        is_fine = False
    return is_fine
