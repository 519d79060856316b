"""What stands around upright bars: the value axis or room for their figures, names, remarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from affidavit.charts.axes.across import Upright, upright
from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.grid_lines import axis_numbers, hairlines, whole
from affidavit.charts.axes.remarks import Placed, Points, draw_remarks, head_room
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Ends
from affidavit.charts.house import NARROW, base_layout, label_size, line_height
from affidavit.charts.kinds.bar_rows import value_scale
from affidavit.charts.kinds.column_names import Below
from affidavit.charts.lettering import text_width
from affidavit.charts.numerals import Numerals

_NUMBER_GAP = 8
"""Pixels between the axis numbers and the first column."""
_PANEL = 260
"""A picture narrower than this is one of small multiples."""


@dataclass(frozen=True, slots=True)
class Tip:
    """The end of a column, and the pixels that what is written there needs beyond it."""

    value: float
    room: float = 0.0


@dataclass(frozen=True, slots=True)
class Numbers:
    """How the numbers of the value axis are printed."""

    numerals: Numerals
    column: str = ""

    def text(self, value: float) -> str:
        """Return one of them, the unit left out."""
        return self.numerals.figure(whole(value), column=self.column)


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture whose bars are still to be drawn."""

    frame: Frame
    below: Below
    remarks: tuple[Placed, ...]
    axis: Upright | None
    """None where the columns carry their figures themselves."""
    numbers: Numbers

    def layout(self) -> dict[str, Any]:
        """Return the layout with the vertical axis; the horizontal one is the kind's."""
        frame = self.frame
        layout = base_layout(frame.width, frame.height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout |= {"barmode": "overlay", "hovermode": "closest", "yaxis": frame.y_axis()}
        return layout

    def around(
        self, outlines: Sequence[Points]
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return words and lines: axis numbers, hairlines, names below, remarks.

        Words of thresholds keep off the `outlines`, in pixels.
        """
        frame, numbers = self.frame, self.numbers
        words, lines = draw_remarks(self.remarks, frame, lines=outlines)
        words += self.below.labels(frame)
        if self.axis is None:
            lines.append(zero_line(frame))
        else:
            words += axis_numbers(
                self.axis, frame, numerals=numbers.numerals, column=numbers.column
            )
            lines += hairlines(self.axis, frame)
        return words, lines


def plot(
    width: int,
    *,
    span: Ends,
    tips: Sequence[Tip],
    has_axis: bool,
    numbers: Numbers,
    below: Callable[[float], Below],
    remarks: Sequence[Placed],
    head: float = 0,
) -> Plot:
    """Return the plot for columns that end at `tips`, `head` pixels left free above all.

    `span` is what the horizontal axis counts over; `below` returns what stands below, for pixels.
    """
    size, levels = label_size(width), [y for each in remarks for y in each.ys]
    axis = None
    if has_axis:
        ends = [0.0, *(tip.value for tip in tips), *levels]
        axis = upright(ends, is_log=False, count=4 if width < _PANEL else 5)
    left = 0.0
    if axis:
        left = max(text_width(numbers.text(tick), size) for tick in axis.ticks) + _NUMBER_GAP
    names = below(width - left)
    top = head + head_room(remarks, width=width) + (line_height(size) + 6 if axis else 0)
    tall = _tall(width)
    limits = (
        axis.limits
        if axis
        else value_scale(
            [*((tip.value, tip.room) for tip in tips), *((level, 2.0) for level in levels)],
            pixels=tall,
        )
    )
    bottom = top + tall
    frame = Frame(
        width=width,
        height=round(bottom + names.height + 2),
        left=left,
        right=float(width),
        top=top,
        bottom=bottom,
        x_limits=span,
        y_limits=limits,
    )
    return Plot(frame, names, tuple(remarks), axis, numbers)


def _tall(width: int) -> float:
    if width < _PANEL:
        return 130
    return 230 if width < NARROW else 290 if width < 1000 else 340  # noqa: PLR2004


def zero_line(frame: Frame) -> dict[str, Any]:
    """Return the line that columns stand on."""
    y = frame.y(0)
    return frame.line((frame.left, y), (frame.right, y), color=roles.AXIS, layer="above")


def moved(remarks: Sequence[Placed], places: dict[float, float]) -> list[Placed]:
    """Return remarks whose places along the axis are others now: those of a shared axis."""
    return [replace(each, xs=tuple(places.get(x, x) for x in each.xs)) for each in remarks]
