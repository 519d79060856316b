"""Rows that stand at a point of a map: at a longitude and latitude, or in the middle of a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from affidavit.charts.columns import Number, numbers_in
from affidavit.charts.drawing import roles
from affidavit.charts.geo.asked_outlines import OutlineMap
from affidavit.charts.geo.outlines import LaidMap
from affidavit.charts.geo.placing import place_rows
from affidavit.charts.geo.projections import Point
from affidavit.charts.grid import check_highlight
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.row_table import row_sources, table_of
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Diagnostic, Report
from affidavit.language import Words

_REACH = (180, 90)
_TRIAL = 1000
_SWAPPED = 'longitude is "x", latitude "y": are they swapped?'


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """One row: where it stands, and how large."""

    code: str
    """Of the place in whose middle it stands; empty where `at` says where."""
    at: Point
    """Longitude and latitude."""
    name: str
    word: str
    """Of the column `color`, as the data has it."""
    size: Number | None
    is_drawn: bool
    is_lit: bool
    said: list[str]
    source: str = ""
    """The key of its row's own source."""


@dataclass(frozen=True, slots=True)
class Symbols:
    """The rows of a symbol map."""

    all: tuple[Symbol, ...]
    table: DataTable

    @property
    def values(self) -> list[Number]:
        """The figures that sizes stand for."""
        return [each.size for each in self.all if each.size is not None]

    def spot(self, symbol: Symbol, laid: LaidMap) -> Point:
        """Return the pixels where a row's circle stands."""
        if symbol.code:
            return laid.shapes[symbol.code].middle
        x, y = laid.spot(symbol.at) or (0.0, 0.0)
        return round(x, 1), round(y, 1)


def read_symbols(
    sheet: Sheet,
    spec: Spec,
    found: OutlineMap | None,
    *,
    numerals: Numerals,
    report: Report,
) -> Symbols | None:
    """Return the rows of a symbol map; None with every fault reported."""
    faults = Report()
    if spec.limit is not None:
        sheet = sheet.kept(range(min(spec.limit, len(sheet.rows))))
    xs = [sheet.column(each, report=faults) for each in spec.x]
    ys = [sheet.column(each, report=faults) for each in spec.y]
    size = sheet.column(spec.size, report=faults) if spec.size else None
    color = sheet.column(spec.color, report=faults) if spec.color else None
    if spec.color and color is not None:
        _check_words(sheet, spec, color, report=faults)
    sizes = numbers_in(sheet, size, report=faults) if size is not None else []
    tell_each(_negative(sheet, size, sizes), report=faults, more="cells")
    columns = [column for column in (*xs, *ys) if column is not None]
    words = {
        row[column] for row in sheet.rows for column in (*columns, color) if column is not None
    }
    check_highlight(spec, sheet, words, report=faults)
    points = _points(sheet, xs, ys, found, report=faults)
    report.extend(faults)
    if faults.errors or points is None or not sheet.rows:
        return None
    names = xs[1:] + ys[1:] if ys else xs
    named = [column for column in names if column is not None]
    places = [xs[0], ys[0]] if ys else []
    shown = [c for c in (*named, *places, color, size) if c is not None]
    counted = {c for c in (*places, size) if c is not None}
    table = table_of(sheet, spec, shown, numeric=counted, numerals=numerals)
    symbols = [
        _symbol(sheet, spec, row, points[row], named, color, sizes, numerals)
        for row in range(len(sheet.rows))
    ]
    sources = row_sources(sheet) or ("",) * len(symbols)
    symbols = [replace(s, source=key) for s, key in zip(symbols, sources, strict=True)]
    return Symbols(tuple(_named(each, found) for each in symbols), table)


def _symbol(
    sheet: Sheet,
    spec: Spec,
    row: int,
    point: str | Point,
    named: Sequence[int],
    color: int | None,
    sizes: Sequence[Number | None],
    numerals: Numerals,
) -> Symbol:
    cells = sheet.rows[row]
    words = [spec.printed(cells[column]) for column in named if cells[column]]
    word = cells[color] if color is not None else ""
    size = sizes[row] if sizes else None
    figure = numerals.figure(size, column=str(spec.size), first=True) if size is not None else ""
    missing = Words(numerals.lang)("chart.no-figure") if sizes and size is None else ""
    said = ": ".join(
        part for part in (spec.printed(word) if word else "", figure or missing) if part
    )
    chosen = {str(each) for each in spec.highlight}
    return Symbol(
        code=point if isinstance(point, str) else "",
        at=(0.0, 0.0) if isinstance(point, str) else point,
        name=words[0] if words else "",
        word=word,
        size=size,
        is_drawn=not sizes or bool(size),
        is_lit=bool(chosen & {*cells}),
        said=[safe(", ".join(words)), safe(said)],
    )


def _named(symbol: Symbol, found: OutlineMap | None) -> Symbol:
    """Return a row with the name of its place where it has only a number that offices know."""
    if found is None or not symbol.code or not symbol.name.isdigit():
        return symbol
    name = found.places.names[symbol.code]
    where = symbol.said[0].replace(symbol.name, safe(name), 1)
    return replace(symbol, name=name, said=[where, symbol.said[1]])


def _points(
    sheet: Sheet,
    xs: Sequence[int | None],
    ys: Sequence[int | None],
    found: OutlineMap | None,
    *,
    report: Report,
) -> list[str | Point] | None:
    """Return where each row stands; None with the faults reported."""
    if not xs or xs[0] is None or None in ys[:1]:
        return None
    if ys and ys[0] is not None:
        return _coordinates(sheet, xs[0], ys[0], found, report=report)
    if found is None:
        return None
    by_place = place_rows(sheet, xs[0], found.places, example=found.example, report=report)
    by_row = {row: code for code, row in by_place.items()}
    return [by_row.get(row, "") for row in range(len(sheet.rows))]


def _coordinates(
    sheet: Sheet, x: int, y: int, found: OutlineMap | None, *, report: Report
) -> list[str | Point] | None:
    faults = Report()
    longitudes = numbers_in(sheet, x, report=faults)
    latitudes = numbers_in(sheet, y, report=faults)
    bad, points = list[Diagnostic](), list[str | Point]()
    laid = found.laid(_TRIAL, most_height=_TRIAL) if found else None
    for row, (longitude, latitude) in enumerate(zip(longitudes, latitudes, strict=True)):
        at = sheet.place(row, x)
        points.append((longitude or 0.0, latitude or 0.0))
        if longitude is None or latitude is None:
            if not sheet.rows[row][x] or not sheet.rows[row][y]:
                fix = "write longitude and latitude, such as -103.35 and 20.67"
                bad.append(
                    Diagnostic(at, ChartCode.DATA_VALUE, "a coordinate is missing here", fix=fix)
                )
            continue
        if abs(longitude) > _REACH[0] or abs(latitude) > _REACH[1]:
            message = f"{longitude}, {latitude} is nowhere on earth"
            fix = "write degrees: longitude first (-180 to 180), then latitude (-90 to 90)"
            if abs(longitude) <= _REACH[1] < abs(latitude) <= _REACH[0]:
                fix = _SWAPPED
            bad.append(Diagnostic(at, ChartCode.DATA_PLACE, message, fix=fix))
        elif laid and laid.spot((longitude, latitude)) is None:
            message = f"{longitude}, {latitude} lies outside this map"
            turned = abs(longitude) <= _REACH[1] and laid.spot((latitude, longitude))
            fix = 'name another map in "geo", or leave the row out with "where"'
            if turned:
                fix = _SWAPPED
            bad.append(Diagnostic(at, ChartCode.DATA_PLACE, message, fix=fix))
    tell_each(bad, report=faults, more="rows")
    report.extend(faults)
    return None if faults.errors else points


def _negative(sheet: Sheet, column: int | None, sizes: Sequence[Number | None]) -> list[Diagnostic]:
    if column is None:
        return []
    fix = 'name it in "value" of a choropleth, which can show less than nothing'
    return [
        Diagnostic(
            sheet.place(row, column),
            ChartCode.DATA_VALUE,
            "no circle is smaller than nothing",
            fix=fix,
        )
        for row, value in enumerate(sizes)
        if value is not None and value < 0
    ]


def _check_words(sheet: Sheet, spec: Spec, column: int, *, report: Report) -> None:
    words = {row[column] for row in sheet.rows if row[column]}
    assert spec.color is not None  # noqa: S101 - for mypy; always true
    if len(words) > len(roles.CATEGORIES) and not words & set(spec.highlight):
        message = (
            f"these are {len(words):,} colours; at most {len(roles.CATEGORIES)} are told apart"
        )
        fix = 'join some of the words, or name the one that matters in "highlight"'
        report.error(ChartCode.CHART_TOO_MUCH, spec.color.place, message, fix)
