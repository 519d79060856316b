"""The house style by author and date: `Ruiz 2026`, with letters where two would read alike."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from affidavit.language import Words, folded
from affidavit.sources.style import author_name, short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from affidavit.sources.source import Source


def dated_name(source: Source, lang: str = "en") -> str:
    """Return whom a citation names: who wrote it, else who published it, else what it is called."""
    return author_name(source, lang) or short_name(source, lang)


def year_text(source: Source, lang: str = "en") -> str:
    """Return the year of a source: `2026`, `2024–2026`, `forthcoming`, `n.d.`.

    Empty for a person not named, whose conversations have no day that is printed.
    """
    span = source.issued
    if span is None:
        undated = "" if source.is_unnamed else Words(lang)("source.undated.short")
        return source.issued_as or undated
    years = [str(date.year) if date else "" for date in (span.start, span.end)]
    if span.end is None and span.start is not None:
        years[1] = "" if span.is_open else years[0]
    first, last = years
    return first if first == last else f"{first}–{last}"


def dated_text(source: Source, letter: str = "", lang: str = "en") -> str:
    """Return `2026a`, and `n.d.-a` where there is no number before the letter."""
    year = year_text(source, lang)
    joint = "-" if letter and year and not year[-1].isdigit() else ""
    return f"{year}{joint}{letter}"


def letters(sources: Iterable[Source], lang: str = "en") -> Mapping[str, str]:
    """Return the key of each source that reads like another of them, and its letter.

    Letters go by the order of the list: `Ruiz 2026a`, `Ruiz 2026b`.
    """
    alike = defaultdict[str, list["Source"]](list)
    for source in sources:
        alike[f"{dated_name(source, lang)} {year_text(source, lang)}"].append(source)
    return {
        source.key: letter_at(index)
        for group in alike.values()
        if len(group) > 1
        for index, source in enumerate(sorted(group, key=lambda each: list_order(each, lang)))
    }


def list_order(source: Source, lang: str = "en") -> tuple[str, ...]:
    """Return what a list is sorted by: name, date, title; accents and capitals do not count."""
    start = source.issued.start if source.issued else None
    date = f"{start.year:05}-{start.month or 0:02}-{start.day or 0:02}" if start else "~"
    return (_plain(dated_name(source, lang)), date, _plain(source.title), source.key)


def _plain(text: str) -> str:
    return folded(text).lstrip("[(\"'“”‘’«¿¡ ")


def letter_at(index: int) -> str:
    """Return a, b ... z, aa, ab."""
    found, index = "", index + 1
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(ord("a") + rest) + found
    return found
