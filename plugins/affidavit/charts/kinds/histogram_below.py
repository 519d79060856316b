"""What stands below the classes of a histogram: their edges, or what each of them holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from affidavit.charts.axes.across import Across, Tick
from affidavit.charts.axes.grid_lines import whole
from affidavit.charts.extent import Ends
from affidavit.charts.house import label_size, line_height
from affidavit.charts.kinds.column_names import BELOW, Below
from affidavit.charts.kinds.histogram_classes import Classes, day_of
from affidavit.charts.lettering import safe, text_width
from affidavit.charts.numerals import Numerals

_APART = 10
_NARROW = 260
"""Pixels below which an axis, one of small multiples, has no room for a unit in words."""
_DATE = 62
"""Pixels that a date along an axis and its room take."""
_FEW = 12
"""Uneven edges of which each choice is tried."""
_ALIKE = 1.001
_DAY = 86_400
_NAMED = ((_DAY, _DAY), (28 * _DAY, 31 * _DAY), (365 * _DAY, 366 * _DAY))
"""Widths of classes that have a name of their own: a day, a month, a year."""


@dataclass(frozen=True, slots=True)
class Edges:
    """The classes as they are written."""

    classes: Classes
    numerals: Numerals
    column: str
    are_moments: bool
    are_years: bool

    def text(self, edge: float, *, last: bool = False) -> str:
        """Return an edge as it is printed, a unit of words only at the last one."""
        if self.are_moments:
            return self.numerals.moment(day_of(edge))
        if self.are_years:
            return str(int(edge))
        return self.numerals.figure(whole(edge), column=self.column, first=last)

    def ends(self, index: int) -> tuple[str, str]:
        """Return both ends of a class; twice the same where it holds one number or day."""
        low, high = self.classes.edges[index : index + 2]
        if self.classes.are_single:
            return self.text(low), self.text(low)
        return self.text(low), self.text(high - 1 if self.are_moments else high)

    def below(self, pixels: float, *, span: Ends, width: int) -> Below:
        """Return what stands below an axis over `span` of so many pixels."""
        size, axis = label_size(width), _Axis(span, pixels)
        ticks = self._dates(axis, size) if self.are_moments else self._numbers(axis, size)
        lines = max((len(tick.lines) for tick in ticks), default=0)
        return Below(tuple(ticks), BELOW + lines * line_height(size), size)

    def _numbers(self, axis: _Axis, size: float) -> list[Tick]:
        """Return numbers at the edges, as many as stand apart: if not all, then round ones."""
        edges = self.classes.edges
        if self.classes.are_single:
            edges = edges[:-1]
        for chosen in _choices(edges, self.classes):
            end = chosen[-1] if axis.pixels > _NARROW else None
            texts = [self.text(edge, last=edge == end) for edge in chosen]
            shift = 0.5 if self.classes.are_single else 0.0
            ticks = [
                Tick(edge + shift, (safe(text),), text_width(text, size))
                for edge, text in zip(chosen, texts, strict=True)
            ]
            if axis.holds_apart(ticks):
                return ticks
        return []

    def _dates(self, axis: _Axis, size: float) -> list[Tick]:
        """Return dates at the edges, or below the class that is a day, a month or a year."""
        edges, widths = self.classes.edges, self.classes.widths
        across = Across("moment", tuple(day_of(edge) for edge in edges), ())
        is_named = any(low <= min(widths) and max(widths) <= high for low, high in _NAMED)
        best = list[Tick]()
        for count in range(2, len(edges) + 2):
            found = across.ticks(pixels=count * _DATE, size=size, numerals=self.numerals)
            if any(tick.at not in edges for tick in found):
                continue
            ticks = [tick for tick in found if not is_named or tick.at < edges[-1]]
            if is_named:
                ticks = [replace(t, at=t.at + widths[edges.index(t.at)] / 2) for t in ticks]
            if len(ticks) > len(best) and axis.holds_apart(ticks):
                best = ticks
        return best


@dataclass(frozen=True, slots=True)
class _Axis:
    """An axis in pixels."""

    span: Ends
    pixels: float

    def holds_apart(self, ticks: Sequence[Tick]) -> bool:
        """Say whether no word touches the next, those at both ends moved into the picture."""
        low, high = self.span
        halves, middles = [tick.width / 2 for tick in ticks], list[float]()
        for tick, half in zip(ticks, halves, strict=True):
            at = (tick.at - low) / (high - low) * self.pixels
            middles.append(min(max(at, half), self.pixels - half))
        return all(
            middles[i + 1] - middles[i] >= halves[i] + halves[i + 1] + _APART
            for i in range(len(ticks) - 1)
        )


def _choices(edges: Sequence[float], classes: Classes) -> Iterator[Sequence[float]]:
    """Yield ever fewer of the edges: all, then round multiples of the width, at last both ends."""
    yield edges
    widths = classes.widths
    if max(widths) < min(widths) * _ALIKE:
        for every in (2, 4, 5, 10, 20, 25, 40, 50, 100):
            chosen = [edge for edge in edges if round(edge / widths[0]) % every == 0]
            if len(chosen) > 1 and _is_round(widths[0] * every):
                yield chosen
    elif len(edges) <= _FEW:
        for left_out in range(1, len(edges) - 2):
            for kept in combinations(edges[1:-1], len(edges) - 2 - left_out):
                yield [edges[0], *kept, edges[-1]]
    yield [edges[0], edges[-1]]
    yield edges[:1]


def _is_round(step: float) -> bool:
    digits = Decimal(f"{step:.6g}").normalize().as_tuple().digits
    return digits in ((1,), (2,), (5,), (2, 5))
