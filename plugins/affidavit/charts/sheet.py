"""Rows and columns of a CSV file, every cell with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Diagnostic, Place, Report, nearest
from affidavit.located import LocatedText

MAX_ROWS = 50_000
"""A line of 50,000 points is 25 points a pixel: what is more wants adding up first."""
MAX_COLUMNS = 200
DELIMITERS = (",", ";", "\t")

Cells = tuple[str, ...]
Offsets = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A header and the rows under it, each as long as the header, cells without outer blanks."""

    header: Cells
    rows: tuple[Cells, ...]
    header_offsets: Offsets
    offsets: tuple[Offsets, ...]
    """Where in the text each cell starts."""
    place_at: Callable[[int], Place]
    unplaced: frozenset[str] | None = None
    """Cells of rows that are not here: they cannot be judged, for what is wrong with them was told,
    or stand in another panel. Whether something is in the data can only be said with these. None
    where all rows are there."""
    beside: Sheet | None = None
    """The rows of other panels: they say what kind a column is that holds nothing here."""

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell; `row` counts from 0 below the header."""
        return self.place_at(self.offsets[row][column])

    def kept(self, rows: Iterable[int]) -> Sheet:
        """Return the sheet with these rows only, in this order."""
        chosen = list(rows)
        return Sheet(
            header=self.header,
            rows=tuple(self.rows[row] for row in chosen),
            header_offsets=self.header_offsets,
            offsets=tuple(self.offsets[row] for row in chosen),
            place_at=self.place_at,
            unplaced=self.unplaced,
            beside=self.beside,
        )

    def unjudged(self) -> Sheet:
        """Return the sheet without its rows: which of them are drawn is not known."""
        cells = {cell for row in self.rows for cell in row} | (self.unplaced or set())
        return replace(self.kept(()), unplaced=frozenset(cells))

    def column(self, name: LocatedText, *, report: Report) -> int | None:
        """Return the index of the column called so; None with the fault reported at `name`."""
        if name in self.header:
            return self.header.index(name)
        near = nearest(name, self.header)
        known = ", ".join(self.header[:12])
        fix = f'did you mean "{near}"?' if near else f"the columns are {known}"
        report.error(ChartCode.DATA_COLUMN, name.place, f'no column is called "{name}"', fix)
        return None


def read_sheet(
    text: str,
    *,
    place_at: Callable[[int], Place],
    report: Report,
    max_rows: int = MAX_ROWS,
) -> Sheet | None:
    """Return what a CSV text holds (commas, semicolons or tabs), every fault reported.

    Of a faulty text you get the rows that are some; None where not even its columns are known.
    `place_at` gives the place of a character of the text.
    """
    faults = Report()
    lines = list(_lines(text, place_at=place_at, report=faults, limit=max_rows))
    is_whole = not faults.errors and len(lines) <= MAX_ROWS + 1
    has_columns = _check_shape(
        lines, place_at=place_at, report=faults, max_rows=max_rows, is_whole=is_whole
    )
    report.extend(faults)
    if not has_columns:
        return None
    (header, header_offsets), *rows = lines
    good = [row for row in rows if len(row[0]) == len(header)]
    others = {cell for row in rows if len(row[0]) != len(header) for cell in row[0]}
    if not is_whole:
        others |= {part.strip() for part in re.split(r'[,;\t\n"]', text)}
    return Sheet(
        header=header,
        rows=tuple(cells for cells, _ in good),
        header_offsets=header_offsets,
        offsets=tuple(offsets for _, offsets in good),
        place_at=place_at,
        unplaced=frozenset(others) if faults.errors else None,
    )


def _lines(
    text: str, *, place_at: Callable[[int], Place], report: Report, limit: int
) -> Iterator[tuple[Cells, Offsets]]:
    """Yield the cells of each line that is not blank, one more than `limit` rows at most."""
    cell = re.compile(_cell_pattern(_delimiter(text)))
    at, cells, offsets, count = 0, list[str](), list[int](), 0
    while at <= len(text) and count <= limit + 1:
        found = cell.match(text, at)
        assert found is not None, "the pattern also matches nothing"  # noqa: S101 - for mypy; always true
        if found["open"] is not None:
            message = "the quote that opens this cell never closes"
            fix = 'close it before the comma, and double quotes inside: "the ""big"" one"'
            report.error(ChartCode.DATA_SHAPE, place_at(found.start("open")), message, fix)
            return
        cells.append(_value(found))
        offsets.append(min(_start(found), max(len(text) - 1, 0)))
        at = found.end() + 1
        if text[found.end() : at] in ("\n", ""):
            if cells != [""]:
                yield tuple(cells), tuple(offsets)
                count += 1
            cells, offsets = [], []


def _cell_pattern(delimiter: str) -> str:
    """One cell: quoted, or opened by a quote that does not close, or plain."""
    return (
        rf'[ ]*"(?P<quoted>[^"]*(?:""[^"]*)*)"[ ]*(?={delimiter}|\n|\Z)'
        rf'|[ ]*(?P<open>")|(?P<plain>[^{delimiter}\n]*)'
    )


def _value(found: re.Match[str]) -> str:
    quoted = found["quoted"]
    return (found["plain"] if quoted is None else quoted.replace('""', '"')).strip()


def _start(found: re.Match[str]) -> int:
    plain = found["plain"]
    return found.start() + (len(plain) - len(plain.lstrip()) if plain else 0)


def _delimiter(text: str) -> str:
    """Return what separates the cells: the sign that the first line has most of."""
    first = re.sub(r'"[^"\n]*"', "", text.lstrip("\n").partition("\n")[0])
    return max(DELIMITERS, key=lambda sign: (first.count(sign), sign == ","))


def _check_shape(
    lines: list[tuple[Cells, Offsets]],
    *,
    place_at: Callable[[int], Place],
    report: Report,
    max_rows: int,
    is_whole: bool,
) -> bool:
    """Report what makes no table of the lines: no header, no rows, too many, ragged ones.

    Returned is whether the columns are known. Of a text that was not read to its end, `is_whole`
    false, nothing is said of what may be missing.
    """
    if len(lines) < 2:  # noqa: PLR2004 - a header and a row
        if not is_whole:
            return bool(lines)
        message = "there is no row of data" if lines else "the data is empty"
        fix = "write the columns' names in the first line, and a row in each line below"
        report.error(ChartCode.DATA_SHAPE, place_at(0), message, fix)
        return bool(lines)
    (header, offsets), rows = lines[0], lines[1:]
    if len(rows) > max_rows:
        at = place_at(rows[max_rows][1][0])
        fix = "put the data into a file" if max_rows < MAX_ROWS else "add it up before drawing it"
        report.error(ChartCode.CHART_TOO_MUCH, at, f"more than {max_rows:,} rows stand here", fix)
    if len(header) > MAX_COLUMNS:
        message = f"the data has {len(header):,} columns; at most {MAX_COLUMNS} are read"
        report.error(
            ChartCode.CHART_TOO_MUCH, place_at(offsets[0]), message, "keep those that are drawn"
        )
        return False
    _check_header(header, offsets, place_at=place_at, report=report)
    ragged = [
        _ragged(cells, starts, header, place_at=place_at)
        for cells, starts in rows
        if len(cells) != len(header)
    ]
    tell_each(ragged, report=report, more="rows")
    return True


def _check_header(
    header: Cells, offsets: Offsets, *, place_at: Callable[[int], Place], report: Report
) -> None:
    for index, name in enumerate(header):
        at = place_at(offsets[index])
        if not name:
            message = f"column {index + 1} has no name"
            report.error(ChartCode.DATA_SHAPE, at, message, "write one in the first line")
        elif name in header[:index]:
            message = f'two columns are called "{name}"'
            report.error(ChartCode.DATA_SHAPE, at, message, "give one of them another name")


def _ragged(
    cells: Cells, starts: Offsets, header: Cells, *, place_at: Callable[[int], Place]
) -> Diagnostic:
    """Return what is wrong with a row: one comma too many or too few shifts every cell."""
    too_long = len(cells) > len(header)
    at = place_at(starts[len(header)] if too_long else starts[0])
    noun = "cell" if len(cells) == 1 else "cells"
    message = f"this row has {len(cells)} {noun}, the header {len(header)}"
    fix = "put a text with a comma in quotes" if too_long else "add a comma for each empty cell"
    return Diagnostic(at, ChartCode.DATA_SHAPE, message, fix=fix)
