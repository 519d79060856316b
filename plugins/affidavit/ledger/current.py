"""Which row of a history stands for the whole: the one that is named, else the newest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import zip_longest
from typing import TypeVar

from affidavit.diagnostics import Code, Place, Report, nearest
from affidavit.language import PartialDate
from affidavit.ledger.ledger import Entry
from affidavit.located import LocatedText

RowT = TypeVar("RowT", bound=Entry)


def current_of(
    rows: Mapping[str, RowT],
    named: LocatedText | None,
    *,
    at: Place,
    whole: bool,
    report: Report,
) -> RowT | None:
    """Return the row that stands for an entry, or None and a report of why there is none.

    Where rows are missing for faults of their own (`whole` is false), nothing is told on top.
    """
    if named is not None and "" not in rows:
        if named not in rows and whole:
            near = nearest(named, rows)
            fix = f'did you mean "{near}"?' if near else f"the rows are {', '.join(rows)}"
            report.error(Code.LEDGER_CURRENT, named.place, f'there is no row "{named}"', fix)
        return rows.get(named)
    if not whole:
        return None
    only = list(rows.values())
    return only[0] if len(only) == 1 else _newest(only, at=at, report=report)


def _newest(rows: Sequence[RowT], *, at: Place, report: Report) -> RowT | None:
    fix = f'add a line "current: {rows[-1].id}"'
    undated = next((row for row in rows if row.as_of is None), None)
    if undated is not None:
        message = f'which row is the newest? "{undated.id}" does not say since when it is so'
        report.error(Code.LEDGER_CURRENT, undated.place, message, f'add "as_of:" to it, or {fix}')
        return None
    newest = max(rows, key=lambda row: _steps(row.as_of))
    rivals = [row for row in rows if row is not newest and not _is_before(row, newest)]
    if not rivals:
        return newest
    message = f'"{rivals[0].id}" and "{newest.id}" are equally new: which one counts?'
    report.error(Code.LEDGER_CURRENT, at, message, fix)
    return None


def _steps(value: PartialDate | datetime | None) -> tuple[int, ...]:
    """Return a time from the large to the small, as far as it is known."""
    if isinstance(value, datetime):
        found = value.astimezone(UTC)
        # The day is that of the writer's zone, by which days without an hour are meant too.
        seconds = int(found.timestamp())
        return (value.year, value.month, value.day, seconds)
    if value is None:
        return ()
    return tuple(part for part in (value.year, value.month, value.day) if part)


def _is_before(row: Entry, other: Entry) -> bool:
    """Say whether a row is surely the older: `2026-02` may be any day of that month."""
    for mine, theirs in zip_longest(_steps(row.as_of), _steps(other.as_of)):
        if mine is None or theirs is None:
            return False
        if mine != theirs:
            return bool(mine < theirs)
    return False
