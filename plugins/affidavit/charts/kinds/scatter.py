"""Points between two axes, the ones that matter named."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from affidavit.charts.axes.free_room import Box
from affidavit.charts.axes.nameplates import (
    Disc,
    Nameplate,
    draw_names,
    name_of,
    place_names,
)
from affidavit.charts.axes.remarks import (
    Placed,
    check_above_zero,
    draw_remarks,
    head_room,
    place_remarks,
)
from affidavit.charts.axes.ruler import Ruler, can_be_log
from affidavit.charts.chart import Figure
from affidavit.charts.columns import Moment
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent, ends_of
from affidavit.charts.house import NARROW, base_layout, label_size
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.column_printing import nothing_label
from affidavit.charts.kinds.scatter_axes import Axes, lay_axes
from affidavit.charts.kinds.scatter_cloud import Cloud, Point, read_cloud
from affidavit.charts.kinds.scatter_legend import Keys, Sizes, colors_for, keys_above, sizes_for
from affidavit.charts.kinds.scatter_marks import Marks, is_lit
from affidavit.charts.kinds.scatter_names import chosen
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
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
        if cloud is None or remarks is None or not _have_room(remarks, cloud, spec, report=report):
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
            values=ends_of([*self.cloud.heights, *(y for each in self.remarks for y in each.ys)]),
            across=ends_of([*self._measures(), *(x for each in self.remarks for x in each.xs)]),
            series=self.cloud.colors,
            sizes=tuple(p.size for p in self.cloud.points if p.size is not None),
        )

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int] | None:
        """Return what colours and sizes mean in all panels."""
        colors, sizes = colors_for(extent.series, self.spec), self._sizes(extent.sizes, 0)
        return self._keys(colors, sizes, width).figure(width)

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        whole = extent or self.extent
        colors = colors_for(whole.series, self.spec)
        sizes = self._sizes(whole.sizes, 0 if extent else width)
        keys = Keys() if extent else self._keys(colors, sizes, width)
        radii = [self._radius(point, sizes, width) for point in self.cloud.points]
        axes = lay_axes(
            self.cloud,
            self.spec,
            numerals=self.numerals,
            reach=(whole.across or (0, 1), whole.values or (0, 1)),
            width=width,
            top=keys.height,
            head=head_room(self.remarks, width=width),
            largest=max(radii, default=0),
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
        keyed, key_marks = keys.draw(frame)
        layout["annotations"] = [
            *keyed,
            *axes.labels(self.numerals, y=self.cloud.y),
            *names,
            *said,
            *([] if discs else nothing_label(frame, lang=self.numerals.lang)),
        ]
        layout["shapes"] = [
            *drawn,
            *axes.lines(),
            *key_marks,
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

    def _keys(self, colors: dict[str, str], sizes: Sizes | None, width: int) -> Keys:
        return keys_above(self.spec, colors, sizes, numerals=self.numerals, width=width)

    def _sizes(self, values: Sequence[float], width: int) -> Sizes | None:
        """Return the scale of sizes; that of panels, which share it, at width 0."""
        return sizes_for(str(self.spec.size), values, width=width)

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


def _have_room(remarks: Sequence[Placed], cloud: Cloud, spec: Spec, *, report: Report) -> bool:
    """Report remarks at or below zero of an axis that the points make logarithmic."""
    faults = Report()
    along = [point.x for point in cloud.points if not isinstance(point.x, Moment)]
    for each in remarks if spec.scale == "log" else ():
        if can_be_log(along):
            check_above_zero(each.remark.x, each.xs, report=faults)
        if can_be_log(cloud.heights):
            check_above_zero(each.remark.y, each.ys, report=faults)
    report.extend(faults)
    return not faults.errors


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
