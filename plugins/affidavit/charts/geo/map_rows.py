"""The rows of a map: which place each is about, its colour, and what is said of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from affidavit.charts.axes.frame import Frame
from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.geo.gazetteer import Gazetteer
from affidavit.charts.geo.placing import place_rows
from affidavit.charts.geo.shades import Legend, Shades, read_shades
from affidavit.charts.grid import check_highlight
from affidavit.charts.house import bare_axis, base_layout
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.row_table import table_of
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report
from affidavit.language import Words

MAP_KEYS = frozenset(
    {
        "data",
        "geo",
        "x",
        "value",
        "color",
        "classes",
        "facet",
        "sort",
        "where",
        "limit",
        "highlight",
        "labels",
        "format",
        "plotly",
    }
)
"""Keys that maps of coloured places take."""


@dataclass(frozen=True, slots=True)
class MapRows:
    """Rows whose places are known."""

    by_place: Mapping[str, int]
    """Code -> row of the sheet."""
    sheet: Sheet
    spec: Spec
    names: tuple[int, ...]
    """The columns of `x`: the place, then what else is said of it."""
    shades: Shades
    table: DataTable
    lit: frozenset[str]
    """Codes of the places that `highlight` names."""

    def colors(self, extent: Extent | None) -> Mapping[str, str]:
        """Return the colour of each place that has a row."""
        shades = self.shades.colors(extent)
        return {code: shades[row] for code, row in self.by_place.items()}

    def said(self, code: str, name: str) -> list[str]:
        """Return what is said of a place when it is pointed at: its name, and its figure."""
        words = Words(self.shades.numerals.lang)
        row = self.by_place.get(code)
        if row is None:
            return [safe(name), safe(words("chart.no-figure"))]
        cells = [self.sheet.rows[row][column] for column in self.names]
        if cells[0].isdigit():  # a code that only offices know
            cells[0] = name
        where = ", ".join(self.spec.printed(cell) for cell in cells if cell)
        word = self.spec.printed(self.shades.words[row]) if self.shades.words else ""
        figure = self.shades.figure(row, first=True)
        said = ": ".join(part for part in (word, figure) if part)
        return [safe(where), safe(said or words("chart.no-figure"))]

    def source(self, code: str) -> str:
        """Return the key of the own source of a place's row; empty where there is none."""
        row = self.by_place.get(code)
        key = self.table.sources[row] if row is not None and self.table.sources else None
        return str(key or "")

    def legend(self, places: Collection[str], width: int, extent: Extent | None = None) -> Legend:
        """Return what the colours of a map of these places mean."""
        filled = self.filled(places) if extent is None else extent.filled
        is_whole = filled is not None and filled >= len(places)
        return self.shades.legend(width, extent, is_whole=is_whole)

    def filled(self, places: Collection[str]) -> int:
        """Return how many of these places have a colour that says something."""
        colors = self.colors(None)
        return sum(colors.get(code, roles.EMPTY) != roles.EMPTY for code in places)

    def extent(self, places: Collection[str]) -> Extent:
        """Return what colours of a map of these places reach over."""
        return replace(self.shades.extent, filled=self.filled(places))

    def legend_figure(
        self, places: Collection[str], width: int, extent: Extent
    ) -> tuple[Figure, int] | None:
        """Return what the colours of all panels mean as a figure of its own, and its height."""
        legend = self.legend(places, width, extent)
        if not legend.height:
            return None
        height = round(legend.height)
        layout = base_layout(width, height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout |= {"xaxis": bare_axis(), "yaxis": bare_axis()}
        frame = Frame.of_pixels(width, height)
        layout |= {"annotations": legend.labels(frame), "shapes": legend.shapes(frame)}
        return {"data": [], "layout": layout}, height


def read_map_rows(
    sheet: Sheet,
    spec: Spec,
    places: Gazetteer | None,
    *,
    example: str,
    lang: str,
    carries_text: bool,
    report: Report,
) -> MapRows | None:
    """Return rows by place; None with every fault reported.

    Without `places`, since the map is not known, the rest is judged all the same.
    """
    faults = Report()
    numerals = Numerals(spec, lang=lang)
    if spec.limit is not None:
        sheet = sheet.kept(range(min(spec.limit, len(sheet.rows))))
    shades = read_shades(sheet, spec, numerals=numerals, carries_text=carries_text, report=faults)
    found = [sheet.column(name, report=faults) for name in spec.x]
    names = tuple(column for column in found if column is not None)
    rows: Mapping[str, int] = {}
    if places and names and found[0] is not None:
        rows = place_rows(sheet, names[0], places, example=example, report=faults)
    lit = _lit(sheet, spec, names, rows, places, shades, report=faults)
    report.extend(faults)
    if faults.errors or shades is None or not rows:
        return None
    columns = [*names, *(sheet.header.index(each) for each in (spec.color, spec.value) if each)]
    counted = {sheet.header.index(spec.value)} if spec.value else set()
    table = table_of(sheet, spec, list(dict.fromkeys(columns)), numeric=counted, numerals=numerals)
    return MapRows(rows, sheet, spec, names, shades, table, lit)


def _lit(
    sheet: Sheet,
    spec: Spec,
    names: tuple[int, ...],
    rows: Mapping[str, int],
    places: Gazetteer | None,
    shades: Shades | None,
    *,
    report: Report,
) -> frozenset[str]:
    """Return the places that `highlight` names, in any spelling; what it names wrongly is told."""
    meant = {word: places.find(word) for word in spec.highlight} if places else {}
    cells = {row[column] for row in sheet.rows for column in names}
    words = set(shades.words) if shades else {cell for row in sheet.rows for cell in row}
    spelled = {word for word, code in meant.items() if code in rows}
    check_highlight(spec, sheet, cells | words | spelled, report=report)
    chosen = {str(word) for word in spec.highlight}
    by_cell = {code for code, row in rows.items() if _is_named(sheet, row, names, chosen)}
    return frozenset(by_cell | {code for code in meant.values() if code in rows and code})


def _is_named(sheet: Sheet, row: int, names: tuple[int, ...], chosen: set[str]) -> bool:
    return bool({sheet.rows[row][column] for column in names} & chosen)
