"""What Unicode's locale data (CLDR, through Babel) knows about a language."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")

_PREFERRED = {"en": "en_GB"}
"""Plain `en` writes `24 November 2026`: the order that no reader takes for another day.
`en-US` writes `November 24, 2026`."""


@cache
def locale_of(lang: str) -> Locale:
    """Return what is known of `lang` (`es`, `es-MX`, `zh-Hant`), of English where nothing is."""
    for tag in _from_exact_to_general(lang):
        try:
            return Locale.parse(_PREFERRED.get(tag, tag))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(_PREFERRED["en"])


@cache
def is_language(code: str) -> bool:
    """Say whether `code` is a tag of a language that is known: `es`, `es-MX`, not `spanish`."""
    return bool(_TAG.fullmatch(code)) and _primary(code) in Locale.parse("en").languages


@cache
def language_name(code: str, lang: str) -> str:
    """Return what the language `code` is called in `lang`: `Spanish`; the code where unknown."""
    return str(locale_of(lang).languages.get(_primary(code), code))


@cache
def direction(lang: str) -> str:
    """Return `rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if locale_of(lang).character_order == "right-to-left" else "ltr"


def _primary(code: str) -> str:
    return re.split(r"[-_]", code, maxsplit=1)[0].lower()


def _from_exact_to_general(lang: str) -> list[str]:
    parts = lang.replace("-", "_").split("_")
    return ["_".join(parts[:count]) for count in range(len(parts), 0, -1)]
