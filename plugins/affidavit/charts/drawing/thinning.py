"""A drawing made smaller without a visible difference."""

from __future__ import annotations

import re

from lxml import etree

from affidavit.charts.drawing.clips import drop_idle_clips, drop_unused
from affidavit.charts.drawing.lifting import drop_idle, drop_repeated, lift, unwrap_groups
from affidavit.charts.drawing.merging import merge_alike
from affidavit.charts.drawing.moves import fold_group_move, fold_move
from affidavit.charts.drawing.texts import straighten
from affidavit.charts.drawing.tree import (
    GRAPHICS,
    REUSED,
    SVG,
    attributes_of,
    name_of,
    remove,
    said_around,
)

INITIAL = frozenset(
    {
        ("stroke", "none"),
        ("stroke-width", "1"),
        ("font-weight", "normal"),
        ("font-weight", "400"),
        ("text-anchor", "start"),
    }
)
MOVED = (f"{SVG}circle", f"{SVG}path", f"{SVG}rect", f"{SVG}text")
NOTHING = frozenset({("x", "0"), ("y", "0"), ("dx", "0"), ("dy", "0"), ("dy", "0em")})
_DISC = re.compile(r"M([\d.]+),0A\1,\1 0 1,1 0,-\1A\1,\1 0 0,1 \1,0Z")
"""How plotly.js writes a round mark."""


def thin(root: etree._Element) -> None:
    """Take out what paints nothing, and say once what many say."""
    _take_out_unseen(root)
    for element in root.iter(f"{SVG}path", f"{SVG}rect"):
        _round_off(element)
        fold_move(element)
    for text in root.iter(f"{SVG}text"):
        straighten(text)
        fold_move(text)
    for element in root.iter():
        _take_out_nothing(element)
    drop_idle_clips(root)
    drop_idle(root)
    unwrap_groups(root)
    for element in root.iter(*MOVED):
        fold_move(element)  # by what the group around it said
    for group in reversed(list(root.iter(f"{SVG}g"))):
        fold_group_move(group)
    merge_alike(root)
    lift(root)
    drop_repeated(root)
    unwrap_groups(root)
    drop_unused(root)


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


def _take_out_nothing(element: etree._Element) -> None:
    """Drop what is so anyway: initial values that nothing around contradicts."""
    for name, value in attributes_of(element).items():
        pair = (name, value)
        # In a text with lines, x="0" brings the next one back to the margin.
        idle = pair in NOTHING and name_of(element) != "tspan"
        if idle or (pair in INITIAL and said_around(element, name) is None):
            del element.attrib[name]
