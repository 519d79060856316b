"""Points between two axes, the ones that matter named."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from affidavit.charts.axes.nameplates import (
    Box,
    Disc,
    Nameplate,
    draw_names,
    name_of,
    place_names,
)
from affidavit.charts.axes.remarks import Placed, draw_remarks, head_room, place_remarks
from affidavit.charts.axes.ruler import Ruler
from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Ends, Extent
from affidavit.charts.grid import Series
from affidavit.charts.house import NARROW, base_layout, label_size
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.scatter_axes import Axes, lay_axes
from affidavit.charts.kinds.scatter_cloud import Cloud, Point, read_cloud
from affidavit.charts.kinds.scatter_legend import SizeKey, Sizes, size_key, sizes_for
from affidavit.charts.kinds.scatter_marks import Marks, is_lit
from affidavit.charts.kinds.scatter_names import chosen
from affidavit.charts.legend import Entry, entry_labels, entry_squares, place_entries
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import series_colors
from affidavit.charts.row_reading import RowReading
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report


@dataclass(frozen=True, slots=True)
class Scatter:
    """A scatter chart, read. Further columns of `x` name its points."""

    keys: ClassVar = COMMON | {"size", "low", "high", "scale", "annotate"}
    needs: ClassVar[tuple[str, ...]] = ("x", "y")
    trace: ClassVar = "scatter"

    cloud: Cloud
    spec: Spec
    numerals: Numerals
    remarks: tuple[Placed, ...]

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Scatter | None:
        """Return the chart of these rows; None with every fault reported."""
        numerals = Numerals(spec, lang=lang)
        reading = RowReading(sheet, spec, report=report)
        cloud = read_cloud(reading, spec, numerals=numerals, report=report)
        ruler = Ruler(cloud.x.kind if cloud else "number", ())
        find = ruler.find if cloud else lambda _: 0.0
        remarks = place_remarks(spec, find_x=find, report=report)
        if cloud is None or remarks is None:
            return None
        return cls(cloud, spec, numerals, tuple(remarks))

    @property
    def table(self) -> DataTable:
        """The rows, those without a figure too."""
        return self.cloud.table

    @property
    def extent(self) -> Extent:
        """How far its points lie along and up, and the words of its colours."""
        return Extent(
            values=_ends([*self.cloud.heights, *(y for each in self.remarks for y in each.ys)]),
            across=_ends([*self._measures(), *(x for each in self.remarks for x in each.xs)]),
            series=self.cloud.colors,
        )

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        whole = self.extent | extent if extent else self.extent
        words = extent.series if extent and extent.series else self.cloud.colors
        colors = self._colors(words)
        sizes, keys = self._sizes(width), list[SizeKey]()
        entries, top = self._entries(colors, width)
        if sizes:
            name = self.spec.printed(sizes.column)
            keys = [size_key(name, sizes, numerals=self.numerals, width=width, top=top)]
            top += keys[0].height + 8
        radii = [self._radius(point, sizes, width) for point in self.cloud.points]
        axes = lay_axes(
            self.cloud,
            self.spec,
            numerals=self.numerals,
            reach=(whole.across or (0, 1), whole.values or (0, 1)),
            width=width,
            top=top,
            head=head_room(self.remarks, width=width),
            largest=max(radii),
        )
        frame = axes.frame
        discs = [
            Disc(axes.x(point.x), frame.y(point.y), r)
            for point, r in zip(self.cloud.points, radii, strict=True)
        ]
        plates = self._names(discs, axes)
        names, _ = draw_names(plates, frame, size=label_size(width))
        said, drawn = draw_remarks(
            self._measured_remarks(axes), frame, lines=[*_outlines(plates), *_dots(discs)]
        )
        layout = base_layout(width, frame.height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout |= {"hovermode": "closest", "hoverdistance": 20}
        layout["xaxis"] = frame.x_axis(
            axes.ruler.plotly_limits(frame.x_limits), kind=axes.ruler.plotly_kind
        )
        layout["yaxis"] = frame.y_axis()
        keyed = [key.draw(frame) for key in keys]
        layout["annotations"] = [
            *entry_labels(entries, width=width, height=frame.height),
            *(each for labels, _ in keyed for each in labels),
            *axes.labels(self.numerals, y=self.cloud.y),
            *names,
            *said,
        ]
        layout["shapes"] = [
            *drawn,
            *axes.lines(),
            *entry_squares(entries, width=width, height=frame.height),
            *(each for _, circles in keyed for each in circles),
        ]
        marks = Marks(self.cloud, self.spec, self.numerals, colors)
        return {"data": marks.traces(radii), "layout": layout}, frame.height

    # -- what is drawn how ------------------------------------------------------------------------

    def _measures(self) -> list[float]:
        """Return how far along the points lie: as seconds, or as the numbers themselves."""
        ruler = Ruler(self.cloud.x.kind, ())
        return [ruler.measure(point.x) for point in self.cloud.points]

    def _measured_remarks(self, axes: Axes) -> list[Placed]:
        """Return the remarks with their places as the horizontal axis measures."""
        if axes.ruler.kind != "log":
            return list(self.remarks)
        return [
            replace(each, xs=tuple(axes.ruler.measure(x) for x in each.xs if x > 0))
            for each in self.remarks
        ]

    def _colors(self, words: Sequence[str]) -> dict[str, str]:
        """Return the colour of each word of the `color` column."""
        if not words:
            return {"": roles.NEUTRAL}
        series = [Series(self.spec.printed(word), word, "", ()) for word in words]
        found = series_colors(series, highlight=self.spec.highlight, touching=False)
        return dict(zip(words, found, strict=True))

    def _entries(self, colors: dict[str, str], width: int) -> tuple[list[Entry], float]:
        """Return the legend; beside a highlight what is neutral is the rest, and needs no name."""
        named = [
            (self.spec.printed(word), color)
            for word, color in colors.items()
            if color != roles.NEUTRAL or len(colors) <= len(roles.CATEGORIES)
        ]
        return place_entries(named, width=width)

    def _sizes(self, width: int) -> Sizes | None:
        values = [point.size for point in self.cloud.points if point.size is not None]
        return sizes_for(str(self.spec.size), values, width=width) if values else None

    def _radius(self, point: Point, sizes: Sizes | None, width: int) -> float:
        if sizes and point.size is not None:
            return sizes.of(point.size)
        count = len(self.cloud.points)
        usual = 4.5 if count <= 100 else 3.5 if count <= 500 else 2.5  # noqa: PLR2004
        small = usual - (width < NARROW) * 0.5
        return small + 1 if is_lit(point, self.spec) and not self.spec.color else small

    def _names(self, discs: list[Disc], axes: Axes) -> list[Nameplate]:
        """Return the names of points that find room; none stands on a point or an error bar."""
        points, frame = self.cloud.points, axes.frame
        if len(self.spec.x) < 2 or not self.spec.value_labels:  # noqa: PLR2004 - figure and name
            return []
        meant = [i for i, p in enumerate(points) if set(p.key) & set(self.spec.highlight)]
        size = label_size(frame.width)
        names = [
            name_of(
                self.spec.printed(points[index].key[0]),
                discs[index],
                room=frame.width * 0.3 if frame.width < NARROW else 170,
                size=size,
                bold=bool(meant),
                ink=roles.INK,
            )
            for index in chosen(discs, meant)
            if points[index].key[0]
        ]
        bars = [
            Box(
                disc.x - 2,
                frame.y(point.high or point.y),
                disc.x + 2,
                frame.y(point.low or point.y),
            )
            for disc, point in zip(discs, points, strict=True)
            if point.low is not None or point.high is not None
        ]
        levels = [
            Box(0, frame.y(y) - 2, frame.width, frame.y(y) + 2)
            for each in self.remarks
            if not each.xs
            for y in each.ys
        ]
        within = Box(frame.left - 6, frame.top - 14, frame.width, frame.bottom - 2)
        return place_names(names, discs, within=within, taken=[*bars, *levels], distances=(4, 9))


def _ends(values: Sequence[float]) -> Ends:
    return min(values), max(values)


def _outlines(plates: Sequence[Nameplate]) -> list[list[tuple[float, float]]]:
    """Return names as lines that words of remarks do not cross."""
    boxes = [plate.box for plate in plates]
    return [[(box.left, (box.top + box.bottom) / 2), (box.right, box.bottom)] for box in boxes]


def _dots(discs: Sequence[Disc]) -> list[list[tuple[float, float]]]:
    """Return the middles of points and eight places around each, for the same."""
    eighths = [(math.cos(turn * math.pi / 4), math.sin(turn * math.pi / 4)) for turn in range(8)]
    return [
        [(disc.x, disc.y), *((disc.x + disc.r * x, disc.y + disc.r * y) for x, y in eighths)]
        for disc in discs
    ]
