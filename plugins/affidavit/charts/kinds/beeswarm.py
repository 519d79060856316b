"""Beeswarms: a dot for each row along one axis, none on another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from affidavit.charts.axes.remarks import Placed, Reach, check_above_zero, held, place_remarks
from affidavit.charts.axes.ruler import Ruler
from affidavit.charts.chart import Figure
from affidavit.charts.extent import Extent, ends_of
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.beeswarm_picture import Picture
from affidavit.charts.kinds.beeswarm_rows import Swarm, can_be_drawn, read_swarm
from affidavit.charts.kinds.scatter_legend import Keys, Sizes, colors_for, keys_above, sizes_for
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.row_reading import RowReading
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report


@dataclass(frozen=True, slots=True)
class Beeswarm:
    """A beeswarm chart, read. Further columns of `x` name its dots, `y` their groups."""

    keys: ClassVar = COMMON | {"size", "scale", "annotate"}
    needs: ClassVar[tuple[str, ...]] = ("x",)
    trace: ClassVar = "scatter"

    swarm: Swarm
    spec: Spec
    numerals: Numerals
    remarks: tuple[Placed, ...]

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Beeswarm | None:
        """Return the chart of these rows; None with every fault reported."""
        numerals = Numerals(spec, lang=lang)
        reading = RowReading(sheet, spec, report=report)
        swarm = read_swarm(reading, spec, numerals=numerals, report=report)
        remarks = _place_remarks(swarm, spec, report=report)
        if swarm is None or not can_be_drawn(swarm, spec, report=report) or remarks is None:
            return None
        return cls(swarm, spec, numerals, remarks)

    @property
    def table(self) -> DataTable:
        """The rows, those without a figure too."""
        return self.swarm.table

    @property
    def extent(self) -> Extent:
        """How far its dots and remarks lie along the axis, its groups, and what marks mean."""
        measures = [self.swarm.ruler.measure(dot.x) for dot in self.swarm.dots]
        measures += held(self.remarks)[0]
        return Extent(
            across=ends_of(measures),
            series=self.swarm.colors,
            sizes=tuple(self.swarm.sizes),
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
        picture = Picture(
            swarm=self.swarm,
            spec=self.spec,
            numerals=self.numerals,
            remarks=self.remarks,
            colors=colors,
            sizes=sizes,
            keys=Keys() if extent else self._keys(colors, sizes, width),
            ruler=self.swarm.ruler.reaching(whole.across or (0, 1)),
            width=width,
        )
        return picture.figure()

    def _sizes(self, values: Sequence[float], width: int) -> Sizes | None:
        """Return the scale of sizes; that of panels, which share it, at width 0."""
        return sizes_for(str(self.spec.size), values, width=width)

    def _keys(self, colors: dict[str, str], sizes: Sizes | None, width: int) -> Keys:
        return keys_above(self.spec, colors, sizes, numerals=self.numerals, width=width)


def _place_remarks(swarm: Swarm | None, spec: Spec, *, report: Report) -> tuple[Placed, ...] | None:
    """Return the remarks, placed as the axis measures; None with those that have no place told.

    How high a dot stands means nothing, so no remark has a place up or down.
    """
    plain = Ruler(swarm.x.kind, ()) if swarm else None
    measures = [plain.measure(dot.x) for dot in swarm.dots] if swarm and plain else []
    ends = ends_of(measures) if spec.scale != "log" else None
    faults = Report()
    remarks = place_remarks(
        spec,
        find_x=plain.find if plain else lambda _: 0.0,
        find_y=lambda _: None,
        report=faults,
        reach=Reach(ends, None),
    )
    if swarm and spec.scale == "log" and swarm.x.kind == "number":
        for each in remarks or ():
            check_above_zero(each.remark.x, each.xs, report=faults)
    report.extend(faults)
    if remarks is None or swarm is None or faults.errors:
        return None
    return tuple(replace(each, xs=tuple(map(swarm.ruler.measure, each.xs))) for each in remarks)
