"""What lies around the marks of a chart over two axes: numbers, hairlines, words, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from affidavit.charts.axes.across import Across, Upright
from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box, Points
from affidavit.charts.axes.grid_lines import axis_numbers, hairlines, tick_label, whole
from affidavit.charts.axes.remarks import Placed, draw_remarks, head_room
from affidavit.charts.axes.text_boxes import boxes_of, on_plate
from affidavit.charts.house import NARROW, base_layout, label_size, line_height
from affidavit.charts.lettering import text_width
from affidavit.charts.numerals import Numerals

NUMBER_GAP = 10
"""Pixels between the axis numbers and the first point."""
_LEAST_PANEL, _PANEL_SHARE = 104, 0.62


@dataclass(frozen=True, slots=True)
class Around:
    """What is drawn beside the marks."""

    annotations: list[dict[str, Any]]
    shapes: list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A picture's axes and remarks, before its marks are drawn."""

    across: Across
    axis: Upright
    numerals: Numerals
    column: str
    """Whose format the axis numbers have."""
    remarks: tuple[Placed, ...]
    width: int
    is_part: bool = False
    """Whether it is one panel of small multiples."""
    head: float = 0
    """Pixels at the top that are taken, such as by a key of colours."""

    @property
    def numbers_room(self) -> float:
        """The pixels that the axis numbers take to the left."""
        size = label_size(self.width)
        texts = (self.numerals.figure(whole(t), column=self.column) for t in self.axis.ticks)
        return max(text_width(text, size) for text in texts)

    @property
    def tall(self) -> float:
        """How high the data stands, in pixels."""
        if self.is_part:
            return max(_LEAST_PANEL, min(190, round(self.width * _PANEL_SHARE)))
        return 220 if self.width < NARROW else 290 if self.width < 1000 else 340  # noqa: PLR2004

    def frame(self, *, left: float, right: float, tall: float = 0) -> Frame:
        """Return where the data stands, with this room to its sides; `tall` asks for more height.

        Above it is room for the uppermost axis number and for remarks, below it for words.
        """
        size = label_size(self.width)
        ticks = self.across.ticks(
            pixels=self.width - right - left, size=size, numerals=self.numerals
        )
        lines = max((len(tick.lines) for tick in ticks), default=1)
        frame = Frame(
            width=self.width,
            height=self.width,
            left=left,
            right=self.width - right,
            top=0,
            bottom=1,
            x_limits=self.across.limits,
            y_limits=self.axis.limits,
            is_log=self.axis.is_log,
        )
        above = head_room(self.remarks, width=self.width, frame=frame)
        top = self.head + above + line_height(size) + 9
        bottom = top + max(self.tall, tall)
        height = round(bottom + 8 + lines * line_height(size) + 2)
        return replace(frame, height=height, top=top, bottom=bottom)

    def layout(self, frame: Frame) -> dict[str, Any]:
        """Return the layout with both axes, and nothing on it yet."""
        layout = base_layout(self.width, frame.height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        kind = {"moment": "date", "number": "linear", "word": "linear"}[self.across.kind]
        layout |= {"hovermode": "closest", "hoverdistance": 40}
        layout["xaxis"] = frame.x_axis(self.across.plotly_limits, kind=kind)
        layout["yaxis"] = frame.y_axis()
        return layout

    def around(
        self,
        frame: Frame,
        *,
        words: Sequence[dict[str, Any]],
        lines: Sequence[Points],
        marks: Sequence[Box] = (),
    ) -> Around:
        """Return axis numbers, words and hairlines, and remarks that keep clear of all of these.

        `words` are texts at the marks, `lines` and `marks` these themselves, in pixels.
        """
        size = label_size(self.width)
        ticks = self.across.ticks(
            pixels=frame.right - frame.left, size=size, numerals=self.numerals
        )
        texts = [
            *axis_numbers(self.axis, frame, numerals=self.numerals, column=self.column),
            *(tick_label(tick, frame, size=size) for tick in ticks),
            *words,
        ]
        taken = list(boxes_of(texts, width=frame.width, height=frame.height))
        said, drawn = draw_remarks(
            self.remarks, frame, lines=lines, taken=taken, marks=marks, top=self.head
        )
        size_of = {"width": frame.width, "height": frame.height}
        plated = [on_plate(text, drawn, **size_of) for text in texts]
        return Around([*plated, *said], [*drawn, *hairlines(self.axis, frame)])
