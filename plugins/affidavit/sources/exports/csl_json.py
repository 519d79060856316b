"""Sources as CSL-JSON 1.0.2, for Zotero, pandoc and every processor of CSL."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from affidavit.sources.source import OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from affidavit.language import DateSpan, PartialDate
    from affidavit.sources.source import Name, Source

OWN_TYPES = {
    "statement": ("document", "Statement"),
    "court-record": ("document", "Court record"),
    "leak": ("document", "Leaked document"),
    "unnamed": ("personal_communication", ""),
}
"""Types that CSL does not have -> the nearest of its own, and its genre."""


def joined(entries: Iterable[str]) -> str:
    """Return items as the text of one JSON file."""
    items = ",\n".join(entries)
    return f"[\n{items}\n]\n" if items else "[]\n"


def entry(source: Source) -> str:
    """Return the item of a source as it stands in a list."""
    listed = json.dumps([_item(source)], ensure_ascii=False, indent=2)
    return listed.removeprefix("[\n").removesuffix("\n]")


def csl_items(sources: Iterable[Source]) -> list[dict[str, object]]:
    """Return the sources as CSL's items, without what they lack.

    Of somebody not named there is the handle and no more. Notes for colleagues are never in it.
    """
    return [_item(source) for source in sources]


def _item(source: Source) -> dict[str, object]:
    csl_type, genre = OWN_TYPES.get(source.type, (source.type, ""))
    paper = source.container or (source.publisher if source.type in _IN_PAPERS else "")
    publisher = "" if source.publisher == paper else source.publisher
    item: dict[str, object] = {
        "id": source.key,
        "type": csl_type,
        "title": title_of(source),
        "author": _names(source.authors),
        "editor": _names(source.editors),
        "container-title": paper,
        "publisher": publisher,
        "genre": genre,
        "volume": source.volume,
        "issue": source.issue,
        "page": source.pages,
        "number": source.number,
        "issued": _issued(source),
        "accessed": {"date-parts": [_day(source)]} if source.accessed else None,
        "DOI": source.doi,
        "URL": source.url,
        "language": source.lang,
    }
    item |= {role: _names(names) for role, names in source.roles.items()}
    item |= source.further
    return {name: value for name, value in item.items() if value}


_IN_PAPERS = frozenset({"article-newspaper", "article-magazine", "webpage", "post-weblog"})


def title_of(source: Source) -> str:
    """Return what a list calls the source."""
    if source.is_unnamed:
        return f"Unnamed source {source.handle or source.key}"
    return source.title or source.container or source.url or source.key


def _names(names: Iterable[Name]) -> list[dict[str, str]]:
    return [_name(name) for name in names]


def _name(name: Name) -> dict[str, str]:
    if name == OTHERS:
        return {"literal": "others"}
    if not name.given:
        return {"literal": name.full}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: text for part, text in parts.items() if text}


def _issued(source: Source) -> dict[str, object] | None:
    if source.issued is None:
        return {"literal": source.issued_as} if source.issued_as else None
    return {"date-parts": _parts(source.issued)} if source.issued.start else None


def _parts(span: DateSpan) -> list[list[int]]:
    return [_figures(date) for date in (span.start, span.end) if date]


def _figures(date: PartialDate) -> list[int]:
    return [part for part in (date.year, date.month, date.day) if part]


def _day(source: Source) -> list[int]:
    day = source.accessed
    return [day.year, day.month, day.day] if day else []
