"""Dates as reference managers write them, in a dozen ways."""

from __future__ import annotations

import re

from affidavit.language import DateSpan, PartialDate, parse_date, parse_date_span

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january enero ene januar janvier janeiro gennaio",
            "feb february febrero februar février fevereiro febbraio",
            "mar march marzo märz mars março",
            "apr april abril abr avril aprile",
            "may mayo mai maio maggio",
            "jun june junio juni juin junho giugno",
            "jul july julio juli juillet julho luglio",
            "aug august agosto ago août",
            "sep sept september septiembre septembre setembro settembre",
            "oct october octubre oktober okt octobre outubro ottobre",
            "nov november noviembre novembre novembro",
            "dec december diciembre dic dezember dez décembre dezembro dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
_YEAR = r"(?P<year>\d{4})"
_WORD = r"(?P<month>[^\W\d_]{3,10})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_WORDED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WORD}\s+{_DAY}\s*,?\s+{_YEAR}",  # February 22, 2026
        rf"{_DAY}(?:\s+de)?\s*[-\s]\s*{_WORD}(?:\s+de)?\s*[-,\s]\s*{_YEAR}",  # 22 February 2026
        rf"{_WORD}(?:\s+de)?\s*,?\s*{_YEAR}",  # February 2026
        rf"{_YEAR}\s*,?\s+{_WORD}(?:\s+{_DAY})?",  # 2026 Feb 22
    )
)
_FIGURES = re.compile(r"(\d{4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?")
_YEARS = re.compile(r"(\d{4})\s*(?:-{1,3}|–|—)\s*(\d{4})")


def month_number(text: str) -> int:
    """Return 1 to 12 for `2`, `02`, `feb`, `Februar`; 0 where it is no month."""
    text = text.strip().strip(".").lower()
    if re.fullmatch(r"[0-9]{1,4}", text):
        return int(text) if 1 <= int(text) <= 12 else 0  # noqa: PLR2004  months
    return _MONTHS.get(text, 0)


def partial(year: int, month: int = 0, day: int = 0) -> PartialDate | None:
    """Return the date, without the parts that the calendar does not know; None for no year."""
    for parts in ((year, month, day), (year, month), (year,)):
        known = [f"{part:02}" for part in parts if part > 0]
        if len(known) == len(parts) and (found := parse_date(_iso(parts))):
            return found
    return None


def _iso(parts: tuple[int, ...]) -> str:
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def read_date(text: str) -> DateSpan | None:
    """Return what a text says of the calendar; None for `forthcoming`, `n.d.`, `c. 1850`.

    Read are ISO 8601 and its spans, EDTF's level 0, RIS' `2026/02/22/`, figures from year to day,
    and months by name in the languages of most files. `22/02/2026` is not: which is the month?
    """
    text = text.strip().rstrip("/.,;").strip()
    text = re.sub(r"[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$", "", text)
    if found := parse_date_span(text):
        return found
    if years := _YEARS.fullmatch(text):
        return parse_date_span(f"{years[1]}/{years[2]}")
    if figures := _FIGURES.fullmatch(text):
        year, month, day = (int(part or 0) for part in figures.groups())
        return _span(year, month, day)
    for pattern in _WORDED:
        if (worded := pattern.fullmatch(text)) and month_number(worded["month"]):
            day = int(worded.groupdict().get("day") or 0)
            return _span(int(worded["year"]), month_number(worded["month"]), day)
    return None


def _span(year: int, month: int, day: int) -> DateSpan | None:
    found = partial(year, month, day)
    return DateSpan(found) if found else None
