"""A beeswarm chart at one width: its axis, its swarms, and what is written around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from affidavit.charts.axes.across import Tick
from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box
from affidavit.charts.axes.grid_lines import tick_label
from affidavit.charts.axes.nameplates import Disc, Name, draw_names, name_of, place_names
from affidavit.charts.axes.remarks import Placed, draw_remarks, head_room
from affidavit.charts.axes.ruler import Ruler
from affidavit.charts.axes.text_boxes import boxes_of
from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.house import NARROW, bare_axis, base_layout, label_size, line_height
from affidavit.charts.kinds.beeswarm_lanes import Lanes, lay_lanes, said_missing
from affidavit.charts.kinds.beeswarm_marks import Marks
from affidavit.charts.kinds.beeswarm_rows import Swarm
from affidavit.charts.kinds.scatter_legend import Keys, Sizes
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.wrapping import wrapped
from affidavit.language import Words

ALL_NAMED = 12
"""Dots up to which each is named; of more, without a highlight, the first and the last."""
_DISTANCES = (4, 9, 16, 24, 34, 46, 60)
"""Pixels between a dot and its name that are tried; from far ones a thin line leads to the dot."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing of a swarm."""

    swarm: Swarm
    spec: Spec
    numerals: Numerals
    remarks: tuple[Placed, ...]
    colors: dict[str, str]
    """By the word of the `color` column."""
    sizes: Sizes | None
    keys: Keys
    """What stands above it; nothing in small multiples."""
    ruler: Ruler
    """Its axis, or that of all panels."""
    width: int

    def figure(self) -> tuple[Figure, int]:
        """Return the figure and its height."""
        radii = [self._radius(index) for index in range(len(self.swarm.dots))]
        frame, ticks = self._along(max(radii, default=0))
        head = self.keys.height + head_room(self.remarks, width=self.width, frame=frame)
        lanes = lay_lanes(
            self.swarm,
            self.spec,
            xs=[frame.x(self.ruler.measure(dot.x)) for dot in self.swarm.dots],
            radii=radii,
            width=self.width,
            top=head,
            over=self._over(),
        )
        frame = self._with_height(replace(frame, top=head, bottom=lanes.bottom), ticks)
        words = self._words(frame, ticks, lanes)
        names, leaders = self._names(frame, lanes, taken=words)
        return self._drawn(frame, ticks, lanes, words=[*words, *names], leaders=leaders)

    def _drawn(
        self,
        frame: Frame,
        ticks: list[Tick],
        lanes: Lanes,
        *,
        words: list[dict[str, Any]],
        leaders: list[dict[str, Any]],
    ) -> tuple[Figure, int]:
        keyed, key_marks = self.keys.draw(frame)
        said, shapes = draw_remarks(
            self.remarks,
            frame,
            taken=list(boxes_of(words, width=self.width, height=frame.height)),
            top=self.keys.height,
        )
        layout = base_layout(self.width, frame.height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout |= {"hovermode": "closest", "hoverdistance": 20}
        layout["xaxis"] = frame.x_axis(
            self.ruler.plotly_limits(frame.x_limits), kind=self.ruler.plotly_kind
        )
        layout["yaxis"] = bare_axis() | {"range": [frame.height, 0]}
        layout["annotations"] = [*keyed, *words, *said]
        layout["shapes"] = [*self._hairlines(frame, ticks), *shapes, *leaders, *key_marks]
        marks = Marks(self.swarm, self.spec, self.numerals, self.colors)
        return {"data": marks.traces(lanes.discs), "layout": layout}, frame.height

    # -- room -------------------------------------------------------------------------------------

    def _radius(self, index: int) -> float:
        dot, count = self.swarm.dots[index], len(self.swarm.dots)
        if self.sizes and dot.size is not None:
            return self.sizes.of(dot.size)
        usual = 6 if count <= 100 else 5 if count <= 300 else 4  # noqa: PLR2004 - dots
        return usual - (self.width < NARROW) * 0.75

    def _along(self, largest: float) -> tuple[Frame, list[Tick]]:
        """Return the axis over the width, so that no dot is cut, and what is written below it."""
        left = max(largest + 1, 8)
        pixels = self.width - 2 * left
        limits = self.ruler.rounded(pixels=pixels)
        frame = Frame(
            width=self.width,
            height=self.width,
            left=left,
            right=left + pixels,
            top=0,
            bottom=1,
            x_limits=limits,
            y_limits=(0, 1),
        )
        ticks = self.ruler.ticks(
            limits,
            pixels=pixels,
            size=label_size(self.width),
            numerals=self.numerals,
            column=self.swarm.x.column,
        )
        if all(isinstance(dot.x, int) for dot in self.swarm.dots):
            ticks = [tick for tick in ticks if _is_whole(tick.at, self.ruler)]
        return frame, ticks

    def _with_height(self, frame: Frame, ticks: list[Tick]) -> Frame:
        lines = max((len(tick.lines) for tick in ticks), default=1) + len(self._below())
        height = frame.bottom + 10 + lines * line_height(label_size(self.width)) + 3
        return replace(frame, height=round(height))

    def _below(self) -> list[tuple[str, str]]:
        """Return what stands below the axis numbers, in lines, each with where it is anchored."""
        name, unit = self.spec.printed(self.swarm.x.column), self.numerals.unit
        title = f"{name} ({unit})" if unit and f" {unit} " not in f" {name} " else name
        size = label_size(self.width)
        lines = [(line, "right") for line in wrapped(title, self.width * 0.9, size=size)]
        missing = said_missing(self.swarm, self.spec, width=self.width, lang=self.numerals.lang)
        return [*lines, *((line, "left") for line in missing)]

    # -- words ------------------------------------------------------------------------------------

    def _words(self, frame: Frame, ticks: list[Tick], lanes: Lanes) -> list[dict[str, Any]]:
        """Return axis numbers, its title, what has no figure, and the names of groups."""
        size, missing = label_size(self.width), Words(self.numerals.lang)("chart.no-figure")
        step = line_height(size)
        lines = max((len(tick.lines) for tick in ticks), default=1)
        start = frame.bottom + 10 + lines * step
        below = [
            frame.text(
                safe(line),
                self.width if anchor == "right" else 0,
                start + (index + 0.5) * step,
                anchor=anchor,
                font={"color": roles.INK if anchor == "right" else roles.MUTED},
            )
            for index, (line, anchor) in enumerate(self._below())
        ]
        groups = [text for lane in lanes.lanes for text in lane.draw(frame, missing=missing)]
        return [*(tick_label(tick, frame, size=size) for tick in ticks), *below, *groups]

    def _named(self) -> list[int]:
        """Return the dots that are to be named: those that are meant, else a few."""
        dots = self.swarm.dots
        if len(self.spec.x) == 1 or not self.spec.value_labels or not dots:
            return []
        lit = [i for i, dot in enumerate(dots) if set(dot.key) & set(self.spec.highlight)]
        if lit or len(dots) <= ALL_NAMED:
            return lit or list(range(len(dots)))
        if self.spec.highlight:
            return []
        order = sorted(range(len(dots)), key=lambda i: self.ruler.measure(dots[i].x))
        return [order[0], order[-1]]

    def _nameplates(self, discs: Sequence[Disc]) -> list[Name]:
        """Return the names of dots, broken; those that are meant in bold."""
        dots, is_phone = self.swarm.dots, self.width < NARROW
        return [
            name_of(
                self.spec.printed(dots[index].key[0]),
                discs[index],
                room=self.width * 0.4 if is_phone else 190,
                size=label_size(self.width),
                bold=dots[index].is_lit(self.spec),
                ink=roles.INK,
            )
            for index in self._named()
            if dots[index].key[0]
        ]

    def _over(self) -> float:
        """Return the pixels above and below each swarm in which names find room."""
        names = self._nameplates([Disc(0, 0, 0)] * len(self.swarm.dots))
        return max((name.height for name in names), default=0)

    def _names(
        self, frame: Frame, lanes: Lanes, *, taken: list[dict[str, Any]]
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        names = self._nameplates(lanes.discs)
        plates = place_names(
            names,
            lanes.discs,
            within=Box(0, frame.top, self.width, frame.bottom),
            taken=list(boxes_of(taken, width=self.width, height=frame.height)),
            distances=_DISTANCES,
        )
        return draw_names(plates, frame, size=label_size(self.width))

    def _hairlines(self, frame: Frame, ticks: list[Tick]) -> list[dict[str, Any]]:
        zero = self.ruler.kind == "number"
        return [
            frame.line(
                (frame.x(tick.at), frame.top),
                (frame.x(tick.at), frame.bottom),
                color=roles.AXIS if zero and tick.at == 0 else roles.GRID,
            )
            for tick in ticks
        ]


def _is_whole(measure: float, ruler: Ruler) -> bool:
    """Say whether a place along an axis of numbers is a whole one; others are not asked."""
    return ruler.kind != "number" or float(measure).is_integer()
