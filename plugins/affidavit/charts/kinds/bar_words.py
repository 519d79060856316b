"""What is written at horizontal bars: figures at their ends, in their parts, along the axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Segment
from affidavit.charts.axes.grid_lines import whole
from affidavit.charts.axes.scales import round_ticks
from affidavit.charts.axes.text_boxes import text_box
from affidavit.charts.drawing import roles
from affidavit.charts.house import label_size
from affidavit.charts.kinds.bar_figures import Bars, Mark
from affidavit.charts.kinds.bar_rows import Rows
from affidavit.charts.lettering import safe, strong, text_width
from affidavit.charts.palette import carries_text

AXIS_NUMBERS = 24
"""Height of the line of axis numbers, which stands above the bars where these carry no figures."""
_APART = 8
_NUMBER = 150
"""Pixels of the axis for each of its numbers."""


def has_axis(bars: Bars, colors: Sequence[str]) -> bool:
    """Say whether there are axis numbers: where bars, or parts that are shares, carry no figure."""
    return not bars.spec.value_labels or (bars.are_shares and not all(map(carries_text, colors)))


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of the axis, and where its words stand."""

    value: float
    text: str
    at: float
    half: float

    @property
    def left(self) -> float:
        return self.at - self.half

    @property
    def right(self) -> float:
        return self.at + self.half


@dataclass(frozen=True, slots=True)
class BarWords:
    """The words at the bars of one picture; its frame counts pixels from the top."""

    bars: Bars
    rows: Rows
    frame: Frame
    colors: Sequence[str]

    def at(self, mark: Mark) -> float:
        """Return the pixel of a bar's middle, from the top."""
        return self.rows.rows[mark.row].bars[mark.bar]

    def figures(self, lines: Sequence[Segment] = ()) -> Iterator[dict[str, Any]]:
        """Yield the figure at the end of each bar or stack, on a plate where a line runs."""
        size = label_size(self.frame.width) + 1
        for mark in self.bars.marks() if self.bars.spec.value_labels else ():
            if not mark.text:
                continue
            anchor, shift = ("right", -mark.gap) if mark.end < 0 else ("left", mark.gap)
            font: dict[str, Any] = {"size": size}
            shown = strong(safe(mark.text))
            if mark.is_missing:
                font, shown = {"size": size - 1, "color": roles.MUTED}, safe(mark.text)
            x = self.frame.x(mark.end) + shift
            found = self.frame.text(shown, x, self.at(mark), anchor=anchor, font=font)
            box = text_box(found, width=self.frame.width, height=self.frame.height)
            is_crossed = any(box.is_crossed_by(line) for line in lines)
            yield found | ({"bgcolor": roles.PAPER} if is_crossed else {})

    def parts(self) -> Iterator[dict[str, Any]]:
        """Yield the figures inside a stack, where they find room on a colour that carries them."""
        if not self.bars.are_stacked or not self.bars.spec.value_labels:
            return
        size, bars, frame = label_size(self.frame.width), self.bars, self.frame
        font = {"size": size, "color": roles.PAPER}
        for index, row in product(range(len(self.colors)), range(len(self.rows.rows))):
            start, length = bars.base(index, row), bars.length(index, row) or 0
            room, text = frame.x(start + length) - frame.x(start) - 10, bars.part(index, row)
            if not length or length == bars.base(len(self.colors), row):
                continue  # the end of the stack says the same
            if carries_text(self.colors[index]) and text_width(text, size, bold=True) < room:
                x, y = frame.x(start + length / 2), self.rows.rows[row].bars[0]
                yield frame.text(strong(safe(text)), x, y, anchor="center", font=font)

    def axis(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return the numbers of the axis above the bars, and a hairline for each."""
        if not has_axis(self.bars, self.colors):
            return [], []
        frame, words, lines = self.frame, list[dict[str, Any]](), list[dict[str, Any]]()
        y, font = frame.top - AXIS_NUMBERS / 2, {"color": roles.MUTED}
        for number in self._axis_numbers():
            x = frame.x(number.value)
            words.append(frame.text(safe(number.text), number.at, y, anchor="center", font=font))
            lines.append(frame.line((x, frame.top), (x, frame.bottom), color=roles.GRID))
        return words, lines

    def _axis_numbers(self) -> list[_Number]:
        """Return round numbers along the axis, so many that none touches the next."""
        low, high = self.frame.x_limits
        most = max(2, round((self.frame.right - self.frame.left) / _NUMBER))
        slack, found = (high - low) * 1e-9, list[_Number]()
        for count in range(most, 0, -1):
            ticks = [t for t in round_ticks(low, high, count=count) if low <= t <= high + slack]
            found = [self._placed(tick, is_last=tick == ticks[-1]) for tick in ticks]
            if all(one.right + _APART <= other.left for one, other in pairwise(found)):
                break
        return found

    def _placed(self, tick: float, *, is_last: bool) -> _Number:
        """Return a number of the axis, kept inside the picture."""
        text, frame = self._number(tick, is_last=is_last), self.frame
        half = text_width(text, label_size(frame.width)) / 2
        at = min(max(frame.x(tick), frame.left + half), frame.width - half)
        return _Number(tick, text, max(at, half), half)

    def _number(self, tick: float, *, is_last: bool) -> str:
        numerals = self.bars.numerals
        if self.bars.are_shares:
            return numerals.share(tick)
        column = self.bars.grid.series[0].column
        return numerals.figure(whole(tick), column=column, first=is_last)
