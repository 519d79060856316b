"""Lines, their dots and the bands around them, as Plotly takes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.across import Across
from affidavit.charts.bounds import bounded, symbols_of
from affidavit.charts.columns import Moment
from affidavit.charts.grid import Grid, Series
from affidavit.charts.house import NARROW
from affidavit.charts.hover import hover
from affidavit.charts.kinds.line_bands import Bands
from affidavit.charts.kinds.ribbons import Ends, ribbon
from affidavit.charts.lettering import safe
from affidavit.charts.numerals import Numerals
from affidavit.language import Words

FEW = 8
"""Points of a single line up to which each carries its figure."""
_MANY = 150
"""Points beyond which a line is thinner, so that its ups and downs do not run together."""
_BAND_OPACITY = 0.2
_ARROW = 4
"""Pixels by which a triangle is larger than a dot: it is to be seen which way it points."""
_ALONE = 6
"""Pixels of a band at a point between two gaps."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a line chart."""

    grid: Grid
    across: Across
    numerals: Numerals
    band: Bands

    def line(
        self, index: int, color: str, *, width: int, is_lit: bool, is_named: bool
    ) -> dict[str, Any]:
        """Return one line: thicker where highlighted, with a dot where it is named."""
        series = self.grid.series[index]
        return {
            "type": "scatter",
            "mode": "lines+markers",
            "name": safe(series.name or series.raw),
            "x": self.xs,
            "y": list(series.values),
            "connectgaps": False,
            "line": {"color": color, "width": self._thickness(width, is_lit=is_lit)},
            "marker": {
                "color": color,
                "size": _dots(series, size=self._dot(width, is_lit=is_lit), is_named=is_named),
                "opacity": 1,
                "line": {"width": 0},
                **({"symbol": symbols_of(series.bounds)} if any(series.bounds) else {}),
            },
            "cliponaxis": False,
            **hover(
                [self.hover(index, place) for place in range(len(series.values))], series.sources
            ),
        }

    def bands(self, colors: Sequence[str]) -> list[dict[str, Any]]:
        """Return the bands behind the lines."""
        ends = self.band.ends
        return [each for i, own in enumerate(ends) for each in self._ribbon(i, own, colors[i])]

    def fills(self, colors: Sequence[str]) -> list[dict[str, Any]]:
        """Return what fills the room between each line and zero."""
        filled = list[dict[str, Any]]()
        for index, series in enumerate(self.grid.series):
            ends = [None if value is None else (0, value) for value in series.values]
            filled += self._ribbon(index, ends, colors[index])
        return filled

    def hover(self, index: int, place: int) -> list[str]:
        """Return what is said of a point: where it is, and its figure."""
        series = self.grid.series[index]
        position, value = self.across.positions[place], series.values[place]
        where = (
            self.numerals.moment(position)
            if isinstance(position, Moment)
            else ", ".join(word for word in self.across.words[place] if word)
        )
        figure = Words(self.numerals.lang)("chart.no-figure")
        if value is not None:
            figure = self.numerals.figure(value, column=series.column, first=True)
            bound = series.bounds[place] if series.bounds else ""
            figure = bounded(figure, bound, lang=self.numerals.lang)
        ends = self.band.ends[index][place] if self.band.are_there else None
        if ends is not None:
            low, high = (self.numerals.number(end, column=series.column) for end in ends)
            figure += f" ({low}–{high})"
        return [safe(where), safe(f"{series.name}: {figure}" if series.name else figure)]

    @property
    def xs(self) -> list[str | float]:
        """Where the points stand, as Plotly takes it."""
        return [self.across.for_plotly(p, i) for i, p in enumerate(self.across.positions)]

    def _thickness(self, width: int, *, is_lit: bool) -> float:
        thick = (3 if is_lit else 2) - (width < NARROW) * 0.25
        return thick if len(self.grid.keys) <= _MANY else thick * 0.6

    def _dot(self, width: int, *, is_lit: bool) -> int:
        small = width < NARROW / 2
        return (8 if small else 11) if is_lit else (6 if small else 8)

    def _ribbon(self, index: int, ends: Sequence[Ends | None], color: str) -> list[dict[str, Any]]:
        series = self.grid.series[index]
        name = series.name or series.raw
        return ribbon(self.xs, ends, name=name, color=color, alone=_ALONE, opacity=_BAND_OPACITY)


def _dots(series: Series, *, size: int, is_named: bool) -> list[int]:
    """Return the size of each point: a dot on all, or where one is alone, named or bounded."""
    values = series.values
    last = max((i for i, value in enumerate(values) if value is not None), default=0)
    padded = [None, *values, None]
    alone = [padded[i] is None and padded[i + 2] is None for i in range(len(values))]
    has_all = len(values) <= FEW and is_named
    shown = [
        has_all or lonely or (is_named and place == last) for place, lonely in enumerate(alone)
    ]
    bounds = series.bounds or ("",) * len(values)
    return [
        size + _ARROW if bound else size if is_shown else 0
        for is_shown, bound in zip(shown, bounds, strict=True)
    ]
