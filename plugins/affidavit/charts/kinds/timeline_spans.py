"""Rows of a timeline that reach from one date to another, above a line of dates."""

from __future__ import annotations

from affidavit.charts.kinds.range import Range
from affidavit.charts.kinds.range_rows import read_ranges
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.row_reading import RowReading
from affidavit.charts.sheet import Sheet
from affidavit.diagnostics import Code, Report


def read_spans(sheet: Sheet, spec: Spec, *, numerals: Numerals, report: Report) -> Range | None:
    """Return the chart of these rows; None with every fault reported."""
    low = spec.low or (spec.x[0] if spec.x else None)
    high = spec.high or (spec.x[1] if len(spec.x) > 1 else None)
    if low is None or high is None:
        at, lacking = spec.low or spec.high, "low" if low is None else "high"
        assert at is not None  # noqa: S101 - for mypy; always true
        message = f'a timeline of spans needs the key "{lacking}"'
        fix = f'add "{lacking}:", or name both columns in "x"'
        report.error(Code.KEY_MISSING, at.place, message, fix)
    reading = RowReading(sheet, spec, report=report)
    rows = read_ranges(reading, spec, low=low, high=high, numerals=numerals, report=report)
    return Range(rows, spec, numerals, has_open_ends=True) if rows else None
