"""Languages as reference managers name them: `english`, `en-US`, `ngerman`, `Español`."""

from __future__ import annotations

from functools import cache

from babel import Locale

from affidavit.language import is_language

# biblatex's `langid` (manual, section 2.2.3) names options of babel and polyglossia, of which
# these are no language's own name.
_OF_TEX = {
    "american": "en-US",
    "australian": "en-AU",
    "austrian": "de-AT",
    "brazil": "pt-BR",
    "brazilian": "pt-BR",
    "british": "en-GB",
    "canadian": "en-CA",
    "castilian": "es",
    "eng": "en",
    "francais": "fr",
    "fre": "fr",
    "ger": "de",
    "germanb": "de",
    "magyar": "hu",
    "mexican": "es-MX",
    "naustrian": "de-AT",
    "newzealand": "en-NZ",
    "ngerman": "de",
    "nswissgerman": "de-CH",
    "nynorsk": "nn",
    "portuges": "pt",
    "spa": "es",
    "swissgerman": "de-CH",
    "ukenglish": "en-GB",
    "usenglish": "en-US",
}
_NATIVE = ("ar", "ca", "de", "es", "eu", "fr", "gl", "it", "ja", "nl", "pl", "pt", "ru", "zh")


def language_tag(text: str) -> str | None:
    """Return the language's code, for `hreflang` and `lang`; None where the text names none."""
    text = text.strip()
    tag = text.replace("_", "-")
    if is_language(tag):
        return tag
    return _OF_TEX.get(text.lower()) or _by_name().get(text.casefold())


@cache
def _by_name() -> dict[str, str]:
    """Return codes by the languages' English names and, of the commonest, their own."""
    named = {
        name.casefold(): code
        for code, name in Locale("en").languages.items()
        if code.isalpha() and len(code) == 2  # noqa: PLR2004  ISO 639-1
    }
    return named | {(Locale(code).display_name or code).casefold(): code for code in _NATIVE}
