"""A length of time beside the dates from which it follows, and does not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.wording import either, is_quoted
from affidavit.ledger.quantities import Bound, Found, quantities_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.ledger.quantities.found import WrittenDay

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_UNITS = {
    "día": "day",
    "días": "day",
    "semana": "week",
    "semanas": "week",
    "mes": "month",
    "meses": "month",
    "año": "year",
    "años": "year",
    **{f"{unit}s": unit for unit in _DAYS},
    **{unit: unit for unit in _DAYS},
}
_UNIT = re.compile(
    rf"\s(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b"
    rf"(?:\s(?P<way>{either('ago later after earlier before después antes más_tarde')})\b)?",
    re.IGNORECASE,
)
_HINT = re.compile(
    rf"\b(?:days?|weeks?|months?|years?) {either('ago later after earlier before')}\b|\b[Hh]ace\b"
    rf"|\b(?:días?|semanas?|mes|meses|años?) {either('antes después más_tarde')}\b"
)
"""What a sentence has that can be judged here; few have."""
_HACE = re.compile(r"\b[Hh]ace $")
_BESIDE = re.compile(r"[\s,(\u2013\u2014-]*(?:\b(?:on|el|the)\s)?$")
"""What may stand between a date and the length of time that it begins or ends."""
_ROUNDED, _LOOSELY = 0.6, 1.2
"""How far off a length may be, in its own unit: `three weeks` is 17 to 25 days."""
_SHARE = 0.08
"""Or as a share of itself: `ten years` may be nine and a quarter."""


@dataclass(frozen=True, slots=True)
class _Length:
    days: float
    slack: float
    start: int
    end: int
    words: str
    to_now: bool


def _find(examined: Examined) -> Iterator[Finding]:
    if (out := examined.published_on) is None:
        return
    for sentence in examined.sentences:
        text = sentence.passage.text[sentence.start : sentence.end]
        if not _HINT.search(text):
            continue
        found = quantities_in(text, examined.lang)
        dates = [(each, day) for each in found if (day := _day(each.day, out)) is not None]
        for length in _lengths(found, text):
            told = _disagreement(length, dates, text, out)
            if told and not is_quoted(sentence.start + length.start, sentence.passage.text):
                yield Finding(
                    at=sentence.passage.place(sentence.start + length.start),
                    message=f'"{length.words}": it is {told} days',
                    fix="compute it: {fact=id} with compute: days(from, to) in the ledger",
                    words=length.words,
                )


def _day(written: WrittenDay | None, out: date) -> date | None:
    """Return the day that is meant; without a year the last one before the story came out."""
    if written is None or written.day is None or written.is_swappable:
        return None
    for year in [written.year] if written.year else [out.year, out.year - 1]:
        try:
            day = date(year, written.month, written.day)
        except ValueError:
            return None
        if written.year or day <= out:
            return day
    return None


def _lengths(found: list[Found], text: str) -> Iterator[_Length]:
    """Yield each `three weeks ago`, `hace tres semanas`, `three weeks later`."""
    for each in found:
        quantity, unit = each.quantity, _UNIT.match(text, each.end)
        if quantity is None or quantity.high is not None or unit is None:
            continue
        is_hace = _HACE.search(text, 0, each.start) is not None
        if not is_hace and not unit["way"]:
            continue
        to_now = is_hace or unit["way"] == "ago"
        one = _DAYS[_UNITS[unit["unit"].lower()]]
        days = float(quantity.number) * one
        share = _ROUNDED if quantity.bound is Bound.EXACTLY else _LOOSELY
        slack = max(share * one, 1, days * _SHARE)
        end = unit.end()
        yield _Length(days, slack, each.start, end, text[each.start : end], to_now)


def _disagreement(
    length: _Length, dates: list[tuple[Found, date]], text: str, out: date
) -> int | None:
    """Return how many days it is, where the dates beside a length say otherwise."""
    beside = [day for each, day in dates if _is_beside(each, length, text)]
    others = [day for each, day in dates if not _is_beside(each, length, text)]
    if len(beside) != 1:
        return None
    if length.to_now:
        other: date | None = out
    else:
        other = others[0] if len(others) == 1 else None
    if other is None:
        return None
    real = abs(other - beside[0]) / timedelta(days=1)
    return None if abs(real - length.days) <= length.slack else round(real)


def _is_beside(each: Found, length: _Length, text: str) -> bool:
    first, second = sorted([(each.start, each.end), (length.start, length.end)])
    return _BESIDE.fullmatch(text, first[1], second[0]) is not None


CHECK = Check(
    code="date/duration",
    find=_find,
    explanation=(
        "Three weeks ago, eighteen months later: a length of time that does not follow from "
        "the date beside it and the day of publication, or from the two dates of the "
        "sentence."
    ),
)
