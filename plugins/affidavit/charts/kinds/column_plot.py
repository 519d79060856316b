"""What stands around upright bars: the value axis or room for their figures, names, remarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from affidavit.charts.axes.across import Upright, upright
from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box
from affidavit.charts.axes.grid_lines import axis_numbers, hairlines, whole
from affidavit.charts.axes.remarks import Placed, head_room
from affidavit.charts.axes.text_boxes import boxes_of, on_plate
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Ends
from affidavit.charts.house import NARROW, base_layout, label_size, line_height
from affidavit.charts.kinds.bar_rows import value_scale
from affidavit.charts.kinds.column_names import Below
from affidavit.charts.kinds.column_remarks import ColumnRemarks
from affidavit.charts.lettering import text_width
from affidavit.charts.numerals import Numerals

_NUMBER_GAP = 8
"""Pixels between the axis numbers and the first column."""
_LEAST_PANEL, _PANEL_SHARE = 104, 0.62


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
    head: float
    """Pixels at the top that are taken."""

    def layout(self) -> dict[str, Any]:
        """Return the layout with the vertical axis; the horizontal one is the kind's."""
        frame = self.frame
        layout = base_layout(frame.width, frame.height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout |= {"barmode": "overlay", "hovermode": "closest", "yaxis": frame.y_axis()}
        return layout

    def around(
        self, texts: Sequence[dict[str, Any]], bars: Sequence[Box]
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return all words and lines: axis numbers, hairlines, names below, remarks.

        Remarks keep clear of `texts`, which are the figures at the bars, and, where that can be,
        of the `bars`, in pixels; their lines end above these.
        """
        frame, numbers = self.frame, self.numbers
        words, lines = [*texts, *self.below.labels(frame)], list[dict[str, Any]]()
        if self.axis is None:
            lines.append(zero_line(frame))
        else:
            column = numbers.column
            words += axis_numbers(self.axis, frame, numerals=numbers.numerals, column=column)
            lines += hairlines(self.axis, frame)
        remarks = ColumnRemarks(frame, bars, list(boxes_of(words, **self._size)), self.head)
        said, drawn = remarks.draw(self.remarks)
        plated = [on_plate(word, drawn, **self._size) for word in words]
        return [*plated, *said], [*lines, *drawn]

    @property
    def _size(self) -> dict[str, float]:
        return {"width": self.frame.width, "height": self.frame.height}


def plot(  # noqa: PLR0913 - all that takes room on a picture; all by name
    width: int,
    *,
    span: Ends,
    tips: Sequence[Tip],
    has_axis: bool,
    numbers: Numbers,
    below: Callable[[float], Below],
    remarks: Sequence[Placed],
    head: float = 0,
    is_part: bool = False,
) -> Plot:
    """Return the plot for columns that end at `tips`, `head` pixels left free above all.

    `span` is what the horizontal axis counts over; `below` returns what stands below, for pixels.
    `is_part` says that this is one of small multiples.
    """
    size, levels = label_size(width), [y for each in remarks for y in each.ys]
    axis = None
    if has_axis:
        ends = [0.0, *(tip.value for tip in tips), *levels]
        axis = upright(ends, is_log=False, count=4 if is_part else 5)
    left = 0.0
    if axis:
        left = max(text_width(numbers.text(tick), size) for tick in axis.ticks) + _NUMBER_GAP
    over = below(width - left).overhang
    left += over if left < over else 0
    names = below(width - left - over)
    frame = Frame(
        width=width,
        height=width,
        left=left,
        right=width - over,
        top=0,
        bottom=1,
        x_limits=span,
        y_limits=(0, 1),
    )
    top = head + head_room(remarks, width=width, frame=frame)
    top += line_height(size) + 6 if axis else 0
    tips = [*tips, *(Tip(level, 2) for level in levels)]
    tall = _tall(width, is_part=is_part)
    limits = value_scale([(tip.value, tip.room) for tip in tips], pixels=tall)
    frame = replace(
        frame,
        height=round(top + tall + names.height + 2),
        top=top,
        bottom=top + tall,
        y_limits=axis.limits if axis else limits,
    )
    return Plot(frame, names, tuple(remarks), axis, numbers, head)


def _tall(width: int, *, is_part: bool) -> float:
    """Return how high the columns stand, in pixels."""
    if is_part:
        return max(_LEAST_PANEL, min(190, round(width * _PANEL_SHARE)))
    return 230 if width < NARROW else 290 if width < 1000 else 340  # noqa: PLR2004


def zero_line(frame: Frame) -> dict[str, Any]:
    """Return the line that columns stand on."""
    y = frame.y(0)
    return frame.line((frame.left, y), (frame.right, y), color=roles.AXIS, layer="above")


def moved(
    remarks: Sequence[Placed], places: dict[float, float], *, step: float = 0
) -> list[Placed]:
    """Return remarks at places along an axis that holds more; bands over the whole of columns."""
    found = list[Placed]()
    for each in remarks:
        xs = sorted(places.get(x, x) for x in each.xs)
        if len(xs) > 1:
            xs = [xs[0] - step / 2, xs[-1] + step / 2]
        found.append(replace(each, xs=tuple(xs)))
    return found
