"""How long bars are, and the figures printed at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from affidavit.charts.axes.arrows import ARROW
from affidavit.charts.bounds import Way, bounded, way_of
from affidavit.charts.columns import Number
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Ends
from affidavit.charts.grid import Grid, Key
from affidavit.charts.intervals import Intervals
from affidavit.charts.kinds.bar_rows import figure_room, value_scale
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.language import Words

GAP = 8
"""Pixels between a bar's end and its figure."""
_SPARE = 1.15
"""Figures of other panels may be a little longer than the largest one."""


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
    way: Way = 0
    """To which side the true figure may lie; an arrow at the end shows it."""

    @property
    def side(self) -> int:
        """On which side of zero it ends: 1, or -1 for what is negative."""
        return -1 if self.end < 0 else 1

    @property
    def gap(self) -> float:
        """The pixels between the end and its figure."""
        return GAP + (ARROW if self.way else 0)


@dataclass(frozen=True, slots=True)
class Bars:
    """All bars of a chart, in the units of its data."""

    grid: Grid
    spec: Spec
    numerals: Numerals
    intervals: Intervals
    absent: frozenset[int] = frozenset()
    """Rows that only other panels have: they keep their place, and nothing is said of them."""
    is_unit_said: bool = False
    """Whether a unit that is a word stands above all panels already."""

    def over(self, keys: Sequence[Key]) -> Bars:
        """Return the bars with a row for each of these keys, which hold their own."""
        rows = {key: row for row, key in enumerate(self.grid.keys)}
        places = [rows.get(key) for key in keys]
        series = tuple(
            replace(
                each,
                values=tuple(None if r is None else each.values[r] for r in places),
                sources=tuple("" if r is None else each.sources[r] for r in places)
                if each.sources
                else (),
                bounds=tuple("" if r is None else each.bounds[r] for r in places)
                if each.bounds
                else (),
            )
            for each in self.grid.series
        )
        found = tuple(
            tuple(None if r is None else each[r] for r in places) for each in self.intervals.found
        )
        grid = replace(self.grid, keys=tuple(keys), series=series)
        absent = frozenset(at for at, row in enumerate(places) if row is None)
        intervals = replace(self.intervals, found=found)
        return replace(self, grid=grid, intervals=intervals, absent=absent)

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
        if row in self.absent:
            return ""
        if value is None:
            return self._no_figure
        figure = self.numerals.figure(value, column=column, first=first)
        return self._bounded(figure, series, row)

    def without_unit(self, mark: Mark) -> str:
        """Return the figure of a mark where the unit stands elsewhere."""
        total = _tidy(self._total_or_figure(mark))
        figure = self.numerals.number(total, column=self._column(mark))
        return self._bounded(figure, mark.bar, mark.row)

    def full(self, mark: Mark) -> str:
        """Return the figure of a mark that stands alone, with its unit."""
        total = _tidy(self._total_or_figure(mark))
        figure = self.numerals.figure(total, column=self._column(mark), first=True)
        return self._bounded(figure, mark.bar, mark.row)

    @property
    def draws_bounds(self) -> bool:
        """Whether arrows show which figures are a least or a most."""
        return not self.are_stacked

    def bound(self, series: int, row: int) -> str:
        """Return `at least` or the like of a figure that has an end of its own, else nothing."""
        bounds = self.grid.series[series].bounds
        return bounds[row] if bounds and self.draws_bounds else ""

    def _bounded(self, figure: str, series: int, row: int) -> str:
        """Return a printed figure with its bound, where the name of its row does not say that."""
        name = " ".join(map(self.spec.printed, self.grid.keys[row]))
        return bounded(figure, self.bound(series, row), lang=self.numerals.lang, name=name)

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

    def limits(
        self,
        pixels: float,
        *,
        size: float,
        shared: Ends | None = None,
        also: Sequence[float] = (),
    ) -> Ends:
        """Return the ends of the value axis, with room for the figures at the bars' ends.

        The axis holds `also` these figures. Panels have one, over the `shared` reach of all.
        """
        if self.are_shares:
            return 0, 100
        with_room = self.spec.value_labels
        if shared:
            low, high = shared
            texts = [self._text_of(low), self._text_of(high)]
            room = max(figure_room(text, size=size, gap=GAP) for text in texts) * _SPARE
            room += ARROW if any(mark.way for mark in self.marks()) else 0
            ends = [(high, room if with_room else 4.0), (low, room if with_room and low else 4.0)]
            # Bars that are missing say so where they would start, in whichever panel they are.
            at_zero = figure_room(self._no_figure, size=size, gap=GAP) if with_room else 4.0
            return value_scale([*ends, (0, at_zero)], pixels=pixels)
        ends = [
            (mark.end, self._room_at(mark, size=size) if with_room else mark.gap - 4.0)
            for mark in self.marks()
        ]
        ends += [(end, 4.0) for end in (*self.intervals.ends, *also)]
        return value_scale(ends, pixels=pixels)

    def figures_room(self, size: float, shared: Ends | None = None) -> float:
        """Return the pixels that figures take to the left and to the right of all bars.

        Of panels those of their `shared` reach.
        """
        if not self.spec.value_labels or self.are_shares:
            return 0
        found = [(mark.end < 0, self._room_at(mark, size=size)) for mark in self.marks()]
        if shared:
            ends = [(end < 0, self._text_of(end)) for end in shared if end]
            found = [(is_left, figure_room(text, size=size, gap=GAP)) for is_left, text in ends]
        return sum(
            max((room for is_left, room in found if is_left is left), default=0)
            for left in (True, False)
        )

    def _room_at(self, mark: Mark, *, size: float) -> float:
        """Return the pixels beyond a bar's end that its figure needs, its arrow in between."""
        return figure_room(mark.text, size=size, gap=mark.gap)

    @property
    def _no_figure(self) -> str:
        return Words(self.numerals.lang)("chart.no-figure")

    def _text_of(self, value: float) -> str:
        """Return a figure as it may stand in any panel."""
        is_first = not self.is_unit_said
        column = self.grid.series[0].column
        return self.numerals.figure(_tidy(value), column=column, first=is_first)

    def _mark(self, row: int, bar: int) -> Mark:
        value = self.grid.series[bar].values[row]
        text = self.figure(bar, row, first=row + bar == 0 and not self.is_unit_said)
        interval = self.intervals.around(bar, row) if value is not None else None
        low, high = interval or (value or 0, value or 0)
        end = low if (value or 0) < 0 else high
        way = way_of(self.bound(bar, row))
        return Mark(row, bar, end, text, is_missing=value is None, way=way)

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
        if self.are_shares or row in self.absent:
            return ""
        total = _tidy(self.base(len(self.grid.series), row))
        return self.numerals.figure(
            total, column=self.grid.series[0].column, first=row == 0 and not self.is_unit_said
        )


def _tidy(total: float) -> Number:
    """Return a sum without the dust of binary fractions: 0.1 and 0.2 make 0.3."""
    rounded = round(float(total), 10)
    return int(rounded) if rounded.is_integer() else rounded
