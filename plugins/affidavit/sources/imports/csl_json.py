"""CSL-JSON, as Zotero, Better BibTeX, Mendeley and pandoc write it, into entries."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, Report
from affidavit.language import DateSpan, PartialDate
from affidavit.located.values import Lines
from affidavit.sources.imports.bibtex_names import person
from affidavit.sources.imports.dates import partial, read_date
from affidavit.sources.imports.entry import Entry, page_range
from affidavit.sources.records import TYPES
from affidavit.sources.source import OTHERS, Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from affidavit.diagnostics import Place

# The rich text that CSL 1.0.2 allows in titles (specification, "Rich text in CSL-JSON"), and what
# Zotero's users type: taken off, the words stay.
_MARKUP = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|sc|span|u|s|p|br|scp)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_NO_CHARACTER = re.compile(r"&#[0-9]{8,};?")
"""Python refuses to read figures of over 4,300 digits."""
_BLANKS = re.compile(r"[\s,]*")
_NEXT = re.compile(r"\}\s*,\s*(?=\{)|\n[^\S\n]*(?=\{\s*\"(?:id|type|citation-key)\")")
_TEXTS = (
    "title",
    "container-title",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "number",
    "page",
    "edition",
    "collection-title",
    "collection-number",
    "chapter-number",
    "event-title",
    "genre",
    "medium",
    "version",
    "section",
    "authority",
    "jurisdiction",
    "language",
    "DOI",
    "ISBN",
    "ISSN",
    "URL",
)
_INSTEAD = {"title": ("title-short", "shortTitle", "reviewed-title"), "event-title": ("event",)}
_ROLES = ("author", "editor", "translator", "director", "interviewer", "container-author")
_SAYS_ENTRY = frozenset({"id", "type", "title", "citation-key"})
_OLD_TYPES = {"article-other": "article", "thesis-other": "thesis", "song-other": "song"}


def read_csl_json(text: str, *, file: str, report: Report) -> Iterator[Entry]:
    """Yield the entries of a CSL-JSON file in its order; what cannot be read is reported there.

    A list of items, one item, or an object with a list `items` or `references`. An item that is
    broken costs itself alone: reading goes on at the next one.
    """
    place_at = Lines(text, file=file).place
    for item, at in _items(text, place_at=place_at, report=report):
        key = _key(item)
        if not key:
            message, fix = "this entry has no id, so nobody can cite it", '"id": "a-key"'
            report.warning(Code.SOURCE_KEY, at, message, fix)
            continue
        yield _entry(key, item, at)


def _items(
    text: str, *, place_at: Callable[[int], Place], report: Report
) -> Iterator[tuple[dict[str, object], Place]]:
    decoder = json.JSONDecoder(strict=False)
    at = _start(text)
    found_any = False
    while at < len(text) and text[at] != "]":
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            found_any = True
            broken = min(getattr(error, "pos", at), max(len(text) - 1, 0))
            message = "the JSON breaks off here, so this entry is not in the library"
            fix = "look for a comma, quote or brace that is missing before this place"
            report.warning(Code.SOURCE_IMPORT, place_at(broken), message, fix)
            following = _NEXT.search(text, max(broken, at + 1))
            at = following.end() if following else len(text)
            continue
        found_any = True
        if isinstance(value, dict) and not _SAYS_ENTRY.isdisjoint(value):
            yield value, place_at(at)
        elif isinstance(value, dict):
            found_any = False
        else:
            message = "this is no entry: it is not in braces"
            report.warning(Code.SOURCE_IMPORT, place_at(at), message, "take it out")
        at = _skip(text, end)
    if not found_any:
        message = "there is no entry in this file"
        report.warning(Code.SOURCE_IMPORT, place_at(0), message, "export it as CSL JSON")


def _start(text: str) -> int:
    """Return where the first item starts: in a list, in a list that an object holds, or alone."""
    at = _skip(text, 0)
    if text[at : at + 1] == "[":
        return _skip(text, at + 1)
    held = re.compile(r'\{[^\[\]{}]*?"(?:items|references)"\s*:\s*\[').match(text, at)
    return _skip(text, held.end()) if held else at


def _skip(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _key(item: dict[str, object]) -> str:
    """Return what pandoc cites it by; the citation key where the id is an address of Zotero's."""
    own, better = _text(item.get("id")), _text(item.get("citation-key"))
    return better if better and (not own or "://" in own or "/" in own) else own


def _entry(key: str, item: dict[str, object], at: Place) -> Entry:
    texts = {name: _text(item.get(name)) for name in _TEXTS}
    for name, others in _INSTEAD.items():
        texts[name] = texts[name] or next((t for o in others if (t := _text(item.get(o)))), "")
    if not texts["title"]:
        texts["title"], texts["container-title"] = texts["container-title"], ""
    # CSL's form of a hyphen that is no range
    texts["page"] = page_range(texts["page"]).replace("\\-", "-")
    issued, issued_as = _date(item.get("issued"))
    names = {role: _names(item.get(role)) for role in _ROLES}
    return Entry(
        key=key,
        type=_type(_text(item.get("type"))),
        place=at,
        texts={name: text for name, text in texts.items() if text},
        names={role: found for role, found in names.items() if found},
        issued=issued,
        issued_as=issued_as,
        accessed=_date(item.get("accessed"))[0],
    )


def _type(written: str) -> str:
    name = _OLD_TYPES.get(written, written.lower())
    return name if name in TYPES and name not in {"unnamed", "leak"} else "document"


def _text(value: object) -> str:
    """Return a value as plain text, on one line; empty for what is neither text nor number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(unescape(_NO_CHARACTER.sub("", _MARKUP.sub("", str(value)))).split())


def _names(value: object) -> tuple[Name, ...]:
    listed = value if isinstance(value, list) else [value]
    return tuple(name for each in listed if (name := _name(each)))


def _name(value: object) -> Name | None:
    if isinstance(value, str):
        return Name(full=_text(value)) if _text(value) else None
    if not isinstance(value, dict):
        return None
    if literal := _text(value.get("literal")) or _text(value.get("name")):
        return OTHERS if literal in {"others", OTHERS.full} else Name(full=literal)
    parts = ("non-dropping-particle", "dropping-particle", "family", "given", "suffix")
    particle, dropping, family, given, suffix = (_text(value.get(part)) for part in parts)
    family = f"{particle} {family}".strip() if family else particle
    return person(family, f"{given} {dropping}".strip(), suffix)


def _date(value: object) -> tuple[DateSpan | None, str]:
    """Return the date, or what stands in its place: `c. 1850` is no 1850."""
    if isinstance(value, str | int):
        found = read_date(_text(value))
        return found, "" if found else _text(value)
    if not isinstance(value, dict):
        return None, ""
    written = _text(value.get("literal")) or _text(value.get("raw"))
    ends = [_partial(each) for each in _listed(value.get("date-parts"))[:2]]
    if not ends or ends[0] is None:
        found = read_date(written)
        return found, "" if found else written or _before_christ(value)
    if value.get("circa"):
        return None, f"c. {ends[0].iso}"
    if len(ends) > 1 and ends[1] and ends[0] < ends[1]:
        return DateSpan(ends[0], ends[1]), ""
    return DateSpan(ends[0]), ""


def _before_christ(value: Mapping[str, object]) -> str:
    """Return `44 BC` for the year -44, which CSL 1.0.2 allows and no calendar of ours knows."""
    first = next(iter(_listed(value.get("date-parts"))), None)
    year = _text(next(iter(_listed(first)), None))
    return f"{year[1:]} BC" if re.fullmatch(r"-[1-9]\d{0,3}", year) else ""


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _partial(value: object) -> PartialDate | None:
    parts = [_whole(part) for part in _listed(value)[:3]]
    return partial(*parts) if parts and 0 < parts[0] <= 9999 else None  # noqa: PLR2004  years


def _whole(value: object) -> int:
    text = _text(value)
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 5 else 0  # noqa: PLR2004
