"""What is printed at columns: each one's figure on top, the parts of a stack, or those that count.

Where the figures of all columns find room there is no value axis; else there is one, and only what
is highlighted keeps its figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from affidavit.charts.axes.arrows import ARROW, arrow_upright
from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Ends
from affidavit.charts.house import label_size
from affidavit.charts.kinds.bar_figures import Bars, Mark
from affidavit.charts.kinds.column_plot import Tip
from affidavit.charts.kinds.column_printing import (
    APART,
    Printing,
    fitting_size,
    missing_label,
    printing_in,
    tip_label,
)
from affidavit.charts.kinds.column_slots import Slots, Thickness
from affidavit.charts.lettering import safe, strong, text_width
from affidavit.charts.palette import carries_text

_LEAST_ARROW = 4
"""Pixels of a column that an arrow stands on; on thinner ones it would hide the next."""


def printing_of(bars: Bars, slots: Slots, colors: Sequence[str], *, width: int) -> Printing | None:
    """Return how to print the figures of all columns; None where they find no room."""
    if not bars.spec.value_labels:
        return None
    thickness = Thickness(width / slots.count, bars.in_a_row)
    room = thickness.slot - APART if bars.in_a_row == 1 else thickness.pitch
    if bars.are_shares:
        parts = product(range(len(colors)), range(len(bars.grid.keys)))
        texts = [bars.part(series, row) for series, row in parts]
        size = fitting_size(texts, thickness.visible - APART, width=width)
        return Printing(size, has_unit=True) if size and all(map(carries_text, colors)) else None
    marks = [mark for mark in bars.marks() if not mark.is_missing]
    texts = [mark.text for mark in marks]
    return printing_in(room, texts, [bars.without_unit(mark) for mark in marks], width=width)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the columns of one picture stand, in pixels."""

    bars: Bars
    slots: Slots
    frame: Frame

    @property
    def thickness(self) -> Thickness:
        """How the columns of a slot share it."""
        pixels = self.frame.right - self.frame.left
        return Thickness(pixels / self.slots.count, self.bars.in_a_row)

    def middle(self, mark: Mark) -> float:
        """Return the pixel of a column's middle."""
        return self.frame.x(self.slots.middles[mark.row]) + self.thickness.middle(mark.bar)

    @property
    def plotly_scale(self) -> float:
        """How much of Plotly's horizontal measure a pixel is."""
        low, high = self.slots.limits
        return (high - low) / (self.frame.right - self.frame.left) * self.slots.plotly_unit

    def arrows(self, colors: Sequence[str], *, lit: frozenset[int]) -> list[dict[str, Any]]:
        """Return an arrow at the end of each column whose figure is a least or a most."""
        found, is_single = list[dict[str, Any]](), len(colors) == 1
        for mark in self.bars.marks():
            if mark.way and not mark.is_missing and self.thickness.visible >= _LEAST_ARROW:
                color = roles.HIGHLIGHT if is_single and mark.row in lit else colors[mark.bar]
                end, thick = (self.middle(mark), self.frame.y(mark.end)), self.thickness.visible
                found += arrow_upright(
                    self.frame, end, way=mark.way, side=mark.side, thick=thick, color=color
                )
        return found

    def boxes(self) -> list[Box]:
        """Return what the columns cover, in pixels."""
        half, zero, found = self.thickness.visible / 2, self.frame.y(0), list[Box]()
        for mark in self.bars.marks():
            x, end = self.middle(mark), self.frame.y(mark.end)
            found.append(Box(x - half, min(zero, end), x + half, max(zero, end)))
        return found


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures at the columns of one picture."""

    stand: Stand
    printing: Printing | None
    lit: frozenset[int]
    """Rows whose figure is printed in any case."""

    def labels(self, colors: Sequence[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return figures, and the lines that lead to those that stand away from their column."""
        words, lines = list(self._parts(colors)), list[dict[str, Any]]()
        if not self.stand.bars.spec.value_labels or self.stand.bars.are_shares:
            return words, lines
        if self.printing:
            words += [each for mark in self.stand.bars.marks() for each in self._at(mark)]
            words += self.printing.unit(self.stand.frame, self.stand.bars.numerals)
            return words, lines
        if self.stand.bars.in_a_row > 1:
            return words, lines
        for mark in self.stand.bars.marks():
            if mark.row in self.lit and not mark.is_missing:
                found = self._above_all(mark)
                words.append(found[0])
                lines += found[1]
        return words, lines

    def _at(self, mark: Mark) -> Iterator[dict[str, Any]]:
        """Yield the figure of a column, or that there is none."""
        stand, printing = self.stand, self.printing
        assert printing is not None  # noqa: S101 - for mypy; asked before
        x, frame = stand.middle(mark), stand.frame
        if mark.is_missing:
            room = stand.thickness.slot / stand.bars.in_a_row - APART
            yield from missing_label(mark.text, x, frame.y(0), frame=frame, room=room)
            return
        text = mark.text if printing.has_unit else stand.bars.without_unit(mark)
        end = frame.y(mark.end) - (mark.side * ARROW if mark.way else 0)
        yield tip_label(text, x, end, frame=frame, size=printing.size, is_below=mark.end < 0)

    def _above_all(self, mark: Mark) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Return the figure of one column of many, above those that it would stand on."""
        stand, frame, size = self.stand, self.stand.frame, label_size(self.stand.frame.width)
        text = stand.bars.full(mark)
        half = text_width(text, size, bold=True) / 2 + 3
        own = stand.middle(mark)
        end = frame.y(mark.end) - (mark.side * ARROW if mark.way else 0)
        x = min(max(own, frame.left + half), frame.width - half)
        reach = half + stand.thickness.visible / 2
        near = [
            frame.y(each.end) for each in stand.bars.marks() if abs(stand.middle(each) - x) < reach
        ]
        is_below = mark.end < 0
        y = max([end, *near]) if is_below else min([end, *near])
        label = tip_label(text, x, y, frame=frame, size=size, is_below=is_below)
        label["font"]["color"] = roles.HIGHLIGHT
        if abs(y - end) < 2:  # noqa: PLR2004 - pixels
            return label, []
        shift = 3 if is_below else -3
        leader = frame.line((own, end), (own, y + shift), color=roles.HIGHLIGHT, layer="above")
        return label, [leader]

    def _parts(self, colors: Sequence[str]) -> Iterator[dict[str, Any]]:
        """Yield the figures in the parts of stacks, where these have room for them."""
        bars, frame = self.stand.bars, self.stand.frame
        if not bars.are_stacked or not bars.spec.value_labels:
            return
        size = label_size(frame.width) - 1
        room = self.stand.thickness.visible - APART
        for series, row in product(range(len(colors)), range(len(bars.grid.keys))):
            text, base = bars.part(series, row), bars.base(series, row)
            length = bars.length(series, row) or 0
            tall = frame.y(base) - frame.y(base + length)
            is_wide = text_width(text, size, bold=True) > room
            if not length or is_wide or tall < size * 1.2 + 2 or not carries_text(colors[series]):
                continue
            x = frame.x(self.stand.slots.middles[row])
            y = frame.y(base + length / 2)
            font = {"size": size, "color": roles.PAPER}
            yield frame.text(strong(safe(text)), x, y, anchor="center", font=font)


def tips_of(bars: Bars, printing: Printing | None, shared: Ends | None) -> list[Tip]:
    """Return where columns and their intervals end, with room for what is printed there."""
    if bars.are_shares:
        return [Tip(100)]
    marks = bars.marks()
    room = printing.room if printing else 0.0
    found = [Tip(mark.end, room + (ARROW if mark.way else 0)) for mark in marks]
    return [*found, *(Tip(end) for end in (*bars.intervals.ends, *(shared or ())))]
