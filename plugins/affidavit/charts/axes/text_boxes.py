"""What texts on a picture cover, so that others can keep clear of them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from affidavit.charts.axes.free_room import Box
from affidavit.charts.drawing import roles
from affidavit.charts.house import label_size, line_height
from affidavit.charts.lettering import text_width

_TAG = re.compile(r"<[^>]*>")
_SHARES = {"left": 0.0, "top": 0.0, "center": 0.5, "middle": 0.5, "right": 1.0, "bottom": 1.0}


def boxes_of(
    annotations: Iterable[dict[str, Any]], *, width: float, height: float
) -> Iterator[Box]:
    """Yield the box of each text that stands in shares of the paper, on a picture of this size."""
    for each in annotations:
        if each.get("xref") == "paper" and each.get("yref") == "paper" and each["text"]:
            yield text_box(each, width=width, height=height)


def text_box(annotation: dict[str, Any], *, width: float, height: float) -> Box:
    """Return what one text covers, by the widths of its letters."""
    size = annotation.get("font", {}).get("size", label_size(round(width)))
    lines = annotation["text"].split("<br>")
    wide = max(
        text_width(html.unescape(_TAG.sub("", line)), size, bold="<b>" in line) for line in lines
    )
    tall = len(lines) * line_height(size)
    x = annotation["x"] * width + annotation.get("xshift", 0)
    y = (1 - annotation["y"]) * height - annotation.get("yshift", 0)
    left = x - wide * _SHARES[annotation.get("xanchor", "center")]
    top = y - tall * _SHARES[annotation.get("yanchor", "middle")]
    return Box(left, top, left + wide, top + tall)


def on_plate(
    label: dict[str, Any], shapes: Sequence[dict[str, Any]], *, width: float, height: float
) -> dict[str, Any]:
    """Return a text on a ground of paper where a level line runs through it."""
    if label.get("textangle") or label.get("font", {}).get("color") == roles.PAPER:
        return label
    box = text_box(label, width=width, height=height)
    for shape in shapes:
        if shape["type"] != "line" or shape["y0"] != shape["y1"]:
            continue
        left, right = (end * width for end in sorted((shape["x0"], shape["x1"])))
        is_across = left < box.right and box.left < right
        if is_across and box.top < (1 - shape["y0"]) * height < box.bottom:
            return label | {"bgcolor": roles.PAPER}
    return label
