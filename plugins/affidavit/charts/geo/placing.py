"""Rows held against the places of a map: which row is about which of them."""

from __future__ import annotations

from collections.abc import Mapping

from affidavit.charts.geo.gazetteer import Gazetteer
from affidavit.charts.sheet import Sheet
from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Diagnostic, Report

_MOST_CODES = 5
"""Codes that one message lists."""


def place_rows(
    sheet: Sheet, column: int, places: Gazetteer, *, example: str, report: Report
) -> Mapping[str, int]:
    """Return the row of each place by its code; a row of none, or of one met before, is reported.

    `example` is a code as the map has them, for the message.
    """
    rows, faults = dict[str, int](), list[Diagnostic]()
    for row, cells in enumerate(sheet.rows):
        code = places.find(cells[column])
        if code is None:
            faults.append(_unknown(sheet, row, column, places=places, example=example))
        elif code in rows:
            faults.append(_again(sheet, row, column, first=rows[code]))
        else:
            rows[code] = row
    tell_each(faults, report=report, more="rows")
    return rows


def _unknown(sheet: Sheet, row: int, column: int, *, places: Gazetteer, example: str) -> Diagnostic:
    written = " ".join(sheet.rows[row][column].split())
    if codes := places.several(written):
        message = f'{len(codes)} places on this map are called "{written}"'
        fix = f"write the code of one: {', '.join(codes[:_MOST_CODES])}"
        return Diagnostic(sheet.place(row, column), ChartCode.DATA_PLACE, message, fix=fix)
    near = places.likely(written) if written else None
    message = f'"{written}" is no place on this map' if written else "the place is missing here"
    fix = f'did you mean "{near}"?' if near else f"write its name, or its code, such as {example}"
    return Diagnostic(sheet.place(row, column), ChartCode.DATA_PLACE, message, fix=fix)


def _again(sheet: Sheet, row: int, column: int, *, first: int) -> Diagnostic:
    written, other = sheet.rows[row][column], sheet.rows[first][column]
    line = sheet.place(first, column).line
    alias = "" if written == other else f' as "{other}"'
    message = f'"{written}" has a row already, on line {line}{alias}'
    fix = "keep one row for each place"
    return Diagnostic(sheet.place(row, column), ChartCode.DATA_DUPLICATE, message, fix=fix)
