"""Texts without the scaffold in which plotly.js sets their lines and weights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from affidavit.charts.drawing import paths
from affidavit.charts.drawing.tree import (
    SPACES_OF_THEIR_OWN,
    attributes_of,
    give,
    name_of,
    said,
    unwrap,
)

_EM = re.compile(rf"({paths.NUMBER.pattern})em")


def straighten(text: etree._Element) -> None:
    """Place a text by its first line and each other line by the one above.

    What is said of a text's only part is then said of the whole.
    """
    if not text.text and not text.get("dx") and _are_lines(text, list(text)):
        _stack(text, list(text))
    while len(text) == 1 and not text.text and not text[0].tail and _says_only_looks(text[0]):
        give(text, attributes_of(text[0]))
        unwrap(text[0])


def _are_lines(text: etree._Element, parts: Sequence[etree._Element]) -> bool:
    """Say whether a text's parts are lines one below the other, each moved by ems of its size."""
    inner = {name for part in parts for each in part for name in each.attrib}
    return (
        len(parts) > 0
        and said(text, "font-size") is not None
        and not inner & {"dx", "dy", "x", "y", "font-size"}
        and all(set(part.attrib) == {"dy", "x", "y"} and not part.tail for part in parts)
        and all(_EM.fullmatch(part.get("dy", "")) for part in parts)
        and len({(part.get("x"), part.get("y")) for part in parts}) == 1
    )


def _stack(text: etree._Element, lines: Sequence[etree._Element]) -> None:
    downs = [float(line.get("dy", "").removesuffix("em")) for line in lines]
    down = downs[0] * float(said(text, "font-size") or 0) + float(lines[0].get("y", "0"))
    text.attrib.pop("dy", "")
    text.set("x", lines[0].get("x", "0"))
    text.set("y", paths.number(down, digits=paths.HUNDREDTH))
    for line, (before, after) in zip(lines[1:], pairwise(downs), strict=True):
        line.set("dy", f"{paths.number(after - before, digits=paths.HUNDREDTH)}em")
        del line.attrib["y"]
    lines[0].attrib.clear()
    unwrap(lines[0])


def _says_only_looks(part: etree._Element) -> bool:
    own = set(part.attrib)
    return name_of(part) == "tspan" and not own & (SPACES_OF_THEIR_OWN | {"x", "y", "dx", "dy"})
