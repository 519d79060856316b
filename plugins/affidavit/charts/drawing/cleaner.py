"""Plotly's SVG made small, safe and ours.

What comes out follows the page's colours (`fill="var(--affidavit-c-ink,#1c1a17)"`), holds nothing
but listed elements and attributes, no style attribute (a strict policy refuses them), and is the
same bytes for the same picture: ids are counted, attributes sorted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from affidavit.charts.drawing import paths, roles
from affidavit.charts.drawing.declarations import presentation
from affidavit.charts.drawing.thinning import thin
from affidavit.charts.drawing.tree import (
    GRAPHICS,
    REUSED,
    SVG,
    TEXT,
    attributes_of,
    give,
    name_of,
    remove,
    unwrap,
)

CONTAINERS = frozenset({"svg", "g", "defs"})
ALLOWED = GRAPHICS | TEXT | REUSED | CONTAINERS | {"stop"}
PICTURES = frozenset({"image", "foreignObject", "canvas"})
"""What a drawing may rest on and no policy of ours lets through: heatmaps, WebGL."""
GEOMETRY = frozenset(
    {
        "clipPathUnits",
        "cx",
        "cy",
        "d",
        "dx",
        "dy",
        "fx",
        "fy",
        "gradientTransform",
        "gradientUnits",
        "height",
        "maskUnits",
        "offset",
        "patternContentUnits",
        "patternTransform",
        "patternUnits",
        "points",
        "r",
        "rx",
        "ry",
        "spreadMethod",
        "transform",
        "viewBox",
        "width",
        "x",
        "x1",
        "x2",
        "y",
        "y1",
        "y2",
    }
)
KEPT = GEOMETRY | {"id"}
EXACT = frozenset({"gradientTransform", "offset", "patternTransform", "transform"})
_LOCAL = re.compile(r"url\(#([\w-]+)\)")
_NO_MOVE = re.compile(r"|translate\(\s*0([\s,]+0)?\s*\)|rotate\(\s*0([\s,].*)?\)|scale\(1\)")
_SQUARE = re.compile(r"[MHVZmhvz\d.,\s-]*")
_SPACES = re.compile(r"\s\s")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """One drawing, ready for a page."""

    svg: str
    complete: bool
    """False where Plotly painted a part as a picture, which had to go; a raster shows it."""


def clean(svg: str, *, prefix: str) -> Cleaned:
    """Return Plotly's snapshot as the page takes it; `prefix` is what its ids begin with."""
    root = _parsed(svg)
    complete = not any(name_of(element) in PICTURES for element in root.iter())
    _take_out_strangers(root)
    _take_out_empty_layers(root)
    for element in root.iter():
        _simplify(element)
    _rename_ids(root, prefix)
    _frame(root)
    thin(root)
    for element in root.iter():
        _sort(element)
    etree.cleanup_namespaces(root)
    return Cleaned(etree.tostring(root, encoding="unicode"), complete=complete)


def _parsed(svg: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True
    )
    return etree.fromstring(svg.encode(), parser)


def _take_out_strangers(root: etree._Element) -> None:
    for element in [each for each in root.iter() if name_of(each) not in ALLOWED]:
        if name_of(element) == "a":  # its words stay, as text
            unwrap(element)
        else:
            remove(element)


def _take_out_empty_layers(root: etree._Element) -> None:
    """Most of what plotly.js writes is layers that a figure does not use."""
    for group in reversed(list(root.iter(f"{SVG}g"))):
        if len(group) == 0 and not (group.text or "").strip():
            remove(group)


def _simplify(element: etree._Element) -> None:
    """Leave geometry, the id and presentation attributes; turn style and class into those."""
    was = attributes_of(element)
    name = name_of(element)
    element.attrib.clear()
    kept = {each: value for each, value in was.items() if each in KEPT and value}
    looks = presentation(was, text=name in TEXT | CONTAINERS)
    digits = _digits(name, was, looks)
    give(element, {each: _shorter(each, value, digits) for each, value in kept.items()})
    give(element, looks)
    if _NO_MOVE.fullmatch(element.get("transform", "none")):
        del element.attrib["transform"]
    if name in TEXT and _SPACES.search(element.text or ""):
        element.set(_SPACE, "preserve")


def _digits(name: str, was: Mapping[str, str], looks: Mapping[str, str]) -> int:
    """Return how finely an element's numbers are told."""
    if name == "pattern":
        return paths.THOUSANDTH
    # What is put onto whole pixels jumps to the next one where it is moved by a hair.
    snaps = name in TEXT or "shape-rendering" in looks or _SQUARE.fullmatch(was.get("d", "?"))
    return paths.HUNDREDTH if snaps else paths.TENTH


def _shorter(name: str, value: str, digits: int) -> str:
    if name == "id":
        return value
    if name == "d":
        return paths.shortened(value, digits=digits)
    value = value.removesuffix("px")
    return paths.rounded(value, digits=max(digits, paths.HUNDREDTH) if name in EXACT else digits)


def _rename_ids(root: etree._Element, prefix: str) -> None:
    """Count the ids that something refers to; the others go, as do references that lead nowhere."""
    known = {element.get("id", "") for element in root.iter()}
    used = dict.fromkeys(name for name in _references(root) if name in known)
    names = {old: f"{prefix}{count}" for count, old in enumerate(used)}
    for element in root.iter():
        old = str(element.attrib.pop("id", ""))
        if old in names:
            element.set("id", names[old])
        for attribute, value in attributes_of(element).items():
            if found := _LOCAL.fullmatch(value):
                _refer(element, attribute, names.get(found[1]))


def _refer(element: etree._Element, attribute: str, name: str | None) -> None:
    if name is None:
        del element.attrib[attribute]
    else:
        element.set(attribute, f"url(#{name})")


def _references(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        for value in attributes_of(element).values():
            yield from _LOCAL.findall(value)


def _frame(root: etree._Element) -> None:
    """Let the drawing take its box's size; the ground of the page is its ground."""
    width, height = (str(root.attrib.pop(side, "0")) for side in ("width", "height"))
    root.set("viewBox", f"0 0 {width} {height}")
    ground = next(root.iterchildren(), None)
    if ground is None or name_of(ground) != "rect" or ground.get("fill") != roles.variable("paper"):
        return
    if (ground.get("width"), ground.get("height")) == (width, height):
        remove(ground)


def _sort(element: etree._Element) -> None:
    attributes = dict(sorted(attributes_of(element).items()))
    element.attrib.clear()
    give(element, attributes)
