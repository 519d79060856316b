"""Round limits of classes: even steps, or uneven ones where most figures would be in one class."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from affidavit.charts.columns import Number

_STEPS = tuple(Decimal(each) for each in ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "10"))
_LADDER = tuple(Decimal(each) for each in ("1", "2", "5"))
_CROWDED = 0.6
"""Share of the figures in one class from which even steps tell too little."""
_ENOUGH = 8
"""Fewer figures are told apart by even steps as well as they can be."""


def round_limits(values: Sequence[Number], count: int) -> tuple[Number, ...]:
    """Return the round limits of at most `count` classes that hold all values, ascending.

    Steps are even, unless six of ten values would be in one class: then, where none is negative,
    each class has about as many values as any other.
    """
    even = _even(min(values), max(values), count, least=_least_step(values))
    if min(values) < 0 or len(values) < _ENOUGH or _fullest(values, even) <= _CROWDED:
        return even
    uneven = _by_shares(sorted(values), count)
    return uneven if _fullest(values, uneven) < _fullest(values, even) else even


def limits_around(middle: Number, values: Sequence[Number], count: int) -> tuple[Number, ...]:
    """Return the limits of at most `count` classes, even steps to both sides of a middle.

    An odd count has one class around the middle. A side has no more classes than it has values for.
    """
    below, above = max(0, middle - min(values)), max(0, max(values) - middle)
    half, is_odd = max(count // 2, 1), count % 2
    parts = 2 * half + 1 if is_odd else half
    step = _step(max(below, above) / parts, least=_least_step([middle, *values]))
    ways = [step * (2 * index + 1 if is_odd else index) for index in range(half + 1)]
    center = Decimal(repr(middle))
    left = {center - way for way in _up_to(below, ways)}
    return _plain(sorted(left | {center + way for way in _up_to(above, ways)}))


def _up_to(reach: Number, ways: Iterable[Decimal]) -> Iterator[Decimal]:
    """Yield distances up to the first that the farthest value is within."""
    for way in ways:
        yield way
        if way >= Decimal(repr(reach)):
            return


def _even(low: Number, high: Number, count: int, *, least: int) -> tuple[Number, ...]:
    """Return limits in even steps that start at a multiple of the step."""
    start, end = Decimal(repr(low)), Decimal(repr(high))
    step = _step((high - low) / count, least=least)
    while (first := math.floor(start / step) * step) + count * step < _past(end, step, least):
        step = _step(float(step) * 1.01, least=least)
    classes = max(1, math.ceil((_past(end, step, least) - first) / step))
    return _plain(first + index * step for index in range(classes + 1))


def _past(end: Decimal, step: Decimal, least: int) -> Decimal:
    """Return where the last class must end: past the highest of counts that have one each."""
    return end + 1 if least and step == 1 else end


def _step(wanted: float, *, least: int) -> Decimal:
    """Return the smallest round step that is no smaller than what is wanted."""
    if wanted <= 0:
        return Decimal(1)
    rough = Decimal(repr(wanted))
    power = Decimal(10) ** rough.adjusted()
    found = next(power * each for each in _STEPS if power * each >= rough)
    if not least or found % least == 0:
        return found
    return Decimal(max(least, math.ceil(found)))


def _by_shares(values: Sequence[Number], count: int) -> tuple[Number, ...]:
    """Return limits from the ladder 1, 2, 5, 10, 20 ... that divide the values evenly."""
    inner = [values[len(values) * share // count] for share in range(1, count)]
    limits = {_rung(value) for value in inner if value > 0}
    lowest = Decimal(0) if values[0] < min(limits) / 2 else _rung_below(values[0])
    highest = _step(values[-1], least=0)
    between = sorted(limit for limit in limits if lowest < limit < highest)
    return _plain([lowest, *between, highest])


def _rung(value: Number) -> Decimal:
    """Return the round number nearest to a positive value, in proportion."""
    power = Decimal(10) ** Decimal(repr(value)).adjusted()
    rungs = [power * each for each in (*_LADDER, 10 * _LADDER[0])]
    return min(rungs, key=lambda rung: abs(math.log(rung / Decimal(repr(value)))))


def _rung_below(value: Number) -> Decimal:
    power = Decimal(10) ** Decimal(repr(value)).adjusted()
    return max(power * each for each in _LADDER if power * each <= Decimal(repr(value)))


def _fullest(values: Sequence[Number], limits: Sequence[Number]) -> float:
    """Return the share of the values that the fullest class holds."""
    inner = limits[1:-1]
    counts = [0] * (len(inner) + 1)
    for value in values:
        counts[bisect.bisect_right(inner, value)] += 1
    return max(counts) / len(values)


def _least_step(values: Iterable[Number]) -> int:
    """Return 1 where all values are counts, so that no limit lies between two of them."""
    return int(all(isinstance(value, int) for value in values))


def _plain(limits: Iterable[Decimal]) -> tuple[Number, ...]:
    return tuple(int(each) if each == each.to_integral() else float(each) for each in limits)
