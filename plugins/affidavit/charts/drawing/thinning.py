"""A drawing made smaller without a visible difference."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from affidavit.charts.drawing import paths
from affidavit.charts.drawing.tree import (
    GRAPHICS,
    REUSED,
    SVG,
    attributes_of,
    give,
    name_of,
    remove,
    said_around,
    unwrap,
)

INHERITED = (
    "fill",
    "fill-opacity",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "shape-rendering",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
)
SPACES_OF_THEIR_OWN = frozenset({"clip-path", "mask", "opacity", "transform"})
"""What cannot be joined with a group's own without changing the picture."""
INITIAL = frozenset(
    {
        ("stroke", "none"),
        ("stroke-width", "1"),
        ("font-weight", "normal"),
        ("font-weight", "400"),
        ("text-anchor", "start"),
    }
)
NOTHING = frozenset({("x", "0"), ("y", "0"), ("dx", "0"), ("dy", "0"), ("dy", "0em")})
_MOVE = re.compile(
    rf"translate\(\s*({paths.NUMBER.pattern})(?:[\s,]+({paths.NUMBER.pattern}))?\s*\)"
)
_DISC = re.compile(r"M([\d.]+),0A\1,\1 0 1,1 0,-\1A\1,\1 0 0,1 \1,0Z")
"""How plotly.js writes a round mark."""
_START = re.compile(r"M(-?[\d.]+) ?(-?[\d.]+)")


def thin(root: etree._Element) -> None:
    """Take out what paints nothing, and say once what many say."""
    _take_out_unseen(root)
    for element in root.iter(f"{SVG}path", f"{SVG}text", f"{SVG}rect"):
        _round_off(element)
        _fold_move(element)
    for element in root.iter():
        _take_out_nothing(element)
    for group in reversed(list(root.iter(f"{SVG}g"))):
        _lift_what_all_say(group)
    _unwrap_groups(root)
    _hoist_font(root)


def _take_out_unseen(root: etree._Element) -> None:
    # Innermost first, so that emptied groups go too.
    for element in reversed(list(root.iter())):
        if element is not root and _paints_nothing(element):
            remove(element)


def _paints_nothing(element: etree._Element) -> bool:
    name = name_of(element)
    if element.get("display") == "none" or element.get("opacity") == "0":
        return True
    if name in REUSED:
        return element.get("id") is None
    if name in {"g", "defs", "text"} or (name == "tspan" and not element.text):
        return len(element) == 0 and not (element.text or "").strip()
    if name not in GRAPHICS or any(name_of(each) in REUSED for each in element.iterancestors()):
        return False
    empty = name == "path" and not element.get("d")
    flat = name == "rect" and "0" in (element.get("width", "0"), element.get("height", "0"))
    return empty or flat or (_unpainted(element, "fill") and _unpainted(element, "stroke"))


def _unpainted(element: etree._Element, paint: str) -> bool:
    said = element.get(paint) or said_around(element, paint)
    return said == "none" or (said is None and paint == "stroke")


def _round_off(element: etree._Element) -> None:
    """Write a round mark as a circle."""
    if disc := _DISC.fullmatch(element.get("d", "")):
        element.tag = f"{SVG}circle"
        del element.attrib["d"]
        element.set("r", disc[1])


def _fold_move(element: etree._Element) -> None:
    """Put a plain move into the element's own coordinates."""
    move = _MOVE.fullmatch(element.get("transform", ""))
    if move is None or element.get("clip-path") or element.get("mask"):
        return
    x, y = float(move[1]), float(move[2] or 0)
    if name_of(element) == "path":
        if not _moved_path(element, x, y):
            return
    elif any(child.get("x") or child.get("y") for child in element):
        return
    else:
        names = ("cx", "cy") if name_of(element) == "circle" else ("x", "y")
        for name, by in zip(names, (x, y), strict=True):
            element.set(name, paths.number(float(element.get(name, "0")) + by))
    del element.attrib["transform"]


def _moved_path(element: etree._Element, x: float, y: float) -> bool:
    """Move a path of one relative stroke; say whether that was possible."""
    data = element.get("d", "")
    start = _START.match(data)
    if start is None or data.count("M") > 1 or re.search("[A-LN-Z]", data):
        return False
    to = [paths.number(float(was) + by) for was, by in zip(start.groups(), (x, y), strict=True)]
    gap = "" if to[1].startswith("-") else " "
    element.set("d", f"M{to[0]}{gap}{to[1]}{data[start.end() :]}")
    return True


def _take_out_nothing(element: etree._Element) -> None:
    """Drop what is so anyway: initial values that nothing around contradicts."""
    for name, value in attributes_of(element).items():
        pair = (name, value)
        # In a text with lines, x="0" brings the next one back to the margin.
        idle = pair in NOTHING and name_of(element) != "tspan"
        if idle or (pair in INITIAL and said_around(element, name) is None):
            del element.attrib[name]


def _lift_what_all_say(group: etree._Element) -> None:
    """Move inherited attributes that every child has alike to the group."""
    if len(group) == 0:
        return
    for name in INHERITED:
        said = {child.get(name) for child in group}
        if len(said) == 1 and (value := said.pop()) is not None:
            group.set(name, value)
            for child in group:
                del child.attrib[name]


def _unwrap_groups(root: etree._Element) -> None:
    """Take out groups that say nothing, and those that say it to one child only."""
    for group in reversed(list(root.iter(f"{SVG}g"))):
        if group.attrib and not _child_can_take(group):
            continue
        if group.attrib:
            give(group[0], attributes_of(group))
        unwrap(group)


def _child_can_take(group: etree._Element) -> bool:
    if len(group) != 1 or name_of(group[0]) in REUSED:
        return False
    return not set(group[0].attrib) & (SPACES_OF_THEIR_OWN | set(group.attrib))


def _hoist_font(root: etree._Element) -> None:
    """Say the commonest family and size once, at the root."""
    texts = [each for each in root.iter() if each.get("font-family") or each.get("font-size")]
    for attribute in ("font-family", "font-size"):
        said = Counter(value for each in texts if (value := each.get(attribute)))
        commonest, _ = next(iter(said.most_common(1)), (None, 0))
        if commonest is None or not _all_say(root, attribute):
            continue
        for each in texts:
            if each.get(attribute) == commonest and said_around(each, attribute) is None:
                del each.attrib[attribute]
        root.set(attribute, commonest)


def _all_say(root: etree._Element, attribute: str) -> bool:
    texts = root.iter(f"{SVG}text")
    return all(each.get(attribute) or said_around(each, attribute) for each in texts)
