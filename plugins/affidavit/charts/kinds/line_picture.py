"""Lines as they stand on a picture: their room, and the words at them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.across import Upright, snug
from affidavit.charts.axes.endings import (
    Ending,
    EndLabel,
    end_label,
    ending_room,
    place_endings,
)
from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Points
from affidavit.charts.axes.ground import NUMBER_GAP, Ground
from affidavit.charts.bounds import bounded
from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.grid import Series
from affidavit.charts.house import NARROW, label_size
from affidavit.charts.kinds.area_gaps import gap_words, gaps_in
from affidavit.charts.kinds.column_printing import nothing_label
from affidavit.charts.kinds.line_labels import (
    figure_at_end,
    point_labels,
    points_have_room,
)
from affidavit.charts.kinds.line_marks import FEW, Marks
from affidavit.charts.kinds.line_reading import Lines
from affidavit.charts.palette import series_colors

NAMED = 12
"""Lines up to which each is named; of more only the highlighted ones are."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing of lines, at one width."""

    lines: Lines
    width: int
    extent: Extent | None

    def figure(self) -> tuple[Figure, int]:
        """Return the figure and its height."""
        ground, colors = self._ground(), self._colors()
        named, frame = self._end_labels(), self._bare_frame(ground)
        has_points = self._has_point_labels(frame)
        if not has_points:
            frame = self._frame(ground, named)
        marks = Marks(self.lines.grid, self.lines.across, self.lines.numerals, self.lines.bands)
        words, leaders = self._words(frame, named, colors, has_points=has_points)
        if self.lines.are_filled and self._is_single:
            words = [*words, *self._gap_words(frame)]
        around = ground.around(frame, words=words, lines=self._pixels(frame))
        layout = ground.layout(frame)
        layout["annotations"], layout["shapes"] = around.annotations, [*around.shapes, *leaders]
        order = sorted(range(len(colors)), key=self._is_lit)
        traces = [
            marks.line(
                i, colors[i], width=self.width, is_lit=self._is_lit(i), is_named=self._is_named(i)
            )
            for i in order
        ]
        fills = marks.fills(colors) if self.lines.are_filled else []
        return {"data": [*fills, *marks.bands(colors), *traces], "layout": layout}, frame.height

    # -- what is drawn how ------------------------------------------------------------------------

    @property
    def _is_single(self) -> bool:
        """Whether there is one line, here and in all panels."""
        return len(self.extent.series if self.extent else self.lines.grid.series) == 1

    def _colors(self) -> list[str]:
        if self._is_single:
            return [roles.HIGHLIGHT] * len(self.lines.grid.series)
        return series_colors(
            self.lines.grid.series,
            highlight=self.lines.spec.highlight,
            touching=False,
            among=self.extent.series if self.extent else (),
        )

    def _is_lit(self, index: int) -> bool:
        return self._is_single or self.lines.grid.series[index].raw in self.lines.spec.highlight

    def _is_named(self, index: int) -> bool:
        series = self.lines.grid.series
        has_points = any(value is not None for value in series[index].values)
        return has_points and (len(series) <= NAMED or self._is_lit(index))

    def _ground(self) -> Ground:
        lines = self.lines
        return Ground(
            across=lines.across,
            axis=self._upright(),
            numerals=lines.numerals,
            column=lines.grid.series[0].column,
            remarks=lines.remarks,
            width=self.width,
            is_part=self.extent is not None,
        )

    def _upright(self) -> Upright:
        values = self.lines.extent.values or (0, 1)
        if self.extent and self.extent.values:
            values = self.extent.values
        count = 3 if self.extent else 4 if self.width < NARROW else 5
        return snug(values, is_log=self.lines.spec.scale == "log", count=count)

    # -- room and words ---------------------------------------------------------------------------

    def _bare_frame(self, ground: Ground) -> Frame:
        """Return where a line with a figure at each point would stand."""
        return ground.frame(left=ground.numbers_room + NUMBER_GAP * 3, right=16)

    def _frame(self, ground: Ground, named: list[tuple[int, EndLabel]]) -> Frame:
        labels = [label for _, label in named]
        return ground.frame(
            left=ground.numbers_room + NUMBER_GAP,
            right=max(ending_room(labels), 8),
            tall=sum(label.height for label in labels) - label_size(self.width),
        )

    def _has_point_labels(self, frame: Frame) -> bool:
        lines = self.lines
        few = len(lines.grid.keys) <= FEW and len(lines.grid.series) == 1
        if not few or not self._is_single or not lines.spec.value_labels or lines.bands.are_there:
            return False
        points = self._pixels(frame)[0]
        return points_have_room(self._figures(), points, frame, size=self._point_size)

    @property
    def _point_size(self) -> float:
        return label_size(self.width) + (0 if self.extent else 1)

    def _figures(self) -> list[str]:
        """Return the figures of a single line as they are printed."""
        series = self.lines.grid.series[0]
        return [
            self._figure(series, at) for at, value in enumerate(series.values) if value is not None
        ]

    def _figure(self, series: Series, at: int = -1) -> str:
        """Return one figure as it is printed, led by its bound; at the end if not said where."""
        filled = [i for i, value in enumerate(series.values) if value is not None]
        at = filled[-1] if at < 0 else at
        numerals, bound = self.lines.numerals, series.bounds[at] if series.bounds else ""
        figure = numerals.figure(series.values[at] or 0, column=series.column)
        return bounded(figure, bound, lang=numerals.lang)

    def _end_labels(self) -> list[tuple[int, EndLabel]]:
        """Return index and label of each line that is named at its end; in panels none is."""
        if self.extent:
            return []
        room = self.width * (0.3 if self.width < NARROW else 0.24)
        series = self.lines.grid.series
        named = [i for i in range(len(series)) if self._is_named(i)]
        return [(i, self._end_label(i, room)) for i in named]

    def _end_label(self, index: int, room: float) -> EndLabel:
        series = self.lines.grid.series[index]
        figure = self._figure(series) if self.lines.spec.value_labels else ""
        return end_label(series.name, figure, width=room, size=label_size(self.width))

    def _words(
        self,
        frame: Frame,
        named: list[tuple[int, EndLabel]],
        colors: list[str],
        *,
        has_points: bool,
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return what is written at the lines, and leaders to names that had to move."""
        pixels = self._pixels(frame)
        if not (any(pixels) or self.lines.are_filled):
            return nothing_label(frame, lang=self.lines.numerals.lang), []
        if has_points:
            return point_labels(self._figures(), pixels[0], frame, size=self._point_size), []
        if self.extent:
            return list(self._ends(pixels, frame)), []
        has_highlight = any(self._is_lit(i) for i in range(len(colors))) and not self._is_single
        endings = []
        for index, label in named:
            ink = roles.MUTED if has_highlight else roles.INK
            ink = roles.HIGHLIGHT if has_highlight and self._is_lit(index) else ink
            endings.append(Ending(label, *pixels[index][-1], colors[index], ink))
        return place_endings(endings, frame)

    def _ends(self, pixels: list[Points], frame: Frame) -> list[dict[str, Any]]:
        """Return the last figure of each line that a panel is about."""
        if not self.lines.spec.value_labels:
            return []
        series = self.lines.grid.series
        shown = [i for i in range(len(series)) if self._is_lit(i) and pixels[i]]
        return [figure_at_end(self._figure(series[i]), pixels, i, frame) for i in shown]

    def _gap_words(self, frame: Frame) -> list[dict[str, Any]]:
        """Return what stands in the gaps of a single area, whose ground shows there."""
        gaps = gaps_in(self.lines.grid.series[0].values)
        return gap_words(self.lines.across, gaps, frame, lang=self.lines.numerals.lang)

    def _pixels(self, frame: Frame) -> list[Points]:
        """Return each line as it runs over the picture."""
        measures = self.lines.across.measures
        return [
            [
                (frame.x(measures[place]), frame.y(value))
                for place, value in enumerate(each.values)
                if value is not None
            ]
            for each in self.lines.grid.series
        ]
