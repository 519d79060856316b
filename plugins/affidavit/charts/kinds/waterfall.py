"""Waterfalls: from one total to the next, by what is added and what is taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any, ClassVar

from affidavit.charts.axes.across import Across
from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box
from affidavit.charts.axes.positions import finder
from affidavit.charts.axes.remarks import Placed, place_remarks
from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.grid import Grid, read_grid
from affidavit.charts.hover import hover
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.column_names import names_below, slot_names
from affidavit.charts.kinds.column_plot import Numbers, Tip, moved, plot
from affidavit.charts.kinds.column_printing import (
    APART,
    Printing,
    missing_label,
    printing_in,
    tip_label,
)
from affidavit.charts.kinds.column_slots import Slots, Thickness, slots_of
from affidavit.charts.kinds.waterfall_steps import Step, read_steps, with_totals
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.row_table import table_of
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import ChartCode, Code, Report
from affidavit.language import Words

MOST_STEPS = 60
"""More of them nobody adds up."""


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A waterfall, read. `x` names the steps, `y` is what each adds, `color` marks totals."""

    keys: ClassVar = COMMON - {"sort", "limit"} | {"scale", "annotate"}
    needs: ClassVar[tuple[str, ...]] = ("x", "y")
    trace: ClassVar = "bar"

    grid: Grid
    spec: Spec
    numerals: Numerals
    across: Across
    steps: tuple[Step, ...]
    table: DataTable
    """The rows that are drawn, with the totals that were added up."""
    remarks: tuple[Placed, ...]

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Waterfall | None:
        """Return the chart of these rows; None with every fault reported."""
        faults, numerals = Report(), Numerals(spec, lang=lang)
        uncoloured = spec.model_copy(update={"color": None})
        grid = read_grid(
            sheet, uncoloured, naming=spec.x, counting=spec.y, numerals=numerals, report=faults
        )
        if len(spec.y) > 1:
            message, fix = "a waterfall has one column of figures", "name one column"
            faults.error(Code.VALUE_WRONG, spec.y[1].place, message, fix)
        color = sheet.column(spec.color, report=faults) if spec.color else None
        across = _across(grid, spec) if grid else None
        remarks = place_remarks(spec, find_x=finder(across, sheet), report=faults)
        is_fine = grid is not None and not faults.errors and _can_be_read(grid, spec, faults)
        report.extend(faults)
        if grid is None or across is None or remarks is None or not is_fine:
            return None
        steps = read_steps(sheet, spec, grid, report=report)
        if steps is None:
            return None
        columns = [sheet.header.index(name) for name in spec.x]
        counted = sheet.header.index(spec.y[0])
        columns += [counted] if color is None else [color, counted]
        table = table_of(sheet, spec, columns, numeric={counted}, numerals=numerals)
        table = with_totals(table, steps, column=spec.y[0], numerals=numerals)
        return cls(grid, spec, numerals, across, steps, table, tuple(remarks))

    @property
    def extent(self) -> Extent:
        """Zero and the ends of all steps, and their names."""
        ends = [0, *(end for step in self.steps for end in (step.start, step.end))]
        return self.across.extent | Extent(values=(min(ends), max(ends)))

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        slots = slots_of(self.across, extent)
        printing = None if extent else self._printing(slots, width)
        room = printing.room if printing else 0
        places = dict(zip(self.across.measures, slots.middles, strict=True))
        ends = [step.low if step.top <= 0 and step.low else step.top for step in self.steps]
        drawn = plot(
            width,
            span=slots.limits,
            tips=[
                *(Tip(end, room) for end in ends),
                *(Tip(step.low) for step in self.steps),
                *map(Tip, extent.values or () if extent else ()),
            ],
            is_part=extent is not None,
            has_axis=printing is None,
            numbers=Numbers(self.numerals, self.spec.y[0]),
            below=partial(
                names_below,
                slot_names(slots, self.spec, bold=self._total_names()),
                slots=slots.count,
                width=width,
            ),
            head=printing.head(width) if printing else 0,
            remarks=moved(self.remarks, places, step=1),
        )
        frame = drawn.frame
        thickness = Thickness((frame.right - frame.left) / slots.count, 1)
        bars = self._boxes(slots, thickness, frame)
        words, lines = drawn.around(self._labels(slots, frame, printing), bars)
        layout = drawn.layout()
        layout["xaxis"] = frame.x_axis(slots.plotly_limits, kind="linear")
        layout["annotations"] = words
        layout["shapes"] = [*lines, *self._connectors(slots, thickness, frame)]
        return {"data": [self._trace(slots, thickness)], "layout": layout}, frame.height

    # -- what is drawn how ------------------------------------------------------------------------

    def _figure(self, index: int, *, has_unit: bool = False) -> str:
        """Return what is printed at a step: a total as it is, a change with its sign."""
        step, column = self.steps[index], self.spec.y[0]
        if step.is_missing:
            return Words(self.numerals.lang)("chart.no-figure")
        value = step.end if step.is_total else _exact(step)
        text = self.numerals.figure(value, column=column, first=has_unit)
        return f"+{text}" if value > 0 and not step.is_total else text

    def _printing(self, slots: Slots, width: int) -> Printing | None:
        """Return how all figures are printed at their bars; None where they cannot be."""
        if not self.spec.value_labels:
            return None
        known = [index for index, step in enumerate(self.steps) if not step.is_missing]
        full = [self._figure(index, has_unit=index == 0) for index in known]
        room = width / slots.count - APART
        return printing_in(room, full, list(map(self._figure, known)), width=width)

    def _total_names(self) -> list[str]:
        pairs = zip(self.grid.keys, self.steps, strict=True)
        return [key[0] for key, step in pairs if step.is_total]

    def _labels(
        self, slots: Slots, frame: Frame, printing: Printing | None
    ) -> list[dict[str, Any]]:
        """Return the figures, each above its bar; below it where that hangs under zero."""
        if printing is None:
            return []
        found, room = printing.unit(frame, self.numerals), frame.width / slots.count - APART
        for index, (at, step) in enumerate(zip(slots.middles, self.steps, strict=True)):
            text = self._figure(index, has_unit=printing.has_unit and index == 0)
            is_below = step.top <= 0 and step.low < 0
            x, y = frame.x(at), frame.y(step.low if is_below else step.top)
            if step.is_missing:
                found += missing_label(text, x, frame.y(step.end), frame=frame, room=room)
                continue
            size = printing.size
            found.append(tip_label(text, x, y, frame=frame, size=size, is_below=is_below))
        return found

    def _connectors(self, slots: Slots, thickness: Thickness, frame: Frame) -> list[dict[str, Any]]:
        """Return thin lines from where a step ends to where the next one starts."""
        found = list[dict[str, Any]]()
        half = [0 if step.is_missing else thickness.visible / 2 for step in self.steps]
        for row, (at, after) in enumerate(pairwise(map(frame.x, slots.middles))):
            y = frame.y(self.steps[row].end)
            start, end = (at + half[row], y), (after - half[row + 1], y)
            found.append(frame.line(start, end, color=roles.AXIS))
        return found

    def _boxes(self, slots: Slots, thickness: Thickness, frame: Frame) -> list[Box]:
        """Return what the bars cover, in pixels."""
        half = thickness.visible / 2
        return [
            Box(frame.x(at) - half, frame.y(step.top), frame.x(at) + half, frame.y(step.low))
            for at, step in zip(slots.middles, self.steps, strict=True)
        ]

    # -- marks ------------------------------------------------------------------------------------

    def _trace(self, slots: Slots, thickness: Thickness) -> dict[str, Any]:
        rows = range(len(self.steps))
        per_pixel = 1 / thickness.slot
        return {
            "type": "bar",
            "x": list(slots.middles),
            "base": [step.start for step in self.steps],
            "y": [None if step.is_missing else step.change for step in self.steps],
            "width": thickness.visible * per_pixel,
            "marker": {"color": [self._color(row) for row in rows], "line": {"width": 0}},
            **hover([self._hover(row) for row in rows], self.grid.series[0].sources),
        }

    def _color(self, row: int) -> str:
        step = self.steps[row]
        if self.spec.highlight:
            is_lit = set(self.grid.keys[row]) & set(self.spec.highlight)
            return roles.HIGHLIGHT if is_lit else roles.STRONG if step.is_total else roles.NEUTRAL
        if step.is_total:
            return roles.STRONG
        return roles.CATEGORIES[0 if step.change >= 0 else 1]

    def _hover(self, row: int) -> list[str]:
        name = ", ".join(self.spec.printed(part) for part in self.grid.keys[row] if part)
        return [safe(name), safe(self._figure(row, has_unit=True))]


def _across(grid: Grid, spec: Spec) -> Across:
    """Return the axis of a grid's names, which are words though they may look like numbers."""
    firsts = tuple(key[0] for key in grid.keys)
    words = tuple(tuple(map(spec.printed, key)) for key in grid.keys)
    return Across("word", firsts, words, keys=grid.keys, printed=spec.printed)


def _exact(step: Step) -> int | float:
    """Return a change without the dust of binary fractions."""
    found = round(step.change, 10)
    return int(found) if float(found).is_integer() else found


def _can_be_read(grid: Grid, spec: Spec, report: Report) -> bool:
    """Report what keeps steps from being followed; say whether nothing does."""
    values: Sequence[object] = [v for v in grid.series[0].values if v is not None]
    if len(grid.keys) > MOST_STEPS:
        message = f"these are {len(grid.keys)} steps; at most {MOST_STEPS} can be followed"
        report.error(ChartCode.CHART_TOO_MUCH, spec.x[0].place, message, "add the small ones up")
        return False
    if not values and not spec.is_part:
        message = f'"{spec.y[0]}" holds no figure'
        report.error(ChartCode.DATA_VALUE, spec.y[0].place, message, "name another column")
        return False
    return True
