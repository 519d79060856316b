"""Numbers as people write them in a language."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import format_decimal

from affidavit.language.locales import locale_of


def number_text(value: float | Decimal, lang: str) -> str:
    """Return `value` with the separators of `lang`, every digit kept: `1,482.5`, `1482,5`."""
    exact = value if isinstance(value, Decimal | int) else Decimal(repr(value))
    return str(format_decimal(exact, locale=locale_of(lang), decimal_quantization=False))
