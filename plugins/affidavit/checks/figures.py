"""Which numbers of a text need somebody to stand for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from affidavit.checks.wording import either, is_quoted, whole_words
from affidavit.ledger.quantities import Found, Quantity, quantities_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.checks.check import Examined
    from affidavit.markdown import Passage, Sentence

SMALL = 12
"""Up to here a spelled number mostly counts what the text itself holds: `two questions`."""
COUNTED = whole_words(
    "dead deaths? die[ds]? killed injured wounded hurt missing displaced evacuated arrest(?:s|ed)",
    "detained muert[oa]s? murieron fallecid[oa]s? herid[oa]s? desaparecid[oa]s? detenid[oa]s?",
    "víctimas victims",
)
"""What nobody counts in passing, so that small numbers of it are figures too."""
_MANY = whole_words("hundreds? thousands? millions? ciento cien miles? mil millones millón")
_DIGIT = re.compile(r"\d")
_COORDINATES = re.compile(
    r"\d{1,3}°[^A-Za-z]{0,14}[NSEWO]\b|-?\d{1,2}\.\d+[,;]?\s+-\d{1,3}\.\d+"
    r"|\d{1,2}\.\d{3,}[,;]\s*-?\d{1,3}\.\d{3,}"
    r"|\d{1,3} degrees (?:(?i:north|south|east|west|of )\W*)?(?i:latitude|longitude)"
)
_UNITS_OF_TIME = "years? months? weeks? days? hours? minutes?"
_UNIDADES_DE_TIEMPO = "años meses semanas días horas minutos décadas siglos"
_SOMEBODY = "man woman boy girl lad lass youth youngster child widow widower"
_AT_WHICH = "live[ds]? living death die[ds]? retire[ds]?"
_BEHIND = re.compile(
    r"(?:-?\s(?:and|or|to)\s\d+)?-\w|\)|\s&\s|\s(?:[BA]\. ?[CD]\.|BCE?\b|AD\b|[ad]\. ?C\.)"
    r"|\s(?:met(?:re|er)|yard|mile)s?\s(?:relay|race|run|dash|sprint|freestyle|hurdles)\b"
    r"|(?:\s(?:to|and|or)\s\d+(?::\d\d)?)?\s(?i:[ap]\.? ?m)\b"
    rf"|[\s-]{either(_UNITS_OF_TIME)} "
    rf"{either('old ago earlier later before after since ended ending')}\b"
    rf"|\s{either('años? meses semanas días horas')} {either('antes después más_tarde')}\b"
    r"|\s(?:\w+\.? ){0,3}(?:[Ss]treet|[Aa]venue|[Rr]oad|[Dd]rive|Circle|Lane|Court|Place|Terrace)\b"
    r"|\s(?:\w+\.? ){0,3}(?:St|Ave?|Rd|Blvd|Dr|Ct|Ln|Pl)[.]|(?<=\d{5})\s[A-Z]"
)
"""What shows behind a number that it is a compound, a time, an age or an address."""
_BEFORE = re.compile(
    r"['\u2018\u2019]\s?$|\b(?:[Aa]ged?|[Aa]ges|edad)(?: as| of| de)?(?: \w+ (?:to|and|a|y))? $"
    r"|\b[Hh]ace (?:unos |unas |casi |más de )?$|\b[Tt]op $|\b(?:B\. ?C|A\. ?D)\. $"
    rf"|\b{either(_SOMEBODY)} of $|, at $|\b{either(_AT_WHICH)} at $"
    r"|\bscore of (?:[\w -]{1,40} to )?$"
    r"|[A-ZÀ-Þ][\w'\u2019.]+\)?, $"
)
"""What shows before it that it is a year, an age or a rank; behind a name and a comma an age."""
_SPAN = re.compile(
    rf"\b{either('last past next following coming previous preceding first', 'in_all_its')}"
    r" \d[\d,]*"
    rf"[\s-]{either(_UNITS_OF_TIME, 'decades? centur(?:y|ies) yrs')}\b"
    rf"|\b{either('últimos próximos siguientes primeros pasados últimas próximas primeras')} "
    rf"\d[\d.]* {either(_UNIDADES_DE_TIEMPO)}\b"
    rf"|\b\d[\d.]* {either('últimos próximos siguientes primeros')} "
    rf"{either(_UNIDADES_DE_TIEMPO)}\b",
    re.IGNORECASE,
)
"""The time in which something was, and no measure of it: `in the past 50 years`."""
_OLDEST = 110
_AT = re.compile(r"\b(?!st[ao]|remain|put|estimat|valu|set|price|pegg)[a-z]\w+ at $")
_HOUR = re.compile(r"[.,;)]| (?:and|or|on|in|with|against|for)\b")
_LAST_HOUR = 12
"""Hours without a word for it: `dinner at 7, dancing at 8`."""
_AGE = re.compile(
    r"\b(?:[Hh]e|[Ss]he|who|[Éé]l|[Ee]lla) (?:is|was|tiene|tenía)"
    r"(?: (?:barely|only|just|now|then|apenas|sólo|solo))? $|\b[Tt]iene $"
)
_OF_AGE = re.compile(
    r"\b(?:retirement|drinking|voting|minimum|legal|school|pension)[ -]age\b|\bedad de jubilación\b"
)
_GROWN = whole_words(
    "(?:anyone|everyone|people|those|buyers|users|adults|men|women|children)_(?:over|under)_\\d+",
    "(?:mayores|menores)_de_\\d+",
)
_NEAR = 30
"""Characters behind a number in which what it counts is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that says how much or how many."""

    quantity: Quantity
    words: str
    """As it is written."""
    at: int
    """Index of its first character in the passage."""


def figures_in(sentence: Sentence, examined: Examined) -> Iterator[Figure]:
    """Yield the figures of a sentence: no dates, ages, ordinals, parts of code or quotations."""
    passage, start = sentence.passage, sentence.start
    text = passage.text[start : sentence.end]
    if not (_DIGIT.search(text) or _MANY.search(text) or COUNTED.search(text)):
        return
    for found in quantities_in(text, examined.lang):
        quantity = found.quantity
        if quantity is None or not found.is_figure or _is_no_amount(found, text):
            continue
        if _is_passing(found, quantity, text):
            continue
        if not _is_others(start + found.start, passage):
            words = text[found.start : found.end]
            yield Figure(quantity=quantity, words=words, at=start + found.start)


def _is_passing(found: Found, quantity: Quantity, text: str) -> bool:
    """Say whether a spelled number counts what the text speaks of, and nothing in the world."""
    if not quantity.is_in_words or quantity.currency:
        return False
    if quantity.is_percent:
        return text[found.start : found.end].lower().endswith(("half", "mitad"))
    behind = text[found.end : found.end + _NEAR]
    return quantity.number <= SMALL and COUNTED.search(behind) is None


def _is_of_age(found: Found, text: str) -> bool:
    """Say whether a number without a unit is an age: `buyers over 21`, `a retirement age of 70`."""
    quantity = found.quantity
    if quantity is None or quantity.unit or _is_measured(quantity) or quantity.number > _OLDEST:
        return False
    is_grown = any(each.end() == found.end for each in _GROWN.finditer(text))
    return is_grown or _OF_AGE.search(text) is not None


def _is_measured(quantity: Quantity | None) -> bool:
    """Say whether a number has what no age has: `(90.9 %)`, `($30)`."""
    return quantity is not None and bool(quantity.is_percent or quantity.currency)


def _is_others(at: int, passage: Passage) -> bool:
    """Say whether a number is code, a place on the map, or in somebody's words."""
    if passage.is_within(at, "code") or _is_coordinate(at, passage.text):
        return True
    return is_quoted(at, passage.text)


def _is_coordinate(at: int, text: str) -> bool:
    return any(found.start() <= at < found.end() for found in _COORDINATES.finditer(text))


def _is_no_amount(found: Found, text: str) -> bool:
    """Say whether what stands around a number shows that it is an age, a time or an address."""
    is_in_brackets = text.startswith(")", found.end) and _is_measured(found.quantity)
    is_other = not is_in_brackets and _BEHIND.match(text, found.end)
    if is_other or _AGE.search(text, 0, found.start) or _is_of_age(found, text):
        return True
    if any(span.start() <= found.start < span.end() for span in _SPAN.finditer(text)):
        return True
    if _is_hour(found, text):
        return True
    before = _BEFORE.search(text, 0, found.start)
    if before is None or not before[0].endswith((", ", ", at ")):
        return before is not None
    is_set_off = text[found.end : found.end + 1] in (",", ".", ";", "")
    quantity = found.quantity
    return is_set_off and quantity is not None and quantity.number <= _OLDEST


def _is_hour(found: Found, text: str) -> bool:
    number = text[found.start : found.end]
    is_small = number.isdigit() and int(number) <= _LAST_HOUR
    is_at = is_small and _AT.search(text, 0, found.start) is not None
    return is_at and _HOUR.match(text, found.end) is not None
