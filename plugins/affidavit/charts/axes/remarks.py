"""Words on a picture, read: at a moment, over a band, along a threshold, at a point."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from affidavit.charts.axes.free_room import Points
from affidavit.charts.axes.remark_marks import Remarked, draw_remarks, head_room
from affidavit.charts.columns import number_of
from affidavit.charts.extent import Ends
from affidavit.charts.model import Spec
from affidavit.diagnostics import ChartCode, Code, Place, Report
from affidavit.located import LocatedText

__all__ = ["Placed", "Points", "draw_remarks", "head_room", "place_remarks", "placed_again"]

MOST = 4
"""More words than these on one picture belong into the text."""

Find = Callable[[str], float | None]
"""Returns where a writer's word stands on an axis; None where it does not."""

Placed = Remarked
"""A remark whose places on the axes are known."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the data goes, as axes count; None where an axis has words, or nothing is known."""

    x: Ends | None = None
    y: Ends | None = None


def place_remarks(
    spec: Spec,
    *,
    find_x: Find,
    report: Report,
    find_y: Find = number_of,
    reach: Reach | None = None,
) -> list[Placed] | None:
    """Return the remarks with their places; None with a report of those that stand nowhere.

    With the `reach` of the data also those that are told that lie far from it, for an axis that
    held them would press the data flat. Near ones are for the axis to hold, see `held`.
    """
    faults, found = Report(), list[Placed]()
    for remark in spec.annotate:
        xs = [find_x(word) for word in remark.x]
        ys = [find_y(word) for word in remark.y]
        words = [*zip(remark.x, xs, strict=True), *zip(remark.y, ys, strict=True)]
        for word, at in words:
            if at is None:
                message, fix = f'"{word}" is nowhere on the axis', "write it as the data does"
                faults.error(ChartCode.CHART_SELECTION, word.place, message, fix)
        _check_shape(remark.x, remark.y, at=remark.text.place, report=faults)
        if reach and spec.scale == "log":
            check_above_zero(remark.y, ys, report=faults)
        if reach and not spec.is_part:
            _check_reach(words[: len(xs)], reach.x, report=faults)
            if spec.scale != "log":
                _check_reach(words[len(xs) :], reach.y, report=faults)
        places = tuple(x for x in xs if x is not None), tuple(y for y in ys if y is not None)
        found.append(Placed(remark, *places))
    if len(found) > MOST:
        message = f"{len(found)} remarks stand on this chart; at most {MOST} can be read"
        faults.error(ChartCode.CHART_TOO_MUCH, found[MOST].remark.text.place, message, "drop some")
    report.extend(faults)
    return None if faults.errors else found


def placed_again(placed: Sequence[Placed], find_x: Find) -> tuple[Placed, ...]:
    """Return remarks on an axis of words that holds more of them, such as those of all panels."""
    found = [(each, [find_x(word) for word in each.remark.x]) for each in placed]
    return tuple(
        replace(each, xs=tuple(x for x in xs if x is not None))
        for each, xs in found
        if None not in xs
    )


def held(placed: Sequence[Placed]) -> tuple[list[float], list[float]]:
    """Return all places of remarks along both axes, which axes are to hold too."""
    return [x for each in placed for x in each.xs], [y for each in placed for y in each.ys]


def _check_shape(
    xs: Sequence[LocatedText], ys: Sequence[LocatedText], *, at: Place, report: Report
) -> None:
    """Report a remark that has no place, or more than two ends."""
    for key, words in (("x", xs), ("y", ys)):
        if len(words) > 2:  # noqa: PLR2004 - both ends of a band
            message = f'a band has two ends, and "{key}" has {len(words)} values'
            fix = "keep the first and the last, or write a remark for each"
            report.error(Code.VALUE_WRONG, words[2].place, message, fix)
    if not xs and not ys:
        message, fix = "this remark has no place", 'add "x:", "y:" or both'
        report.error(Code.KEY_MISSING, at, message, fix)


def check_above_zero(
    words: Sequence[LocatedText], places: Sequence[float | None], *, report: Report
) -> None:
    """Report places of a remark for which a logarithmic axis has no room."""
    for word, at in zip(words, places, strict=True):
        if at is not None and at <= 0:
            message = f"a logarithmic scale has no place for {word}"
            report.error(ChartCode.DATA_VALUE, word.place, message, "name a place above zero")


def _check_reach(
    words: Sequence[tuple[LocatedText, float | None]], reach: Ends | None, *, report: Report
) -> None:
    """Report places that lie further from the data than the data is long."""
    for word, at in words:
        if at is not None and reach is not None and not _is_near(at, reach):
            message = f'"{word}" lies far from the data, which would be pressed flat'
            fix = "say it in the text, or name a place on the axis"
            report.error(ChartCode.CHART_SELECTION, word.place, message, fix)


def _is_near(at: float, reach: Ends) -> bool:
    low, high = reach
    span = (high - low) or abs(high) or 1
    return low - span <= at <= high + span
