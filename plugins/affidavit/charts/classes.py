"""Classes of figures, each in a colour of its own: for maps and tables of colours.

`read_classes` reads what the spec asks for, `Wish.over` makes the classes of the figures there are,
and `affidavit.charts.class_legend` says on the picture what the colours mean. A kind does::

    wish = read_classes(spec, values, report=report)    # in read(); None with its faults reported
    classes = wish.over(values)                         # in draw(); or wish.over(extent.values)
    color = classes.color(value)                        # roles.EMPTY where there is no figure
    ink = ink_on(color)                                 # None: nothing can be read on it
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from affidavit.charts.class_limits import limits_around, round_limits
from affidavit.charts.columns import Number, number_of
from affidavit.charts.contrast import can_be_read
from affidavit.charts.drawing import roles
from affidavit.charts.model import Spec
from affidavit.diagnostics import Code, Place, Report
from affidavit.located import LocatedList, LocatedMapping, LocatedText, Model, place_in, validate
from affidavit.located.words import Word, Words

MOST = 5
"""Steps of one colour that readers tell apart, and of two colours with a middle."""
USUAL = 4
ZERO = roles.DIVERGING[2]
_COUNTS = tuple(str(count) for count in range(2, MOST + 1))
_SIDE = 2
"""Steps on each side of a middle."""
_SEQUENTIAL = {1: (3,), 2: (2, 4), 3: (1, 2, 4), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}
"""Number of classes -> steps of the scale; those up to four carry figures, light and dark."""


@dataclass(frozen=True, slots=True)
class Classes:
    """Limits and colours, from the lowest class to the highest."""

    limits: tuple[Number, ...]
    """Ascending, one more than there are classes; a figure on a limit is in the class above it."""
    colors: tuple[str, ...]
    """Light hexes of roles."""
    has_zero: bool = False
    """Whether zero, which is neither less nor more, has a colour of its own between two classes."""

    def color(self, value: Number | None) -> str:
        """Return the colour of a figure's class; that of what is empty where there is none."""
        if value is None:
            return roles.EMPTY
        if self.has_zero and value == 0:
            return ZERO
        return self.colors[bisect.bisect_right(self.limits[1:-1], value)]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a spec says of its classes."""

    count: int | None = None
    limits: tuple[Number, ...] = ()
    middle: Number | None = None
    """Below it figures have one colour, above it another. Where none is given it is zero, if there
    are figures on both sides of it."""

    def over(self, values: Sequence[Number], *, has_zero: bool = False) -> Classes:
        """Return the classes of these figures, or of what lies between two ends of an extent.

        Where some of them `has_zero`, and colours part at zero, that has a colour between the two.
        """
        reach = values or (0, 1)
        middle = self.middle_of(reach)
        count = self.count or USUAL
        if self.limits:
            limits = self.limits
        elif middle is not None:
            limits = limits_around(middle, reach, count)
        else:
            limits = round_limits(reach, count)
        return Classes(
            limits, _colors(limits, middle), has_zero and middle == 0 and 0 in limits[1:-1]
        )

    def middle_of(self, values: Sequence[Number]) -> Number | None:
        """Return what parts two colours among these figures; None where there is one colour."""
        if self.middle is None and min(values) < 0 < max(values):
            return 0
        return self.middle


class _Written(Model):
    """`classes:` as keys."""

    number: Word | None = None
    limits: Words = ()
    middle: Word | None = None


def read_classes(spec: Spec, values: Sequence[Number | None], *, report: Report) -> Wish | None:
    """Return what `classes` asks for: `4`, `[0, 10, 50, 100]`, or `number`, `limits`, `middle`.

    None with each fault reported: no numbers, limits that do not ascend or leave figures out, too
    many classes.
    """
    faults, known = Report(), [value for value in values if value is not None]
    wish = _wish(spec.classes, report=faults)
    if wish and wish.limits and known:
        _check_limits(wish, known, at=_place_of_limits(spec.classes), report=faults)
    report.extend(faults)
    return None if faults.errors else wish


@cache
def ink_on(color: str) -> str | None:
    """Return the colour in which a figure can be read on another, light and dark; None: in none."""
    inks = (roles.ON_SEQUENTIAL_LOW, roles.ON_SEQUENTIAL_HIGH)
    return next((ink for ink in inks if can_be_read(ink, color)), None)


def _wish(typed: object, *, report: Report) -> Wish | None:
    keys = typed
    if typed is not None and not isinstance(typed, LocatedMapping):
        at = place_in(typed, ()) or Place("", 1, 1)
        key = "limits" if isinstance(typed, LocatedList) else "number"
        keys = LocatedMapping(at)
        keys[key], keys.key_places[key] = typed, at
    written = validate(_Written, keys, report=report, what="classes") if keys else _Written()
    if written is None:
        return None
    limits = [_number(each, report=report) for each in written.limits]
    middle = _number(written.middle, report=report) if written.middle else None
    count = _count(written.number, report=report) if written.number else None
    return Wish(count, tuple(each for each in limits if each is not None), middle)


def _count(text: LocatedText, *, report: Report) -> int | None:
    if text in _COUNTS:
        return int(text)
    message = f'"{text}" is no number of classes that readers can tell apart'
    fix = f"write {_COUNTS[0]} to {MOST}, or the limits themselves: [0, 10, 50]"
    report.error(Code.VALUE_WRONG, text.place, message, fix)
    return None


def _number(text: LocatedText, *, report: Report) -> Number | None:
    found = number_of(text)
    if found is None:
        message, fix = f'"{text}" is no number', "write limits as the data does: [0, 10, 50.5]"
        report.error(Code.VALUE_WRONG, text.place, message, fix)
    return found


def _place_of_limits(typed: object) -> Place:
    at = place_in(typed, ("limits",)) if isinstance(typed, LocatedMapping) else place_in(typed, ())
    assert at is not None, "everything read from YAML has its place"  # noqa: S101 - for mypy; always true
    return at


def _check_limits(wish: Wish, values: Sequence[Number], *, at: Place, report: Report) -> None:
    """Report limits that make no classes, too many of them, or none for some figures."""
    limits, middle = wish.limits, wish.middle_of(values)
    if len(limits) < 2 or any(one >= other for one, other in itertools.pairwise(limits)):  # noqa: PLR2004
        message, fix = "these limits make no classes", "write them from low to high: [0, 10, 50]"
        report.error(Code.VALUE_WRONG, at, message, fix)
        return
    below, above = _sides(limits, middle)
    most = MOST if middle is None else _SIDE
    where = "" if middle is None else f" on one side of {middle:,}"
    if max(below, above) > most:
        message = f"these are {max(below, above)} classes{where}; at most {most} can be told apart"
        report.error(Code.VALUE_WRONG, at, message, "leave some of the limits out")
    if uneven := _uneven(limits, middle):
        message = f"the class from {uneven[0]:,} to {uneven[1]:,} is not even around {middle:,}"
        fix = f"make {middle:,} a limit, or write limits as far below it as above"
        report.error(Code.VALUE_WRONG, at, message, fix)
        return
    outside = [value for value in values if not limits[0] <= value <= limits[-1]]
    if outside:
        noun = "figure lies" if len(outside) == 1 else "figures lie"
        lowest, highest = min(*values, limits[0]), max(*values, limits[-1])
        message = f"{len(outside):,} {noun} outside these limits, such as {outside[0]:,}"
        fix = f"begin with {lowest:,} or less and end with {highest:,} or more"
        report.error(Code.VALUE_WRONG, at, message, fix)


def _uneven(limits: Sequence[Number], middle: Number | None) -> tuple[Number, Number] | None:
    """Return the ends of a class that has the middle in it and more on one side of it."""
    if middle is None:
        return None
    for low, high in itertools.pairwise(limits):
        if low < middle < high and not math.isclose(middle - low, high - middle):
            return low, high
    return None


def _sides(limits: Sequence[Number], middle: Number | None) -> tuple[int, int]:
    """Return how many classes are below and above the middle; without one all are above."""
    if middle is None:
        return 0, len(limits) - 1
    return sum(end <= middle for end in limits[1:]), sum(start >= middle for start in limits[:-1])


def _colors(limits: Sequence[Number], middle: Number | None) -> tuple[str, ...]:
    """Return a colour for each class; of negative figures the lowest are the darkest."""
    below, above = _sides(limits, middle)
    if middle is None:
        colors = tuple(roles.SEQUENTIAL[step] for step in _SEQUENTIAL[above])
        return colors[::-1] if limits[-1] <= 0 else colors
    if max(below, above) == 1:
        low, around, high = roles.DIVERGING[:1], roles.DIVERGING[2:3], roles.DIVERGING[4:]
    else:
        low, around, high = roles.DIVERGING[:2], roles.DIVERGING[2:3], roles.DIVERGING[3:]
    lowest = low[-below:] if below else ()
    return (*lowest, *around * (len(limits) - 1 - below - above), *high[:above])
