"""What stands in a column: numbers, moments, or words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from affidavit.charts.sheet import Sheet
from affidavit.diagnostics import Code, Report
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


def numbers_in(sheet: Sheet, column: int, *, report: Report) -> list[Number | None] | None:
    """Return a column of numbers, None where a cell is empty.

    Where a cell is no number the first such is reported, and None is what you get.
    """
    found = [number_of(row[column]) if row[column] else None for row in sheet.rows]
    bad = [
        index
        for index, (value, row) in enumerate(zip(found, sheet.rows, strict=True))
        if value is None and row[column]
    ]
    if not bad:
        return found
    cell, more = sheet.rows[bad[0]][column], len(bad) - 1
    also = f" (nor {_rows(more)} below it)" if more else ""
    message = f'"{_short(cell)}" in the column "{sheet.header[column]}" is no number{also}'
    report.error(Code.DATA_VALUE, sheet.place(bad[0], column), message, _number_fix(cell))
    return None


def positions_in(sheet: Sheet, column: int, *, report: Report) -> list[Position] | None:
    """Return a column as moments or numbers if all of it is such, else as words.

    A column that starts as dates and goes on as something else is reported at the first such cell,
    as are dates that do not say which figure is the month.
    """
    cells = [row[column] for row in sheet.rows]
    if (empty := next((i for i, cell in enumerate(cells) if not cell), None)) is not None:
        message = f'the column "{sheet.header[column]}" is empty here'
        report.error(Code.DATA_VALUE, sheet.place(empty, column), message, "write where it stands")
        return None
    moments = [moment_of(cell) for cell in cells]
    if all(moments):
        return [moment for moment in moments if moment]
    numbers = [number_of(cell) for cell in cells]
    if all(number is not None for number in numbers):
        return [number for number in numbers if number is not None]
    if any(moments) or all(_SLASHES.fullmatch(cell) for cell in cells):
        bad = next(index for index, moment in enumerate(moments) if moment is None)
        message = f'"{_short(cells[bad])}" in the column "{sheet.header[column]}" is no date'
        fix = "write year, month, day: 2026-02-22, or with a time: 2026-02-22T20:00"
        report.error(Code.DATA_VALUE, sheet.place(bad, column), message, fix)
        return None
    return list(cells)


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


def _rows(count: int) -> str:
    return "one row" if count == 1 else f"{count} rows"


def _short(text: str, width: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= width else f"{text[: width - 1]}…"
