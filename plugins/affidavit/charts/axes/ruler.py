"""A horizontal axis along which marks lie to scale: numbers, their logarithms, or moments."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal

from babel.dates import format_skeleton

from affidavit.charts.axes.across import Across, Tick
from affidavit.charts.axes.grid_lines import whole
from affidavit.charts.axes.scales import log_ticks, round_ticks
from affidavit.charts.columns import Moment, Number, moment_of, number_of
from affidavit.charts.extent import Ends
from affidavit.charts.lettering import safe, text_width
from affidavit.charts.numerals import Numerals
from affidavit.language.locales import locale_of

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a clock on a wall, of no zone
_DAY = 86_400.0
_TICK = 75
"""Pixels that a number along the axis and its room take."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """How data becomes a measure along the axis: seconds, the number, or its logarithm."""

    kind: Literal["number", "log", "moment"]
    positions: tuple[Number | Moment, ...]
    """What lies along it."""
    reach: Ends | None = None
    """What it holds beside, as measures."""
    are_years: bool = False

    def measure(self, position: Number | Moment) -> float:
        """Return how far along the axis something lies."""
        if isinstance(position, Moment):
            return (position.at - _EPOCH).total_seconds()
        return math.log10(position) if self.kind == "log" else position

    def find(self, word: str) -> float | None:
        """Return the measure of a writer's word; None where it has no place here."""
        if self.kind == "moment":
            moment = moment_of(word) or moment_of(f"{word}-01") or moment_of(f"{word}-01-01")
            return None if moment is None else self.measure(moment)
        number = number_of(word)
        if number is None or (self.kind == "log" and number <= 0):
            return None
        return self.measure(number)

    @property
    def ends(self) -> Ends:
        """First and last measure; never the same twice."""
        measures = [*map(self.measure, self.positions), *(self.reach or ())]
        low, high = min(measures), max(measures)
        if low < high:
            return low, high
        half = _DAY / 2 if self.kind == "moment" else max(abs(low) * 0.1, 0.5)
        return low - half, high + half

    def rounded(self, *, pixels: float) -> Ends:
        """Return the ends moved out to round numbers, or a little where these are moments."""
        low, high = self.ends
        if self.kind == "moment":
            margin = (high - low) * 8 / pixels
            return low - margin, high + margin
        if self.kind == "log":
            ticks = [math.log10(tick) for tick in log_ticks(10**low, 10**high)]
        else:
            ticks = round_ticks(low, high, count=_count(pixels))
        return ticks[0], ticks[-1]

    def ticks(
        self, limits: Ends, *, pixels: float, size: float, numerals: Numerals, column: str
    ) -> list[Tick]:
        """Return what is written along the axis between `limits`, as much as finds room."""
        if self.kind == "moment":
            across = Across("moment", self.positions, (), reach=limits)
            return across.ticks(pixels=pixels, size=size, numerals=numerals)
        low, high = limits
        if self.kind == "log":
            numbers = [(math.log10(tick), tick) for tick in log_ticks(10**low, 10**high)]
        else:
            numbers = [(tick, tick) for tick in round_ticks(low, high, count=_count(pixels))]
        slack = (high - low) * 1e-9
        within = [pair for pair in numbers if low - slack <= pair[0] <= high + slack]
        if self.are_years:
            within = [pair for pair in within if float(pair[1]).is_integer()]
        ticks = [
            self._tick(at, number, size=size, numerals=numerals, column=column)
            for at, number in within
        ]
        return _apart(ticks, scale=pixels / (high - low))

    def _tick(
        self, at: float, number: float, *, size: float, numerals: Numerals, column: str
    ) -> Tick:
        text = str(int(number)) if self.are_years else numerals.number(whole(number), column=column)
        return Tick(at, (safe(text),), text_width(text, size))

    def for_plotly(self, position: Number | Moment | None) -> str | float | None:
        """Return a position as Plotly takes it."""
        return position.iso if isinstance(position, Moment) else position

    @property
    def plotly_kind(self) -> str:
        """The type of Plotly's axis."""
        return {"number": "linear", "log": "log", "moment": "date"}[self.kind]

    def plotly_limits(self, limits: Ends) -> list[str | float]:
        """Return limits as Plotly's axis takes them."""
        if self.kind != "moment":
            return list(limits)
        return [(_EPOCH + timedelta(seconds=end)).isoformat(timespec="seconds") for end in limits]

    def reaching(self, ends: Ends | None) -> Ruler:
        """Return the ruler that holds these measures too."""
        return self if ends is None else replace(self, reach=ends)


def short_text(moment: Moment, *, lang: str, has_year: bool) -> str:
    """Return a moment as it stands at a mark: `22 Feb`, `22 Feb 2026, 20:00`, `Feb 2026`."""
    locale = locale_of(lang)
    if moment.grain == "month":
        return str(format_skeleton("yMMM", moment.at, locale=locale))
    day = str(format_skeleton("yMMMd" if has_year else "MMMd", moment.at, locale=locale))
    return day if moment.grain == "day" else f"{day}, {moment.at:%H:%M}"


def can_be_log(values: Iterable[float]) -> bool:
    """Say whether a logarithmic scale shows more of these: positive, and not all of one size."""
    found = list(values)
    return bool(found) and min(found) > 0 and max(found) >= 10 * min(found)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something lies along the axis, and the pixels that words beside it take."""

    at: float
    before: float = 0
    after: float = 0


def fitted(marks: Sequence[Mark], *, pixels: float, ends: Ends) -> Ends:
    """Return limits of the axis between which all marks and their words stand.

    `ends` are held in any case. Where words leave no room they take no more than seven tenths.
    """
    low, high = ends
    span = high - low
    least, most = 0.3 * pixels / span, pixels / span
    for _ in range(50):  # halving 50 times is exact to the last digit
        scale = (least + most) / 2
        fits = sum(_beyond(marks, scale, ends)) + span * scale <= pixels
        least, most = (scale, most) if fits else (least, scale)
    left, right = _beyond(marks, least, ends)
    spare = max(pixels - left - right - span * least, 0)
    return low - left / least, high + (right + spare) / least


def _beyond(marks: Sequence[Mark], scale: float, ends: Ends) -> tuple[float, float]:
    """Return the pixels that words take to the left and to the right of the ends."""
    left = max((mark.before - (mark.at - ends[0]) * scale for mark in marks), default=0)
    right = max((mark.after - (ends[1] - mark.at) * scale for mark in marks), default=0)
    return max(left, 0), max(right, 0)


def _count(pixels: float) -> int:
    return max(2, int(pixels / _TICK))


def _apart(ticks: list[Tick], *, scale: float) -> list[Tick]:
    """Return every tick, or every second, third ...: so many that none touches the next."""
    for every in range(1, len(ticks) + 1):
        shown = ticks[::every]
        gaps = (
            (after.at - before.at) * scale - (after.width + before.width) / 2
            for before, after in pairwise(shown)
        )
        if all(gap >= 8 for gap in gaps):  # noqa: PLR2004 - pixels
            return shown
    return ticks[:1]
