"""The cells of a heatmap: a figure, or none, for each row and column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from affidavit.charts.columns import Moment, Number, Position, moment_of, number_of, numbers_in
from affidavit.charts.grid import check_highlight
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.row_table import row_sources, table_of
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Code, Diagnostic, Report
from affidavit.located import LocatedText

MOST_CELLS = 2_000
MOST_ROWS = 200
MOST_NAMES_ACROSS = 16
"""Columns that words can stand above on a phone."""
MOST_ACROSS = 60
"""Columns of dates or numbers, of which not each needs its word."""


@dataclass(frozen=True, slots=True)
class Cells:
    """What a heatmap shows, read."""

    rows: tuple[str, ...]
    """Raw words, from the top."""
    columns: tuple[str, ...]
    values: dict[tuple[str, str], Number | None]
    """Row and column -> figure; a cell that no row of the data has is not in it."""
    table: DataTable
    column: str
    """Of the figures."""
    sources: dict[tuple[str, str], str]
    """Row and column -> the key of the row's own source; nothing where rows have none."""
    chosen_order: tuple[bool, bool] = field(default=(False, False))
    """Whether the writer sorted rows, and columns."""

    @property
    def figures(self) -> list[Number]:
        """All figures there are."""
        return [value for value in self.values.values() if value is not None]


def read_cells(sheet: Sheet, spec: Spec, *, numerals: Numerals, report: Report) -> Cells | None:
    """Return the cells of these rows; None with every fault reported."""
    down = _only(sheet, spec.y, "y", report=report)
    across = _only(sheet, spec.x, "x", report=report)
    value = sheet.column(spec.value, report=report) if spec.value else None
    figures = [] if value is None else numbers_in(sheet, value, report=report)
    if down is not None and across is not None:
        kept = _first_rows(sheet, spec, down)
        sheet, figures = sheet.kept(kept), [figures[row] for row in kept] if figures else []
        _check_names(sheet, (down, across), report=report)
        _check_twice(sheet, (down, across), report=report)
    check_highlight(spec, sheet, _words(sheet, down, across), report=report)
    if down is None or across is None or value is None or not sheet.rows:
        return None
    chosen = {word.removeprefix("-") for word in spec.sort}
    orders = sheet.header[down] in chosen, sheet.header[across] in chosen
    pairs = [(row[down], row[across]) for row in sheet.rows]
    return Cells(
        rows=in_order([pair[0] for pair in pairs], chosen=orders[0]),
        columns=in_order([pair[1] for pair in pairs], chosen=orders[1]),
        values=dict(zip(pairs, figures, strict=True)),
        table=table_of(sheet, spec, [down, across, value], numeric={value}, numerals=numerals),
        column=sheet.header[value],
        sources=dict(zip(pairs, row_sources(sheet), strict=False)),
        chosen_order=orders,
    )


def in_order(words: Sequence[str], *, chosen: bool) -> tuple[str, ...]:
    """Return each word once: dates and numbers ascending unless the writer `chose` an order."""
    once = list(dict.fromkeys(words))
    places = positions_of(once)
    if chosen or isinstance(places[0], str):
        return tuple(once)
    return tuple(sorted(once, key=lambda word: _measure(places[once.index(word)])))


def positions_of(words: Sequence[str]) -> list[Position]:
    """Return words as moments or numbers if all of them are such, else as they are."""
    moments = [found for word in words if (found := moment_of(word))]
    if len(moments) == len(words) and moments:
        return list(moments)
    numbers = [number_of(word) for word in words]
    if all(number is not None for number in numbers) and numbers:
        return [number for number in numbers if number is not None]
    return list(words)


def cell_word(row: str, column: str) -> str:
    """Return what `highlight` calls one cell: `Jalisco, 2026`."""
    return f"{row}, {column}"


def check_size(cells: Cells, spec: Spec, *, report: Report) -> None:
    """Report more rows and columns than can be read, and a chart without a figure."""
    rows, columns = len(cells.rows), len(cells.columns)
    are_words = isinstance(positions_of(cells.columns)[0], str)
    most = MOST_NAMES_ACROSS if are_words else MOST_ACROSS
    if rows * columns > MOST_CELLS or rows > MOST_ROWS:
        message = f"these are {rows * columns:,} cells in {rows:,} rows; at most "
        message += f"{MOST_CELLS:,} in {MOST_ROWS} can be read"
        fix = 'add the figures up, or choose rows with "where"'
        report.error(ChartCode.CHART_TOO_MUCH, spec.y[0].place, message, fix)
    elif columns > most:
        message = f"these are {columns:,} columns; at most {most} can be named on a phone"
        fix = f'write "x: {spec.y[0]}" and "y: {spec.x[0]}"' if rows <= most else "add them up"
        report.error(ChartCode.CHART_TOO_MUCH, spec.x[0].place, message, fix)
    if not cells.figures and spec.value and not report.errors and not spec.is_part:
        message = f'"{spec.value}" holds no figure'
        report.error(ChartCode.DATA_VALUE, spec.value.place, message, "name another column")


def _measure(place: Position) -> float:
    if isinstance(place, Moment):
        return (place.at - place.at.min).total_seconds()
    assert not isinstance(place, str), "words have no order of their own"  # noqa: S101 - for mypy
    return place


def _only(sheet: Sheet, names: Sequence[LocatedText], key: str, *, report: Report) -> int | None:
    if len(names) > 1:
        message, fix = f'"{key}" is one column here', f'write "{key}: {names[0]}"'
        report.error(Code.VALUE_WRONG, names[1].place, message, fix)
    found = [sheet.column(name, report=report) for name in names]
    return found[0] if found else None


def _first_rows(sheet: Sheet, spec: Spec, down: int) -> list[int]:
    """Return the rows of the data for the first `limit` rows of the picture."""
    names = list(dict.fromkeys(row[down] for row in sheet.rows))[: spec.limit]
    return [index for index, row in enumerate(sheet.rows) if row[down] in names]


def _check_names(sheet: Sheet, columns: Sequence[int], *, report: Report) -> None:
    faults = [
        Diagnostic(
            sheet.place(row, column),
            ChartCode.DATA_VALUE,
            f'the column "{sheet.header[column]}" is empty here',
            fix="write the name of the row or column",
        )
        for row in range(len(sheet.rows))
        for column in columns
        if not sheet.rows[row][column]
    ]
    tell_each(faults, report=report, more="cells")


def _check_twice(sheet: Sheet, columns: tuple[int, int], *, report: Report) -> None:
    """Report rows for a cell that has one: one would hide the other."""
    met, faults = dict[tuple[str, str], int](), list[Diagnostic]()
    for index, row in enumerate(sheet.rows):
        pair = (row[columns[0]], row[columns[1]])
        if pair in met:
            first = sheet.place(met[pair], columns[0]).line
            message = f'"{cell_word(*pair)}" has a row already, on line {first}'
            at, fix = sheet.place(index, columns[0]), "add the rows up"
            faults.append(Diagnostic(at, ChartCode.DATA_DUPLICATE, message, fix=fix))
        met.setdefault(pair, index)
    tell_each(faults, report=report, more="rows")


def _words(sheet: Sheet, down: int | None, across: int | None) -> set[str]:
    """Return what `highlight` may name: rows, columns and cells; anything if these are unknown."""
    if down is None or across is None:
        return {cell for row in sheet.rows for cell in row} | set(sheet.header)
    words = {row[column] for row in sheet.rows for column in (down, across)}
    return words | {cell_word(row[down], row[across]) for row in sheet.rows}
