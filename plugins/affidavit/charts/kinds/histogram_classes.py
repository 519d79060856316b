"""Classes of equal width with round edges, in which the rows of a histogram are counted.

How many: by the rule of Freedman and Diaconis, twice the interquartile range over the cube root of
the number of rows; by that of Sturges where half of the rows say the same. The width is then made
round: 1, 2, 2.5 or 5 times a power of ten, or a day, a week, a month, a quarter, years.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from affidavit.charts.axes.scales import round_ticks
from affidavit.charts.columns import Moment

FEWEST, MOST = 4, 40
"""Classes that the rule gives; a writer may ask for more."""
LARGEST_WHOLE = 1e15
"""Below this a whole number and the next one are different numbers."""
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a clock on a wall, of no zone
_DAY = 86_400.0
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Classes:
    """The edges of classes, ascending. A class holds its lower edge, the last one both."""

    edges: tuple[float, ...]
    """Numbers, or seconds where they are moments."""
    are_single: bool = False
    """Whether each class holds one whole number, or one day, and is named by it."""

    def counts(self, values: Sequence[float]) -> tuple[int, ...]:
        """Return how many of the values lie in each class."""
        found = [0] * (len(self.edges) - 1)
        for value in values:
            found[self.index(value)] += 1
        return tuple(found)

    def index(self, value: float) -> int:
        """Return the class of a value between the first and the last edge."""
        return min(bisect.bisect_right(self.edges, value) - 1, len(self.edges) - 2)

    @property
    def widths(self) -> tuple[float, ...]:
        """How wide each class is."""
        return tuple(after - before for before, after in pairwise(self.edges))

    def holds(self, value: float) -> bool:
        """Say whether a value lies in one of the classes."""
        return self.edges[0] <= value <= self.edges[-1]


def classes_of_numbers(values: Sequence[float], *, wanted: int | None = None) -> Classes:
    """Return round classes for at least one number; about as many as are `wanted`."""
    low, high = min(values), max(values)
    are_whole = all(float(value).is_integer() for value in values)
    if low == high:
        return _around(low, is_whole=are_whole)
    count = wanted or _by_rule(values)
    if are_whole and (high - low + 1 <= count or high - low < FEWEST):
        return Classes(tuple(range(int(low), int(high) + 2)), are_single=True)
    ticks = round_ticks(low, high, count=count)
    if are_whole and ticks[1] - ticks[0] <= 1:
        return Classes(tuple(range(int(low), int(high) + 2)), are_single=True)
    return Classes(tuple(ticks))


def _around(value: float, *, is_whole: bool) -> Classes:
    """Return the one class of a value that all rows have."""
    if is_whole and abs(value) < LARGEST_WHOLE:
        return Classes((value, value + 1), are_single=True)
    step = 10.0 ** math.floor(math.log10(abs(value)))
    ticks = round_ticks(value - step / 4, value + step / 4, count=1)
    first = max(tick for tick in ticks if tick <= value)
    return Classes((first, next(tick for tick in ticks if tick > first)))


def _by_rule(values: Sequence[float]) -> int:
    """Return how many classes the rule gives."""
    ordered, count = sorted(values), len(values)
    spread = _quantile(ordered, 0.75) - _quantile(ordered, 0.25)
    width = 2 * spread / count ** (1 / 3)
    reach = ordered[-1] - ordered[0]
    by_width = math.ceil(reach / width) if width > reach / 1e6 else math.ceil(math.log2(count)) + 1
    return max(FEWEST, min(MOST, by_width))


def _quantile(ordered: Sequence[float], share: float) -> float:
    at = share * (len(ordered) - 1)
    below = ordered[math.floor(at)]
    return below + (ordered[math.ceil(at)] - below) * (at - math.floor(at))


def classes_of_moments(values: Sequence[float], *, wanted: int | None = None) -> Classes:
    """Return classes of days, weeks, months or years for moments in seconds."""
    first, last = _day(min(values)), _day(max(values))
    most = wanted or max(14, min(MOST, 3 * _by_rule(values)))
    for edges in _calendars(first, last):
        if len(edges) - 1 <= most:
            break
    found = tuple(seconds_of(edge) for edge in edges)
    return Classes(found, are_single=all(b - a == _DAY for a, b in pairwise(found)))


def _calendars(first: datetime, last: datetime) -> Iterator[list[datetime]]:
    """Yield ever coarser edges: of days, weeks from Monday, months, quarters, years."""
    day = timedelta(days=1)
    if (last - first).days <= 1000:  # noqa: PLR2004 - more are never asked for
        yield [first + day * index for index in range((last - first).days + 2)]
        monday = first - day * first.weekday()
        weeks = (last - monday).days // 7 + 2
        yield [monday + 7 * day * index for index in range(weeks)]
    for months in (1, 3, *(12 * years for years in _YEARS)):
        start = (first.year * 12 + first.month - 1) // months
        end = (last.year * 12 + last.month - 1) // months
        yield [_month(index * months) for index in range(start, end + 2)]


def _month(index: int) -> datetime:
    return datetime(max(index // 12, 1), index % 12 + 1, 1)  # noqa: DTZ001 - as above


def _day(seconds: float) -> datetime:
    return (_EPOCH + timedelta(seconds=seconds)).replace(hour=0, minute=0, second=0, microsecond=0)


def seconds_of(moment: datetime) -> float:
    """Return a moment as classes and axes count it."""
    return (moment - _EPOCH).total_seconds()


def day_of(seconds: float) -> Moment:
    """Return the day in which a moment lies."""
    return Moment(_day(seconds), "day")
