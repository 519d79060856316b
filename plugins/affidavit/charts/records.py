"""Data from JSON: a list of objects, one a row."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator

from affidavit.charts.query_rows import cell_of
from affidavit.charts.sheet import MAX_COLUMNS, MAX_ROWS, Sheet
from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Diagnostic, Place, Report

_BLANKS = re.compile(r"[ \t\r\n]*")
_FIX = 'write a list of objects: [{"state": "Jalisco", "fires": 12}, ...]'


def read_records(text: str, *, place_at: Callable[[int], Place], report: Report) -> Sheet | None:
    """Return the objects of a JSON text as rows, every fault reported; None if there are none.

    Columns are the keys in the order they come up; a row without one is empty there. A cell's place
    is that of its object.
    """
    try:
        records = list(_objects(text))
    except _SyntaxError as error:
        report.error(ChartCode.DATA_SHAPE, place_at(error.at), error.message, error.fix)
        return None
    header = tuple(dict.fromkeys(key for record, _ in records for key in record))
    if len(records) > MAX_ROWS or len(header) > MAX_COLUMNS:
        message = f"more than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns stand here"
        report.error(ChartCode.CHART_TOO_MUCH, place_at(0), message, "add them up before drawing")
        return None
    if not records or not header:
        report.error(ChartCode.DATA_SHAPE, place_at(0), "there is no row of data", _FIX)
        return None
    deep = [
        Diagnostic(
            place_at(at), ChartCode.DATA_SHAPE, f'"{key}" holds more than one value', fix=_FIX
        )
        for record, at in records
        for key, value in record.items()
        if isinstance(value, dict | list)
    ]
    tell_each(deep, report=report, more="cells")
    if deep:
        return None
    return Sheet(
        header=header,
        rows=tuple(tuple(cell_of(record.get(key)) for key in header) for record, _ in records),
        header_offsets=(records[0][1],) * len(header),
        offsets=tuple((at,) * len(header) for _, at in records),
        place_at=place_at,
    )


class _SyntaxError(ValueError):
    """The text is no list of objects."""

    def __init__(self, message: str, at: int, fix: str = _FIX) -> None:
        super().__init__(message)
        self.message = message
        self.at = at
        self.fix = fix


def _objects(text: str) -> Iterator[tuple[dict[str, object], int]]:
    """Yield each object of a list with the character it starts at."""
    decoder = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite)
    at = _skipped(text, 0)
    if text[at : at + 1] != "[":
        message = "this is no list"
        raise _SyntaxError(message, at)
    at, is_first = _skipped(text, at + 1), True
    while text[at : at + 1] != "]":
        if not is_first:
            at = _after_comma(text, at)
        try:
            value, end = decoder.raw_decode(text, at)
        except _NoNumberError as error:
            message = f'"{error}" is no number'
            where = max(at, text.find(str(error), at))
            raise _SyntaxError(message, where, "write null where there is none") from error
        except (ValueError, RecursionError) as error:
            message = "this is no JSON"
            raise _SyntaxError(message, getattr(error, "pos", at)) from error
        if not isinstance(value, dict):
            message = "this is no object"
            raise _SyntaxError(message, at)
        yield value, at
        at, is_first = _skipped(text, end), False
    rest = _skipped(text, at + 1)
    if rest < len(text):
        message = "something follows after the list"
        raise _SyntaxError(message, rest)


class _NoNumberError(ValueError):
    """NaN or Infinity, or a number too large to be one."""


def _refuse(constant: str) -> None:
    raise _NoNumberError(constant)


def _finite(digits: str) -> float:
    if not math.isfinite(found := float(digits)):
        raise _NoNumberError(digits)
    return found


def _after_comma(text: str, at: int) -> int:
    if text[at : at + 1] != ",":
        message = "a comma or the end of the list should stand here"
        raise _SyntaxError(message, min(at, max(len(text) - 1, 0)))
    return _skipped(text, at + 1)


def _skipped(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at
