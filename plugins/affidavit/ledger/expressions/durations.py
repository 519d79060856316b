"""Time between two days, in whole calendar units."""

from __future__ import annotations

from datetime import date


def days(start: date, end: date) -> int:
    """Return the days from one to the other; the first is not counted."""
    return (end - start).days


def months(start: date, end: date) -> int:
    """Return the whole calendar months: one from 31 January to 28 February, none to the 27th."""
    found = (end.year - start.year) * 12 + end.month - start.month
    return found if _is_due(start, end) else found - 1


def years(start: date, end: date) -> int:
    """Return the whole calendar years."""
    return months(start, end) // 12


def _is_due(start: date, end: date) -> bool:
    """Say whether the day of the month has come, or the last one of a shorter month."""
    return end.day >= start.day or (end.month != _next(end).month)


def _next(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))
