"""Between text, tree and HTML, by the one Markdown instance that a composer has."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.treeprocessors import UnescapeTreeprocessor
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown import Markdown

# What reads inline Markdown in a body after its blocks were found, in the order of the body.
_INLINE_STAGES = ("inline", "attr_list", "abbr", "smart-symbols", "affidavit-marks", "smarty")
# Each branch begins with a sign, which the search can jump to.
_CITATION = re.compile(
    r'(?:\u2060<a|<a) [^<>]*class="affidavit-cite"[^<>]*>.*?</a>'
    r'|<span class="affidavit-cite__affix"[^<>]*>.*?</span>',
    re.DOTALL,
)
_TAG = re.compile(r"<[^<>]*>")

WORD_JOINER = "\u2060"
"""Keeps a citation's mark on the line of the word before it."""


def read_inline(md: Markdown, text: str) -> etree.Element:
    """Return a paragraph of a `div` with the inline Markdown of `text` read."""
    parent = etree.Element("div")
    paragraph = etree.SubElement(parent, "p")
    paragraph.text = text
    for name in _INLINE_STAGES:
        if name in md.treeprocessors:
            md.treeprocessors[name].run(parent)
    return parent


def html_of(md: Markdown, element: etree.Element) -> Markup:
    """Return the finished HTML of what stands inside `element`."""
    whole = md.serializer(element)
    inside = whole[whole.index(">") + 1 : whole.rindex("<")]
    text = unescaped(md, inside)
    for postprocessor in md.postprocessors:
        text = postprocessor.run(text)
    return Markup(text.strip())  # noqa: S704 - serialised from a tree, raw HTML judged before


def unescaped(md: Markdown, text: str) -> str:
    """Return a text in which signs behind a backslash have become signs again."""
    processor = md.treeprocessors["unescape"]
    return processor.unescape(text) if isinstance(processor, UnescapeTreeprocessor) else text


def plain_of(text: str) -> str:
    """Return what HTML says, for titles and alternative texts: without tags and citations."""
    *before, last = _CITATION.split(text)
    without = _TAG.sub("", "".join([*(each.rstrip() for each in before), last]))
    return " ".join(html.unescape(without).replace(WORD_JOINER, "").split())


def replace_element(
    parent: etree.Element, child: etree.Element, nodes: list[etree.Element | str], *, tight: bool
) -> None:
    """Put texts and elements where `child` stood; `tight` takes away the space before them."""
    index = list(parent).index(child)
    tail, before = child.tail or "", parent[index - 1] if index else None
    parent.remove(child)
    if tight:
        _rstrip(parent, before)
    for node in [*nodes, tail]:
        if isinstance(node, str):
            _append_text(parent, before, node)
        else:
            parent.insert(index, node)
            before, index = node, index + 1


def add_behind(
    parent: etree.Element, child: etree.Element, nodes: Sequence[etree.Element | str]
) -> None:
    """Put texts and elements between `child` and what follows it."""
    tail, child.tail = child.tail or "", None
    before, index = child, list(parent).index(child) + 1
    for node in [*nodes, tail]:
        if isinstance(node, str):
            _append_text(parent, before, node)
        else:
            parent.insert(index, node)
            before, index = node, index + 1


def _rstrip(parent: etree.Element, before: etree.Element | None) -> None:
    if before is None:
        parent.text = (parent.text or "").rstrip()
    else:
        before.tail = (before.tail or "").rstrip()


def _append_text(parent: etree.Element, before: etree.Element | None, text: str) -> None:
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
