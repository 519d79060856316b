"""Histograms: how many rows lie in each of a few classes, of numbers or of dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, ClassVar

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box
from affidavit.charts.axes.remarks import Placed, Reach, place_remarks
from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Ends, Extent
from affidavit.charts.hover import hover
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.column_plot import Numbers, Plot, Tip, plot
from affidavit.charts.kinds.column_printing import (
    Printing,
    nothing_label,
    printing_in,
    tip_label,
)
from affidavit.charts.kinds.histogram_below import Edges
from affidavit.charts.kinds.histogram_classes import Classes, day_of
from affidavit.charts.kinds.histogram_reading import Counted, read_classes, read_counted
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import Column, DataTable, Value
from affidavit.diagnostics import ChartCode, Report
from affidavit.language import Words

_GAP = 1
"""Pixels between two classes: they touch, for what they measure goes on."""


@dataclass(frozen=True, slots=True)
class Histogram:
    """A histogram, read. `x` is the column whose rows are counted."""

    keys: ClassVar = COMMON - {"y", "color", "sort", "limit"} | {"classes", "scale", "annotate"}
    needs: ClassVar[tuple[str, ...]] = ("x",)
    trace: ClassVar = "bar"

    spec: Spec
    counted: Counted
    edges: Edges
    counts: tuple[int, ...]
    """How many rows each class holds."""
    remarks: tuple[Placed, ...]

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Histogram | None:
        """Return the chart of these rows; None with every fault reported."""
        counted = read_counted(sheet, spec, report=report)
        classes = read_classes(spec, counted, report=report)
        find = partial(_place, counted, classes)
        counts = classes.counts(counted.values) if classes and counted else ()
        reach = Reach(y=(0, max(counts)) if any(counts) else None)
        remarks = place_remarks(spec, find_x=find, reach=reach, report=report)
        _check_highlight(spec, counted, classes, report=report)
        if counted is None or classes is None:
            return None
        edges = Edges(
            classes,
            Numerals(spec, lang=lang),
            counted.name,
            are_moments=counted.are_moments,
            are_years=counted.are_years,
        )
        return None if remarks is None else cls(spec, counted, edges, counts, tuple(remarks))

    @property
    def table(self) -> DataTable:
        """The classes and how many rows each of them holds; then the rows without a figure."""
        words, name = Words(self.edges.numerals.lang), self.spec.printed(self.counted.name)
        are_numbers = not self.counted.are_moments
        to = words("chart.class.below" if are_numbers else "chart.class.to")
        columns = [Column("from", words("chart.class.from"), are_numbers)]
        columns.append(Column("to", to, are_numbers))
        if self._classes.are_single:
            columns = [Column(self.counted.name, name, are_numbers)]
        ends = 1 if self._classes.are_single else 2
        rows, texts = list[tuple[Value, ...]](), list[tuple[str, ...]]()
        for index, count in enumerate(self.counts):
            rows.append((*self._raw(index)[:ends], count))
            texts.append((*self.edges.ends(index)[:ends], self._count_text(count)))
        if self.counted.missing:
            nothing = (words("chart.no-figure"), "")[:ends]
            rows.append((*(None,) * ends, self.counted.missing))
            texts.append((*nothing, self._count_text(self.counted.missing)))
        columns.append(Column("count", words("chart.class.count"), numeric=True))
        return DataTable(columns=tuple(columns), rows=tuple(rows), texts=tuple(texts))

    @property
    def extent(self) -> Extent:
        """Zero and the highest class, and what the classes reach over."""
        return Extent(values=(0, max(self._heights)), across=self._span)

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        span, shared = self._span, extent.values or () if extent else ()
        printing = None if extent else self._printing(width)
        room = printing.room if printing else 0
        drawn = plot(
            width,
            span=span,
            tips=[*(Tip(height, room) for height in self._heights), *map(Tip, shared)],
            is_part=extent is not None,
            has_axis=printing is None and self._are_even,
            numbers=Numbers(Numerals(self._plain, lang=self.edges.numerals.lang)),
            below=partial(self.edges.below, span=span, width=width),
            remarks=self.remarks,
        )
        frame = drawn.frame
        figures = self._labels(frame, printing)
        if not any(self.counts):
            figures = nothing_label(frame, lang=self.edges.numerals.lang)
        words, lines = drawn.around(figures, self._boxes(frame))
        layout = drawn.layout()
        kind = "date" if self.counted.are_moments else "linear"
        layout["xaxis"] = frame.x_axis([*map(self._for_plotly, span)], kind=kind)
        layout["annotations"] = words
        layout["shapes"] = lines
        return {"data": [self._trace(drawn)], "layout": layout}, frame.height

    # -- what is drawn how ------------------------------------------------------------------------

    @property
    def _classes(self) -> Classes:
        return self.edges.classes

    @property
    def _span(self) -> Ends:
        """What the axis reaches over: all classes; a single one has room beside it."""
        edges, (width, *others) = self._classes.edges, self._classes.widths
        spare = 0 if others else 1.5 * width
        return edges[0] - spare, edges[-1] + spare

    @property
    def _are_even(self) -> bool:
        """Whether heights can be read at an axis; months of 28 and of 31 days are alike enough."""
        widths = self._classes.widths
        return self.counted.are_moments or max(widths) < min(widths) * 1.001

    @property
    def _heights(self) -> list[float]:
        """How high each class is: in uneven ones as many rows as the narrowest would hold."""
        if self._are_even:
            return list(self.counts)
        least = min(self._classes.widths)
        shares = zip(self.counts, self._classes.widths, strict=True)
        return [count * least / width for count, width in shares]

    @property
    def _plain(self) -> Spec:
        """The spec for counts: unit and format are those of what is counted."""
        return self.spec.model_copy(update={"unit": type(self.spec.unit)(""), "format": {}})

    def _count_text(self, count: int) -> str:
        return Numerals(self._plain, lang=self.edges.numerals.lang).number(count)

    def _printing(self, width: int) -> Printing | None:
        """Return how all counts are printed above their classes; None where they cannot be."""
        if not self.spec.value_labels:
            return None
        low, high = self._span
        room = min(self._classes.widths) * width / (high - low) - 4
        texts = [self._count_text(count) for count in self.counts]
        return printing_in(room, texts, texts, width=width)

    def _lit(self) -> set[int]:
        found = [_place(self.counted, self._classes, word) for word in self.spec.highlight]
        return {self._classes.index(at) for at in found if at is not None}

    def _labels(self, frame: Frame, printing: Printing | None) -> list[dict[str, Any]]:
        if printing is None:
            return []
        text, size = self._count_text, printing.size
        return [
            tip_label(text(count), frame.x(middle), frame.y(height), frame=frame, size=size)
            for count, height, middle in zip(self.counts, self._heights, self._middles, strict=True)
            if count
        ]

    @property
    def _middles(self) -> list[float]:
        pairs = zip(self._classes.edges, self._classes.widths, strict=False)
        return [edge + width / 2 for edge, width in pairs]

    def _boxes(self, frame: Frame) -> list[Box]:
        """Return what the classes cover, in pixels."""
        stood = zip(self._classes.edges, self._classes.widths, self._heights, strict=False)
        return [
            Box(frame.x(edge), frame.y(height), frame.x(edge + width), frame.bottom)
            for edge, width, height in stood
        ]

    # -- marks ------------------------------------------------------------------------------------

    def _trace(self, drawn: Plot) -> dict[str, Any]:
        frame, lit = drawn.frame, self._lit()
        low, high = frame.x_limits
        unit = 1000 if self.counted.are_moments else 1
        gap = _GAP * (high - low) / (frame.right - frame.left)
        colors = [
            roles.HIGHLIGHT if index in lit else roles.NEUTRAL for index in range(len(self.counts))
        ]
        return {
            "type": "bar",
            "x": [self._for_plotly(middle) for middle in self._middles],
            "y": self._heights,
            "width": [max(width - gap, width * 0.6) * unit for width in self._classes.widths],
            "marker": {"color": colors if lit else colors[0], "line": {"width": 0}},
            **hover(self._hover(index, count) for index, count in enumerate(self.counts)),
        }

    def _hover(self, index: int, count: int) -> list[str]:
        low, high = self.edges.ends(index)
        return [safe(low if low == high else f"{low} – {high}"), safe(self._count_text(count))]

    def _for_plotly(self, at: float) -> str | float:
        if not self.counted.are_moments:
            return at
        start = day_of(at).at
        return (start + timedelta(seconds=at % 86_400)).isoformat(timespec="seconds")

    def _raw(self, index: int) -> Sequence[Value]:
        """Return both ends of a class as the table's file has them; of dates the last day."""
        low, high = self._classes.edges[index : index + 2]
        if not self.counted.are_moments:
            return low, high
        return day_of(low).iso, day_of(high - 1).iso


def _place(counted: Counted | None, classes: Classes | None, word: str) -> float | None:
    """Return where a writer's value lies along the axis; None where no class holds it."""
    if counted is None:
        return 0.0
    found = counted.find(word)
    if found is None or classes is None:
        return found
    if not classes.holds(found):
        return None
    return found + (classes.widths[0] / 2 if classes.are_single else 0)


def _check_highlight(
    spec: Spec, counted: Counted | None, classes: Classes | None, *, report: Report
) -> None:
    """Report values of `highlight` that lie in no class."""
    for word in spec.highlight:
        if _place(counted, classes, word) is None:
            message, fix = f'"{word}" lies in no class', "name a value that the data has"
            report.error(ChartCode.CHART_SELECTION, word.place, message, fix)
