"""Citations in the text: `[see @a, p. 3; @b]`, and `@key` in a sentence.

The inline processors only find them and leave an element; numbers are given later, in the order in
which readers meet them.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markdown.inlinepatterns import InlineProcessor

from affidavit.diagnostics import Code
from affidavit.markdown.places import MARK, MARK_RE
from affidavit.sources import KEY, Reference, parse_group, parse_locator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.markdown.galley import Desk
    from affidavit.markdown.places import Mark

CROSS_REFERENCES = ("fig:", "tbl:")
"""Prefixes of keys that mean a chart or picture of the page, never a source."""

CITATION_ID = "fnref-affidavit"
"""While it waits for its number a citation looks like a reference to a footnote: those are left out
of the ids and names of headings by Python-Markdown's table of contents (3.9 and later)."""

_LONGEST = 2_000
"""Characters of one citation group. It bounds what is searched for a bracket's other end."""
_BEFORE_MENTION = " \n\t([{\"'"
_SHORT, _SLIPS = 3, 2
"""Up to three letters any word is near a key; beyond two slips it was probably not meant."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One bracket, or one `@key` of a sentence."""

    references: tuple[tuple[Reference, Mark], ...]
    narrative: bool = False
    """Written `@key` in a sentence, which therefore names the source."""


class CitationGroups(InlineProcessor):
    """Finds `[@a; @b]` by its first `@`, and leaves `[@handle](address)` to be a link."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(rf"{MARK}@", desk.md)
        self._desk = desk

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, found: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """Return the element of a group, and what it takes up."""
        start, end = _bracket_around(data, found.start())
        if start is None or end is None or data[end + 1 : end + 2] == "(":
            return None, None, None
        text, marks = _unmarked(data[start + 1 : end])
        references = parse_group(text)
        if not references:
            return None, None, None
        cited = tuple(self._placed(references, marks))
        return self._desk.galley.element_of(Cited(cited)), start, end + 1

    def _placed(
        self, references: list[Reference], marks: dict[int, str]
    ) -> Iterator[tuple[Reference, Mark]]:
        galley = self._desk.galley
        for reference in references:
            mark = galley.marks.read(marks.get(reference.at, ""))
            if mark is not None:
                yield reference, mark
            second = galley.marks.read(marks.get(reference.stray, "")) if reference.stray else None
            if second is not None:
                message = f'"@{second.about}" follows "@{reference.key}" without a semicolon'
                fix = f"write [@{reference.key}; @{second.about}]"
                galley.report.error(Code.CITATION_SYNTAX, second.place, message, fix)


class Mentions(InlineProcessor):
    """Finds `@key` in a sentence; what the library does not know stays text."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, desk: Desk) -> None:
        mention = rf"@(?:\{{(?P<braced>[^{{}}\s]+)\}}|(?P<bare>{KEY}))"
        locator = r"(?:[ ]\[(?P<locator>[^\[\]]+)\](?![(\[{:]))?"
        super().__init__(rf"{MARK}{mention}{locator}", desk.md)
        self._desk = desk

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, found: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """Return the element of a citation that is part of the sentence."""
        galley = self._desk.galley
        mark, key = galley.marks.read(found), found["braced"] or found["bare"]
        if mark is None or (
            data[: found.start()] and data[found.start() - 1] not in _BEFORE_MENTION
        ):
            return None, None, None
        if not found["braced"] and not galley.knows(key):
            self._tell_slip(key, mark)
            return None, None, None
        reference, end = Reference(key=key), found.end("bare")
        if found["braced"]:
            end = found.end("braced") + 1
        locator, suffix = parse_locator(found["locator"] or "")
        if locator is not None:
            reference, end = replace(reference, locator=locator, suffix=suffix), found.end()
        cited = Cited(((reference, mark),), narrative=True)
        return galley.element_of(cited), found.start(), end

    def _tell_slip(self, key: str, mark: Mark) -> None:
        """Warn of a key that is one or two letters off: it is printed as it stands."""
        near = self._desk.galley.nearest_key(key) if len(key) > _SHORT else None
        if near is not None and slips(key, near) <= _SLIPS:
            message = f'"@{key}" is printed as text: no source is called so'
            fix = f'did you mean "@{near}"? Else write \\@{key}'
            self._desk.galley.report.warning(Code.CITATION_SLIP, mark.place, message, fix)


def slips(typed: str, meant: str) -> int:
    """Return how many letters have to change to turn one word into the other (Levenshtein)."""
    row = list(range(len(meant) + 1))
    for index, letter in enumerate(typed, start=1):
        previous, row[0] = row[0], index
        for column, other in enumerate(meant, start=1):
            cost = previous + (letter != other)
            previous, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, cost)
    return row[-1]


def _bracket_around(data: str, at: int) -> tuple[int | None, int | None]:
    """Return where the innermost bracket around `at` opens and closes; None where there is none."""
    depth, start = 0, None
    for index in range(at - 1, max(at - _LONGEST, -1), -1):
        if data[index] == "]":
            depth += 1
        elif data[index] == "[":
            if depth == 0:
                start = index
                break
            depth -= 1
    if start is None:
        return None, None
    return start, _closing(data, at)


def _closing(data: str, at: int) -> int | None:
    depth = 0
    for index in range(at, min(at + _LONGEST, len(data))):
        if data[index] == "[":
            depth += 1
        elif data[index] == "]":
            if depth == 0:
                return index
            depth -= 1
    return None


def _unmarked(text: str) -> tuple[str, dict[int, str]]:
    """Return the text without marks, and each mark by the index of what it stood before."""
    pieces, marks, last, length = list[str](), dict[int, str](), 0, 0
    for found in MARK_RE.finditer(text):
        pieces.append(text[last : found.start()])
        length += found.start() - last
        marks[length] = found[0]
        last = found.end()
    return "".join([*pieces, text[last:]]), marks
