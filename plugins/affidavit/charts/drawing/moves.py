"""Moves of elements, put into their own coordinates."""

from __future__ import annotations

import re

from lxml import etree

from affidavit.charts.drawing import paths
from affidavit.charts.drawing.tree import name_of, said

_MOVE = re.compile(
    rf"translate\(\s*({paths.NUMBER.pattern})(?:[\s,]+({paths.NUMBER.pattern}))?\s*\)"
)
_START = re.compile(r"M(-?[\d.]+) ?(-?[\d.]+)")
_ABSOLUTE = re.compile("[A-Z]")
_SLANTED = re.compile(r"[^MHVZmhvz\d.,\s-]")
_HAIR = 1e-9


def fold_move(element: etree._Element) -> None:
    """Put a plain move into the element's own coordinates."""
    move = _MOVE.fullmatch(element.get("transform", ""))
    if move is None or element.get("clip-path") or element.get("mask"):
        return
    x, y = float(move[1]), float(move[2] or 0)
    if _can_move(element):
        _move(element, x, y)
        del element.attrib["transform"]


def fold_group_move(group: etree._Element) -> None:
    """Put a plain move of tenths into the coordinates of all members, where all take it."""
    move = _MOVE.fullmatch(group.get("transform", ""))
    if move is None or group.get("clip-path") or group.get("mask"):
        return
    x, y = float(move[1]), float(move[2] or 0)
    exact = all(abs(by - round(by, paths.TENTH)) < _HAIR for by in (x, y))
    if exact and all(_can_move(member) and not _has_own_space(member) for member in group):
        for member in group:
            _move(member, x, y)
        del group.attrib["transform"]


def _has_own_space(element: etree._Element) -> bool:
    return bool(set(element.attrib) & {"clip-path", "mask", "transform"})


def _can_move(element: etree._Element) -> bool:
    if any("url(" in (said(element, paint) or "") for paint in ("fill", "stroke")):
        return False  # a pattern would stay behind
    name, data = name_of(element), element.get("d", "")
    if name == "path":  # one relative line
        return bool(_START.match(data)) and not _ABSOLUTE.search(data, 1)
    return name in {"circle", "rect", "text"}


def _move(element: etree._Element, x: float, y: float) -> None:
    if name_of(element) == "path":
        data = element.get("d", "")
        start = _START.match(data)
        at = start.groups() if start else ("0", "0")
        to = paths.pair(float(at[0]) + x, float(at[1]) + y, digits=_digits(element))
        element.set("d", f"M{to}{data[start.end() if start else 0 :]}")
        return
    names = ("cx", "cy") if name_of(element) == "circle" else ("x", "y")
    for part in element.iter():
        for name, by in zip(names, (x, y), strict=True):
            if part is element or part.get(name):
                new = float(part.get(name, "0")) + by
                part.set(name, paths.number(new, digits=_digits(element)))


def _digits(element: etree._Element) -> int:
    """Return how finely an element's place is told: what has upright edges is put onto pixels."""
    slanted = name_of(element) == "circle" or _SLANTED.search(element.get("d", ""))
    return paths.TENTH if slanted and not element.get("shape-rendering") else paths.HUNDREDTH
