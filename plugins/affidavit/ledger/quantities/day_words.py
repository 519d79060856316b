"""Whether words can be said of a day: its date, month, year, weekday, the 22nd."""

from __future__ import annotations

import re
from datetime import date

from affidavit.language.folding import folded
from affidavit.ledger.quantities.finding import quantities_in
from affidavit.ledger.quantities.found import Found, Kind
from affidavit.ledger.quantities.languages import vocabulary_of

_WORD = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"\b([0-9]{1,2})(?:st|nd|rd|th)\b")
_YEAR = re.compile("[0-9]{4}")
_SHORTEST_MONTH = 4
"""Letters: `mar` and `sep` are words of their own where months have no capital."""


def against_day(words: str, day: date, lang: str) -> str:
    """Return what of the words cannot be said of the day, as it is written; empty for nothing.

    Words that say less, "22 February", "on Sunday", follow. So does anything without a date.
    """
    found = quantities_in(words, lang)
    dates = [each for each in found if each.day is not None]
    if dates and not any(each.day.may_be(day) for each in dates if each.day):
        return words[dates[0].start : dates[0].end]
    parts = [_wrong_weekday(words, day, lang)]
    if not dates:
        parts += [_wrong_year(words, found, day), _wrong_month(words, day, lang)]
        parts.append(_wrong_number(words, day))
    return next(filter(None, parts), "")


def _named(words: str, names: object, lang: str) -> list[tuple[str, int]]:
    """Return the names among the words, each with its number; in English they have a capital."""
    vocabulary = vocabulary_of(lang)
    known = vocabulary.months if names == "months" else vocabulary.weekdays
    found = [(each[0], known.get(folded(each[0]))) for each in _WORD.finditer(words)]
    return [
        (word, number)
        for word, number in found
        if number is not None
        and (
            word[0].isupper() if vocabulary.months_are_capitalised else len(word) >= _SHORTEST_MONTH
        )
    ]


def _wrong_weekday(words: str, day: date, lang: str) -> str:
    named = _named(words, "weekdays", lang)
    is_wrong = named and all(number != day.weekday() for _, number in named)
    return named[0][0] if is_wrong else ""


def _wrong_month(words: str, day: date, lang: str) -> str:
    named = _named(words, "months", lang)
    is_wrong = named and all(number != day.month for _, number in named)
    return named[0][0] if is_wrong else ""


def _wrong_year(words: str, found: list[Found], day: date) -> str:
    texts = [words[each.start : each.end] for each in found if each.kind is Kind.YEAR]
    years = [text for text in texts if _YEAR.fullmatch(text)]
    return years[0] if years and all(int(each) != day.year for each in years) else ""


def _wrong_number(words: str, day: date) -> str:
    numbered = list(_NUMBERED.finditer(words))
    is_wrong = numbered and all(int(each[1]) != day.day for each in numbered)
    return numbered[0][0] if is_wrong else ""
