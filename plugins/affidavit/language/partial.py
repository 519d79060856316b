"""Dates as sources carry them: a year, a month, a day; a span; a span whose end is open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as far as it is known."""

    year: int
    month: int = 0
    """0 where only the year is known."""
    day: int = 0
    """0 where only the month is known."""

    @property
    def iso(self) -> str:
        """As machines read it: `2026`, `2026-02`, `2026-02-22`."""
        known = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(known)

    @property
    def first_day(self) -> date:
        """The first day that this can mean."""
        return date(self.year, self.month or 1, self.day or 1)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """When something came out: a date, or from one date to another, either end perhaps open."""

    start: PartialDate | None
    """None where nobody knows when it began."""
    end: PartialDate | None = None
    """The last date; None where `is_open`, and for a single date."""
    is_open: bool = False
    """Whether it goes on: `2026-02-22/..`."""

    @property
    def iso(self) -> str:
        """As ISO 8601-2 writes it: `2026-02`, `2026-02-22/2026-02-28`, `2026-02-22/..`."""
        if self.end is None and not self.is_open:
            return self.start.iso if self.start else ""
        start = self.start.iso if self.start else ".."
        return f"{start}/{self.end.iso if self.end else '..'}"

    @property
    def first_day(self) -> date:
        """The first day that this can mean; the very first of the calendar where it is open."""
        return self.start.first_day if self.start else date.min


def parse_date(text: str) -> PartialDate | None:
    """Read `2026`, `2026-02` or `2026-02-22`; None where it is no such date of the calendar."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    parts = {name: int(value or 0) for name, value in found.groupdict().items()}
    try:
        date(parts["year"], parts["month"] or 1, parts["day"] or 1)
    except ValueError:
        return None
    if "00" in (found["month"], found["day"]):
        return None
    return PartialDate(**parts)


def parse_date_span(text: str) -> DateSpan | None:
    """Read a date, or two with a slash between them, `..` or nothing for an open end."""
    first, slash, last = text.strip().partition("/")
    if not slash:
        start = parse_date(first)
        return DateSpan(start) if start else None
    ends = [None if part.strip() in {"", ".."} else parse_date(part) for part in (first, last)]
    if _has_nonsense(first, ends[0]) or _has_nonsense(last, ends[1]) or ends == [None, None]:
        return None
    if ends[0] and ends[1] and ends[1] < ends[0]:
        return None
    return DateSpan(ends[0], ends[1], is_open=ends[1] is None)


def _has_nonsense(part: str, parsed: PartialDate | None) -> bool:
    return parsed is None and part.strip() not in {"", ".."}
