"""Finished HTML that waits beside the tree: writers' raw HTML, and what we have printed."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from affidavit.markdown.ids import ID

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown
    from markupsafe import Markup

    from affidavit.markdown.galley import Galley
    from affidavit.markdown.raw_html import RawHtml

_STASHED = re.compile("\x02wzxhzdk:([0-9]+)\x03")


@dataclass(slots=True, kw_only=True)
class RawStash:
    """Python-Markdown's stash of one document, each piece judged once."""

    md: Markdown
    galley: Galley
    raw: RawHtml
    walk: Callable[[etree.Element], None]
    _judged: set[int] = field(default_factory=set)

    def store(self, finished: Markup) -> str:
        """Return what stands in the tree for finished HTML of ours."""
        self._judged.add(self.md.htmlStash.html_counter)
        return self.md.htmlStash.store(str(finished))

    def ids(self) -> set[str]:
        """Return the ids that raw HTML gives to its elements."""
        pieces = (str(piece) for piece in self.md.htmlStash.rawHtmlBlocks)
        return {found["id"] for piece in pieces if " id" in piece for found in ID.finditer(piece)}

    def typed(self, text: str) -> str:
        """Return a text of the tree with the raw HTML that it stands for."""
        pieces = self.md.htmlStash.rawHtmlBlocks
        return _STASHED.sub(lambda found: str(pieces[int(found[1])]), text)

    def judge_in(self, text: str) -> None:
        """Judge the pieces that a text of the tree stands for."""
        for found in _STASHED.finditer(text):
            self._judge(int(found[1]))

    def judge_rest(self) -> None:
        """Judge raw HTML that no walk has met, so that none gets past."""
        outer = self.raw.nesting.begin()
        for index in range(len(self.md.htmlStash.rawHtmlBlocks)):
            self._judge(index)
        self.raw.nesting.end(outer)

    def _judge(self, index: int) -> None:
        pieces = self.md.htmlStash.rawHtmlBlocks
        if index in self._judged or index >= len(pieces):
            return
        self._judged.add(index)
        piece = pieces[index]
        if isinstance(piece, etree.Element):
            self.walk(piece)
            return
        self.galley.marks.read_all(piece)
        self.judge_in(piece)
        pieces[index] = self.raw.judged(piece)
