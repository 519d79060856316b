"""Words on a picture, drawn: lines, bands and points, and the words where there is room."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box, Point, Points, Room, segments_of
from affidavit.charts.axes.remark_places import Candidate, along, beside, leader
from affidavit.charts.axes.remark_words import (
    Standing,
    Words,
    stand_above,
    usual_room,
    words_of,
)
from affidavit.charts.drawing import roles
from affidavit.charts.model import Remark

Marks = list[dict[str, Any]]

_STROKE = 1.25
_RADIUS = 6.0
"""Of the ring around a point."""
_LEAST_LEADER = 8
_LEADER_ON_WORDS = 200.0


@dataclass(frozen=True, slots=True)
class Remarked:
    """A remark whose places on the axes are known."""

    remark: Remark
    xs: tuple[float, ...]
    ys: tuple[float, ...]

    @property
    def is_upright(self) -> bool:
        """Whether it is a line or a band from top to bottom, its words above the data."""
        return bool(self.xs) and not self.ys

    @property
    def is_level(self) -> bool:
        """Whether it is a line or a band from left to right."""
        return bool(self.ys) and not self.xs


def head_room(placed: Sequence[Remarked], *, width: int, frame: Frame | None = None) -> float:
    """Return the pixels above the data that words on moments and bands need.

    Without a frame, which need not know yet where it starts, it is the most they may need.
    """
    above = [each for each in placed if each.is_upright and each.remark.text]
    if frame is not None:
        return stand_above(_uprights(above, frame), width=width)[1]
    return sum(words_of(each.remark.text.source, width=width).height + 6 for each in above)


def draw_remarks(
    placed: Sequence[Remarked],
    frame: Frame,
    *,
    lines: Sequence[Points] = (),
    taken: Sequence[Box] = (),
    marks: Sequence[Box] = (),
    top: float = 0,
) -> tuple[Marks, Marks]:
    """Return labels and shapes. Words on moments stand above the data, from `top` on.

    Others stand where they cover none of `taken`, which are texts, and where it can be avoided no
    line and no mark either, all in pixels.
    """
    drawing = _Drawing(frame, Room(frame.width, frame.bottom), [], [])
    drawing.room.words += taken
    drawing.room.marks += marks
    for line in lines:
        drawing.room.lines += segments_of(line)
    drawing.uprights([each for each in placed if each.is_upright], top)
    for each in placed:
        if each.is_level:
            drawing.level(each)
    for each in placed:
        if not each.is_upright and not each.is_level:
            drawing.spot(each)
    return drawing.labels, drawing.shapes


def _uprights(placed: Sequence[Remarked], frame: Frame) -> list[tuple[tuple[float, float], Words]]:
    return [
        (_ends(each.xs, frame), words_of(each.remark.text.source, width=frame.width))
        for each in placed
    ]


def _ends(xs: Sequence[float], frame: Frame) -> tuple[float, float]:
    return frame.x(min(xs)), frame.x(max(xs))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Remarks on their way onto a picture."""

    frame: Frame
    room: Room
    labels: Marks
    shapes: Marks

    # -- from top to bottom -----------------------------------------------------------------------

    def uprights(self, placed: Sequence[Remarked], top: float) -> None:
        """Draw moments and bands: words in rows above the data, beside their lines."""
        said = [each for each in placed if each.remark.text]
        standings, _ = stand_above(_uprights(said, self.frame), width=self.frame.width)
        for each in placed:
            start = self.frame.top
            if each in said:
                start = self._above(each, standings[said.index(each)], top)
            left, right = _ends(each.xs, self.frame)
            if len(each.xs) > 1:
                self._rectangle(Box(left, start, right, self.frame.bottom))
            else:
                self._line((left, start), (left, self.frame.bottom))

    def _above(self, each: Remarked, standing: Standing, top: float) -> float:
        """Write words above the data; return where their line starts."""
        words, box = words_of(each.remark.text.source, width=self.frame.width), standing.box
        middle = top + (box.top + box.bottom) / 2
        anchor, x = ("right", box.right) if standing.is_left else ("left", box.left)
        self.labels.append(self.frame.text(words.finished, x, middle, anchor=anchor))
        self.room.words.append(Box(box.left, top + box.top, box.right, top + box.bottom))
        line = _ends(each.xs, self.frame)[0]
        covers = box.left - 1 < line < box.right + 1
        return top + (box.bottom + 2 if covers else box.top + 2)

    # -- from left to right -----------------------------------------------------------------------

    def level(self, each: Remarked) -> None:
        """Draw a threshold or a band: words above or below it, or in it, where they stand free."""
        ys = sorted(self.frame.y(value) for value in each.ys)
        if len(ys) > 1:
            self._rectangle(Box(self.frame.left, ys[0], self.frame.right, ys[1]))
        else:
            self._line((self.frame.left, ys[0]), (self.frame.right, ys[0]), dash="4px,3px")
        if each.remark.text:
            self._write(along(self._breaks(each), ys, self.frame))

    # -- at a place -------------------------------------------------------------------------------

    def spot(self, each: Remarked) -> None:
        """Draw a ring at a point, or a box around a part of the data, and a line to its words."""
        left, right = _ends(each.xs, self.frame)
        ys = sorted(self.frame.y(value) for value in each.ys)
        around = Box(left, ys[0], right, ys[-1])
        if len(each.xs) > 1 or len(ys) > 1:
            self._rectangle(around)
        else:
            around = around.grown(_RADIUS)
            self._ring(around)
        if not each.remark.text:
            return
        box = self._write(self._led(beside(self._breaks(each), around, self.frame), around))
        self.room.words.append(around)
        ends = leader(around, box)
        if math.dist(*ends) >= _LEAST_LEADER:
            self._line(*ends, width=1)

    def _led(self, candidates: Iterator[Candidate], around: Box) -> Iterator[Candidate]:
        """Yield candidates, worse where the line to them would run through other words."""
        for choice, box, malus in candidates:
            line = leader(around, box)
            through = sum(other.is_crossed_by(line) for other in self.room.words)
            yield choice, box, malus + through * _LEADER_ON_WORDS

    # -- strokes and words ------------------------------------------------------------------------

    def _breaks(self, each: Remarked) -> list[Words]:
        """Return the words as they are usually broken, then narrower."""
        rooms = (usual_room(self.frame.width) * share for share in (1, 0.75, 0.55))
        source = each.remark.text.source
        return [words_of(source, width=self.frame.width, room=room) for room in rooms]

    def _write(self, candidates: Iterator[Candidate]) -> Box:
        (words, anchor), box = self.room.best(candidates)
        x = {"left": box.left, "center": (box.left + box.right) / 2, "right": box.right}[anchor]
        middle = (box.top + box.bottom) / 2
        covers = any(box.meets(mark) for mark in self.room.marks)
        ground = {"bgcolor": roles.PAPER} if covers else {}
        self.labels.append(self.frame.text(words.finished, x, middle, anchor=anchor, **ground))
        self.room.words.append(box)
        return box

    def _line(
        self, start: Point, end: Point, *, width: float = _STROKE, dash: str = "solid"
    ) -> None:
        look: dict[str, Any] = {"width": width, "dash": dash, "layer": "above"}
        self.room.lines.append((start, end))
        self.shapes.append(self.frame.line(start, end, color=roles.STRONG, **look))

    def _rectangle(self, box: Box) -> None:
        within = Box(max(box.left, 0), box.top, min(box.right, self.frame.width), box.bottom)
        self.shapes.append(self._shape("rect", within) | {"fillcolor": roles.TINT})

    def _ring(self, box: Box) -> None:
        look = {"line": {"width": 1.5, "color": roles.INK}, "layer": "above"}
        self.shapes.append(self._shape("circle", box) | look)

    def _shape(self, kind: str, box: Box) -> dict[str, Any]:
        return {
            "type": kind,
            "xref": "paper",
            "yref": "paper",
            "x0": self.frame.paper_x(box.left),
            "x1": self.frame.paper_x(box.right),
            "y0": self.frame.paper_y(box.bottom),
            "y1": self.frame.paper_y(box.top),
            "layer": "below",
            "line": {"width": 0},
        }
