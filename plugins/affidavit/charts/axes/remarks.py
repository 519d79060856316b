"""Words on a picture: at a moment, over a band, along a threshold, at a point."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.columns import number_of
from affidavit.charts.drawing import roles
from affidavit.charts.house import NARROW, label_size, line_height
from affidavit.charts.lettering import broken, safe, strong, text_width
from affidavit.charts.model import Remark, Spec
from affidavit.diagnostics import Code, Report

Points = Sequence[tuple[float, float]]
"""A line, in pixels."""
MOST = 4
"""More words than these on one picture belong into the text."""
_BOLD = re.compile(r"\*\*(.+?)\*\*\s*", re.DOTALL)
_THICK = 1.25


@dataclass(frozen=True, slots=True)
class Placed:
    """A remark whose places on the axes are known."""

    remark: Remark
    xs: tuple[float, ...]
    ys: tuple[float, ...]


def place_remarks(
    spec: Spec, *, find_x: Callable[[str], float | None], report: Report
) -> list[Placed] | None:
    """Return the remarks with their places; None with a report of those that stand nowhere."""
    faults, found = Report(), list[Placed]()
    for remark in spec.annotate:
        xs = [find_x(word) for word in remark.x]
        ys = [number_of(word) for word in remark.y]
        for word, at in [*zip(remark.x, xs, strict=True), *zip(remark.y, ys, strict=True)]:
            if at is None:
                message, fix = f'"{word}" is nowhere on the axis', "write it as the data does"
                faults.error(Code.CHART_SELECTION, word.place, message, fix)
        if not xs and not ys:
            message, fix = "this remark has no place", 'add "x:", "y:" or both'
            faults.error(Code.KEY_MISSING, remark.text.place, message, fix)
        places = tuple(x for x in xs if x is not None), tuple(y for y in ys if y is not None)
        found.append(Placed(remark, *places))
    if len(found) > MOST:
        message = f"{len(found)} remarks stand on this chart; at most {MOST} can be read"
        faults.error(Code.CHART_TOO_MUCH, found[MOST].remark.text.place, message, "drop some")
    report.extend(faults)
    return None if faults.errors else found


@dataclass(frozen=True, slots=True)
class Words:
    """A remark's text, broken for a width."""

    finished: str
    width: float
    height: float


def words_of(remark: Remark, *, width: int) -> Words:
    """Return the text of a remark: its bold beginning on lines of its own, then the sentence."""
    size = label_size(width)
    room = width * 0.42 if width < NARROW else 210
    found = _BOLD.match(remark.text.source)
    name, rest = (
        (found[1], remark.text.source[found.end() :]) if found else ("", remark.text.source)
    )
    bold = broken(name, room, size=size, bold=True) if name else []
    plain = broken(rest, room, size=size) if rest.strip() else []
    widths = [text_width(line, size, bold=True) for line in bold]
    widths += [text_width(line, size) for line in plain]
    lines = [strong(safe(line)) for line in bold] + [safe(line) for line in plain]
    return Words("<br>".join(lines), max(widths, default=0), len(lines) * line_height(size))


def head_room(placed: Sequence[Placed], *, width: int) -> float:
    """Return the pixels above the data that remarks on moments and bands need."""
    above = [words_of(each.remark, width=width) for each in placed if each.xs]
    return sum(words.height + 6 for words in above)


def draw_remarks(
    placed: Sequence[Placed], frame: Frame, *, lines: Sequence[Points]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return labels and lines. Words on moments stand above the data, one below the other.

    Words on thresholds stand where none of `lines`, in pixels, runs through them.
    """
    labels, shapes, at = list[dict[str, Any]](), list[dict[str, Any]](), 0.0
    uprights = [[(frame.x(x), 0.0), (frame.x(x), frame.bottom)] for p in placed for x in p.xs]
    for each in placed:
        words = words_of(each.remark, width=frame.width)
        if each.xs:
            labels.append(_above(each, words, at + words.height / 2, frame))
            shapes += _upright(each, at, frame)
            at += words.height + 6
        else:
            labels.append(
                _beside_level(words, frame.y(each.ys[0]), frame, lines=[*lines, *uprights])
            )
            shapes += _level(each, frame)
    return labels, shapes


def _above(each: Placed, words: Words, middle: float, frame: Frame) -> dict[str, Any]:
    """Beside its line, on the side that has more room."""
    left = frame.x(min(each.xs))
    if left + 8 + words.width <= frame.width:
        return frame.text(words.finished, left + 8, middle)
    right = frame.x(max(each.xs))
    return frame.text(words.finished, right - 8, middle, anchor="right")


def _upright(each: Placed, top: float, frame: Frame) -> list[dict[str, Any]]:
    if len(each.xs) > 1:
        return [_band((min(each.xs), max(each.xs)), frame, top=top)]
    x = frame.x(each.xs[0])
    bottom = frame.y(each.ys[0]) if each.ys else frame.bottom
    return [frame.line((x, top + 2), (x, bottom), color=roles.HIGHLIGHT, width=_THICK)]


def _level(each: Placed, frame: Frame) -> list[dict[str, Any]]:
    return [
        frame.line(
            (0, frame.y(value)),
            (frame.right, frame.y(value)),
            color=roles.HIGHLIGHT,
            width=_THICK,
            dash="4px,3px",
        )
        for value in each.ys
    ]


def _beside_level(
    words: Words, y: float, frame: Frame, *, lines: Sequence[Points]
) -> dict[str, Any]:
    """Return the words above or below a threshold, at its end, its start or between."""
    spare = frame.right - frame.left - words.width
    starts = [frame.left + spare * share for share in (1, 0, 0.5, 0.75, 0.25)]
    middles = (y - words.height / 2 - 3, y + words.height / 2 + 3)
    places = [(start, middle) for start in starts for middle in middles]
    free = (place for place in places if not _is_crossed(place, words, lines))
    start, middle = next(free, places[0])
    return frame.text(words.finished, start, middle)


def _is_crossed(place: tuple[float, float], words: Words, lines: Sequence[Points]) -> bool:
    left, top = place[0] - 4, place[1] - words.height / 2
    return any(
        left <= x <= left + words.width + 8 and top <= y <= top + words.height
        for line in lines
        for x, y in _densely(line)
    )


def _densely(line: Points, steps: int = 30) -> Iterator[tuple[float, float]]:
    """Yield the points of a line and some between each two."""
    yield from line
    for (x, y), (next_x, next_y) in pairwise(line):
        for step in range(1, steps):
            yield x + (next_x - x) * step / steps, y + (next_y - y) * step / steps


def _band(ends: tuple[float, float], frame: Frame, *, top: float) -> dict[str, Any]:
    left, right = (frame.x(end) for end in ends)
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "x0": frame.paper_x(max(left, 0)),
        "x1": frame.paper_x(min(right, frame.width)),
        "y0": frame.paper_y(frame.bottom),
        "y1": frame.paper_y(top),
        "fillcolor": roles.TINT,
        "layer": "below",
        "line": {"width": 0},
    }
