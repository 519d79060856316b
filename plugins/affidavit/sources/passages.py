"""Links to the very passage of a source, and to how it stood when somebody looked."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from affidavit.sources.source import Source

Passage = tuple[str, str]
"""Words that are quoted, plain, and the sentence of the source that holds them, perhaps empty."""

_LEFT_OUT = re.compile(r"\s*(?:\[[^\[\]]*\]|\(?(?:\.{3}|…)\)?)\s*")
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_EDGES = " \t\n.,;:!?…\"'“”‘’«»\u2039\u203a()[]"
_WHOLE, _ENDS, _AROUND = 8, 4, 3
"""Words: as many are named one by one, so many at each end of more, so many beside a few."""
_LONGEST_WHOLE = 80
_MOST = 3
"""Passages named in one address."""
_DAY_IN_ADDRESS = re.compile(r"/(\d{4})\.?(\d\d)\.?(\d\d)(?:-?\d{6})?[a-z_]*/")


def passage_address(source: Source, passages: Iterable[Passage]) -> str | None:
    """Return the address of a source, which leads on to the words that are quoted from it.

    By a text fragment (https://wicg.github.io/scroll-to-text-fragment/): browsers that know it
    scroll there and mark the words, others show the page. The bare address where none can be: of a
    PDF, of a page that we saw as a copy or in somebody else's words only, and where the address
    says already where to go. None where the source has no address.
    """
    url = source.url
    if url is None or not _can_be_searched(source, url):
        return url
    directives = [directive for each in passages if (directive := text_directive(*each))]
    if not directives:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:{'&'.join(directives[:_MOST])}"


def text_directive(words: str, passage: str = "") -> str:
    """Return `text=...` for the words as they are quoted; empty where nothing is left of them.

    What an editor put in brackets or left out is not in the source: then beginning and end are
    named. Few words get those beside them as the `passage` has them, since they may stand anywhere.
    """
    parts = [_trimmed(part) for part in _LEFT_OUT.split(_CAPITAL.sub(r"\1", words))]
    parts = [part for part in parts if part]
    if not parts:
        return ""
    before, found, after = _trimmed(passage).partition(parts[0]) if len(parts) == 1 else ("",) * 3
    if len(parts) > 1 or not _is_whole(parts[0]):
        start, end = _first(parts[0]), _last(parts[-1])
        return f"text={_encoded(start)},{_encoded(end)}" if start != end else ""
    prefix = suffix = ""
    if found and len(parts[0].split()) <= _AROUND:
        prefix = " ".join(before.split()[-_AROUND:])
        suffix = " ".join(after.split()[:_AROUND])
    return "".join(
        (
            "text=",
            f"{_encoded(prefix)}-," if prefix and before[-1:].isspace() else "",
            _encoded(parts[0]),
            f",-{_encoded(suffix)}" if suffix and after[:1].isspace() else "",
        )
    )


def version_of(source: Source) -> tuple[str, str]:
    """Return the address of the first copy in an archive, and the day that we mean, as ISO 8601.

    As Robust Links have them (https://robustlinks.mementoweb.org/spec/): the day of the copy where
    its address tells, else the day on which somebody looked; each empty where there is none.
    """
    copy = source.archives[0] if source.archives else ""
    found = _DAY_IN_ADDRESS.search(copy)
    try:
        day = date(*map(int, found.groups())) if found else source.accessed
    except ValueError:
        day = source.accessed
    return copy, day.isoformat() if day else ""


def _can_be_searched(source: Source, url: str) -> bool:
    is_page = not urlsplit(url).path.lower().endswith(".pdf")
    is_free = ":~:" not in url
    return is_page and is_free and source.seen_as == "live" and source.quoted_in is None


def _is_whole(words: str) -> bool:
    return len(words.split()) <= _WHOLE and len(words) <= _LONGEST_WHOLE


def _first(words: str) -> str:
    found = " ".join(words.split()[:_ENDS])
    return found if len(found) <= _LONGEST_WHOLE else words[: _LONGEST_WHOLE // 2]


def _last(words: str) -> str:
    found = " ".join(words.split()[-_ENDS:])
    return found if len(found) <= _LONGEST_WHOLE else words[-_LONGEST_WHOLE // 2 :]


def _trimmed(words: str) -> str:
    return " ".join(words.split()).strip(_EDGES)


def _encoded(words: str) -> str:
    """Return words in percent signs; a hyphen, comma or ampersand would be read as syntax."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")
