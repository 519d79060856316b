"""In which colour each row of a map is drawn, and what the colours mean: figures, or words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from affidavit.charts.axes.frame import Frame
from affidavit.charts.class_legend import place_class_legend
from affidavit.charts.classes import Classes, Wish, read_classes
from affidavit.charts.columns import Number, numbers_in
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent, ends_of
from affidavit.charts.geo.squares import place_squares
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import colors_by_name
from affidavit.charts.sheet import Sheet
from affidavit.diagnostics import ChartCode, Code, Report
from affidavit.language import Words

MOST_COUNTS = 5
"""Counts up to which each number has a colour of its own: 0, 1, 2, 3, 4, 5."""
_STEPS = {1: (4,), 2: (2, 4), 3: (1, 2, 4), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}
"""Number of colours above zero -> steps of the scale."""
_LEGIBLE_FIRST = (0, 1, 5, 4, 3, 2)
"""Categories in the order of how well text can be read on them."""


class Legend(Protocol):
    """What the colours mean, placed at the top left of a picture."""

    @property
    def height(self) -> float:
        """The room it takes, with the gap below it."""

    def labels(self, frame: Frame) -> list[dict[str, Any]]:
        """Return its words as annotations."""

    def shapes(self, frame: Frame) -> list[dict[str, Any]]:
        """Return its colours as shapes."""


@dataclass(frozen=True, slots=True)
class Shades:
    """The figures and words that rows are coloured by."""

    values: tuple[Number | None, ...]
    """One for each row; empty where there is no column of figures."""
    words: tuple[str, ...]
    """One for each row, as the data has them; empty where figures give the colours."""
    wish: Wish
    spec: Spec
    numerals: Numerals
    carries_text: bool
    """Whether letters and figures stand on the colours."""

    @property
    def extent(self) -> Extent:
        """Lowest and highest figure, and the words that have colours."""
        known = self.known
        ends = None if self.words else ends_of(known)
        return Extent(values=ends, series=tuple(dict.fromkeys(self.words)), has_zero=0 in known)

    @property
    def known(self) -> list[Number]:
        """The figures that there are."""
        return [value for value in self.values if value is not None]

    def colors(self, extent: Extent | None = None) -> list[str]:
        """Return the colour of each row; `EMPTY` is that of a row without a figure."""
        if self.words:
            by_word = self._by_word(extent)
            return [by_word.get(word, roles.EMPTY) for word in self.words]
        if counts := self._counts(extent):
            return [roles.EMPTY if value is None else counts[value] for value in self.values]
        classes = self._classes(extent)
        return [classes.color(value) for value in self.values]

    def legend(self, width: int, extent: Extent | None = None, *, is_whole: bool) -> Legend:
        """Return what the colours mean; unless the map `is_whole`, also that of no figure."""
        missing = "" if is_whole else Words(self.numerals.lang)("chart.no-figure")
        if not self.words and not self._counts(extent):
            return place_class_legend(
                self._classes(extent),
                width=width,
                numerals=self.numerals,
                column=str(self.spec.value),
                missing=missing,
            )
        named = self._named(extent) + ([(missing, roles.EMPTY)] if missing else [])
        return place_squares(named, width=width)

    def figure(self, row: int, *, first: bool = False) -> str:
        """Return a row's figure as it is printed, or that there is none; empty without figures."""
        if not self.values:
            return ""
        value = self.values[row]
        if value is None:
            return Words(self.numerals.lang)("chart.no-figure")
        return self.numerals.figure(value, column=str(self.spec.value), first=first)

    def _named(self, extent: Extent | None) -> list[tuple[str, str]]:
        if self.words:
            return [(self.spec.printed(w), color) for w, color in self._by_word(extent).items()]
        counts, column = self._counts(extent), str(self.spec.value)
        last = max(counts)
        return [
            (self.numerals.figure(count, column=column, first=count == last), color)
            for count, color in counts.items()
        ]

    def _by_word(self, extent: Extent | None) -> Mapping[str, str]:
        words = [word for word in (extent or self.extent).series if word]
        by_word = colors_by_name(words, highlight=self.spec.highlight, touching=True)
        if self.carries_text and set(by_word.values()) <= set(roles.CATEGORIES):
            legible = [roles.CATEGORIES[at] for at in _LEGIBLE_FIRST[: len(words)]]
            return dict(zip(words, legible, strict=True))
        return by_word

    def _classes(self, extent: Extent | None) -> Classes:
        values = extent.values if extent and extent.values else self.known
        has_zero = extent.has_zero if extent else 0 in self.known
        return self.wish.over(values, has_zero=has_zero)

    def _counts(self, extent: Extent | None) -> Mapping[Number, str]:
        """Return a colour for each number, where all are small counts; else none."""
        low, high = (extent or self.extent).values or (0.5, 0.5)
        if self.wish != Wish() or low < 0 or not all(isinstance(each, int) for each in (low, high)):
            return {}
        least = max(low, 1)
        if high - least >= MOST_COUNTS or not all(isinstance(each, int) for each in self.known):
            return {}
        shades = [roles.SEQUENTIAL[step] for step in _STEPS[max(int(high - least) + 1, 1)]]
        above = zip(range(int(least), int(high) + 1), shades, strict=False)
        found: dict[Number, str] = {} if low else {0: roles.SEQUENTIAL[0]}
        return found | dict(above)


def read_shades(
    sheet: Sheet, spec: Spec, *, numerals: Numerals, carries_text: bool, report: Report
) -> Shades | None:
    """Return what rows are coloured by: `value` or `color`; None with every fault reported."""
    faults = Report()
    if spec.lacks("value") and not spec.color:
        message = f'a {spec.kind} chart needs the key "value" or "color"'
        fix = 'add "value:" and the name of a column of figures, or "color:" and one of words'
        faults.error(Code.KEY_MISSING, spec.kind.place, message, fix)
    values = _column(sheet, spec.value, report=faults)
    words = _column(sheet, spec.color, report=faults)
    numbers = [] if values is None else numbers_in(sheet, values, report=faults)
    named = [] if words is None else [row[words] for row in sheet.rows]
    wish = read_classes(spec, numbers, report=faults)
    if words is not None:
        _check_words(named, spec, report=faults)
    report.extend(faults)
    if faults.errors or wish is None or (values is None and words is None):
        return None
    return Shades(tuple(numbers), tuple(named), wish, spec, numerals, carries_text)


def _column(sheet: Sheet, name: Any, *, report: Report) -> int | None:  # noqa: ANN401 - a word of the spec, or none
    return sheet.column(name, report=report) if name else None


def _check_words(words: Sequence[str], spec: Spec, *, report: Report) -> None:
    """Report more words than there are colours, and classes that only figures have."""
    assert spec.color is not None  # noqa: S101 - for mypy; always true
    count = len({word for word in words if word})
    if count > len(roles.CATEGORIES) and not set(words) & set(spec.highlight):
        message = f"these are {count:,} colours; at most {len(roles.CATEGORIES)} are told apart"
        fix = 'join some of the words, or name the one that matters in "highlight"'
        report.error(ChartCode.CHART_TOO_MUCH, spec.color.place, message, fix)
