"""Pages of a source that is a document: which ones there are, and which of them are published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code
from affidavit.located import LocatedText, fault

if TYPE_CHECKING:
    from affidavit.sources.locators import Locator

_SEPARATOR = re.compile(r"\s*(?:,|&|\band\b|\by\b)\s*")
_RANGE = re.compile(r"\s*(?:-{1,3}|[–—])\s*")
_NUMBER = re.compile(r"\d+|[ivxlcdm]+", re.IGNORECASE)
MOST_TOGETHER = 20
"""Pages that one citation leads to; of `pp. 1-300` only the first ones."""


@dataclass(frozen=True, slots=True)
class PagesAsked:
    """What a source says of its pages under `publish_pages`."""

    written: LocatedText
    cited: bool
    """Whether those that something published cites are published."""
    everything: bool
    named: tuple[str, ...]
    """Pages and ranges, as they are called: `3`, `iv-vi`."""


def pages_asked(value: object) -> PagesAsked:
    """Read `cited`, `all`, or `cited, iv, 3-7`; raises the fault for anything else."""
    written = value if isinstance(value, LocatedText) else LocatedText(str(value))
    words = [word for word in _SEPARATOR.split(written.strip()) if word]
    named = tuple(word for word in words if word not in ("cited", "all"))
    if not words or not all(_is_pages(word) for word in named):
        message = f'"{written}" does not say which pages readers may see'
        fix = "write cited, all, or pages and ranges: cited, iv, 3-7"
        raise fault(Code.VALUE_WRONG, message, fix)
    return PagesAsked(written, "cited" in words, "all" in words, named)


def _is_pages(word: str) -> bool:
    return all(_NUMBER.fullmatch(end) for end in _RANGE.split(word, maxsplit=1))


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One page of a document."""

    number: int
    """Counted from 1."""
    label: str
    """What it is called: `iv`."""
    name: str
    """In its address."""
    picture: str
    """Name of its picture's file."""
    width: int
    height: int
    """Of the picture, in pixels."""


@dataclass(frozen=True, slots=True)
class PagedDocument:
    """The pages of a source of which the newsroom publishes some."""

    pages: Sequence[DocumentPage]
    cited: bool
    """Whether pages are published because something cites them."""
    named: frozenset[int]
    """Numbers of those that are published in any case."""

    def is_public(self, number: int) -> bool:
        """Say whether readers may see a page that something cites."""
        return self.cited or number in self.named

    def page(self, number: int) -> DocumentPage:
        """Return a page by its number."""
        return self.pages[number - 1]

    @property
    def extent(self) -> str:
        """How many pages it has, and what they are called: `it has 40 pages, i-iv and 1-36`."""
        labels = [page.label for page in self.pages]
        count = f"it has {len(labels)} page" + ("s" if len(labels) > 1 else "")
        if labels[0] == "1" and labels[-1] == str(len(labels)):
            return count
        arabic = next((at for at, each in enumerate(labels) if each.isdecimal()), 0)
        parts = [part for part in (labels[:arabic], labels[arabic:]) if part]
        called = (f"{part[0]}-{part[-1]}" if part[1:] else part[0] for part in parts)
        return f"{count}, {' and '.join(called)}"


def find_pages(
    labels: Sequence[str], value: str, *, most: int | None = MOST_TOGETHER
) -> tuple[list[int], list[str]]:
    """Return the numbers of the pages that `33-35, 40` names, and the names that no page has.

    Of many pages only the first `most`; None for all. Told as missing is only what surely is the
    name of a page: a number, or a Roman one.
    """
    found, missing = dict[int, None](), list[str]()
    for word in _SEPARATOR.split(value.strip()):
        numbers, unknown = _range(labels, word)
        found |= dict.fromkeys(numbers)
        missing += unknown
    return list(found)[:most], missing


def cited_pages(document: PagedDocument, locator: Locator | None) -> tuple[list[int], list[str]]:
    """Return the same for a locator: of its pages, if it has any."""
    found, missing = list[int](), list[str]()
    labels = [page.label for page in document.pages]
    for part in locator.parts if locator else ():
        if part.label == "page":
            numbers, unknown = find_pages(labels, part.value)
            found += numbers
            missing += unknown
    return found, missing


def _range(labels: Sequence[str], word: str) -> tuple[list[int], list[str]]:
    whole = _number(labels, word)
    if whole:
        return [whole], []
    start, *rest = _RANGE.split(word, maxsplit=1)
    ends = [start, *(_filled(start, end) for end in rest)]
    numbers = [_number(labels, end) for end in ends]
    missing = [
        end
        for end, number in zip(ends, numbers, strict=True)
        if number is None and _NUMBER.fullmatch(end)
    ]
    known = [number for number in numbers if number]
    return list(range(known[0], known[-1] + 1)) if known else [], missing


def _filled(start: str, end: str) -> str:
    """Return the end of `133-5` as it is meant: 135."""
    shorter = start.isdecimal() and end.isdecimal() and len(end) < len(start)
    return start[: len(start) - len(end)] + end if shorter else end


def _number(labels: Sequence[str], name: str) -> int | None:
    wanted = name.strip().casefold()
    found = (at for at, label in enumerate(labels, start=1) if label.casefold() == wanted)
    return next(found, None)
