"""Where a passage stands in what was typed, found only when somebody asks.

Python-Markdown keeps no places, and marking every word would cost every build. But letters and
digits are never changed on their way through it, so a passage is found again by these alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from affidavit.diagnostics import Report
from affidavit.markdown.notes import read_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affidavit.diagnostics import Place
    from affidavit.markdown.passages import Passage
    from affidavit.markdown.places import Written

# What is typed and not printed as words: targets of links, braces, citations, tags, entities.
_UNPRINTED = re.compile(
    r"!\[[^\[\]]*\]\([^()\n]*\)(?:\{[^{}\n]*\})?"
    r"|(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+[\"'][^\"'\n]*[\"'])?\)"
    r"|(?<=\])\[[^\[\]]*\]"
    r"|(?<=\])\{[^{}\n]*\}|\{[:.#][^{}\n]*\}"
    r"|\[[^\[\]]*@[^\[\]]*\](?!\()"
    r"|\[\^[^\]\n]*\]:?"
    r"|(?<![\w/])@(?:\{[^{}\s]*\}|[\w][\w:.#$%&+?~/-]*\w)(?:[ ]\[[^\[\]]*\])?"
    r"|<(?![a-z][a-z0-9+.-]*:)[/A-Za-z][^<>]*>"
    r"|&\#?\w+;"
    r"|^[ \t>]*/{3,}[^\n]*$"
    r"|^[ ]{0,3}(?:\[[^\]\n^]+\]|\*\[[^\]\n]+\]):[^\n]*$",
    re.MULTILINE,
)
_STRAIGHT = {
    **dict.fromkeys("\u201c\u201d\u201e", '"'),
    **dict.fromkeys("\u2018\u2019", "'"),
}


@dataclass(slots=True)
class _Letters:
    """The letters and digits of a text, and for each its index in what was typed."""

    signs: str
    origins: Sequence[int]

    def find(self, signs: str, start: int) -> int:
        """Return where the signs stand, whole words, at or after `start`; -1 where they do not."""
        at = self.signs.find(signs, start)
        while at > 0 and self.origins[at] == self.origins[at - 1] + 1:
            at = self.signs.find(signs, at + 1)
        return at


@dataclass(slots=True)
class Alignment:
    """Lays the passages of one written text beside what was typed."""

    written: Written
    passages: Sequence[Passage]
    _printed: _Letters | None = None
    _all: _Letters | None = None
    _starts: list[tuple[_Letters, int]] = field(default_factory=list)

    def place(self, number: int, index: int) -> Place:
        """Return the place of the character `index` of a passage.

        Where its words were not found in one piece, the place is that of the words nearby.
        """
        letters, start = self._start(number)
        text = self.passages[number].text
        at, ahead = _next_letter(text, index)
        found = start + sum(map(str.isalnum, text[:at]))
        if found >= len(letters.origins):
            return self.written.place_at(letters.origins[-1] if letters.origins else 0)
        origin = letters.origins[found]
        nth = text.count(text[index], index, at)
        origin = self._sign_before(origin, text[index], nth=nth) if ahead else origin
        return self.written.place_at(origin)

    def _sign_before(self, origin: int, sign: str, *, nth: int) -> int:
        """Return where a sign stands that is no letter, the `nth` back from the next letter."""
        typed = self.written.source
        low = origin
        while low and not typed[low - 1].isalnum():
            low -= 1
        signs = (sign, _STRAIGHT.get(sign, sign))
        places = [at for at in range(low, origin) if typed[at] in signs]
        return places[max(len(places) - nth, 0)] if places else origin

    def _start(self, number: int) -> tuple[_Letters, int]:
        """Return the letters in which a passage is found, and the index of its first among them."""
        while len(self._starts) <= number:
            self._starts.append(self._find(len(self._starts)))
        return self._starts[number]

    def _find(self, number: int) -> tuple[_Letters, int]:
        if self._printed is None or self._all is None:
            self._all, self._printed = _letters(self.written)
        signs = _signs(self.passages[number].text)
        origin = self._reached(number)
        for letters in (self._printed, self._all):
            after = bisect_left(letters.origins, origin)
            for start in (after, 0):
                if (at := letters.find(signs, start)) >= 0:
                    return letters, at
        return self._all, bisect_left(self._all.origins, origin)

    def _reached(self, number: int) -> int:
        """Return where, in what was typed, the passage before begins: the search goes on there."""
        if not number:
            return 0
        letters, at = self._starts[number - 1]
        previous = self.passages[number - 1]
        if self.passages[number].kind != "alt" and letters is self._printed:
            at += len(_signs(previous.text))
        return letters.origins[min(at, len(letters.origins) - 1)] if letters.origins else 0


def _next_letter(text: str, index: int) -> tuple[int, bool]:
    """Return the index of the first letter at or after `index`, and whether it is a later one."""
    for at in range(index, len(text)):
        if text[at].isalnum():
            return at, at > index
    return len(text), False


def _signs(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _letters(written: Written) -> tuple[_Letters, _Letters]:
    """Return all letters that readers may see, and those that are printed as words."""
    lines, _ = read_lines(written, report=Report())
    typed, origins = list[str](), list[int]()
    for line in lines:
        if line.fence is None:
            typed += [line.text, "\n"]
            origins += [*line.origins[: len(line.text)], line.origins[-1]]
    text = "".join(typed)
    printed = _UNPRINTED.sub(lambda found: " " * len(found[0]), text)
    return _letters_of(text, origins), _letters_of(printed, origins)


def _letters_of(text: str, origins: Sequence[int]) -> _Letters:
    kept = [index for index, sign in enumerate(text) if sign.isalnum()]
    return _Letters("".join(text[at] for at in kept), [origins[at] for at in kept])
