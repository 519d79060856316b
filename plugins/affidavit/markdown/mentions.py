"""Names for the ways back from the list of sources: the sentences that they lead to."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from affidavit.markdown.numbering import fragment
from affidavit.markdown.printing import plain_of
from affidavit.markdown.sentences import sentence_around, shortened
from affidavit.render.views import BackLink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from affidavit.render.views import ChartView, SourceEntry

_MARK = re.compile(r'<a [^<>]*\bclass="affidavit-cite"[^<>]*>.*?</a>')
_CITED = 'class="affidavit-cite"'
_ID = re.compile(r'\bid="([^"]*)"')
_BLOCKS = "address|article|aside|blockquote|body|br|caption|dd|details|div|dl|dt|figcaption|figure"
_BLOCKS += "|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|th|thead|tr|ul"
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})\b[^<>]*>")
_ROW = re.compile(r"</?tr\b[^<>]*>")
_HALF_TAG = re.compile(r"^[^<>]*>")
_REACH = 4_000
"""Signs of HTML on either side of a mark in which its sentence is looked for."""
_HERE = "\ufffc"
"""Stands for a mark among words: the sign for an object in a text."""


def named(
    entries: Iterable[SourceEntry], texts: Iterable[str], t: Callable[..., str]
) -> tuple[SourceEntry, ...]:
    """Return entries whose ways back are named after the sentences that they lead to.

    `texts` are the finished HTML in which the sources are cited; notes of the entries are looked
    through too. Where a use has no words around it, its way back keeps its name.
    """
    listed = tuple(entries)
    pieces = [*texts, *(str(entry.note_html) for entry in listed)]
    sentences = {fragment(id_): sentence for text in pieces for id_, sentence in _mentions(text)}
    return tuple(
        replace(
            entry,
            back=tuple(
                BackLink(
                    letter=link.letter,
                    href=link.href,
                    name=t("back.sentence", sentence=sentences[link.href]),
                )
                if sentences.get(link.href)
                else link
                for link in entry.back
            ),
        )
        for entry in listed
    )


def texts_of_page(finished: Mapping[str, Any]) -> Iterator[str]:
    """Yield every text beside the body in which a source may be cited, of the parts of a page."""
    names = ("title_html", "dek_html", "content_note_html", "lead_html", "method_html")
    yield from (finished[name] for name in names if name in finished)
    yield from finished.get("replies", ())
    yield from (correction.text_html for correction in finished.get("corrections", ()))


def texts_of_chart(view: ChartView) -> Iterator[str]:
    """Yield every text of a chart in which a source may be cited."""
    yield from (view.title_html, view.subtitle_html, view.note_html, view.method_html)
    yield from (view.source_html, view.credit_html, view.description_html, view.made_by_html)
    yield from (fact.text_html for fact in view.facts)


def _mentions(text: str) -> Iterator[tuple[str, str]]:
    """Yield the id of each mark in a piece of HTML, and the first words of its sentence."""
    if _CITED not in text:
        return
    edges = cache(partial(_edges, text))
    for mark in _MARK.finditer(text):
        id_ = _ID.search(mark[0])
        if id_ is not None:
            sentence = _around(text, mark, edges(_BLOCK)) or _around(text, mark, edges(_ROW))
            yield html.unescape(id_[1]), shortened(sentence)


def _edges(text: str, edge: re.Pattern[str]) -> tuple[list[int], list[int]]:
    """Return where tags of a kind begin, and where each ends."""
    spans = [found.span() for found in edge.finditer(text)]
    return [start for start, _ in spans], [end for _, end in spans]


def _around(text: str, mark: re.Match[str], edges: tuple[list[int], list[int]]) -> str:
    """Return the sentence of a mark, between the nearest edges before and behind it."""
    starts, ends = edges
    first, last = max(mark.start() - _REACH, 0), mark.end() + _REACH
    at = bisect_right(ends, mark.start())
    if at and starts[at - 1] >= first:
        before = text[ends[at - 1] : mark.start()]
    else:
        before = _HALF_TAG.sub("", text[first : mark.start()])
    at = bisect_left(starts, mark.end())
    if at < len(ends) and ends[at] <= last:
        last = starts[at]
    words = plain_of(f"{before}{_HERE}{text[mark.end() : last]}").partition(_HERE)
    return sentence_around(words[0].rstrip(), words[2])
