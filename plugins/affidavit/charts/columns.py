"""What stands in a column: numbers, moments, or words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from affidavit.charts.sheet import Sheet
from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Diagnostic, Report
from affidavit.language import parse_date

Number = int | float

LARGEST = 1e18
"""Larger than anything that is counted, and small enough to be added up."""
YEARS = (1000, 3000)
"""Of dates on an axis; others are words."""

_NUMBER = re.compile(r"[-+−]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?")
_GROUPED = re.compile(r"(?P<whole>[-+−]?\d{1,3}([,.' \u00a0\u202f]\d{3})+)([.,](?P<part>\d+))?")
_DECIMAL_COMMA = re.compile(r"[-+−]?\d+,\d+")
_PERCENT = re.compile(r"([-+−]?\d+(?:\.\d+)?) ?%")
_CLOCK = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<time>\d\d:\d\d(:\d\d(\.\d+)?)?) ?(Z|[+-]\d\d(:?\d\d)?)?"
)
_SLASHES = re.compile(r"\d{1,4}[/.]\d{1,2}[/.]\d{1,4}")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time as it stands on an axis: by the clock of where it happened."""

    at: datetime
    grain: Literal["month", "day", "minute"]
    """As exactly as it was written."""

    @property
    def iso(self) -> str:
        """As Plotly reads it."""
        written = self.at.isoformat(timespec="seconds")
        return written if self.grain == "minute" else written[:10]


Position = Number | Moment | str
"""Where on an axis something stands."""


def number_of(cell: str) -> Number | None:
    """Return the number a cell holds, written with a decimal point; None where it is none."""
    if not _NUMBER.fullmatch(cell):
        return None
    plain = cell.replace("−", "-")
    found = float(plain)
    if abs(found) > LARGEST:
        return None
    is_whole = re.fullmatch(r"[-+]?\d{1,15}", plain)
    return int(plain) if is_whole else found


def moment_of(cell: str) -> Moment | None:
    """Return the day, month or minute a cell holds, written as ISO 8601; None where it is none."""
    found = _moment_of(cell)
    return found if found and YEARS[0] <= found.at.year <= YEARS[1] else None


def _moment_of(cell: str) -> Moment | None:
    if (clock := _CLOCK.fullmatch(cell)) is not None:
        try:
            return Moment(datetime.fromisoformat(f"{clock['day']}T{clock['time']}"), "minute")
        except ValueError:
            return None
    found = parse_date(cell)
    if found is None or not found.month:
        return None
    day: date = found.first_day
    at = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a clock on a wall, of no zone
    return Moment(at, "day" if found.day else "month")


def numbers_in(sheet: Sheet, column: int, *, report: Report) -> list[Number | None]:
    """Return a column of numbers: None where a cell is empty, or no number, which is reported."""
    found = [number_of(row[column]) if row[column] else None for row in sheet.rows]
    bad = [
        index
        for index, (value, row) in enumerate(zip(found, sheet.rows, strict=True))
        if value is None and row[column]
    ]
    faults = [_no_number(sheet, row, column) for row in bad]
    tell_each(faults, report=report, more="cells")
    return found


def _no_number(sheet: Sheet, row: int, column: int) -> Diagnostic:
    cell = sheet.rows[row][column]
    message = f'"{_short(cell)}" in the column "{sheet.header[column]}" is no number'
    return Diagnostic(
        sheet.place(row, column), ChartCode.DATA_VALUE, message, fix=_number_fix(cell)
    )


def positions_in(sheet: Sheet, column: int, *, report: Report) -> list[Position] | None:
    """Return a column as moments or numbers if all of it is such, else as words.

    Each empty cell is reported; of a column in which some cells are dates, each that is none, as
    are dates that do not say which figure is the month.
    """
    cells = [row[column] for row in sheet.rows]
    empty = [row for row, cell in enumerate(cells) if not cell]
    tell_each([_empty(sheet, row, column) for row in empty], report=report, more="cells")
    filled = [cell for cell in cells if cell]
    moments = [moment_of(cell) for cell in filled]
    if all(moments):
        return None if empty else [moment for moment in moments if moment]
    numbers = [number_of(cell) for cell in filled]
    if all(number is not None for number in numbers):
        return None if empty else [number for number in numbers if number is not None]
    if any(moments) or all(_SLASHES.fullmatch(cell) for cell in filled):
        bad = [row for row, cell in enumerate(cells) if cell and moment_of(cell) is None]
        tell_each([_no_date(sheet, row, column) for row in bad], report=report, more="cells")
        return None
    return None if empty else list(cells)


def _empty(sheet: Sheet, row: int, column: int) -> Diagnostic:
    message = f'the column "{sheet.header[column]}" is empty here'
    return Diagnostic(
        sheet.place(row, column), ChartCode.DATA_VALUE, message, fix="write where it stands"
    )


def _no_date(sheet: Sheet, row: int, column: int) -> Diagnostic:
    message = f'"{_short(sheet.rows[row][column])}" in the column "{sheet.header[column]}" is'
    fix = "write year, month, day: 2026-02-22, or with a time: 2026-02-22T20:00"
    return Diagnostic(sheet.place(row, column), ChartCode.DATA_VALUE, f"{message} no date", fix=fix)


def are_years(cells: list[str]) -> bool:
    """Say whether a column of numbers is one of years, which are printed without separators."""
    return all(_YEAR.fullmatch(cell) and "1000" <= cell <= "2200" for cell in cells)


def _number_fix(cell: str) -> str:
    if percent := _PERCENT.fullmatch(cell):
        return f'write {percent[1]}, and "%" as the unit'
    if grouped := _GROUPED.fullmatch(cell):
        return f"write it without separators: {_ungrouped(grouped)}"
    if _DECIMAL_COMMA.fullmatch(cell):
        return f"write it with a decimal point: {cell.replace(',', '.')}"
    return "write a plain number, or leave the cell empty where there is none"


def _ungrouped(found: re.Match[str]) -> str:
    whole = re.sub(r"[^0-9+−-]", "", found["whole"])
    return f"{whole}.{found['part']}" if found["part"] else whole


def _short(text: str, width: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= width else f"{text[: width - 1]}…"
