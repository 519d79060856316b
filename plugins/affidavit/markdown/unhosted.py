"""The text where no publication can be asked: nothing looks checked that is not."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from affidavit.markdown.blocks import BLOCK_ATTRIBUTE
from affidavit.markdown.galley import CITED_ATTRIBUTE
from affidavit.markdown.marking import SPAN_WORDS
from affidavit.markdown.places import MARK_RE, without_marks
from affidavit.markdown.spans import MARK_ATTRIBUTE, finish_span

if TYPE_CHECKING:
    from affidavit.markdown.galley import Galley

_CLASS = "affidavit-unchecked"


def settle_unchecked(root: etree.Element, galley: Galley) -> None:
    """Print each citation, span, block and chart with the words "not checked" beside it."""
    for element in list(root.iter()):
        if (number := element.get(CITED_ATTRIBUTE)) is not None:
            _settle_citation(element, galley, int(number))
        elif element.get(MARK_ATTRIBUTE) is not None:
            _settle_span(element)
        elif element.get(BLOCK_ATTRIBUTE) is not None:
            _settle_block(element, galley)
        elif element.tag == "p" and MARK_RE.fullmatch((element.text or "").strip()):
            _settle_chart(element, galley)
        element.text = without_marks(element.text) if element.text else element.text
        element.tail = without_marks(element.tail) if element.tail else element.tail
        for name, value in element.items():
            element.set(name, without_marks(value) if value else value)


def _settle_citation(element: etree.Element, galley: Galley, number: int) -> None:
    cited = galley.cited[number]
    keys = "; ".join(f"@{reference.key}" for reference, _ in cited.references)
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "strong", f"[{keys}: not checked]", tail
    element.set("class", _CLASS)


def _settle_span(element: etree.Element) -> None:
    finish_span(element)
    word, name = next(
        (word, element.get(f"data-{word}"))
        for word in SPAN_WORDS
        if f"data-{word}" in element.attrib
    )
    element.set("class", f"{element.get('class', '')} {_CLASS}")
    note = etree.SubElement(element, "strong")
    note.text = f" [{word} {name}: not checked]"


def _settle_block(element: etree.Element, galley: Galley) -> None:
    mark = galley.marks.read(element.attrib.pop(BLOCK_ATTRIBUTE))
    record = galley.blocks.get(mark.number) if mark else None
    element.set("class", _CLASS)
    title = etree.Element("p")
    etree.SubElement(title, "strong").text = (
        f"{record.argument.source} [{record.kind}: not checked]" if record else "[not checked]"
    )
    element.insert(0, title)


def _settle_chart(element: etree.Element, galley: Galley) -> None:
    mark = galley.marks.read(element.text or "")
    if mark is not None and mark.kind == "chart":
        element.set("class", _CLASS)
        element.text = "[chart: not drawn, not checked]"
