"""What many elements say, said once, by the group around them."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from affidavit.charts.drawing.tree import (
    GRAPHICS,
    REUSED,
    SPACES_OF_THEIR_OWN,
    TEXT,
    attributes_of,
    give,
    name_of,
    said,
    said_around,
    unwrap,
)

OF_TEXT = frozenset({"font-family", "font-size", "font-style", "font-weight", "text-anchor"})
OF_STROKES = frozenset(
    {
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-opacity",
        "stroke-width",
    }
)
OF_FILLS = frozenset({"fill", "fill-opacity"})
OF_SHAPES = frozenset({"shape-rendering"})
INHERITED = OF_TEXT | OF_STROKES | OF_FILLS | OF_SHAPES | {"stroke"}
_NUMBER = r"-?(?:\d+\.?\d*|\.\d+)"
_ONE_STROKE_EACH = re.compile(rf"(?:M[^a-zA-Z]*(?:[hv][^a-zA-Z]*|l{_NUMBER} ?{_NUMBER}))*")
"""Lines that have no inside to fill."""
_GROUPS = frozenset({"g", "svg"})


def lift(root: etree._Element) -> None:
    """Say on a group what its members say, where none of them relies on its silence."""
    relied: dict[etree._Element, frozenset[str]] = {}
    for element in reversed(list(root.iter())):
        silent = frozenset[str]().union(*(relied[child] for child in element))
        if name_of(element) in _GROUPS:
            for attribute in sorted(INHERITED - silent):
                _lift(element, attribute)
        else:
            silent |= _relied_on(element)
        relied[element] = silent - set(element.attrib)


def drop_idle(root: etree._Element) -> None:
    """Take from marks and words what makes no difference to them."""
    for element in root.iter():
        idle = INHERITED - _relied_on(element) if _is_seen(element) else frozenset[str]()
        for attribute in idle & set(attributes_of(element)):
            del element.attrib[attribute]


def drop_repeated(root: etree._Element) -> None:
    """Take away what is said around already."""
    for element in root.iter():
        for attribute, value in attributes_of(element).items():
            if attribute in INHERITED and said_around(element, attribute) == value:
                del element.attrib[attribute]


def unwrap_groups(root: etree._Element) -> None:
    """Take out groups that say nothing, and those that say it to one child only."""
    for group in [each for each in root.iter() if name_of(each) == "g"][::-1]:
        if group.attrib and not _child_can_take(group):
            continue
        if group.attrib:
            give(group[0], attributes_of(group))
        unwrap(group)


def _is_seen(element: etree._Element) -> bool:
    return name_of(element) in GRAPHICS | TEXT


def _relied_on(element: etree._Element) -> frozenset[str]:
    """Return the attributes that an element's looks depend on, whether it says them or not."""
    if not _is_seen(element):
        return frozenset()
    about = INHERITED - (OF_SHAPES if name_of(element) in TEXT else OF_TEXT)
    if _ONE_STROKE_EACH.fullmatch(element.get("d", "?")):
        about -= OF_FILLS
    return about if said(element, "stroke") not in {None, "none"} else about - OF_STROKES


def _lift(group: etree._Element, attribute: str) -> None:
    """Give a group what its members agree on; the root, what is commonest among them."""
    members = Counter(value for child in group if (value := child.get(attribute)))
    if attribute in group.attrib or not members:
        return
    commonest, count = members.most_common(1)[0]
    if count == 1 if group.getparent() is None else len(members) > 1:
        return
    group.set(attribute, commonest)
    for child in group:
        if child.get(attribute) == commonest:
            del child.attrib[attribute]


def _child_can_take(group: etree._Element) -> bool:
    if len(group) != 1 or name_of(group[0]) in REUSED:
        return False
    own, taken = set(group[0].attrib), set(group.attrib)
    return not own & taken and not (own & SPACES_OF_THEIR_OWN and taken & SPACES_OF_THEIR_OWN)
