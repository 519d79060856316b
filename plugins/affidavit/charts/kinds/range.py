"""Ranges: a bar from a low to a high end for each name, over numbers or dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from affidavit.charts.chart import Figure
from affidavit.charts.columns import Moment, Number
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.house import NARROW
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.bar_rows import Name
from affidavit.charts.kinds.range_layout import Layout, Span, lay_rows
from affidavit.charts.kinds.range_rows import RangeRows, read_ranges
from affidavit.charts.legend import Entry, entry_labels, entry_squares, place_entries
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import colors_of
from affidavit.charts.row_reading import RowReading
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report
from affidavit.language import Words


@dataclass(frozen=True, slots=True)
class Range:
    """A range chart, read. `low` and `high` are the ends, `value` a point between them."""

    keys: ClassVar = (COMMON - {"x"}) | {"low", "high", "value"}
    needs: ClassVar[tuple[str, ...]] = ("y", "low", "high")
    trace: ClassVar = "bar"

    ranges: RangeRows
    spec: Spec
    numerals: Numerals

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
        ruler = self.ranges.ruler
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
            self.ranges.ruler.reaching(extent.values if extent else None),
            numerals=self.numerals,
            column=self.ranges.low.column,
            width=width,
            top=top,
            reach=5 if self._has_dots else 1,
            has_figures=self.spec.value_labels,
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
        colors = self._colors(words)
        return {
            "data": [
                self._bars(layout, colors, thickness=thickness),
                *self._dots(layout, colors, size=thickness - 2),
            ],
            "layout": figure,
        }, layout.height

    # -- what is drawn how ------------------------------------------------------------------------

    @property
    def _has_dots(self) -> bool:
        return any(_lone(span) is not None for span in self.ranges.spans)

    @property
    def _lit(self) -> list[bool]:
        return [bool(set(key) & set(self.spec.highlight)) for key in self.ranges.keys]

    def _entries(self, words: Sequence[str], width: int) -> tuple[list[Entry], float]:
        colors = colors_of(words, highlight=self.spec.highlight, touching=False)
        named = [
            (self.spec.printed(word), color)
            for word, color in zip(words, colors, strict=True)
            if color != roles.NEUTRAL or len(words) <= len(roles.CATEGORIES)
        ]
        return place_entries(named, width=width)

    def _colors(self, words: Sequence[str]) -> list[str]:
        """Return the colour of each row."""
        if not self.ranges.colors:
            return [roles.HIGHLIGHT if is_lit else roles.NEUTRAL for is_lit in self._lit]
        found = colors_of(words, highlight=self.spec.highlight, touching=False)
        by_word = dict(zip(words, found, strict=True))
        return [by_word[word] for word in self.ranges.colors]

    def _bars(self, layout: Layout, colors: list[str], *, thickness: float) -> dict[str, Any]:
        spans, rows = self.ranges.spans, range(len(self.ranges.spans))
        return {
            "type": "bar",
            "orientation": "h",
            "name": "",
            "base": [_plain(span.low) for span in spans],
            "x": [_length(span) for span in spans],
            "y": [layout.y(row) for row in rows],
            "width": thickness,
            "marker": {"color": colors, "line": {"width": 0}},
            "customdata": [self._hover(row) for row in rows],
            "hovertemplate": "%{customdata[0]}<br><b>%{customdata[1]}</b><extra></extra>",
        }

    def _dots(self, layout: Layout, colors: list[str], *, size: float) -> list[dict[str, Any]]:
        """Return what lies between two ends, and ends that have no other."""
        marks = [(row, _lone(span)) for row, span in enumerate(self.ranges.spans)]
        there = [(row, mark) for row, mark in marks if mark is not None]
        if not there:
            return []
        return [
            {
                "type": "scatter",
                "mode": "markers",
                "name": "",
                "x": [_plain(mark) for _, mark in there],
                "y": [layout.y(row) for row, _ in there],
                "marker": {
                    "color": roles.PAPER,
                    "size": size,
                    "opacity": 1,
                    "line": {"width": 2, "color": [_rim(colors[row]) for row, _ in there]},
                },
                "cliponaxis": False,
                "customdata": [self._hover(row) for row, _ in there],
                "hovertemplate": "%{customdata[0]}<br><b>%{customdata[1]}</b><extra></extra>",
            }
        ]

    def _hover(self, row: int) -> list[str]:
        name = ", ".join(self.spec.printed(part) for part in self.ranges.keys[row] if part)
        texts = [self._full(end) for end in self.ranges.spans[row].ends]
        return [safe(name), safe(" – ".join(dict.fromkeys(texts)))]

    def _full(self, end: Number | Moment) -> str:
        if isinstance(end, Moment):
            return self.numerals.moment(end)
        if self.ranges.low.are_years:
            return str(end)
        return self.numerals.figure(end, column=self.ranges.low.column, first=True)


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


def key_of_colors(placed: tuple[list[Entry], float], *, width: int) -> tuple[Figure, int] | None:
    """Return a key of colours as a figure of its own; None where it has no entry."""
    entries, height = placed[0], round(placed[1])
    if not entries:
        return None
    annotations = entry_labels(entries, width=width, height=height)
    shapes = entry_squares(entries, width=width, height=height)
    return {"data": [], "layout": {"annotations": annotations, "shapes": shapes}}, height


def _plain(end: Number | Moment | None) -> str | float | None:
    return end.iso if isinstance(end, Moment) else end


def _length(span: Span) -> float | None:
    """Return how far a bar reaches, in the units of its axis: milliseconds of dates."""
    low, high = span.low, span.high
    if isinstance(low, Moment) and isinstance(high, Moment):
        return (high.at - low.at).total_seconds() * 1000
    if low is None or high is None or isinstance(low, Moment) or isinstance(high, Moment):
        return None
    return high - low


def _lone(span: Span) -> Number | Moment | None:
    """Return what is drawn as a dot: the point between, a lone end, or both ends as one."""
    if span.value is not None:
        return span.value
    if span.low is None or span.high is None or span.low == span.high:
        return span.low if span.low is not None else span.high
    return None


def _rim(color: str) -> str:
    return roles.INK if color == roles.NEUTRAL else color
