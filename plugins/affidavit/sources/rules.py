"""What a source of a certain type must have, and must not."""

from __future__ import annotations

import re
from collections.abc import Mapping

from affidavit.diagnostics import Code, Place, Report
from affidavit.located import LocatedMapping, LocatedText
from affidavit.sources.references import KEY

IDENTIFYING = (
    *("name", "email", "phone", "address", "authors", "editors", "translators"),
    *("url", "doi"),
)
"""Keys that say who somebody is. The identity of an unnamed source stays outside the repository."""
_OF_UNNAMED = ("handle", "reason", "how_known", "hand")
_SAYING_WHAT = ("title", "url", "doi", "publisher", "authors")
_TITLE, _ISSUED = ("title",), ("issued",)
_WHO, _WHERE = ("publisher", "authors", "container"), ("url", "doi", "archives")
_IN_PERIODICAL = (_TITLE, ("publisher", "container"), _ISSUED, _WHERE)
_RULING = (_TITLE, ("number", "court", "publisher"), _ISSUED)
_NEEDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "article-journal": (_TITLE, ("container", "publisher"), _ISSUED),
    "article-magazine": _IN_PERIODICAL,
    "article-newspaper": _IN_PERIODICAL,
    "book": (_TITLE, ("authors", "editors", "publisher"), _ISSUED),
    "chapter": (_TITLE, ("container", "authors"), _ISSUED),
    "court-record": _RULING,
    "dataset": (_TITLE, _WHO),
    "interview": (("authors", "title"), _ISSUED),
    "leak": (_TITLE, _ISSUED),
    "legal_case": _RULING,
    "legislation": (_TITLE,),
    "post": (("authors", "publisher"), _ISSUED, _WHERE),
    "post-weblog": (_TITLE, _WHO, _ISSUED, _WHERE),
    "report": (_TITLE, _WHO, ("issued", "accessed", "captures")),
    "speech": (("authors", "title"), _ISSUED),
    "statement": (("publisher", "authors"), _ISSUED),
    "thesis": (_TITLE, ("authors",), _ISSUED),
    "webpage": (_TITLE, _WHERE),
}
"""Type -> groups of keys, one of each of which leads a reader to the source again."""
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


def check_imported_key(key: str, *, at: Place, report: Report) -> bool:
    """Say whether a key of a reference manager's can be cited, if need be as `[@{key}]`.

    Told is what braces cannot hold either: spaces and braces themselves.
    """
    if key.startswith(_RESERVED) or re.search(r"[\s{}\x00-\x1f]", key):
        message = (
            f'"{key}" cannot be cited: its key has spaces or braces, or starts with fig: or tbl:'
        )
        report.warning(Code.SOURCE_KEY, at, message, "give it another key where it comes from")
        return False
    return True


def take_out_identities(entry: LocatedMapping, *, report: Report) -> LocatedMapping:
    """Return the entry of an unnamed source without what says who it is, each reported."""
    if entry.get("type") != "unnamed":
        return entry
    kept = LocatedMapping(entry.place)
    for key, value in entry.items():
        if key in IDENTIFYING:
            message = (
                f'"{key}" may give away who this is; it would stay in the history of the files'
            )
            fix = "delete the line, and keep identities outside this folder"
            report.error(Code.SOURCE_IDENTITY, entry.key_places[key], message, fix)
        else:
            kept[key], kept.key_places[key] = value, entry.key_places[key]
    return kept


def check_entry(entry: LocatedMapping, *, at: Place, report: Report) -> None:
    """Report what the entry's type demands and it lacks, or has and must not.

    Over the entry as it is written, so that these faults are told beside all others of it.
    """
    if entry.get("type") == "unnamed":
        _check_unnamed(entry, at=at, report=report)
    else:
        _check_named(entry, report=report)
    quotes = entry.get("quotes")
    if not isinstance(quotes, LocatedMapping):
        return
    for name in quotes:
        if not _QUOTE_ID.fullmatch(name):
            message, fix = f'"{name}" cannot be named in a text', "use letters, digits and hyphens"
            report.error(Code.SOURCE_KEY, quotes.key_places[name], message, fix)


def check_complete(key: str, entry: LocatedMapping, *, at: Place, report: Report) -> None:
    """Report an entry of which a reader would see nothing but its key; warn of what else it lacks.

    What is on paper needs no address. What was seen only as quoted elsewhere needs no day either:
    its carrier has one.
    """
    if entry.get("type") == "unnamed":
        return
    if not any(entry.get(name) for name in _SAYING_WHAT):
        message = f'nothing says what "{key}" is'
        report.error(Code.KEY_MISSING, at, message, 'add a line "title: ..."')
        return
    lacking = [group for group in _needed(entry) if not any(entry.get(name) for name in group)]
    if lacking:
        names = [" or ".join(f'"{name}"' for name in group[:2]) for group in lacking]
        message = f'"{key}" lacks what readers need of a source of its type: {", ".join(names)}'
        fix = f'add a line "{lacking[0][0]}: ..."'
        report.warning(Code.SOURCE_INCOMPLETE, at, message, fix)


def _needed(entry: LocatedMapping) -> list[tuple[str, ...]]:
    spared = {"url"} if entry.get("seen_as") == "print" else set[str]()
    if entry.get("quoted_in"):
        spared = {"url", "issued"}
    return [group for group in _NEEDED.get(str(entry.get("type")), ()) if spared.isdisjoint(group)]


def _check_unnamed(entry: LocatedMapping, *, at: Place, report: Report) -> None:
    for key in _OF_UNNAMED:
        if not entry.get(key):
            message = f'an unnamed source needs the key "{key}"'
            report.error(Code.KEY_MISSING, at, message, f'add a line "{key}: ..."')
    handle = entry.get("handle")
    if isinstance(handle, LocatedText) and not _HANDLE.fullmatch(handle):
        message = f'"{handle}" may be a name; a handle is a made-up token with a digit in it'
        report.error(Code.SOURCE_IDENTITY, handle.place, message, "write one such as S-3")


def _check_named(entry: LocatedMapping, *, report: Report) -> None:
    for name in _OF_UNNAMED:
        if name in entry:
            message = f'"{name}" is for sources of type "unnamed" only'
            fix = 'delete it, or add "type: unnamed"'
            report.error(Code.KEY_UNKNOWN, entry.key_places[name], message, fix)
