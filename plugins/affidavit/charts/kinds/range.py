"""Ranges: a bar from a low to a high end for each name, over numbers or dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from affidavit.charts.axes.ruler import Ruler
from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.house import NARROW
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.bar_rows import Name
from affidavit.charts.kinds.range_layout import lay_rows
from affidavit.charts.kinds.range_marks import ARROW, Marks, lone
from affidavit.charts.kinds.range_rows import RangeRows, read_ranges
from affidavit.charts.legend import (
    Entry,
    entry_labels,
    entry_squares,
    key_of_colors,
    place_words,
)
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import colors_by_name
from affidavit.charts.row_reading import RowReading
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report
from affidavit.language import Words

_BEYOND = 0.08
"""The part of the axis that is added for what goes on."""


@dataclass(frozen=True, slots=True)
class Range:
    """A range chart, read. `low` and `high` are the ends, `value` a point between them."""

    keys: ClassVar = (COMMON - {"x"}) | {"low", "high", "value"}
    needs: ClassVar[tuple[str, ...]] = ("y", "low", "high")
    trace: ClassVar = "bar"

    ranges: RangeRows
    spec: Spec
    numerals: Numerals
    has_open_ends: bool = False
    """Whether rows without a high end go on, as those of a timeline do; dates stand along it."""

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Range | None:
        """Return the chart of these rows; None with every fault reported."""
        numerals = Numerals(spec, lang=lang)
        reading = RowReading(sheet, spec, report=report)
        ranges = read_ranges(
            reading, spec, low=spec.low, high=spec.high, numerals=numerals, report=report
        )
        return cls(ranges, spec, numerals) if ranges else None

    @property
    def table(self) -> DataTable:
        """The rows, those without ends too."""
        return self.ranges.table

    @property
    def extent(self) -> Extent:
        """The ends of its axis, and the words of its colours."""
        ruler = self._ruler
        return Extent(
            values=ruler.ends if ruler.positions else None,
            series=tuple(dict.fromkeys(self.ranges.colors)),
        )

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int] | None:
        """Return the key of the colours of all panels."""
        return key_of_colors(self._entries(extent.series, width), width=width)

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        words = extent.series if extent else tuple(dict.fromkeys(self.ranges.colors))
        entries, top = ([], 0.0) if extent else self._entries(words, width)
        thickness = 10 if width < NARROW else 12
        layout = lay_rows(
            row_names(self.ranges.keys, self.spec),
            self.ranges.spans,
            self._ruler.reaching(extent.values if extent else None),
            numerals=self.numerals,
            column=self.ranges.low.column,
            width=width,
            top=top,
            reach=ARROW / 2 if self.has_open_ends else 5 if self._has_dots else 1,
            has_figures=self.spec.value_labels and not self.has_open_ends,
        )
        missing = Words(self.numerals.lang)("chart.no-figure")
        figure = layout.base()
        figure["annotations"] = [
            *entry_labels(entries, width=width, height=layout.height),
            *layout.names(),
            *layout.numbers(),
            *layout.end_texts(self.ranges.spans, missing=missing, lit=self._lit),
        ]
        figure["shapes"] = [
            *layout.lines(),
            *entry_squares(entries, width=width, height=layout.height),
        ]
        marks = Marks(
            self.ranges,
            self.spec,
            self.numerals,
            layout,
            self._colors(words),
            has_open_ends=self.has_open_ends,
        )
        return {
            "data": marks.traces(thickness),
            "layout": figure,
        }, layout.height

    # -- what is drawn how ------------------------------------------------------------------------

    @property
    def _ruler(self) -> Ruler:
        """The axis; what goes on has a part of it to be seen in."""
        ruler, spans = self.ranges.ruler, self.ranges.spans
        if not self.has_open_ends or all(span.high is not None for span in spans):
            return ruler
        low, high = ruler.ends
        return ruler.reaching((low, high + (high - low) * _BEYOND))

    @property
    def _has_dots(self) -> bool:
        return any(lone(span) is not None for span in self.ranges.spans)

    @property
    def _lit(self) -> list[bool]:
        return [bool(set(key) & set(self.spec.highlight)) for key in self.ranges.keys]

    def _entries(self, words: Sequence[str], width: int) -> tuple[list[Entry], float]:
        colors = colors_by_name(words, highlight=self.spec.highlight, touching=False)
        return place_words(colors, self.spec, width=width)

    def _colors(self, words: Sequence[str]) -> list[str]:
        """Return the colour of each row."""
        if not self.ranges.colors:
            return [roles.HIGHLIGHT if is_lit else roles.NEUTRAL for is_lit in self._lit]
        by_word = colors_by_name(words, highlight=self.spec.highlight, touching=False)
        return [by_word[word] for word in self.ranges.colors]


def row_names(keys: Sequence[tuple[str, ...]], spec: Spec) -> list[Name]:
    """Return what rows are called: the first column bold where others give its detail."""
    return [
        Name(
            spec.printed(key[0]),
            ", ".join(spec.printed(part) for part in key[1:] if part),
            bool(set(key) & set(spec.highlight)),
        )
        for key in keys
    ]
