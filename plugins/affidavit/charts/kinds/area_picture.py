"""A stack of areas as it stands on a picture: bands, hairlines between them, and their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from affidavit.charts.axes.across import Upright, snug
from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box
from affidavit.charts.axes.ground import NUMBER_GAP, Ground
from affidavit.charts.axes.remarks import held
from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.house import NARROW, label_size, line_height
from affidavit.charts.hover import hover
from affidavit.charts.kinds.area_gaps import gap_words, gaps_in
from affidavit.charts.kinds.area_names import Name, Slice, Strip, place_name
from affidavit.charts.kinds.area_remarks import covered_by, seen_on_areas, sides_of
from affidavit.charts.kinds.area_stack import Stack
from affidavit.charts.kinds.line_marks import Marks
from affidavit.charts.kinds.line_reading import Lines
from affidavit.charts.kinds.ribbons import Ends, ribbon, stretches
from affidavit.charts.legend import entry_labels, entry_squares, place_entries
from affidavit.charts.lettering import safe, strong, text_width
from affidavit.charts.palette import series_colors

_ALONE = 14
"""Pixels of a place between two gaps, which is drawn as a column."""
_HAIR, _FINE_HAIR, _MANY = 1, 0.5, 150
"""Pixels of paper between two bands; finer where edges go up and down at so many places."""
_AFTER = 8
"""Pixels between the bands and the figures at their ends."""
_STRIP = 8
"""Pixels of the strips in which words keep clear of a stack."""


@dataclass(frozen=True, slots=True)
class StackPicture:
    """One drawing of a stack, at one width."""

    lines: Lines
    stack: Stack
    width: int
    extent: Extent | None

    def figure(self) -> tuple[Figure, int]:
        """Return the figure and its height."""
        colors, names = self._colors(), list[Name | None]()
        ground = self._ground()
        frame = self._frame(ground)
        if not self.extent:
            names = self._names(frame, colors)
            thin = [index for index, name in enumerate(names) if name is None]
            entries, head = self._key(thin, colors)
            ground = replace(ground, head=head)
            frame = self._frame(ground)
            names = self._names(frame, colors)
        else:
            entries = []
        words = [name.label(frame) for name in names if name]
        words += [*self._figures(frame), *self._gap_words(frame)]
        around = ground.around(
            frame, words=words, lines=sides_of(self.lines.remarks, frame), marks=self._boxes(frame)
        )
        layout = ground.layout(frame)
        size = {"width": frame.width, "height": frame.height}
        layout["annotations"] = [*entry_labels(entries, **size), *around.annotations]
        layout["shapes"] = [*entry_squares(entries, **size), *seen_on_areas(around.shapes, frame)]
        return {"data": list(self._traces(colors)), "layout": layout}, frame.height

    # -- what is drawn how ------------------------------------------------------------------------

    def _colors(self) -> list[str]:
        return series_colors(
            self.lines.grid.series,
            highlight=self.lines.spec.highlight,
            touching=True,
            among=self.extent.series if self.extent else (),
        )

    def _ground(self) -> Ground:
        lines, are_shares = self.lines, self.stack.are_shares
        return Ground(
            across=lines.across,
            axis=self._upright(),
            numerals=lines.numerals.of_shares() if are_shares else lines.numerals,
            column="" if are_shares else lines.grid.series[0].column,
            remarks=lines.remarks,
            width=self.width,
            is_part=self.extent is not None,
        )

    def _upright(self) -> Upright:
        if self.stack.are_shares:
            return Upright((0, 25, 50, 75, 100))
        values = [*self.stack.values, *held(self.lines.remarks)[1]]
        if self.extent and self.extent.values:
            values = [0, *self.extent.values]
        count = 3 if self.extent else 4 if self.width < NARROW else 5
        return snug(values, is_log=False, count=count)

    def _traces(self, colors: Sequence[str]) -> Iterator[dict[str, Any]]:
        lines = self.lines
        marks = Marks(lines.grid, lines.across, lines.numerals, lines.bands)
        for own, series, color in zip(self.stack.ends, lines.grid.series, colors, strict=True):
            name = series.name or series.raw
            yield from ribbon(marks.xs, own, name=name, color=color, alone=_ALONE)
        for index, own in enumerate(self.stack.ends):
            yield self._edge(index, own, marks)

    def _edge(self, index: int, own: Sequence[Ends | None], marks: Marks) -> dict[str, Any]:
        """Return the hairline on top of a band, which says what is pointed at."""
        series = self.lines.grid.series[index]
        alone = {part[0] for part in stretches(own) if len(part) == 1}
        places = range(len(own))
        return {
            "type": "scatter",
            "mode": "lines+markers" if alone else "lines",
            "name": safe(series.name or series.raw),
            "x": marks.xs,
            "y": [ends[1] if ends else None for ends in own],
            "connectgaps": False,
            "line": {"color": roles.PAPER, "width": _HAIR if len(own) <= _MANY else _FINE_HAIR},
            "marker": {
                "symbol": "line-ew-open",
                "color": roles.PAPER,
                "size": [_ALONE if place in alone else 0 for place in places],
                "opacity": 1,
                "line": {"width": _HAIR, "color": roles.PAPER},
            },
            **hover([self._hover(index, place, marks) for place in places], series.sources),
        }

    def _hover(self, index: int, place: int, marks: Marks) -> list[str]:
        where, figure = marks.hover(index, place)
        ends = self.stack.ends[index][place]
        if ends and self.stack.are_shares:
            figure += f" ({safe(self.lines.numerals.share(ends[1] - ends[0]))})"
        return [where, figure]

    # -- room and words ---------------------------------------------------------------------------

    def _frame(self, ground: Ground) -> Frame:
        size = label_size(self.width)
        texts = self._last_figures().values()
        wide = max((text_width(text, size, bold=True) for text in texts), default=0)
        left = ground.numbers_room + NUMBER_GAP
        return ground.frame(left=left, right=wide + _AFTER + 2 if wide else 8)

    def _strips(self, index: int, frame: Frame) -> list[Strip]:
        own, measures = self.stack.ends[index], self.lines.across.measures
        found = list[Strip]()
        for part in stretches(own):
            pairs = [(place, own[place] or (0, 0)) for place in part]
            ends = [(place, frame.y(low), frame.y(high)) for place, (low, high) in pairs]
            strip = [Slice(frame.x(measures[p]), min(a, b), max(a, b)) for p, a, b in ends]
            found.append(strip)
        return found

    def _names(self, frame: Frame, colors: Sequence[str]) -> list[Name | None]:
        taken = covered_by(self.lines.remarks, frame)
        return [
            place_name(series.name, self._strips(i, frame), frame, color=colors[i], taken=taken)
            for i, series in enumerate(self.lines.grid.series)
        ]

    def _key(self, thin: Sequence[int], colors: Sequence[str]) -> tuple[list[Any], float]:
        """Return squares for the bands that are too thin for a name, and the height they take."""
        named = [(self.lines.grid.series[index].name, colors[index]) for index in thin]
        return place_entries(named, width=self.width, least=1)

    def _last_figures(self) -> dict[int, str]:
        """Return the last figure of each band, or its share, where figures are printed."""
        lines, found = self.lines, dict[int, str]()
        if self.extent or not lines.spec.value_labels:
            return found
        for index, (own, series) in enumerate(zip(self.stack.ends, lines.grid.series, strict=True)):
            ends, value = own[-1], series.values[-1]
            if ends is None or value is None:
                continue
            shares = lines.numerals.share(ends[1] - ends[0])
            figure = lines.numerals.figure(value, column=series.column)
            found[index] = shares if self.stack.are_shares else figure
        return found

    def _figures(self, frame: Frame) -> Iterator[dict[str, Any]]:
        """Yield the last figures at the ends of those bands that are high enough for them."""
        size, x = label_size(self.width), frame.right
        if len(self.lines.grid.keys) == 1:
            x = frame.x(self.lines.across.measures[0]) + _ALONE / 2
        for index, text in self._last_figures().items():
            low, high = map(frame.y, self.stack.ends[index][-1] or (0, 0))
            if abs(low - high) >= line_height(size):
                yield frame.text(strong(safe(text)), x + _AFTER, (low + high) / 2)

    def _gap_words(self, frame: Frame) -> list[dict[str, Any]]:
        gaps = gaps_in(self.stack.ends[0])
        return gap_words(self.lines.across, gaps, frame, lang=self.lines.numerals.lang)

    def _boxes(self, frame: Frame) -> list[Box]:
        """Return what the whole stack covers, in strips that are no finer than is needed."""
        last, first = self._strips(-1, frame), self._strips(0, frame)
        found = list[Box]()
        for upper, lower in zip(last, first, strict=True):
            for one, two in zip(upper, lower, strict=True):
                top, bottom = min(one.top, two.top), max(one.bottom, two.bottom)
                box = Box(one.x - _STRIP / 2, top, one.x + _STRIP / 2, bottom)
                if found and box.left < found[-1].right - _STRIP / 2:
                    continue
                if found:
                    box = box._replace(left=min(box.left, found[-1].right))
                found.append(box)
        return found
