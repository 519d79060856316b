"""Remarks on upright bars: lines that end above them, and words that none of them is under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box
from affidavit.charts.axes.remarks import Placed, draw_remarks
from affidavit.charts.axes.text_boxes import text_box
from affidavit.charts.drawing import roles

Marks = list[dict[str, Any]]

_OFF = 5
"""Pixels between the highest bar and words that stand above it."""
_STEPS = 24
"""Places from right to left at which words are tried."""


@dataclass(frozen=True, slots=True)
class ColumnRemarks:
    """Draws the remarks of one picture."""

    frame: Frame
    bars: Sequence[Box]
    taken: list[Box]
    """Texts that stand already."""
    top: float
    """From where on words on moments stand."""

    def draw(self, placed: Sequence[Placed]) -> tuple[Marks, Marks]:
        """Return words and shapes; words on thresholds come last, above bars that are high."""
        upright = [each for each in placed if not each.is_level]
        frame, taken = self.frame, list(self.taken)
        said, drawn = draw_remarks(upright, frame, taken=taken, marks=self.bars, top=self.top)
        drawn = [self._ending_above(shape) for shape in drawn]
        taken += [_box_of(shape, frame) for shape in drawn if shape["type"] == "line"]
        for each in placed:
            if each.is_level:
                taken += [text_box(label, **_size(frame)) for label in said]
                words, lines = self._level(each, taken)
                said += words
                drawn += lines
        return said, drawn

    def _level(self, each: Placed, taken: Sequence[Box]) -> tuple[Marks, Marks]:
        """Return a threshold; where its words would cover bars they stand above these."""
        words, lines = draw_remarks([each], self.frame, taken=taken, marks=self.bars)
        if not words or "bgcolor" not in words[0]:
            return words, lines
        box = text_box(words[0], **_size(self.frame))
        lifted = self._lifted(box, taken, above=self.frame.y(max(each.ys)))
        if lifted is None:
            return words, lines
        free = {key: value for key, value in words[0].items() if key != "bgcolor"}
        at, frame = (lifted.left + lifted.right) / 2, self.frame
        moved = frame.text(free["text"], at, (lifted.top + lifted.bottom) / 2, anchor="center")
        leader = frame.line(
            (at, lifted.bottom + 1),
            (at, frame.y(max(each.ys))),
            color=roles.STRONG,
            width=1,
            layer="above",
        )
        return [moved], [*lines, leader]

    def _lifted(self, box: Box, taken: Sequence[Box], *, above: float) -> Box | None:
        """Return the place above the bars, as low as may be, at which words cover nothing.

        It is `above` the threshold itself, too.
        """
        width, height = box.right - box.left, box.bottom - box.top
        spare, places = self.frame.right - self.frame.left - width, list[tuple[float, Box]]()
        for step in range(_STEPS + 1):
            left = self.frame.right - spare * step / _STEPS - width
            under = [
                other.top
                for other in (*self.bars, *self.taken)
                if other.left < left + width and left < other.right and other.top < above
            ]
            bottom = min([*under, above]) - _OFF
            found = Box(left, bottom - height, left + width, bottom)
            if found.top >= self.top and not any(found.meets(other) for other in taken):
                places.append((found.top - step * 0.5, found))
        return max(places, key=lambda place: place[0])[1] if places else None

    def _ending_above(self, shape: dict[str, Any]) -> dict[str, Any]:
        """Return a line from top to bottom so that it ends above the bar or figure it meets."""
        frame, x = self.frame, shape["x0"] * self.frame.width
        is_upright = shape["type"] == "line" and shape["x0"] == shape["x1"]
        boxes = (*self.bars, *self.taken)
        met = [box.top for box in boxes if box.left - 1 <= x <= box.right + 1]
        met = [top for top in met if top < frame.bottom and shape["y0"] > frame.paper_y(top)]
        if not is_upright or not met or shape["y1"] != frame.paper_y(frame.bottom):
            return shape
        return shape | {"y1": frame.paper_y(min(met) - 3)}


def _box_of(line: dict[str, Any], frame: Frame) -> Box:
    """Return what a line covers, in pixels."""
    xs = sorted(line[end] * frame.width for end in ("x0", "x1"))
    ys = sorted((1 - line[end]) * frame.height for end in ("y0", "y1"))
    return Box(xs[0], ys[0], xs[1], ys[1]).grown(2)


def _size(frame: Frame) -> dict[str, float]:
    return {"width": frame.width, "height": frame.height}
