"""From a parsed text to its passages, before anything is numbered or printed."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from markdown.util import STX

from affidavit.articles import Page
from affidavit.markdown.alignment import Alignment
from affidavit.markdown.blocks import BLOCK_ATTRIBUTE
from affidavit.markdown.footnotes import NOTE_ATTRIBUTE
from affidavit.markdown.galley import CITED_ATTRIBUTE
from affidavit.markdown.passages import Passage, Stretch
from affidavit.markdown.places import MARK_RE, without_marks
from affidavit.markdown.spans import MARK_ATTRIBUTE

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Iterable, Mapping, Sequence

    from markdown import Markdown

    from affidavit.articles import Article
    from affidavit.markdown.galley import Galley
    from affidavit.markdown.passages import PassageKind, StretchKind
    from affidavit.markdown.places import Written

_PUT_ASIDE = re.compile("\u0002(?:wzxhzdk:(?P<stashed>[0-9]+)|(?P<code>[0-9]+)|(?P<amp>amp))\u0003")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_KINDS: dict[str, PassageKind] = {
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    "blockquote": "quotation",
    "figcaption": "caption",
    "summary": "heading",
}
"""By element; the others are of the kind that they stand in."""
_BLOCKS = frozenset(
    [
        *(_KINDS),
        *("p", "ul", "ol", "table", "thead", "tbody", "tfoot", "tr", "dl", "div", "details"),
        *("section", "figure", "aside", "article", "header", "footer", "main", "address", "hr"),
    ]
)
_SPANS: dict[str, StretchKind] = {
    "data-fact": "fact",
    "data-claim": "claim",
    "data-quote": "quote",
}


@dataclass(slots=True)
class _Line:
    """A passage that is being put together."""

    kind: PassageKind
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    stretches: list[Stretch] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def strip(self) -> None:
        """Take away the space before a citation's mark."""
        if self.pieces and self.pieces[-1][-1:].isspace():
            last = self.pieces.pop()
            self.length -= len(last)
            self.add(last.rstrip())


class PassageReader:
    """Reads the passages of one written text out of the tree that Markdown made of it."""

    def __init__(self, md: Markdown, galley: Galley, written: Written) -> None:
        self.passages: list[Passage] = []
        self._stash = md.htmlStash.rawHtmlBlocks
        self._galley = galley
        self._alignment = Alignment(written, self.passages)
        self._is_body = written is galley.written
        self._line = _Line("prose")
        self._alts: list[str] = []

    def read(self, elements: Iterable[etree.Element], kind: PassageKind) -> Sequence[Passage]:
        """Return the passages so far, with those inside the elements."""
        for element in elements:
            self._read_block(element, _KINDS.get(element.tag, kind))
        return self.passages

    def _read_block(self, element: etree.Element, kind: PassageKind) -> None:
        if element.tag in ("pre", "hr"):
            return
        kind = self._kind_of_block(element) or kind
        self._line = _Line(kind)
        self._add(element.text)
        for child in element:
            if child.tag in _BLOCKS or child.tag == "pre":
                self._close()
                self._read_block(child, _KINDS.get(child.tag, kind))
                self._line = _Line(kind)
            else:
                self._read_inline(child)
            self._add(child.tail)
        self._close()

    def _kind_of_block(self, element: etree.Element) -> PassageKind | None:
        mark = self._galley.marks.seen(element.get(BLOCK_ATTRIBUTE) or "")
        record = self._galley.blocks.get(mark.number) if mark else None
        if mark and self._is_body:
            self._galley.stands[mark.number] = len(self.passages)
        return "pull-quote" if record is not None and record.kind == "pull-quote" else None

    def _read_inline(self, element: etree.Element) -> None:
        line = self._line
        if (number := element.get(CITED_ATTRIBUTE)) is not None:
            line.strip()
            references = self._galley.cited[int(number)].references
            cited = tuple((reference.key, mark.place) for reference, mark in references)
            line.stretches.append(
                Stretch(
                    *("citation", line.length, line.length),
                    cited=cited,
                    references=tuple(reference for reference, _ in references),
                )
            )
        elif (note := element.get(NOTE_ATTRIBUTE)) is not None:
            line.strip()
            line.stretches.append(Stretch("note", line.length, line.length, note))
        elif element.tag == "img":
            self._alts.append(without_marks(element.get("alt") or ""))
        elif element.tag == "br":
            line.add(" ")
        elif element.get("class") != "headerlink":
            self._read_words(element)

    def _read_words(self, element: etree.Element) -> None:
        line, start = self._line, self._line.length
        self._add(element.text)
        for child in element:
            self._read_inline(child)
            self._add(child.tail)
        if (found := _stretch_of(element)) is not None:
            kind, name = found
            line.stretches.append(Stretch(kind, start, line.length, name))

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if STX in text:
            text = _PUT_ASIDE.sub(self._put_back, text)
        if self._is_body and self._galley.fences:
            self._note_charts(text)
        text = without_marks(text)
        self._line.add(html.unescape(text) if "&" in text else text)

    def _note_charts(self, text: str) -> None:
        for found in MARK_RE.finditer(text):
            mark = self._galley.marks.seen(found[0])
            if mark is not None and mark.kind == "chart":
                self._galley.stands[mark.number] = len(self.passages)

    def _put_back(self, found: re.Match[str]) -> str:
        if found["amp"]:
            return "&"
        if found["code"]:
            return chr(int(found["code"]))
        kept = self._stash[int(found["stashed"])]
        return "" if not isinstance(kept, str) or kept.startswith("<") else html.unescape(kept)

    def _close(self) -> None:
        line = self._line
        text = "".join(line.pieces).replace("\n", " ")
        lead = len(text) - len(text.lstrip())
        if lead:
            line.stretches = [
                replace(each, start=max(each.start - lead, 0), end=max(each.end - lead, 0))
                for each in line.stretches
            ]
        self._keep(line.kind, text.strip(), tuple(line.stretches))
        for alt in self._alts:
            self._keep("alt", alt.strip(), ())
        self._alts.clear()

    def _keep(self, kind: PassageKind, text: str, stretches: tuple[Stretch, ...]) -> None:
        if text:
            self.passages.append(
                Passage(
                    kind=kind,
                    text=text,
                    stretches=stretches,
                    alignment=self._alignment,
                    number=len(self.passages),
                )
            )


def _stretch_of(element: etree.Element) -> tuple[StretchKind, str] | None:
    if element.tag == "a":
        return "link", without_marks(element.get("href") or "")
    if element.tag == "code":
        return "code", ""
    if element.get(MARK_ATTRIBUTE) is not None:
        for attribute, kind in _SPANS.items():
            if (name := element.get(attribute)) is not None:
                return kind, name
    return None


def read_body(
    root: etree.Element,
    notes: Mapping[str, etree.Element],
    *,
    md: Markdown,
    galley: Galley,
    document: Article | Page,
) -> Sequence[Passage]:
    """Return the prose of a text, while citations and spans still stand in it as such.

    The first heading of a page is its title.
    """
    reader = PassageReader(md, galley, galley.written)
    is_titled = isinstance(document, Page) and len(root) > 0 and root[0].tag == "h1"
    if is_titled:
        reader.read(root[:1], "title")
    reader.read(root[1:] if is_titled else root, "prose")
    return reader.read(notes.values(), "note")
