"""How long bars are, and the figures printed at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.columns import Number
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Ends
from affidavit.charts.grid import Grid
from affidavit.charts.intervals import Intervals
from affidavit.charts.kinds.bar_rows import figure_room, value_scale
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.language import Words

GAP = 8
"""Pixels between a bar's end and its figure."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The end of a bar or a stack, and the figure that stands there."""

    row: int
    bar: int
    """Which of the row's bars, from the top or the left."""
    end: float
    """Where it ends; where it has an interval, the end of that."""
    text: str
    is_missing: bool = False
    """Whether there is no figure, so that the text says so."""


@dataclass(frozen=True, slots=True)
class Bars:
    """All bars of a chart, in the units of its data."""

    grid: Grid
    spec: Spec
    numerals: Numerals
    intervals: Intervals

    @property
    def are_stacked(self) -> bool:
        """Whether a row is one bar of several parts."""
        return self.spec.stack != "none" and len(self.grid.series) > 1

    @property
    def are_shares(self) -> bool:
        """Whether each row is 100 long, whatever its figures add up to."""
        return self.are_stacked and self.spec.stack == "percent"

    @property
    def in_a_row(self) -> int:
        """How many bars stand in a row, one below the other."""
        return 1 if self.are_stacked else len(self.grid.series)

    def length(self, series: int, row: int) -> float | None:
        """Return how long a bar or part is: its figure, or its share."""
        value = self.grid.series[series].values[row]
        if value is None or not self.are_shares:
            return value
        total = sum(each.values[row] or 0 for each in self.grid.series)
        return 100 * value / total if total else 0

    def base(self, series: int, row: int) -> float:
        """Return where a part of a stack starts; for one series more, where the stack ends."""
        return sum(self.length(each, row) or 0 for each in range(series))

    def marks(self) -> list[Mark]:
        """Return everything that carries a figure at its end, in reading order."""
        rows, series = range(len(self.grid.keys)), self.grid.series
        if self.are_stacked:
            ends = [self.base(len(series), row) for row in rows]
            return [Mark(row, 0, ends[row], self._total(row)) for row in rows]
        return [self._mark(row, bar) for row in rows for bar in range(len(series))]

    def figure(self, series: int, row: int, *, first: bool = False) -> str:
        """Return the figure of a bar as it is printed, or that there is none."""
        value, column = self.grid.series[series].values[row], self.grid.series[series].column
        if value is None:
            return Words(self.numerals.lang)("chart.no-figure")
        return self.numerals.figure(value, column=column, first=first)

    def without_unit(self, mark: Mark) -> str:
        """Return the figure of a mark where the unit stands elsewhere."""
        return self.numerals.number(_tidy(self._total_or_figure(mark)), column=self._column(mark))

    def full(self, mark: Mark) -> str:
        """Return the figure of a mark that stands alone, with its unit."""
        total = _tidy(self._total_or_figure(mark))
        return self.numerals.figure(total, column=self._column(mark), first=True)

    def _total_or_figure(self, mark: Mark) -> float:
        if self.are_stacked:
            return self.base(len(self.grid.series), mark.row)
        return self.grid.series[mark.bar].values[mark.row] or 0

    def _column(self, mark: Mark) -> str:
        return self.grid.series[mark.bar].column

    def part(self, series: int, row: int) -> str:
        """Return what is printed inside a part of a stack."""
        if self.are_shares:
            return self.numerals.share(self.length(series, row) or 0)
        return self.figure(series, row)

    @property
    def reach(self) -> Ends:
        """Zero and the ends of the bars: the lowest and the highest of them."""
        ends = [0.0, *(mark.end for mark in self.marks()), *self.intervals.ends]
        return min(ends), max(ends)

    def limits(self, pixels: float, *, size: float, reach: Sequence[float] = ()) -> Ends:
        """Return the ends of the value axis, with room for the figures at the bars' ends.

        The axis holds also all of `reach`.
        """
        if self.are_shares:
            return 0, 100
        with_room = self.spec.value_labels
        ends = [
            (mark.end, figure_room(mark.text, size=size, gap=GAP) if with_room else 4.0)
            for mark in self.marks()
        ]
        ends += [(end, 4.0) for end in (*reach, *self.intervals.ends)]
        return value_scale(ends, pixels=pixels)

    def _mark(self, row: int, bar: int) -> Mark:
        value = self.grid.series[bar].values[row]
        text = self.figure(bar, row, first=row + bar == 0)
        interval = self.intervals.around(bar, row) if value is not None else None
        low, high = interval or (value or 0, value or 0)
        return Mark(row, bar, low if (value or 0) < 0 else high, text, is_missing=value is None)

    def error_bars(self, series: int) -> dict[str, Any] | None:
        """Return the thin lines from low to high as Plotly draws them, with caps."""
        if not self.intervals:
            return None
        values = self.grid.series[series].values
        ends = [self.intervals.around(series, row) for row in range(len(values))]
        pairs = list(zip(values, ends, strict=True))
        nothing = "none"  # Plotly takes null for 0, and draws a cap; what is no number it skips
        return {
            "type": "data",
            "symmetric": False,
            "array": [pair[1] - v if pair and v is not None else nothing for v, pair in pairs],
            "arrayminus": [v - pair[0] if pair and v is not None else nothing for v, pair in pairs],
            "color": roles.INK,
            "thickness": 1.25,
            "width": 4,
        }

    def _total(self, row: int) -> str:
        if self.are_shares:
            return ""
        total = _tidy(self.base(len(self.grid.series), row))
        return self.numerals.figure(total, column=self.grid.series[0].column, first=row == 0)


def _tidy(total: float) -> Number:
    """Return a sum without the dust of binary fractions: 0.1 and 0.2 make 0.3."""
    rounded = round(float(total), 10)
    return int(rounded) if rounded.is_integer() else rounded
