"""Words, dates, times, numbers and names of languages, each in the language of a page."""

from __future__ import annotations

from affidavit.language.folding import folded
from affidavit.language.locales import direction, is_language, language_name
from affidavit.language.moments import (
    MomentParts,
    date_text,
    day_text,
    moment_parts,
    time_text,
    weekday_text,
)
from affidavit.language.numbers import decimal_sign, number_text
from affidavit.language.partial import DateSpan, PartialDate, parse_date, parse_date_span
from affidavit.language.words import Words

__all__ = [
    "DateSpan",
    "MomentParts",
    "PartialDate",
    "Words",
    "date_text",
    "day_text",
    "decimal_sign",
    "direction",
    "folded",
    "is_language",
    "language_name",
    "moment_parts",
    "number_text",
    "parse_date",
    "parse_date_span",
    "time_text",
    "weekday_text",
]
