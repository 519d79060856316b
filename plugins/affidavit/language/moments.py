"""Dates and times as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from babel.dates import format_date, format_skeleton

from affidavit.language.locales import locale_of
from affidavit.language.partial import DateSpan, PartialDate


class MomentParts(NamedTuple):
    """One moment, for machines and for people; the fields of `render.views.Moment`."""

    iso: str
    date: str
    time: str


def date_text(value: date | PartialDate | DateSpan, lang: str) -> str:
    """Return the date in words, as far as it is known: `24 November 2026`, `February 2026`, `2026`.

    A span is two dates with a dash between them; an open end stays open: `22 February 2026 –`.
    """
    if isinstance(value, DateSpan):
        return _span_text(value, lang)
    if isinstance(value, PartialDate) and not value.day:
        return _part_text(value.first_day, "yMMMM" if value.month else "y", lang)
    return _whole_text(_day(value), lang)


def day_text(value: date, lang: str) -> str:
    """Return the day without its year, for places where the year is known: `22 Feb`."""
    return str(format_skeleton("MMMd", _day(value), locale=locale_of(lang)))


def weekday_text(value: date, lang: str) -> str:
    """Return the date with its day of the week: `Tuesday 24 November 2026`."""
    return str(format_date(_day(value), "full", locale=locale_of(lang)))


def time_text(value: datetime, lang: str) -> str:
    """Return the time and its zone: `09:00, UTC−6`. The hours count to 24 in every language."""
    return f"{_clock_text(value.hour, value.minute, lang)}, {_zone_text(value)}"


def moment_parts(value: date | PartialDate | DateSpan, lang: str) -> MomentParts:
    """Return a moment as machines and as people read it; a time only where one is known."""
    if isinstance(value, datetime):
        return MomentParts(value.isoformat(), date_text(value, lang), time_text(value, lang))
    iso = value.isoformat() if isinstance(value, date) else value.iso
    return MomentParts(iso, date_text(value, lang), "")


# A publication prints few days, and each of them often.
@lru_cache(maxsize=10_000)
def _whole_text(day: date, lang: str) -> str:
    return str(format_date(day, "long", locale=locale_of(lang)))


@lru_cache(maxsize=10_000)
def _clock_text(hour: int, minute: int, lang: str) -> str:
    any_day = datetime(2000, 1, 1, hour, minute, tzinfo=UTC)
    return str(format_skeleton("Hm", any_day, locale=locale_of(lang)))


@lru_cache(maxsize=10_000)
def _part_text(day: date, skeleton: str, lang: str) -> str:
    return str(format_skeleton(skeleton, day, locale=locale_of(lang)))


def _day(value: date | PartialDate) -> date:
    if isinstance(value, PartialDate):
        return value.first_day
    return value.date() if isinstance(value, datetime) else value


def _span_text(span: DateSpan, lang: str) -> str:
    ends = [date_text(end, lang) if end else "" for end in (span.start, span.end)]
    return ends[0] if not span.end and not span.is_open else " – ".join(ends).strip()


def _zone_text(value: datetime) -> str:
    """Return `UTC`, `UTC−6`, `UTC+5:30`, with the sign that lines up with digits."""
    offset = value.utcoffset() or timedelta()
    minutes = round(abs(offset).total_seconds() / 60)
    if not minutes:
        return "UTC"
    sign = "−" if offset < timedelta() else "+"
    hours, rest = divmod(minutes, 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
