"""In a preview: where each block of a text begins, and a mark behind it in the HTML.

What is said of a block is known only when all is set: it is put in the place of the mark.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from affidavit.diagnostics import Place
from affidavit.markdown.blocks import BLOCK_ATTRIBUTE
from affidavit.markdown.reading_passages import PassageReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown import Markdown

    from affidavit.markdown.galley import Galley
    from affidavit.markdown.passages import Passage

_ELEMENT = "affidavit-block"
BLOCK_END = re.compile(rf'<{_ELEMENT} n="([0-9]+)"></{_ELEMENT}>\n?')
"""The mark behind a block; its group is the block's number."""


class BlockEnds:
    """Remembers the blocks of one text, before they are set."""

    def __init__(self, root: etree.Element, *, md: Markdown, galley: Galley) -> None:
        """Take the whole text, in which spans and citations still stand as such."""
        self._galley = galley
        self._reader = PassageReader(md, galley, galley.written)
        self._blocks = [(block, self._start(block)) for block in root]

    def mark(self, root: etree.Element) -> tuple[Passage | Place | None, ...]:
        """Put a mark behind each block where it has come to stand; return what each begins with."""
        numbers = {id(block): number for number, (block, _) in enumerate(self._blocks)}
        for parent in [root, *(each for each in root if each.get("class") == "affidavit-flow")]:
            for child in list(parent):
                found = [numbers[id(each)] for each in _with_pair(child) if id(each) in numbers]
                for number in sorted(found, reverse=True):
                    end = etree.Element(_ELEMENT, {"n": str(number)})
                    end.tail = "\n"
                    parent.insert(list(parent).index(child) + 1, end)
        return tuple(start for _, start in self._blocks)

    def _start(self, block: etree.Element) -> Passage | Place | None:
        """Return where a block begins: its mark, or else its first words."""
        typed = block.get(BLOCK_ATTRIBUTE) or block.text or ""
        mark = self._galley.marks.seen(typed)
        if mark is not None and mark.kind in ("chart", "block"):
            return mark.place
        before = len(self._reader.passages)
        self._reader.read([block], "prose")
        return next(iter(self._reader.passages[before:]), None)


def _with_pair(child: etree.Element) -> Iterator[etree.Element]:
    """Yield an element, and what it holds where it is a pair of a note and its paragraph."""
    yield child
    if child.get("class") == "affidavit-beside":
        yield from child


def lines_of(starts: Iterable[Passage | Place | None]) -> Iterator[tuple[int, int]]:
    """Yield the number of each block whose beginning is known, and its line in the file."""
    for number, start in enumerate(starts):
        if start is not None:
            yield number, (start if isinstance(start, Place) else start.place()).line
