"""Marks: how a place travels through Python-Markdown, which keeps no line numbers.

A preprocessor writes a mark, a number in private-use characters, beside everything that may have to
be told about later. Whoever handles the thing reads the mark and takes it out. Writers' own
private-use characters are taken out first, so that a mark is always one of ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from affidavit.diagnostics import Place

_START, _END, _ZERO = "\ue000", "\ue001", 0xE100

MARK = f"{_START}([{chr(_ZERO)}-{chr(_ZERO + 9)}]+){_END}"
"""Pattern of one mark; its group is the number."""
MARK_RE = re.compile(MARK)

Kind = Literal["citation", "span", "link", "note", "chart", "block"]


class Written(Protocol):
    """A text and where its characters stand: the body of a file, or a value in YAML."""

    @property
    def source(self) -> str:
        """The text."""

    def place_at(self, index: int) -> Place:
        """Return the place of the character `index` of it."""


@dataclass(frozen=True, slots=True)
class WrittenBody:
    """A text that stands in its file as it is."""

    source: str
    places: Callable[[int], Place]

    def place_at(self, index: int) -> Place:
        """Return the place of the character `index`."""
        return self.places(index)


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing in the text that was marked."""

    number: int
    kind: Kind
    place: Place
    about: str = ""
    """What was typed: the key of a citation, the word of a span."""

    def __str__(self) -> str:
        digits = "".join(chr(_ZERO + int(digit)) for digit in str(self.number))
        return f"{_START}{digits}{_END}"


@dataclass(slots=True)
class Marks:
    """All marks of one document, and which of them somebody has met again."""

    _all: list[Mark] = field(default_factory=list)
    _met: set[int] = field(default_factory=set)
    _told: set[int] = field(default_factory=set)

    def put(self, kind: Kind, place: Place, about: str = "") -> Mark:
        """Hand out a mark."""
        mark = Mark(len(self._all), kind, place, about)
        self._all.append(mark)
        return mark

    def read(self, found: re.Match[str] | str) -> Mark | None:
        """Return the mark that a match of `MARK` names, and count it as met.

        A text may be given too; then it is its first mark. None where there is none.
        """
        mark = self.seen(found)
        if mark is not None:
            self._met.add(mark.number)
        return mark

    def seen(self, found: re.Match[str] | str) -> Mark | None:
        """Return the same mark without counting it as met: what looks does not print."""
        match = MARK_RE.search(found if isinstance(found, str) else found[0])
        if match is None:
            return None
        number = int("".join(str(ord(digit) - _ZERO) for digit in match[1]))
        return self._all[number] if number < len(self._all) else None

    def read_all(self, text: str) -> list[Mark]:
        """Return every mark in a text, each met."""
        found = (self.read(match) for match in MARK_RE.finditer(text)) if _START in text else ()
        return [mark for mark in found if mark is not None]

    def tell(self, mark: Mark) -> bool:
        """Say whether nothing has been told of the mark yet, and that it now will be."""
        first = mark.number not in self._told
        self._told.add(mark.number)
        return first

    def lost(self) -> Iterator[Mark]:
        """Yield the marks that nobody has met: what they stood for has vanished from the page."""
        return (mark for mark in self._all if mark.number not in self._met)


def without_marks(text: str) -> str:
    """Return the text as it was before it was marked."""
    return MARK_RE.sub("", text) if _START in text else text
