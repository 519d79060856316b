"""What plotly.js takes for the name of a country, from the list that its bundle carries."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from affidavit.charts.plotly_js import plotly_file
from affidavit.diagnostics import nearest

_RECORD = re.compile(
    r"\{iso3:(?P<long>\"[^\"]*\"),iso2:(?P<short>\"[^\"]*\"),m49:(?P<number>\"[^\"]*\"),"
    r"name:(?P<names>(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`[^`]*`),aliases:\[[^\]]*\])\}"
)
_TEXT = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|`([^`]*)`")
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))")
_ACCENTS = re.compile("[\u0300-\u036f]")
_VOWELS = re.compile("[\u064b-\u065f]")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bb\u02bc\u02bd\u02c8\u2032`]")


@dataclass(frozen=True, slots=True)
class CountryNames:
    """The countries that plotly.js knows, by each way to name one: all give its three letters."""

    named: dict[str, str]
    """Folded name -> code."""
    short: dict[str, str]
    """Two letters -> code."""
    numbered: dict[str, str]
    """Three digits, as the United Nations count -> code."""
    names: dict[str, str]
    """Code -> its first name."""

    def find(self, written: str) -> str | None:
        """Return the code that plotly.js finds for a name, a code or a number."""
        text = written.strip()
        if re.fullmatch(r"[0-9]+", text) and (found := self.numbered.get(f"{int(text):03}")):
            return found
        if re.fullmatch(r"[A-Za-z]{2}", text) and (found := self.short.get(text.upper())):
            return found
        if re.fullmatch(r"[A-Za-z]{3}", text) and text.upper() in self.names:
            return text.upper()
        return self.named.get(_folded(text))

    def likely(self, written: str) -> str | None:
        """Return the name that a misspelt one most likely means; None where there is no telling."""
        near = nearest(_folded(written), self.named)
        return None if near is None else self.names[self.named[near]]


@cache
def country_names() -> CountryNames:
    """Return what plotly.py's bundle knows."""
    found = CountryNames({}, {}, {}, {})
    for record in _RECORD.finditer(plotly_file().read_text("utf-8")):
        long, short, number = (_texts(record[part])[0] for part in ("long", "short", "number"))
        names = _texts(record["names"])
        found.names[long] = names[0]
        found.named.update((_folded(name), long) for name in names)
        found.short.update({short: long} if short else {})
        found.numbered.update({number: long} if number else {})
    return found


def _texts(literals: str) -> list[str]:
    return [_ESCAPE.sub(_unescaped, "".join(groups)) for groups in _TEXT.findall(literals)]


def _unescaped(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    return chr(int(code, 16)) if code else escape[4]


def _folded(name: str) -> str:
    """Return a name as plotly.js compares it: small, without accents, signs and "the"."""
    text = _ACCENTS.sub("", unicodedata.normalize("NFD", name))
    text = _VOWELS.sub("", unicodedata.normalize("NFC", text).lower())
    text = _APOSTROPHES.sub("", text).replace("&", " and ")
    text = re.sub(r"([,(])\s*the\b", r"\1", text)
    text = re.sub("[-\u2013\u2014]", " ", re.sub(r"[.(),\[\]]", "", text))
    text = re.sub(r"\s+", " ", re.sub(r"\bst\b", "saint", text).strip())
    return re.sub(r"^the\s+", "", text)
