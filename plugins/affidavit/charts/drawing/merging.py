"""Marks that look alike and stand apart, drawn as one path."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from affidavit.charts.drawing.extents import Box, around, box_of
from affidavit.charts.drawing.tree import SVG, name_of, remove

MANY = 64
"""Boxes that are compared with each other; in longer runs each must be clear of all so far."""


def merge_alike(root: etree._Element) -> None:
    """Write each run of paths that differ in their data alone, and do not overlap, as one."""
    for group in root.iter(f"{SVG}g", f"{SVG}svg"):
        for run in [each for each in _runs(group) if len(each) > 1]:
            run[0].set("d", "".join(path.get("d", "") for path in run))
            for path in run[1:]:
                remove(path)


def _runs(group: etree._Element) -> Iterator[list[etree._Element]]:
    for _, alike in groupby(group, _looks):
        run: list[etree._Element] = []
        boxes: list[Box] = []
        for path in members if len(members := list(alike)) > 1 else ():
            box = box_of(path) if name_of(path) == "path" else None
            if not (box and _is_clear(box, boxes)):
                yield run
                run, boxes = [], []
            if box:
                run.append(path)
                boxes.append(box)
        yield run


def _looks(element: etree._Element) -> object:
    """Return what paths that can be written as one have in common."""
    return sorted(item for item in element.items() if item[0] != "d")


def _is_clear(box: Box, others: list[Box]) -> bool:
    whole = around(others)
    if whole is None or not whole.overlaps(box):
        return True
    return len(others) <= MANY and not any(other.overlaps(box) for other in others)
