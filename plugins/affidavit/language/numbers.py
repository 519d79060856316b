"""Numbers as people write them in a language."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache

from babel.numbers import format_decimal, get_decimal_symbol

from affidavit.language.locales import locale_of


def number_text(value: float | Decimal, lang: str) -> str:
    """Return `value` with the separators of `lang`, every digit kept: `1,482.5`, `1482,5`."""
    return _written(str(value) if isinstance(value, Decimal | int) else repr(value), lang)


@cache
def decimal_sign(lang: str) -> str:
    """Return what stands before decimals in `lang`: `.` in English and in `es-MX`, `,` in `es`."""
    return str(get_decimal_symbol(locale_of(lang)))


@lru_cache(maxsize=10_000)
def _written(digits: str, lang: str) -> str:
    """Return the same of a number's digits: a publication prints few numbers, and often."""
    exact = Decimal(digits)
    return str(format_decimal(exact, locale=locale_of(lang), decimal_quantization=False))
