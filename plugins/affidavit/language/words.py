"""The interface's own words: what is printed that no writer wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from affidavit.language.locales import locale_of
from affidavit.language.numbers import number_text

_HOLE = re.compile(r"\{(\w+)\}")
_FALLBACK = "en"


class Words:
    """The interface words of one language: `t("sources", n=3)` is `3 sources`.

    What a language lacks is said in English. `n` chooses between `key.one`, `key.other` and the
    other plural forms that the language has.
    """

    def __init__(self, lang: str) -> None:
        """Take the words of `lang`; of `es` for `es-MX`, where that has none of its own."""
        self.lang = lang
        tags = [lang.lower(), lang.lower().partition("-")[0], _FALLBACK]
        self._tables = [(tag, _table(tag)) for tag in dict.fromkeys(tags)]

    def __call__(self, key: str, **values: object) -> str:
        """Return the text under `key`, with `{name}` replaced by the value of that name.

        Raises `LookupError` where English lacks the key: a fault of the program, not a writer's.
        """
        for lang, table in self._tables:
            for form in _forms(key, values.get("n"), lang):
                if form in table:
                    return self._filled(table[form], values)
        message = f'words/en.yml has no "{key}"'
        raise LookupError(message)

    def __contains__(self, key: str) -> bool:
        """Say whether there is a text under `key`."""
        return any(form in table for _, table in self._tables for form in (key, f"{key}.other"))

    def _filled(self, text: str, values: dict[str, object]) -> str:
        found = list(_parts(text))
        found[1::2] = [self._shown(values[name]) for name in found[1::2]]
        return "".join(found)

    def _shown(self, value: object) -> str:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return number_text(value, self.lang)
        return str(value)


def _forms(key: str, count: object, lang: str) -> list[str]:
    """Return the keys to look under, the most exact first."""
    if not isinstance(count, int | float):
        return [key]
    return [f"{key}.{_plural(count, lang)}", f"{key}.other", key]


@cache
def _parts(text: str) -> Sequence[str]:
    """Return what stands around the holes of a text, and between them the name of each."""
    return _HOLE.split(text)


@lru_cache(maxsize=10_000, typed=True)
def _plural(count: float, lang: str) -> str:
    return str(locale_of(lang).plural_form(count))


@cache
def _table(lang: str) -> dict[str, str]:
    """Read one file of words; empty for a language that has none.

    Only names that are language tags are looked up: no `lang:` of a page reaches another file.
    """
    file = files(__package__) / "words" / f"{lang}.yml"
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]+)*", lang) or not file.is_file():
        return {}
    words: dict[str, str] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  BaseLoader makes texts of everything
    return words
