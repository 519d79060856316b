"""The countries of the world by ISO 3166-1, named in the language of a page (CLDR, by Babel)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

import yaml
from babel.core import get_global

from affidavit.charts.geo.gazetteer import Gazetteer, gazetteer
from affidavit.language.locales import locale_of

_LANGUAGES = ("en", "es", "fr", "de", "pt", "it")
"""In which names are understood, whatever the page's language."""
_LETTERS = 3


def countries(codes: Iterable[str], *, lang: str) -> Gazetteer:
    """Return the countries of these two-letter codes, which three letters and names mean too."""
    chosen = list(codes)
    printed = _names(lang)
    names = {code: printed.get(code, code) for code in chosen}
    return gazetteer(names, _spellings(names))


def _spellings(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for lang in _LANGUAGES:
        known = _names(lang)
        yield from ((known[code], code) for code in names if code in known)
    yield from ((long, short) for short, long in long_codes().items() if short in names)
    yield from ((code, code) for code in names)
    yield from ((name, code) for code, also in _also().items() if code in names for name in also)


def _names(lang: str) -> Mapping[str, str]:
    return locale_of(lang).territories


@cache
def long_codes() -> Mapping[str, str]:
    """Return the code of three letters for each of two: `MX` -> `MEX`."""
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    found = {
        now[0]: was
        for was, now in sorted(aliases.items(), reverse=True)
        if len(was) == _LETTERS and was.isalpha() and was.isascii() and len(now) == 1
    }
    return {**found, **_also_long()}


@cache
def _read() -> dict[str, dict[str, list[str]]]:
    text = files(__package__).joinpath("countries.yml").read_text(encoding="utf-8")
    read: dict[str, dict[str, list[str]]] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
    return read


def _also() -> Mapping[str, list[str]]:
    return _read()["also"]


def _also_long() -> Mapping[str, str]:
    return {code: long[0] for code, long in _read()["long"].items()}
