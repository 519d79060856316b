"""Marks that look alike and stand apart, drawn as one path."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from affidavit.charts.drawing.extents import Box, around, box_of
from affidavit.charts.drawing.tree import SVG, attributes_of, name_of, remove

MANY = 64
"""Boxes that are compared with each other; in longer runs each must be clear of all so far."""


def merge_alike(root: etree._Element) -> None:
    """Write each run of paths that differ in their data alone, and do not overlap, as one."""
    for group in root.iter(f"{SVG}g", f"{SVG}svg"):
        for run in list(_runs(group)):
            run[0].set("d", "".join(path.get("d", "") for path in run))
            for path in run[1:]:
                remove(path)


def _runs(group: etree._Element) -> Iterator[list[etree._Element]]:
    run: list[etree._Element] = []
    boxes: list[Box] = []
    for before, path in pairwise([None, *group]):
        box = box_of(path) if name_of(path) == "path" else None
        alike = before is not None and run and run[-1] is before and _looks(before) == _looks(path)
        if not (box and alike and _is_clear(box, boxes)):
            if len(run) > 1:
                yield run
            run, boxes = [], []
        if box:
            run.append(path)
            boxes.append(box)
    if len(run) > 1:
        yield run


def _looks(path: etree._Element) -> dict[str, str]:
    return {name: value for name, value in attributes_of(path).items() if name != "d"}


def _is_clear(box: Box, others: list[Box]) -> bool:
    whole = around(others)
    if whole is None or not whole.overlaps(box):
        return True
    return len(others) <= MANY and not any(other.overlaps(box) for other in others)
