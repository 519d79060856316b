"""What a source of a certain type must have, and must not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, Place, Report
from affidavit.located import LocatedMapping
from affidavit.sources.references import KEY

if TYPE_CHECKING:
    from affidavit.sources.source import Source

IDENTIFYING = ("name", "email", "phone", "address", "authors", "url", "doi")
"""Keys that say who somebody is. The identity of an unnamed source stays outside the repository."""
_OF_UNNAMED = ("handle", "reason", "how_known", "hand")
_RESERVED = ("fig:", "tbl:")
_HANDLE = re.compile(r"(?=.*\d)[\w-]{1,20}")
_QUOTE_ID = re.compile(r"[\w][\w.-]*")


def check_key(key: str, *, at: Place, report: Report) -> bool:
    """Say whether `key` can be cited; report why not."""
    if key.startswith(_RESERVED):
        message = f'"{key[:4]}" is kept for references to figures and tables'
        report.error(Code.SOURCE_KEY, at, message, f"call the source {key[4:] or 'something else'}")
        return False
    if re.fullmatch(KEY, key):
        return True
    near = re.sub(r"[^\w]+", "-", key).strip("-").lower()
    message = f'"{key}" cannot be cited: a key takes letters, digits and single hyphens, no spaces'
    report.error(Code.SOURCE_KEY, at, message, f"call it {near}" if near else "write another key")
    return False


def take_out_identities(entry: LocatedMapping, *, report: Report) -> LocatedMapping:
    """Return the entry of an unnamed source without what says who it is, each reported."""
    if entry.get("type") != "unnamed":
        return entry
    kept = LocatedMapping(entry.place)
    for key, value in entry.items():
        if key in IDENTIFYING:
            message = f'"{key}" may give away who this is; it would stay in the history of the files'
            fix = "delete the line, and keep identities outside this folder"
            report.error(Code.SOURCE_IDENTITY, entry.key_places[key], message, fix)
        else:
            kept[key], kept.key_places[key] = value, entry.key_places[key]
    return kept


def check_source(source: Source, *, written: LocatedMapping, report: Report) -> None:
    """Report what the type of `source` demands and its entry lacks, or has and must not."""
    if source.is_unnamed:
        _check_unnamed(source, written=written, report=report)
    else:
        _check_named(source, written=written, report=report)
    _check_quotes(source, report=report)


def _check_unnamed(source: Source, *, written: LocatedMapping, report: Report) -> None:
    for key in _OF_UNNAMED:
        if not getattr(source, key):
            message = f'an unnamed source needs the key "{key}"'
            report.error(Code.KEY_MISSING, source.place, message, f'add a line "{key}: ..."')
    if source.handle and not _HANDLE.fullmatch(source.handle):
        message = f'"{source.handle}" may be a name; a handle is a made-up token with a digit in it'
        at = written["handle"].place
        report.error(Code.SOURCE_IDENTITY, at, message, "write one such as S-3")


def _check_named(source: Source, *, written: LocatedMapping, report: Report) -> None:
    for key in _OF_UNNAMED:
        if getattr(source, key):
            message = f'"{key}" is for sources of type "unnamed" only'
            report.error(
                Code.KEY_UNKNOWN, written.key_places[key], message, 'delete it, or add "type: unnamed"'
            )
    if not (source.title or source.url or source.publisher or source.authors):
        message = f'nothing says what "{source.key}" is'
        report.error(Code.KEY_MISSING, source.place, message, 'add a line "title: ..."')


def _check_quotes(source: Source, *, report: Report) -> None:
    for quote in source.quotes.values():
        if not _QUOTE_ID.fullmatch(quote.id):
            message = f'"{quote.id}" cannot be named in a text'
            fix = "use letters, digits and hyphens"
            report.error(Code.SOURCE_KEY, quote.place, message, fix)
