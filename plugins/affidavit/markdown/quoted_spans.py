"""Spans that name a quotation: each leads to its source without a citation of the writer's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from affidavit.markdown.altered_quotes import tell_altered
from affidavit.markdown.cited_pages import tell_other_page
from affidavit.markdown.galley import CITED_ATTRIBUTE
from affidavit.markdown.places import without_marks
from affidavit.markdown.sentences import sentence_ends
from affidavit.markdown.spans import MARK_ATTRIBUTE, finish_span
from affidavit.sources import Reference

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Iterator

    from markdown import Markdown

    from affidavit.markdown.citing import Citing
    from affidavit.markdown.galley import Galley
    from affidavit.markdown.places import Mark
    from affidavit.markdown.quotations import Found, Quotations
    from affidavit.markdown.wording import Node

Step = tuple["etree.Element", "etree.Element"]
"""A parent and the one of its children that is being set."""

INLINE = frozenset(
    ["span", "em", "strong", "b", "i", "q", "mark", "del", "ins", "u", "s", "small", "sub", "sup"]
)
"""Elements whose sentence goes on behind them."""


@dataclass(frozen=True, slots=True)
class QuotedSpans:
    """Finds the quotations of spans and gives them their marks. One for each document."""

    md: Markdown
    galley: Galley
    quotations: Quotations
    citing: Citing
    path: list[Step] = field(default_factory=list)
    """From the outermost element that is being set to the innermost."""

    def take(self, span: etree.Element) -> Found | None:
        """Return the quotation that a span names; a name that means none is reported."""
        mark = self.galley.marks.read(span.get(MARK_ATTRIBUTE, ""))
        name = span.get("data-quote")
        finish_span(span)
        found = self.quotations.find(name, mark.place) if name and mark is not None else None
        if found is not None and mark is not None:
            source, quote = found
            span.set("data-quote", f"{source.key}/{quote.id}")
            stash, report = self.md.htmlStash, self.galley.report
            tell_altered(span, quote, at=mark.place, stash=stash, report=report)
        return found

    def mark(self, found: Found) -> list[Node]:
        """Return what stands behind the span that is being set: the mark of one use of its source.

        Nothing where the rest of its sentence, or what stands right behind that, cites the source.
        """
        source, quote = found
        if cited := self._cited_behind(source.key):
            reference, mark = cited
            report = self.galley.report
            tell_other_page(source, quote, reference.locator, at=mark.place, report=report)
            return []
        return self.citing.source(source, Reference(key=source.key, locator=quote.locator))

    def _cited_behind(self, key: str) -> tuple[Reference, Mark] | None:
        ended = False
        for part in self._behind():
            if not isinstance(part, str):
                found = next((each for each in part if each[0].key == key), None)
                if found:
                    return found
                continue
            text = without_marks(part)
            end = next(sentence_ends(text), None)
            if (ended and text.strip()) or (end is not None and end < len(text)):
                return None
            ended = ended or end is not None
        return None

    def _behind(self) -> Iterator[str | tuple[tuple[Reference, Mark], ...]]:
        """Yield the texts and citations behind the span, to the end of its paragraph or cell."""
        inner: etree.Element | None = None
        for parent, child in reversed(self.path):
            if inner is not None and (child is not inner or child.tag not in INLINE):
                return
            yield child.tail or ""
            for sibling in list(parent)[list(parent).index(child) + 1 :]:
                yield from self._within(sibling)
                yield sibling.tail or ""
            inner = parent

    def _within(self, element: etree.Element) -> Iterator[str | tuple[tuple[Reference, Mark], ...]]:
        number = element.get(CITED_ATTRIBUTE)
        if number is not None:
            yield self.galley.cited[int(number)].references
            return
        yield element.text or ""
        for child in element:
            yield from self._within(child)
            yield child.tail or ""
