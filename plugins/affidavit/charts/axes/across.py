"""The two axes of a line chart: where things stand, and what is written along them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from affidavit.charts.axes.scales import APART, date_ticks, log_ticks, round_ticks
from affidavit.charts.columns import Moment, Position, moment_of, number_of
from affidavit.charts.extent import Extent
from affidavit.charts.grid import JOINT
from affidavit.charts.lettering import broken, safe, strong, text_width, widest
from affidavit.charts.numerals import Numerals

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a clock on a wall, of no zone
_MOST_TICKS = 200
_APART = 10
"""Pixels between two words along an axis."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A word along the horizontal axis."""

    at: float
    lines: tuple[str, ...]
    """Finished for Plotly."""
    width: float


@dataclass(frozen=True, slots=True)
class Across:
    """The horizontal axis: moments, numbers or words."""

    kind: Literal["moment", "number", "word"]
    positions: tuple[Position, ...]
    words: tuple[tuple[str, ...], ...]
    """What is printed under each position, where these are words."""
    are_years: bool = False
    reach: tuple[float, float] | None = None
    """What the axis holds beside its own positions, as `measure` counts."""
    keys: tuple[tuple[str, ...], ...] = ()
    """The raw cells of each position."""
    names: tuple[tuple[str, ...], ...] = ()
    """All words along the axis, raw, where it holds more than its own: those of other panels."""
    printed: Callable[[str], str] = str
    """Gives what is printed for a raw word."""

    def over(self, extent: Extent) -> Across:
        """Return the axis over all of an extent, such as that of several panels."""
        if self.kind != "word":
            return replace(self, reach=extent.across or self.reach)
        names = tuple(tuple(name.split(JOINT)) for name in extent.names)
        return replace(self, names=tuple(dict.fromkeys((*names, *self.keys))))

    def holding(self, measures: Sequence[float]) -> Across:
        """Return the axis so long that it holds these places too; one of words stays as it is."""
        if self.kind == "word" or not measures:
            return self
        ends = [*self.limits, *measures]
        return replace(self, reach=(min(ends), max(ends)))

    @property
    def extent(self) -> Extent:
        """What the axis reaches over."""
        if self.kind == "word":
            return Extent(names=tuple(JOINT.join(key) for key in self.keys))
        return Extent(across=self.limits)

    def measure(self, position: Position, index: int = 0) -> float:
        """Return a position as a number along the axis: seconds, the number itself, its place."""
        if isinstance(position, Moment):
            return (position.at - _EPOCH).total_seconds()
        if isinstance(position, str):
            return self.names.index(self.keys[index]) if self.names else index
        return position

    @property
    def measures(self) -> list[float]:
        """All positions as numbers."""
        return [self.measure(position, index) for index, position in enumerate(self.positions)]

    def for_plotly(self, position: Position, index: int) -> str | float:
        """Return a position as Plotly takes it."""
        return position.iso if isinstance(position, Moment) else self.measure(position, index)

    @property
    def limits(self) -> tuple[float, float]:
        """First and last position; never the same twice, so that something lies between."""
        ends = [*self.measures, *(self.reach or ())]
        if self.names:
            ends = [0, len(self.names) - 1]
        low, high = min(ends), max(ends)
        half = 43_200.0 if self.kind == "moment" else max(0.5, abs(low) * APART)
        return (low - half, high + half) if low == high else (low, high)

    @property
    def plotly_limits(self) -> list[str | float]:
        """The same as Plotly takes them."""
        if self.kind != "moment":
            return list(self.limits)
        return [_iso(end) for end in self.limits]

    def find(self, text: str) -> float | None:
        """Return where a writer's word for a position stands, as `measure` does."""
        if self.kind == "moment":
            moment = moment_of(text) or moment_of(f"{text}-01")
            return None if moment is None else self.measure(moment)
        if self.kind == "number":
            return number_of(text)
        firsts = [name[0] for name in self.names or self.keys]
        return firsts.index(text) if text in firsts else None

    def ticks(self, *, pixels: float, size: float, numerals: Numerals) -> list[Tick]:
        """Return the words along the axis, as many as stand apart from each other."""
        if self.kind == "word":
            return self._word_ticks(pixels=pixels, size=size)
        if self.kind == "moment" and len(set(self.measures)) == 1:
            return self._only_tick(size=size, numerals=numerals)
        if self.kind == "moment":
            return self._date_ticks(pixels=pixels, size=size, lang=numerals.lang)
        return self._number_ticks(pixels=pixels, size=size, numerals=numerals)

    def _number_ticks(self, *, pixels: float, size: float, numerals: Numerals) -> list[Tick]:
        low, high = self.limits
        numbers = round_ticks(low, high, count=min(max(2, int(pixels / 90)), _MOST_TICKS))
        if self.are_years or all(isinstance(number, int) for number in self.positions):
            numbers = [number for number in numbers if isinstance(number, int)]
        texts = [(n, str(n) if self.are_years else numerals.number(n)) for n in numbers]
        within = [(n, text) for n, text in texts if low <= n <= high]
        return [Tick(number, (safe(text),), text_width(text, size)) for number, text in within]

    def _only_tick(self, *, size: float, numerals: Numerals) -> list[Tick]:
        only = self.positions[0]
        text = numerals.moment(only) if isinstance(only, Moment) else str(only)
        return [Tick(self.measures[0], (safe(text),), text_width(text, size))]

    def _date_ticks(self, *, pixels: float, size: float, lang: str) -> list[Tick]:
        first, last = (_moment(end) for end in self.limits)
        found = date_ticks(first, last, count=int(pixels / 62), lang=lang, least=self._least_step)
        ticks = list[Tick]()
        for tick in found:
            lines = tuple(safe(line) for line in (tick.text, tick.wider) if line)
            at = (tick.at - _EPOCH).total_seconds()
            ticks.append(Tick(at, lines, widest(list(lines), size)))
        return ticks

    @property
    def _least_step(self) -> timedelta:
        """How close dates along the axis may be: as close as the data tells them apart."""
        grains = {position.grain for position in self.positions if isinstance(position, Moment)}
        if "minute" in grains:
            return timedelta()
        return timedelta(days=1) if "day" in grains else timedelta(days=28)

    def _word_ticks(self, *, pixels: float, size: float) -> list[Tick]:
        words = self._all_words
        room = pixels / max(len(words) - 1, 1) - _APART
        every = next(
            n for n in range(1, len(words) + 1) if self._fits(room * n + _APART * (n - 1), n, size)
        )
        return [
            _word_tick(index, words[index], width=max(room * every, 60), size=size)
            for index in range(len(words))
            if index % every == 0
        ]

    @property
    def _all_words(self) -> list[tuple[str, ...]]:
        if not self.names:
            return list(self.words)
        return [tuple(self.printed(cell) for cell in name) for name in self.names]

    def _fits(self, room: float, every: int, size: float) -> bool:
        """Say whether each `every`th word finds room, in no more than three lines."""
        words = self._all_words[::every]
        shown = [_word_tick(0, each, width=room, size=size) for each in words]
        most = 3
        return all(t.width <= room and len(t.lines) <= most for t in shown) or len(shown) == 1


@dataclass(frozen=True, slots=True)
class Upright:
    """The vertical axis, in round numbers."""

    ticks: tuple[float, ...]
    is_log: bool = False

    @property
    def limits(self) -> tuple[float, float]:
        """Lowest and highest number."""
        return self.ticks[0], self.ticks[-1]


def upright(values: Sequence[float], *, is_log: bool, count: int) -> Upright:
    """Return the axis for these figures: from zero, unless they all lie far above it."""
    low, high = min(values), max(values)
    if is_log:
        return Upright(tuple(log_ticks(low, high)), is_log=True)
    far_above = low > 0.6 * high > 0 and low != high
    far_below = high < 0.6 * low < 0 and low != high
    ends = (low if far_above else min(low, 0), high if far_below else max(high, 0))
    return Upright(tuple(round_ticks(*ends, count=count)))


def snug(values: Sequence[float], *, is_log: bool, count: int) -> Upright:
    """Return the axis as `upright` does, with one tick more or less where it fits better so.

    An axis to 150 for figures up to 110 leaves a quarter of the picture empty; one to 125 does not.
    """
    axes = [upright(values, is_log=is_log, count=count + more) for more in (0, 1, -1)]
    return min(axes, key=lambda axis: _length(axis) * (1 + 0.03 * abs(len(axis.ticks) - count - 1)))


def _length(axis: Upright) -> float:
    low, high = (math.log10(end) if axis.is_log else end for end in axis.limits)
    return high - low


def _word_tick(at: float, words: Sequence[str], *, width: float, size: float) -> Tick:
    """A name; where a second column gives a detail, the name is bold and the detail below it."""
    is_bold = len(words) > 1
    lines = [(line, is_bold) for line in broken(words[0], width, size=size, bold=is_bold)]
    for word in words[1:]:
        lines += [(line, False) for line in broken(word, width, size=size)]
    finished = tuple(strong(safe(line)) if bold else safe(line) for line, bold in lines)
    return Tick(at, finished, max(text_width(line, size, bold=bold) for line, bold in lines))


def _moment(seconds: float) -> datetime:
    return _EPOCH + timedelta(seconds=seconds)


def _iso(seconds: float) -> str:
    return _moment(seconds).isoformat(timespec="seconds")
