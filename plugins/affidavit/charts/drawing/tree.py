"""Elements of an SVG tree: their names, and how to take one out without losing its words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
GRAPHICS = frozenset({"path", "rect", "circle", "ellipse", "line", "polygon", "polyline"})
TEXT = frozenset({"text", "tspan"})
REUSED = frozenset({"clipPath", "mask", "pattern", "linearGradient", "radialGradient"})
"""Seen only where something refers to them."""

SPACES_OF_THEIR_OWN = frozenset({"clip-path", "mask", "opacity", "transform"})
"""What cannot be joined with a group's own without changing the picture."""


def name_of(element: etree._Element) -> str:
    """Return the local name; empty for what is no SVG element (instructions, other tongues)."""
    return _local(element.tag)


@cache
def _local(tag: object) -> str:
    known = isinstance(tag, str) and tag.startswith(SVG)  # it is a function for instructions
    return str(tag).removeprefix(SVG) if known else ""


def said_around(element: etree._Element, attribute: str) -> str | None:
    """Return what the nearest element around says an inherited attribute is."""
    return next(
        (each.get(attribute) for each in element.iterancestors() if each.get(attribute)), None
    )


def said(element: etree._Element, attribute: str) -> str | None:
    """Return what an element, or else the nearest around it, says an inherited attribute is."""
    return element.get(attribute) or said_around(element, attribute)


def remove(element: etree._Element) -> None:
    """Take an element out; the text that follows it stays."""
    parent = element.getparent()
    if parent is not None:
        _hand_on(element.tail, before=element)
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put an element's content in its place."""
    if element.getparent() is None:
        return
    _hand_on(element.text, before=element)
    for child in list(element):
        element.addprevious(child)
    remove(element)


def _hand_on(text: str | None, *, before: etree._Element) -> None:
    if not text:
        return
    previous, parent = before.getprevious(), before.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def attributes_of(element: etree._Element) -> dict[str, str]:
    """Return an element's attributes as texts."""
    return dict(cast("list[tuple[str, str]]", element.items()))


def words_of(element: etree._Element) -> str:
    """Return all text in an element."""
    return "".join(str(part) for part in element.itertext())


def give(element: etree._Element, attributes: Mapping[str, str]) -> None:
    """Set several attributes."""
    for name, value in attributes.items():
        element.set(name, value)
