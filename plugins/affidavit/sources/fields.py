"""Kinds of value that several files share: days, moments, spans, addresses, languages, locators.

Each is a type for a model's field. pydantic's own dates are not used, since they take a bare year
or number for seconds since 1970 (`accessed: 2026` became a day of 1970).
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import PlainValidator

from affidavit.diagnostics import Code
from affidavit.language import DateSpan, is_language, parse_date, parse_date_span
from affidavit.located import fault
from affidavit.sources.addresses import problem_with, web_address
from affidavit.sources.locators import Locator, parse_locator

_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(?P<zone> ?(Z|[+-]\d\d(:?\d\d)?))?"
)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise fault(Code.VALUE_WRONG, "a list or a group of keys stands where a text should")
    return value.strip()


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    found = parse_date(_text(value))
    if found is None:
        message = f'"{value}" is no date of the calendar'
        raise fault(Code.VALUE_WRONG, message, "write year, month, day: 2026-02-22")
    if not found.day:
        message = f'"{value}" lacks the day'
        raise fault(Code.VALUE_WRONG, message, "write year, month, day: 2026-02-22")
    return found.first_day


def _span(value: object) -> DateSpan:
    found = value if isinstance(value, DateSpan) else parse_date_span(_text(value))
    if found is None:
        message = f'"{value}" is no date, nor two with a slash between them'
        raise fault(Code.VALUE_WRONG, message, "write 2026, 2026-02, 2026-02-22, or 2026-02-22/..")
    return found


def _instant(value: object) -> datetime:
    if isinstance(value, datetime) and value.tzinfo:
        return value
    text = _text(value)
    found = _INSTANT.fullmatch(text)
    if found is None:
        message, day = f'"{text}" is no date with a time', parse_date(text)
        example = text if day and day.day else "2026-11-24"
        raise fault(Code.VALUE_WRONG, message, f"write it as {example}T09:00:00-06:00")
    if not found["zone"]:
        fix = f"add the zone, for six hours behind UTC: {text.replace(' ', 'T')}-06:00"
        raise fault(Code.TIME_ZONE_MISSING, f'"{text}" does not say in which time zone', fix)
    try:
        return datetime.fromisoformat(re.sub(r" (?=[Z+-])", "", text))
    except ValueError:
        message = f'"{text}" is no time of the calendar'
        raise fault(Code.VALUE_WRONG, message, "write it as 2026-11-24T09:00:00-06:00") from None


def _address(value: object) -> str:
    text = _text(value)
    found = web_address(text)
    if found is None:
        raise fault(Code.ADDRESS_WRONG, *problem_with(text))
    return found


def _language(value: object) -> str:
    text = _text(value)
    if not is_language(text):
        message = f'"{text}" is no code of a language'
        raise fault(Code.VALUE_WRONG, message, "write two letters, with a region if need be: es-MX")
    return text


def _locator(value: object) -> Locator:
    if isinstance(value, Locator):
        return value
    text = _text(value)
    found, rest = parse_locator(text)
    if found is None or rest:
        message = f'"{text}" does not say where in the source'
        raise fault(Code.VALUE_WRONG, message, "write it as p. 3, para. 2, line 40 or at 12:30")
    return found


Day = Annotated[date, PlainValidator(_day)]
Instant = Annotated[datetime, PlainValidator(_instant)]
Span = Annotated[DateSpan, PlainValidator(_span)]
Address = Annotated[str, PlainValidator(_address)]
Language = Annotated[str, PlainValidator(_language)]
LocatorField = Annotated[Locator, PlainValidator(_locator)]
