"""Round numbers and dates at which an axis is labelled."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from babel.dates import format_skeleton

from affidavit.language.locales import locale_of

APART = 1e-9
"""The part of a large number that another must be larger by, or the two are one to a computer."""
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def round_ticks(low: float, high: float, *, count: int) -> list[float]:
    """Return about `count` round numbers from `low` to `high`; the last one is `high` or over it.

    Steps are 1, 2 or 5 times a power of ten, or 25, 250 ..., so that every number is short.
    """
    if not high > low:
        apart = max(1, abs(low) * APART)
        high, low = max(low, high) + apart, min(low, high) - (apart if low < 0 else 0)
    rough = Decimal(repr((high - low) / max(count, 1)))
    power = Decimal(10) ** rough.adjusted()
    quarter = ["2.5"] if power >= 10 else []  # noqa: PLR2004
    nice = [Decimal(factor) for factor in ("1", "2", *quarter, "5", "10")]
    step = next(power * factor for factor in nice if power * factor >= rough)
    first = math.floor(Decimal(repr(low)) / step)
    last = math.ceil(Decimal(repr(high)) / step)
    ticks = [float(step * index) for index in range(first, last + 1)]
    return [int(tick) if tick.is_integer() and abs(tick) < 1e15 else tick for tick in ticks]  # noqa: PLR2004


def log_ticks(low: float, high: float) -> list[float]:
    """Return the powers of ten around positive numbers, with 2 and 5 between where few."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    last = max(last, first + 1)
    steps = (1, 2, 5) if last - first <= 2 else (1,)  # noqa: PLR2004 - two decades
    ticks = [step * 10.0**power for power in range(first, last + 1) for step in steps]
    below = max((tick for tick in ticks if tick <= low), default=ticks[0])
    above = min((tick for tick in ticks if tick >= high and tick > below), default=ticks[-1])
    chosen = [tick for tick in ticks if below <= tick <= above]
    return [int(tick) if tick >= 1 else tick for tick in chosen]


@dataclass(frozen=True, slots=True)
class DateTick:
    """A date at which an axis is labelled."""

    at: datetime
    text: str
    """`Feb`, `22 Feb`, `20:00`."""
    wider: str = ""
    """`2026`, `22 Feb`: printed below where it changes."""


def date_ticks(
    first: datetime, last: datetime, *, count: int, lang: str, least: timedelta = timedelta()
) -> list[DateTick]:
    """Return at most about `count` dates that begin a year, month, day or hour, in `lang`.

    They lie no closer than `least`: data of days is not labelled with hours.
    """
    moments = _moments(first, last, count=max(count, 2), least=least)
    steps = [after - before for before, after in itertools.pairwise(moments)]
    grain = _grain(min(steps, default=last - first or DAY))
    small, wide = {
        "year": ("y", ""),
        "month": ("MMM", "y"),
        "day": ("MMMd", "y" if first.year != last.year else ""),
        "hour": ("Hm", "MMMd"),
    }[grain]
    locale = locale_of(lang)
    ticks, before = list[DateTick](), ""
    for at in moments:
        wider = str(format_skeleton(wide, at, locale=locale)) if wide else ""
        text = str(format_skeleton(small, at, locale=locale))
        ticks.append(DateTick(at, text, wider if wider != before else ""))
        before = wider
    return ticks


def _grain(step: timedelta) -> str:
    if step >= 365 * DAY:
        return "year"
    if step >= 28 * DAY:
        return "month"
    return "day" if step >= DAY else "hour"


def _moments(first: datetime, last: datetime, *, count: int, least: timedelta) -> list[datetime]:
    """Return the finest regular moments between two that are no more than `count`."""
    for step, moments in _ways(first, last):
        if step >= least and len(moments) <= count:
            return moments or [first]
    return [first, last]


def _ways(first: datetime, last: datetime) -> Iterator[tuple[timedelta, list[datetime]]]:
    """Yield ever coarser sets of moments with their step: hours, days, weeks, months, years."""
    span = last - first
    for hours in (1, 2, 3, 6, 12):
        if span <= 4 * DAY:
            yield hours * HOUR, _stepped(first, last, hours * HOUR)
    for days in (1, 2, 7, 14):
        if span <= 200 * DAY:
            yield days * DAY, _stepped(first, last, days * DAY)
    for months in (1, 2, 3, 6):
        yield 28 * months * DAY, _by_months(first, last, months)
    for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
        yield 365 * years * DAY, _by_months(first, last, 12 * years)


def _stepped(first: datetime, last: datetime, step: timedelta) -> list[datetime]:
    """Steps of hours count from midnight, steps of days from the first day."""
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    start = midnight if midnight == first or step < DAY else midnight + DAY
    total = max(0, math.floor((last - start) / step))
    found = [start + index * step for index in range(total + 1)]
    return [moment for moment in found if moment >= first]


def _by_months(first: datetime, last: datetime, months: int) -> list[datetime]:
    index = first.year * 12 + first.month - 1
    start = -(-index // months) * months
    end = last.year * 12 + last.month - 1
    found = [_month(number) for number in range(start, end + 1, months)]
    return [moment for moment in found if first <= moment <= last]


def _month(index: int) -> datetime:
    return datetime(index // 12, index % 12 + 1, 1)  # noqa: DTZ001 - a clock on a wall, of no zone


def spread(
    wanted: Sequence[float], sizes: Sequence[float], *, low: float, high: float
) -> list[float]:
    """Return where labels of these heights go, as near as possible to where they are wanted.

    Middles, in pixels, in the order given; none covers another as long as all fit between `low`
    and `high`. Labels that push each other move as one block, so that none drifts far.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    blocks = list[_Block]()
    for index in order:
        blocks.append(_Block([index], sizes[index], wanted[index] - sizes[index] / 2, 1))
        _settle(blocks, low=low, high=high)
        while len(blocks) > 1 and blocks[-2].top + blocks[-2].size > blocks[-1].top:
            last = blocks.pop()
            blocks[-1] = blocks[-1].joined(last)
            _settle(blocks, low=low, high=high)
    found = [0.0] * len(wanted)
    for block in blocks:
        top = block.top
        for index in block.members:
            found[index] = top + sizes[index] / 2
            top += sizes[index]
    return found


@dataclass(slots=True)
class _Block:
    """Labels that touch each other."""

    members: list[int]
    size: float
    wish: float
    """Where its top would best be."""
    weight: int
    top: float = 0

    def joined(self, below: _Block) -> _Block:
        weight = self.weight + below.weight
        wish = (self.wish * self.weight + (below.wish - self.size) * below.weight) / weight
        return _Block(self.members + below.members, self.size + below.size, wish, weight)


def _settle(blocks: list[_Block], *, low: float, high: float) -> None:
    block = blocks[-1]
    block.top = max(low, min(block.wish, high - block.size))
