"""What no cell may hold, whatever file or query it comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Diagnostic, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.charts.sheet import Sheet

MOST_LETTERS = 1_000
"""Of one cell: a paragraph. What is longer is no name of a row, and cannot be set in a chart."""
# HTML allows none of the control characters, and terminals obey some.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def check_cells(sheet: Sheet, *, report: Report) -> bool:
    """Say whether every cell can be printed; report those that cannot."""
    faults = list(_faults(sheet))
    tell_each(faults, report=report, more="cells")
    return not faults


def _faults(sheet: Sheet) -> Iterator[Diagnostic]:
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if problem := _problem(cell):
                message, fix = problem
                yield Diagnostic(sheet.place(row, column), ChartCode.DATA_VALUE, message, fix=fix)


def _problem(cell: str) -> tuple[str, str] | None:
    if len(cell) > MOST_LETTERS:
        message = f"this cell holds {len(cell):,} characters; at most {MOST_LETTERS:,} are drawn"
        return message, "shorten it: long texts belong into the story"
    if not cell.isprintable() and _CONTROLS.search(cell):
        return "this cell holds a character that cannot be printed", "delete it"
    return None
