"""What was to happen by a day that has come, in a story that says nothing since."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from affidavit.checks.bare_figures import is_statement
from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.wording import is_quoted, whole_words
from affidavit.language.folding import folded
from affidavit.ledger.quantities import quantities_in
from affidavit.ledger.quantities.languages import vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.markdown import Sentence

LONGEST = timedelta(days=30)
"""How long after its day a promise is told: later, everybody reads a story as of its own day."""
_WEEK, _DAY = 7, timedelta(days=1)
_WILL = whole_words(
    "will shall (?:is|are)_(?:to|due|scheduled|expected|set) plans?_to promised_to expects?_to",
    r"\w{3,}r(?:á|án) va_a van_a prevé[n]? prometió prometieron",
)
_ON = re.compile(
    r"\b(?:on|by|next|this|until|before|for|el|este|próximo|para el)\s+(?P<day>[^\W\d_]+)|"
    r"\b(?P<tomorrow>tomorrow|mañana)\b",
    re.IGNORECASE,
)
_PAST = whole_words("said told announced reported dijo informó anunció señaló")


def _find(examined: Examined) -> Iterator[Finding]:
    told = examined.published_on
    if told is None or examined.article is None:
        return
    for sentence in examined.sentences:
        if (promise := promised(sentence, told, examined.lang)) is None:
            continue
        if sentence.holds("claim", "fact") or not is_statement(sentence):
            continue
        at, words, day = promise
        if day < examined.today <= day + LONGEST and not _is_updated(examined, day):
            yield Finding(
                at=sentence.passage.place(at),
                message=f'"{words}" was {day}, and the story says nothing since',
                fix="enter what came of it under corrections, as an update, or bind the words to a"
                " claim with review_by",
                words=words,
            )


def promised(sentence: Sentence, told: date, lang: str) -> tuple[int, str, date] | None:
    """Return where words name a day to come, the words, and the latest day that they can mean."""
    text = sentence.passage.text
    will = _WILL.search(text, sentence.start, sentence.end)
    if will is None or is_quoted(will.start(), text):
        return None
    rest = re.split("[;:—]", text[will.end() : sentence.end])[0]
    if _PAST.search(rest):
        return None
    found = _weekday(rest, told, lang) or _dated(rest, told, lang)
    return (will.end() + found[0], found[1], found[2]) if found else None


def _weekday(rest: str, told: date, lang: str) -> tuple[int, str, date] | None:
    weekdays = vocabulary_of(lang).weekdays
    for each in _ON.finditer(rest):
        if each["tomorrow"]:
            return each.start(), each[0], told + _DAY
        number = weekdays.get(folded(each["day"]))
        if number is not None:
            days = (number - told.weekday()) % _WEEK or _WEEK
            is_next = folded(each[0]).startswith(("next", "proximo"))
            later = _WEEK if is_next else 0
            return each.start("day"), each["day"], told + timedelta(days=days + later)
    return None


def _dated(rest: str, told: date, lang: str) -> tuple[int, str, date] | None:
    for each in quantities_in(rest, lang):
        written = each.day
        if written is None or written.day is None or written.is_swappable:
            continue
        try:
            day = date(written.year or told.year, written.month, written.day)
            if written.year is None and day < told:
                day = day.replace(year=told.year + 1)
        except ValueError:
            continue
        if day > told:
            return each.start, rest[each.start : each.end], day
    return None


def _is_updated(examined: Examined, day: date) -> bool:
    """Say whether the story has had an entry since the day had come."""
    zone = examined.publication.files.imprint.zone
    entries = examined.article.meta.corrections if examined.article else ()
    return any(each.at.astimezone(zone).date() >= day for each in entries)


CHECK = Check(
    code="date/promise",
    find=_find,
    explanation=(
        "A sentence says what will happen by a day, that day was less than a month ago, and the"
        " story has had no correction or update since."
    ),
)
