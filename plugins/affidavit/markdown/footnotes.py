"""Footnotes: Python-Markdown reads their definitions; numbers and list are those of the sources."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from affidavit.diagnostics import Code, nearest
from affidavit.markdown.citations import CITATION_ID
from affidavit.markdown.places import MARK

if TYPE_CHECKING:
    from markdown.extensions.footnotes import FootnoteExtension

    from affidavit.markdown.galley import Desk

NOTE_ATTRIBUTE = "data-affidavit-note"
"""On a reference: the name of its note. On a definition at the end of the tree: its own."""


class NoteReferences(InlineProcessor):
    """Finds `[^name]` in the text."""

    def __init__(self, desk: Desk, footnotes: FootnoteExtension) -> None:
        super().__init__(rf"\[\^{MARK}(?P<name>[^\]]*)\]", desk.md)
        self._desk = desk
        self._footnotes = footnotes

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, found: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """Return the element that waits for the note's number."""
        del data
        name, mark = found["name"], self._desk.galley.marks.read(found)
        if name in self._footnotes.footnotes:
            element = etree.Element("sup", {"id": CITATION_ID, NOTE_ATTRIBUTE: name})
            return element, found.start(), found.end()
        if mark is not None:
            near = nearest(name, self._footnotes.footnotes)
            fix = f'did you mean "[^{near}]"?' if near else f"add a line [^{name}]: ..."
            message = f'the footnote "{name}" is not written anywhere'
            self._desk.galley.report.error(Code.FOOTNOTE_UNDEFINED, mark.place, message, fix)
        return None, None, None


class NoteDefinitions(Treeprocessor):
    """Puts each footnote's text at the end of the tree, where its Markdown is read too."""

    def __init__(self, desk: Desk, footnotes: FootnoteExtension) -> None:
        super().__init__(desk.md)
        self._footnotes = footnotes

    def run(self, root: etree.Element) -> None:
        """Append one element for each definition."""
        for name, text in self._footnotes.footnotes.items():
            element = etree.SubElement(root, "div", {NOTE_ATTRIBUTE: name})
            self.md.parser.parseChunk(element, text)


def take_definitions(root: etree.Element) -> dict[str, etree.Element]:
    """Take the footnotes' texts off the tree and return them by name."""
    found = {
        str(child.get(NOTE_ATTRIBUTE)): child
        for child in root
        if child.tag == "div" and child.get(NOTE_ATTRIBUTE) is not None
    }
    for element in found.values():
        root.remove(element)
    return found
