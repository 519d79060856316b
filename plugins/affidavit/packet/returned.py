"""A packet that came back filled in: its rows, each with the line it stands on."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from affidavit.diagnostics import Code, Place, Report

Result = Literal["yes", "no", "see note"]
RESULTS: Mapping[str, Result] = {
    **dict.fromkeys(("yes", "y", "sí", "si", "s"), "yes"),
    **dict.fromkeys(("no", "n"), "no"),
    **dict.fromkeys(("see note", "note", "ver nota", "nota"), "see note"),
}
NEEDED = ("row", "result", "checked_by", "checked_on")
MAX_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """One row that somebody has filled in."""

    row: str
    words: str
    """What stood there when the packet was printed."""
    kind: str
    id: str
    result: Result
    by: str
    on: date
    note: str
    at: Place


def read_returned(text: str, *, file: str, today: date, report: Report) -> list[Returned]:
    """Return the rows that were filled in; what is wrong with one is reported, and it left out.

    `file` is how messages name it. A table may have commas, semicolons or tabs between its cells.
    """
    text = text.removeprefix("\ufeff")
    rows = _of_json if text.lstrip()[:1] in ("{", "[") else _of_csv
    found = (
        _returned(row, at=at, today=today, report=report) for row, at in rows(text, file, report)
    )
    return [each for each in found if each]


def _of_csv(text: str, file: str, report: Report) -> Iterator[tuple[Mapping[str, str], Place]]:
    head = text.partition("\n")[0]
    sign = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
        if missing:
            message = f"this is no packet: it has no column {', '.join(missing)}"
            fix = "save the file that `affidavit packet --format csv` made with its columns"
            report.error(Code.PACKET_ROW, Place(file), message, fix)
            return
        line = 2
        for row in reader:
            cells = {str(key): value for key, value in row.items() if isinstance(value, str)}
            yield cells, Place(file, line)
            line = reader.line_num + 1
    except csv.Error as error:
        at = Place(file, max(1, reader.line_num))
        report.error(Code.PACKET_ROW, at, f"the table cannot be read here: {error}")


def _of_json(text: str, file: str, report: Report) -> Iterator[tuple[Mapping[str, str], Place]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        report.error(Code.PACKET_ROW, Place(file, line), "this is no JSON from here on")
        return
    rows = found.get("rows") if isinstance(found, dict) else found
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        message = 'this is no packet: it has no list "rows"'
        report.error(Code.PACKET_ROW, Place(file), message)
        return
    for row in rows:
        at = re.search(rf'"row"\s*:\s*"{re.escape(str(row.get("row")))}"', text)
        line = text.count("\n", 0, at.start()) + 1 if at else 1
        cells = {key: value for key, value in row.items() if isinstance(value, str)}
        yield cells, Place(file, line)


def _returned(row: Mapping[str, str], *, at: Place, today: date, report: Report) -> Returned | None:
    """Return a row that was filled in; None for an empty one and for one with a fault."""

    def told(message: str, fix: str) -> None:
        report.error(Code.PACKET_ROW, at, message, fix)

    cell = {name: " ".join(row.get(name, "").removeprefix("'").split()) for name in row}
    if not cell.get("result"):
        if cell.get("checked_by"):
            told("a name stands here, and no result", "write yes, no or see note under result")
        return None
    result = RESULTS.get(cell["result"].casefold())
    if result is None:
        told(f'"{cell["result"]}" is no result', "write yes, no or see note")
        return None
    by = cell.get("checked_by", "")
    if not by or len(by) > MAX_NAME:
        told("nobody has signed this row", "write a name, or an id of authors.yml")
        return None
    on = _day(cell.get("checked_on", ""))
    if on is None or on > today:
        why = "is after today" if on else "is no day of the calendar"
        told(f'"{cell.get("checked_on", "")}" {why}', "write the day as 2026-11-24")
        return None
    return Returned(
        row=cell.get("row", ""),
        words=cell.get("words", ""),
        kind=cell.get("kind", ""),
        id=cell.get("id", ""),
        result=result,
        by=by,
        on=on,
        note=cell.get("note", ""),
        at=at,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
