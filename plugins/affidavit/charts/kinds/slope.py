"""Slopes: one line for each name between two places across, or a few, named at both ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from affidavit.charts.axes.remarks import Placed, Reach, held, place_remarks, placed_again
from affidavit.charts.chart import Figure
from affidavit.charts.extent import Ends, Extent, ends_of
from affidavit.charts.grid import JOINT
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.slope_marks import NAMED, looks_of
from affidavit.charts.kinds.slope_picture import Picture
from affidavit.charts.kinds.slope_rows import Slopes, can_be_drawn, places_of, read_slopes
from affidavit.charts.legend import key_of_colors, place_entries
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report


@dataclass(frozen=True, slots=True)
class Slope:
    """A slope chart, read.

    Several columns of `x` are a place across each, and `y` names the lines; or one column of `x`
    holds the places, `y` the figures and `color` the names.
    """

    keys: ClassVar = COMMON | {"scale", "annotate"}
    needs: ClassVar[tuple[str, ...]] = ("x", "y")
    trace: ClassVar = "scatter"

    slopes: Slopes
    spec: Spec
    numerals: Numerals
    remarks: tuple[Placed, ...]

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Slope | None:
        """Return the chart of these rows; None with every fault reported."""
        numerals = Numerals(spec, lang=lang)
        slopes = read_slopes(sheet, spec, numerals=numerals, report=report)
        hidden = sheet.unplaced or frozenset()

        def find(word: str) -> float | None:
            found = _find(word, slopes.stops) if slopes else 0.0
            return 0.0 if found is None and word in hidden else found

        ends = ends_of(slopes.values) if slopes else None
        remarks = place_remarks(spec, find_x=find, report=report, reach=Reach(None, ends))
        is_fine = slopes is not None and can_be_drawn(slopes, spec, report=report)
        if slopes is None or remarks is None or not is_fine:
            return None
        return cls(slopes, spec, numerals, tuple(remarks))

    @property
    def table(self) -> DataTable:
        """The rows that are drawn."""
        return self.slopes.table

    @property
    def extent(self) -> Extent:
        """Its figures and remarks, the places across, and the names of the lines."""
        return Extent(
            values=ends_of([*self.slopes.values, *held(self.remarks)[1]]),
            names=self.slopes.stops,
            series=tuple(each.raw for each in self.slopes.things),
        )

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int] | None:
        """Return the names of the lines in all panels: of the highlighted, where there are some."""
        looks = looks_of(extent.series, self.spec)
        shown = [raw for raw in extent.series if raw in (looks.lit or looks.named)]
        if len(extent.series) == 1 or len(shown) > NAMED:
            return None
        named = [(self._printed(raw), looks.colors[raw]) for raw in shown]
        return key_of_colors(place_entries(named, width=width, least=1), width=width)

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        slopes, remarks, whole = self.slopes, self.remarks, extent or self.extent
        if extent:
            slopes = slopes.over(extent.names)
            remarks = placed_again(remarks, lambda word: _find(word, slopes.stops))
        picture = Picture(
            slopes=slopes,
            spec=self.spec,
            numerals=self.numerals,
            remarks=remarks,
            looks=looks_of(whole.series, self.spec),
            ends=_apart(whole.values or (0, 1), is_log=self.spec.scale == "log"),
            width=width,
            is_part=extent is not None,
        )
        return picture.figure()

    def _printed(self, raw: str) -> str:
        return ", ".join(self.spec.printed(part) for part in raw.split(JOINT) if part)


def _find(word: str, stops: Sequence[str]) -> float | None:
    """Return where a stop stands from 0 to 1, by its name or the first part of it."""
    firsts = [stop.partition(JOINT)[0] for stop in stops]
    return places_of(stops)[firsts.index(word)] if word in firsts else None


def _apart(ends: Ends, *, is_log: bool) -> Ends:
    """Return ends between which something lies: figures that are all alike stand in the middle."""
    low, high = ends
    if low < high:
        return ends
    return (low / 2, high * 2) if is_log else (low - (abs(low) or 1), high + (abs(high) or 1))
