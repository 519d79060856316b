"""Words in quotation marks that name a quotation and are not its words."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code
from affidavit.evidence import Passage, Quotation, nearest_passage, typed_words
from affidavit.markdown.galley import CITED_ATTRIBUTE
from affidavit.markdown.places import without_marks

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Iterator

    from markdown.util import HtmlStash

    from affidavit.diagnostics import Place, Report
    from affidavit.sources import Quote

# What Markdown has put aside, as its smarty does with each quotation mark.
_PUT_ASIDE = re.compile("\u0002wzxhzdk:([0-9]+)\u0003")
_MARKED = re.compile('["\u201c\u201d\u201e\u00ab](.+?)["\u201c\u201d\u00bb]', re.DOTALL)


def tell_altered(
    span: etree.Element, quote: Quote, *, at: Place, stash: HtmlStash, report: Report
) -> None:
    """Report what a span puts between quotation marks and the quotation it names does not say.

    Part of its words will do, and its translation. Words without marks are the writer's own.
    """
    said = Passage.of(re.sub(r"[\[\]]", "", typed_words(quote.text.source)))
    passages = [said]
    if quote.translation:
        passages.append(Passage.of(re.sub(r"[\[\]]", "", typed_words(quote.translation.source))))
    for found in _MARKED.finditer(words_of(span, stash)):
        words = Quotation(found[1])
        if words.pieces and not any(words.occurs_in(passage) for passage in passages):
            near = nearest_passage(words, said)
            fix = f'its words are "{quote.text.source}"'
            fix = f"the nearest there, yours -> theirs:\n{near}" if near else fix
            message = f'these are not the words of the quotation "{quote.id}"'
            report.error(Code.QUOTE_ALTERED, at, message, fix)


def words_of(span: etree.Element, stash: HtmlStash) -> str:
    """Return what an element says, without marks and citations, what was put aside in its place."""
    return put_back("".join(_texts(span)), stash)


def put_back(text: str, stash: HtmlStash) -> str:
    """Return a text of the tree with what Markdown has put aside, and without marks."""

    def kept(found: re.Match[str]) -> str:
        put_aside = stash.rawHtmlBlocks[int(found[1])]
        return html.unescape(put_aside) if isinstance(put_aside, str) else ""

    return without_marks(_PUT_ASIDE.sub(kept, text))


def _texts(element: etree.Element) -> Iterator[str]:
    if element.get(CITED_ATTRIBUTE) is None:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
