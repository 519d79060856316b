"""Quantities as they are printed in a language."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from affidavit.language import number_text
from affidavit.ledger.quantities.languages import vocabulary_of
from affidavit.ledger.quantities.quantity import Bound, Quantity
from affidavit.ledger.quantities.vocabulary import Vocabulary, power

_SIGNS = {"USD": "US$", "MXN": "MX$", "EUR": "€", "GBP": "£", "JPY": "¥", "$": "$"}
_NO_BREAK = "\u00a0"
_TENTH = Decimal("0.1")
_OUTWARD = {
    **dict.fromkeys((Bound.AT_LEAST, Bound.MORE_THAN), ROUND_FLOOR),
    **dict.fromkeys((Bound.AT_MOST, Bound.LESS_THAN), ROUND_CEILING),
}
_MOST_DECIMALS = 2
"""Of a number before `million`: 3.55 billion, but 3,555,100,000."""


def write_quantity(quantity: Quantity, lang: str, *, unit: bool = False) -> str:
    """Return a quantity as it is read: `at least 237`, `más de 3500 millones`; or with its unit.

    Separators are those of the language (CLDR). Languages without words of ours get signs:
    `≥ 237`. A quotient without an end is printed to a tenth, a bound of one to
    its own side: at most 4.219 is at most 4.3.
    """
    vocabulary = vocabulary_of(lang)
    number = _number(quantity.number, quantity, lang)
    high = "" if quantity.high is None else _number(quantity.high, quantity, lang)
    pattern = vocabulary.written.get(quantity.bound, "{}")
    text = pattern.replace("{}", number).replace("{high}", high)
    return f"{text} {quantity.unit}" if unit and quantity.unit else text


def bound_words(bound: Bound, lang: str) -> str:
    """Return the words of a bound before its number: `at least`, `entre`; empty for none."""
    return vocabulary_of(lang).written.get(bound, "").partition("{")[0].strip()


def _number(number: Decimal, quantity: Quantity, lang: str) -> str:
    if quantity.is_endless:
        number = number.quantize(_TENTH, _OUTWARD.get(quantity.bound, ROUND_HALF_EVEN))
    if quantity.is_percent:
        gap = "" if vocabulary_of(lang) is vocabulary_of("en") else _NO_BREAK
        return f"{number_text(number, lang)}{gap}%"
    text = _scaled(number, vocabulary_of(lang), lang)
    return _with_currency(text, quantity.currency, lang) if quantity.currency else text


def _scaled(number: Decimal, vocabulary: Vocabulary, lang: str) -> str:
    """Return a number with `million` or more where that leaves few digits, else in full."""
    for exponent, (one, many) in vocabulary.written_scales.items():
        part = (number / power(exponent)).normalize()
        decimals = -int(part.as_tuple().exponent)
        if abs(part) >= 1 and decimals <= _MOST_DECIMALS:
            word = one if abs(part) == 1 else many
            return f"{number_text(part, lang)}{_NO_BREAK}{word}"
    return number_text(number, lang)


def _with_currency(text: str, currency: str, lang: str) -> str:
    """Return a number with the sign of a currency before it, or its word or code behind it."""
    sign = _SIGNS.get(currency)
    if sign:
        return f"-{sign}{text[1:]}" if text.startswith("-") else f"{sign}{text}"
    vocabulary = vocabulary_of(lang)
    scales = tuple(word for pair in vocabulary.written_scales.values() for word in pair)
    of = "de " if vocabulary.hundreds and text.endswith(scales) else ""
    return f"{text} {of}{vocabulary.written_currencies.get(currency, currency)}"
