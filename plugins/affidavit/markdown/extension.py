"""The Python-Markdown extension: all syntax of articles."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import (
    AUTOLINK_RE,
    HTML_RE,
    AutolinkInlineProcessor,
    HtmlInlineProcessor,
)
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from affidavit.markdown.blocks import ArticleBlocks, foreign_blocks
from affidavit.markdown.brackets import with_brackets
from affidavit.markdown.citations import CitationGroups, Mentions
from affidavit.markdown.footnotes import NoteDefinitions, NoteReferences
from affidavit.markdown.galley import Desk, without_host
from affidavit.markdown.places import without_marks
from affidavit.markdown.preparing import prepare
from affidavit.markdown.quote_marks import ClosingMarks
from affidavit.markdown.spans import Spans
from affidavit.markdown.unhosted import settle_unchecked

if TYPE_CHECKING:
    from markdown import Markdown

# Before "fenced_raw_block" (31.05) and "normalize_whitespace" (30): both change tabs and columns.
_BEFORE_EVERYTHING = 35
# Raw HTML and autolinks hold `@`s of their own, so they are taken before citations are looked for.
_AUTOLINK, _HTML, _SPANS, _CITATIONS, _NOTES, _MENTIONS = 179.5, 179.4, 178, 176, 175, 85
# After "toc" (5), which makes ids from headings without numbers; before "unescape" (0).
_AFTER_CONTENTS = 2
_BEFORE_SMARTY = 6.5
_AFTER_EVERYTHING = -10


class AffidavitExtension(Extension):
    """Citations, spans, notes, blocks and charts in Markdown.

    `markdown.markdown(text, extensions=["affidavit"])` works, and says "not checked" wherever a
    publication would have been asked: only `affidavit.markdown.Composer` has one to ask.
    """

    def __init__(self, *, hosted: bool = False, **configs: object) -> None:
        super().__init__(**configs)
        self._hosted = hosted
        self.desk: Desk | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register everything. To be listed last: it replaces parts of other extensions."""
        desk = self.desk_of(md)
        md.registerExtension(self)
        ArticleBlocks().extendMarkdown(md)
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@", "%"]
        md.preprocessors.register(
            _Marking(desk, hosted=self._hosted), "affidavit", _BEFORE_EVERYTHING
        )
        inline = md.inlinePatterns
        inline.register(AutolinkInlineProcessor(AUTOLINK_RE, md), "autolink", _AUTOLINK)
        inline.register(HtmlInlineProcessor(HTML_RE, md), "html", _HTML)
        inline.register(Spans(desk), "affidavit-spans", _SPANS)
        inline.register(CitationGroups(desk), "affidavit-citations", _CITATIONS)
        inline.register(Mentions(desk), "affidavit-mentions", _MENTIONS)
        md.treeprocessors.register(_Settling(desk), "affidavit", _AFTER_CONTENTS)
        md.postprocessors.register(_Unmarking(md), "affidavit", _AFTER_EVERYTHING)
        if "smarty" in md.treeprocessors:
            md.treeprocessors.register(ClosingMarks(md), "affidavit-marks", _BEFORE_SMARTY)
        if self._hosted:
            self._take_over_footnotes(md, desk)

    def _take_over_footnotes(self, md: Markdown, desk: Desk) -> None:
        """Let notes and sources share one count; Python-Markdown goes on reading definitions."""
        footnotes = next(
            each for each in md.registeredExtensions if isinstance(each, FootnoteExtension)
        )
        md.inlinePatterns.register(NoteReferences(desk, footnotes), "footnote", _NOTES)
        md.treeprocessors.register(NoteDefinitions(desk, footnotes), "footnote", 50)
        md.treeprocessors.deregister("footnote-duplicate", strict=False)
        md.treeprocessors.deregister("footnote-reorder", strict=False)

    def desk_of(self, md: Markdown) -> Desk:
        """Return the desk on which a host lays each document before it is converted."""
        if self.desk is None:
            self.desk = Desk(md)
        return self.desk

    def reset(self) -> None:
        """Forget the last document."""
        if self.desk is not None:
            self.desk.clear()


class _Marking(Preprocessor):
    """Reads the text before anybody else does."""

    def __init__(self, desk: Desk, *, hosted: bool) -> None:
        super().__init__(desk.md)
        self._desk = desk
        self._hosted = hosted

    def run(self, lines: list[str]) -> list[str]:
        if not self._hosted:
            self._desk.galley = without_host("\n".join(lines))
        return prepare(self._desk.galley, foreign=foreign_blocks(self._desk.md))


class _Settling(Treeprocessor):
    """Hands the parsed text to whoever knows the publication."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.md)
        self._desk = desk

    def run(self, root: etree.Element) -> None:
        galley = self._desk.galley
        if galley.settler is not None:
            galley.settler.settle(root)
        else:
            settle_unchecked(root, galley)


class _Unmarking(Postprocessor):
    """Takes out the marks that are left in code, and puts back brackets that were not read."""

    def run(self, text: str) -> str:
        return with_brackets(without_marks(text))


def makeExtension(**configs: object) -> AffidavitExtension:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it by module name."""
    return AffidavitExtension(**configs)  # type: ignore[arg-type]
