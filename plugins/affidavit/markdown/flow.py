"""The order of a page: runs of text-wide blocks, and wider ones between them."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from affidavit.markdown.places import Marks

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
FLOW_ATTRIBUTE = "data-affidavit-flow"
"""`wide` on what leaves the measure, `aside` on a note that stands beside a paragraph."""


def arrange(root: etree.Element) -> None:
    """Group the top of the tree into `div.affidavit-flow`, with each wide block between two.

    A note goes into one `div.affidavit-beside` with the block it follows, and first in it, so that
    it stands level with that block's first line.
    """
    children = _paired(list(root))
    for child in list(root):
        root.remove(child)
    flow: etree.Element | None = None
    for child in children:
        if child.attrib.pop(FLOW_ATTRIBUTE, None) == "wide":
            root.append(child)
            flow = None
            continue
        if flow is None:
            flow = etree.SubElement(root, "div", {"class": "affidavit-flow"})
            flow.text = flow.tail = "\n"
        flow.append(child)


def _paired(children: list[etree.Element]) -> list[etree.Element]:
    """Return the blocks, each note together with the paragraph, list or quotation before it."""
    found, pending = list[etree.Element](), list[etree.Element]()
    for child in children:
        if child.get(FLOW_ATTRIBUTE) == "aside":
            del child.attrib[FLOW_ATTRIBUTE]
            if found and _may_have_note(found[-1]):
                found[-1] = _beside(found[-1], child)
            else:
                pending.append(child)
            continue
        if pending and child.get(FLOW_ATTRIBUTE) is None and not _is_heading(child):
            for note in reversed(pending):
                child = _beside(child, note)  # noqa: PLW2901 - the pair takes its place
            pending.clear()
        elif pending:
            found += pending
            pending.clear()
        found.append(child)
    return found + pending


def _beside(block: etree.Element, note: etree.Element) -> etree.Element:
    if block.get("class") == "affidavit-beside":
        block.insert(len(block) - 1, note)
        return block
    pair = etree.Element("div", {"class": "affidavit-beside"})
    pair.text = pair.tail = "\n"
    pair.extend([note, block])
    return pair


def _may_have_note(block: etree.Element) -> bool:
    return block.get(FLOW_ATTRIBUTE) is None and not _is_heading(block)


def _is_heading(block: etree.Element) -> bool:
    return block.tag in ("h1", *HEADINGS, "hr")


def charts_before_headings(root: etree.Element, marks: Marks) -> frozenset[int]:
    """Return the numbers of the charts that stand above every heading of the body."""
    found = set[int]()
    for element in root.iter():
        if element.tag in HEADINGS:
            break
        mark = marks.seen(element.text or "")
        if mark is not None and mark.kind == "chart":
            found.add(mark.number)
    return frozenset(found)
