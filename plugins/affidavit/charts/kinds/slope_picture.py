"""A slope chart at one width: its lines, what stands at both ends of them, and the room for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from affidavit.charts.axes.endings import (
    Ending,
    EndLabel,
    Side,
    end_label,
    ending_room,
    place_endings,
)
from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Points
from affidavit.charts.axes.remarks import Placed, draw_remarks, head_room
from affidavit.charts.axes.text_boxes import boxes_of
from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Ends
from affidavit.charts.house import NARROW, base_layout, label_size, line_height
from affidavit.charts.kinds.slope_marks import Looks, Marks
from affidavit.charts.kinds.slope_rows import Slopes, Thing, places_of, stop_name
from affidavit.charts.kinds.slope_stops import stop_names
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.wrapping import wrapped
from affidavit.language import Words

_MOST = 0.4
"""The part of the width that words may take from the lines at either end."""
_BESIDE = 10
"""Pixels beside the first and the last stop where nothing is written there."""
_BEYOND = 8
"""Pixels below the lines that words at their ends may take."""
_SIDES: tuple[Side, Side] = ("left", "right")


@dataclass(frozen=True)
class Picture:
    """One drawing of slopes."""

    slopes: Slopes
    spec: Spec
    numerals: Numerals
    remarks: tuple[Placed, ...]
    looks: Looks
    ends: Ends
    """The lowest and the highest figure that it shows."""
    width: int
    is_part: bool = False
    """Whether it is one of small multiples, where names stand once above all."""

    def figure(self) -> tuple[Figure, int]:
        """Return the figure and its height."""
        frame = self._frame
        heads, head = stop_names(self._stops, self._stop_pixels(frame), width=self.width)
        names = [each.draw(frame) for each in heads]
        said, leaders = self._endings(frame)
        words = [*names, *said, *self._lacking(frame)]
        remarks, shapes = draw_remarks(
            self.remarks,
            frame,
            lines=self._pixels(frame),
            taken=list(boxes_of(words, width=self.width, height=frame.height)),
            top=head,
        )
        layout = base_layout(self.width, frame.height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout |= {"hovermode": "closest", "hoverdistance": 40}
        layout["xaxis"] = frame.x_axis([0, 1], kind="linear")
        layout["yaxis"] = frame.y_axis()
        layout["annotations"] = [*words, *remarks]
        layout["shapes"] = [*self._uprights(frame), *shapes, *leaders]
        printed = [name for name, _ in self._stops]
        marks = Marks(self.slopes, self.spec, self.numerals, self.looks, printed)
        traces = marks.traces(places_of(self.slopes.stops), width=self.width)
        return {"data": traces, "layout": layout}, frame.height

    # -- room -------------------------------------------------------------------------------------

    @cached_property
    def _frame(self) -> Frame:
        """Where the lines stand: below the names of the stops and the words of remarks."""
        size = label_size(self.width)
        left, right = (self._room(side) for side in _SIDES)
        frame = Frame(
            width=self.width,
            height=self.width,
            left=left,
            right=self.width - right,
            top=0,
            bottom=1,
            x_limits=(0, 1),
            y_limits=self.ends,
            is_log=self.spec.scale == "log",
        )
        _, head = stop_names(self._stops, self._stop_pixels(frame), width=self.width)
        head += head_room(self.remarks, width=self.width, frame=frame)
        top = head + line_height(size) / 2
        bottom = top + max(self._tall, *(self._height(side) for side in _SIDES))
        lacking = max(len(self._lacking_lines(side)) for side in _SIDES) * line_height(size)
        height = round(bottom + _BEYOND + lacking + 3)
        return replace(frame, height=height, top=top, bottom=bottom)

    @property
    def _tall(self) -> float:
        if self.is_part:
            return max(120, min(220, round(self.width * 0.8)))
        return 260 if self.width < NARROW else 320

    def _room(self, side: Side) -> float:
        """Return the pixels that words beside the lines take."""
        labels = [label for _, label in self._labels[side]]
        return min(max(ending_room(labels), _BESIDE), self.width * _MOST)

    def _height(self, side: Side) -> float:
        """Return the pixels that words at one end take, all of them below each other."""
        tall = sum(label.height for _, label in self._labels[side])
        return tall - label_size(self.width)

    # -- words ------------------------------------------------------------------------------------

    @property
    def _stops(self) -> list[tuple[str, bool]]:
        """What is printed for each stop, and whether it is highlighted."""
        return [
            (stop_name(stop, self.spec, self.numerals), stop in self.spec.highlight)
            for stop in self.slopes.stops
        ]

    @cached_property
    def _labels(self) -> dict[Side, list[tuple[Thing, EndLabel]]]:
        """Name and figure at each end of each line that has them."""
        return {
            side: [
                (thing, label)
                for thing in self._said
                if _at(thing, side) is not None and (label := self._label(thing, side)).finished
            ]
            for side in _SIDES
        }

    @property
    def _said(self) -> list[Thing]:
        return [each for each in self.slopes.things if each.raw in self.looks.named]

    def _label(self, thing: Thing, side: Side) -> EndLabel:
        value, first = _at(thing, side), thing is self._said[0]
        figure = ""
        if value is not None and self.spec.value_labels:
            column = thing.columns[0 if side == "left" else -1]
            figure = self.numerals.figure(value, column=column, first=first)
        name = "" if self.is_part else thing.name
        return end_label(
            name, figure, width=self._words_room, size=label_size(self.width), side=side
        )

    @property
    def _words_room(self) -> float:
        return self.width * (0.33 if self.width < NARROW else 0.27) - 26

    def _lacking_lines(self, side: Side) -> list[str]:
        """Return which lines have no figure at one end, in lines below all."""
        missing = Words(self.numerals.lang)("chart.no-figure")
        lacking = [each.name for each in self._said if _at(each, side) is None]
        size, room = label_size(self.width), self.width / 2 - _BESIDE
        texts = [f"{name}: {missing}" if name else missing for name in lacking]
        return [line for text in texts for line in wrapped(text, room, size=size)]

    def _lacking(self, frame: Frame) -> list[dict[str, Any]]:
        step, muted = line_height(label_size(self.width)), {"color": roles.MUTED}
        start = frame.bottom + _BEYOND
        return [
            frame.text(
                safe(line),
                0 if side == "left" else self.width,
                start + (index + 0.5) * step,
                anchor=side,
                font=muted,
            )
            for side in _SIDES
            for index, line in enumerate(self._lacking_lines(side))
        ]

    # -- marks ------------------------------------------------------------------------------------

    def _stop_pixels(self, frame: Frame) -> list[float]:
        return [frame.x(place) for place in places_of(self.slopes.stops)]

    def _uprights(self, frame: Frame) -> list[dict[str, Any]]:
        """Return a line from top to bottom at each stop."""
        return [
            frame.line((x, frame.top - 6), (x, frame.bottom + 6), color=roles.GRID)
            for x in self._stop_pixels(frame)
        ]

    def _pixels(self, frame: Frame) -> list[Points]:
        """Return each line as it runs over the picture."""
        xs = self._stop_pixels(frame)
        return [
            [
                (x, frame.y(value))
                for x, value in zip(xs, thing.values, strict=True)
                if value is not None
            ]
            for thing in self.slopes.things
        ]

    def _endings(self, frame: Frame) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return names and figures at both ends, and leaders to those that had to move."""
        said, leaders = list[dict[str, Any]](), list[dict[str, Any]]()
        for side in _SIDES:
            ordered = sorted(self._labels[side], key=lambda each: self._order(each[0], side))
            endings = [
                Ending(
                    label,
                    frame.left if side == "left" else frame.right,
                    frame.y(_at(thing, side) or 0),
                    self.looks.colors[thing.raw],
                    self.looks.ink(thing.raw),
                )
                for thing, label in ordered
            ]
            low = frame.top - line_height(label_size(self.width)) / 2
            texts, lines = place_endings(endings, frame, side=side, low=low)
            said, leaders = [*said, *texts], [*leaders, *lines]
        return said, leaders

    def _order(self, thing: Thing, side: Side) -> tuple[float, float]:
        """Names at one figure stand as the other ends do, so that leaders do not cross."""
        other = _at(thing, "right" if side == "left" else "left")
        here = _at(thing, side) or 0
        return -here, -(here if other is None else other)


def _at(thing: Thing, side: Side) -> float | None:
    return thing.values[0 if side == "left" else -1]
