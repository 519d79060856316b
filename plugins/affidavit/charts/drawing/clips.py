"""Windows that hide nothing: plotly.js clips each plot to its frame, and most stay inside."""

from __future__ import annotations

import re

from lxml import etree

from affidavit.charts.drawing.extents import Box, box_inside
from affidavit.charts.drawing.tree import REUSED, attributes_of, name_of, remove

TOLERANCE = 0.11
"""CSS pixels; what rounding to tenths can move."""
_LOCAL = re.compile(r"url\(#([\w-]+)\)")


def drop_idle_clips(root: etree._Element) -> None:
    """Take away clips that leave what they are put on whole."""
    windows = {each.get("id", ""): _window(each) for each in root.iter() if _is_clip(each)}
    for element in root.iter():
        named = _LOCAL.fullmatch(element.get("clip-path", ""))
        window = windows.get(named[1]) if named else None
        painted = box_inside(element) if window else None
        if window and painted and window.holds(painted, tolerance=TOLERANCE):
            del element.attrib["clip-path"]


def drop_unused(root: etree._Element) -> None:
    """Take out definitions that nothing refers to."""
    used = {
        name
        for element in root.iter()
        for value in attributes_of(element).values()
        for name in _LOCAL.findall(value)
    }
    for element in [each for each in root.iter() if name_of(each) in REUSED]:
        if element.get("id") not in used:
            remove(element)
    for element in [each for each in root.iter() if name_of(each) == "defs" and not len(each)]:
        remove(element)


def _is_clip(element: etree._Element) -> bool:
    return name_of(element) == "clipPath"


def _window(clip: etree._Element) -> Box | None:
    """Return the rectangle that a clip lets through, where it is one."""
    plain = len(clip) == 1 and name_of(clip[0]) == "rect" and not set(clip.attrib) - {"id"}
    return None if not plain or clip[0].get("transform") else box_inside(clip[0])
