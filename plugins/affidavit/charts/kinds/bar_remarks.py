"""Remarks on horizontal bars: thresholds and bands of figures, and words at a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box, Point, Room, Segment
from affidavit.charts.axes.remark_words import Words, usual_room, words_of
from affidavit.charts.axes.remarks import Placed, draw_remarks
from affidavit.charts.axes.text_boxes import boxes_of
from affidavit.charts.drawing import roles
from affidavit.charts.grid import Key
from affidavit.charts.kinds.bar_figures import GAP, Mark
from affidavit.charts.kinds.bar_words import BarWords

Marks = list[dict[str, Any]]

_EDGE = 2
_BESIDE = 10
"""Pixels between a bar's figure and words that stand beside it."""
_THROUGH = 40.0
_BELOW = 400.0
"""Pixels below the bars that words may take where there is no other room."""
_DOWN = tuple(sign * step * 9 for step in range(1, 16) for sign in (1, -1))
"""Pixels below and above a row at which its words are tried, where it has no room itself."""


def row_finder(keys: Sequence[Key], hidden: frozenset[str]) -> Callable[[str], float | None]:
    """Return what finds a writer's word for a row; anything that faults hide is found."""
    firsts = [key[0] for key in keys]

    def find(word: str) -> float | None:
        if word in firsts:
            return float(firsts.index(word))
        return 0.0 if word in hidden else None

    return find


def is_across(placed: Placed) -> bool:
    """Say whether a remark is one on figures, through all rows."""
    return bool(placed.xs) and not placed.ys


@dataclass(frozen=True, slots=True)
class Said:
    """Remarks on bars, drawn."""

    labels: Marks
    shapes: Marks
    spare: float = 0
    """The pixels that words need below the bars, where these leave no room."""


def draw_bar_remarks(
    placed: Sequence[Placed], words: BarWords, *, texts: Marks, top: float
) -> Said:
    """Return words and shapes; words keep clear of `texts`, and of bars where that can be.

    Words on thresholds stand above the bars, from `top` on.
    """
    frame = words.frame
    taken = [Box(0, frame.top, words.rows.left, frame.bottom)]  # where names stand, if they do
    taken += boxes_of(texts, width=frame.width, height=frame.height)
    bars = [_bar(mark, words) for mark in words.bars.marks()]
    across = [each for each in placed if is_across(each)]
    labels, shapes = draw_remarks(across, frame, taken=taken, marks=bars, top=top)
    taken += boxes_of(labels, width=frame.width, height=frame.height)
    room = Room(frame.width, frame.bottom + _BELOW, taken, thresholds(across, frame), bars)
    for each in placed:
        if not is_across(each):
            said, drawn = _at_rows(each, words, room)
            labels += said
            shapes += drawn
    lowest = max((box.bottom for box in room.words), default=0)
    return Said(labels, shapes, max(0, lowest - frame.bottom))


def thresholds(placed: Sequence[Placed], frame: Frame) -> list[Segment]:
    """Return the lines of remarks on figures, from the first row to the last."""
    xs = [frame.x(each.xs[0]) for each in placed if is_across(each) and len(each.xs) == 1]
    return [((x, frame.top), (x, frame.bottom)) for x in xs]


def _bar(mark: Mark, words: BarWords) -> Box:
    frame, half = words.frame, words.rows.rows[mark.row].thickness / 2
    ends = sorted((frame.x(0), frame.x(mark.end)))
    return Box(ends[0], words.at(mark) - half, ends[1], words.at(mark) + half)


def _at_rows(each: Placed, words: BarWords, room: Room) -> tuple[Marks, Marks]:
    """Return the words at one row, with a line to it where they stand away; a band of rows."""
    frame, rows = words.frame, words.rows.rows
    ys = sorted(int(y) for y in each.ys)
    middles = [sum(rows[y].bars) / len(rows[y].bars) for y in ys]
    shapes: Marks = []
    if len(ys) > 1:
        half = len(rows[0].bars) * rows[0].thickness / 2 + 4
        shapes.append(_band(frame, middles[0] - half, middles[-1] + half))
    if not each.remark.text:
        return [], shapes
    at = sum(middles) / len(middles)
    x = frame.x(each.xs[0]) if each.xs else _end(words, ys)
    wordings = [
        words_of(each.remark.text.source, width=frame.width, room=usual_room(frame.width) * share)
        for share in (1, 0.75, 0.55, 0.35)
    ]
    start = x if each.xs else x - _BESIDE + 4
    places = list(_candidates(wordings, x, (start, at), frame, is_point=bool(each.xs)))
    chosen = min(places, key=lambda place: room.cost(place.box) + place.malus + _cut(place, room))
    box = chosen.box
    room.words.append(box)
    covers = any(box.meets(mark) for mark in room.marks)
    ground = {"bgcolor": roles.PAPER} if covers else {}
    middle = (box.top + box.bottom) / 2
    if chosen.leader:
        look: dict[str, Any] = {"color": roles.STRONG, "width": 1, "layer": "above"}
        shapes.append(frame.line(*chosen.leader, **look))
    return [frame.text(chosen.words.finished, box.left, middle, **ground)], shapes


def _end(words: BarWords, rows: Sequence[int]) -> float:
    """Return where words beside rows can start: behind the longest of their figures."""
    boxes = boxes_of(words.figures(), width=words.frame.width, height=words.frame.height)
    marks = [mark for mark in words.bars.marks() if mark.text or not words.bars.spec.value_labels]
    ends = [words.frame.x(max(mark.end, 0)) + GAP for mark in marks if mark.row in rows]
    if words.bars.spec.value_labels:
        figures = zip(marks, boxes, strict=True)
        ends += [box.right + _BESIDE for mark, box in figures if mark.row in rows]
    return max(ends, default=words.frame.left)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where words might stand, and the line that would lead to their row."""

    words: Words
    box: Box
    malus: float
    leader: Segment | None = None


def _candidates(
    wordings: Sequence[Words], x: float, row: Point, frame: Frame, *, is_point: bool
) -> Iterator[_Place]:
    """Yield places for words: beside the row, away from it, at last below all rows."""
    for order, words in enumerate(wordings):
        half, last = words.height / 2, frame.width - words.width - _EDGE
        if not is_point:
            beside = Box(x, row[1] - half, x + words.width, row[1] + half)
            yield _Place(words, beside, order * 0.8)
        below = frame.bottom + _EDGE + half - row[1]
        for down in (*_DOWN, below):
            for start in (max(min(x + 14, last), 0), max(last, 0)):
                middle = row[1] + down
                box = Box(start, middle - half, start + words.width, middle + half)
                away = 20 if down == below else abs(down) * 0.1
                malus = 6 + away + abs(start - x) * 0.02 + order * 0.8
                yield _Place(words, box, malus, _leader(row, box))


def _leader(start: Point, box: Box) -> Segment:
    """Return the line from a row to the nearest place at its words."""
    rim = box.grown(3)
    return start, (_held(start[0], rim.left, rim.right), _held(start[1], rim.top, rim.bottom))


def _held(at: float, low: float, high: float) -> float:
    return min(max(at, low), high)


def _cut(place: _Place, room: Room) -> float:
    """Return how much is wrong with a line to words: it runs through others."""
    if place.leader is None:
        return 0
    return _THROUGH * sum(box.is_crossed_by(place.leader) for box in room.words)


def _band(frame: Frame, top: float, bottom: float) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": frame.paper_y(bottom),
        "y1": frame.paper_y(top),
        "layer": "below",
        "line": {"width": 0},
        "fillcolor": roles.TINT,
    }


def among(placed: Sequence[Placed], find: Callable[[str], float | None]) -> list[Placed]:
    """Return remarks with the rows as a picture has them that holds those of other panels."""
    found = list[Placed]()
    for each in placed:
        ys = [find(word) for word in each.remark.y]
        if None not in ys:
            found.append(replace(each, ys=tuple(y for y in ys if y is not None)))
    return found
