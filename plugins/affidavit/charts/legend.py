"""Squares with names in one or more lines above a picture, where marks cannot carry their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.house import base_layout, label, label_size
from affidavit.charts.lettering import safe, text_width
from affidavit.charts.model import Spec
from affidavit.charts.palette import colors_of

_SQUARE = 12
_LINE = 22
_BEHIND = 6
_BETWEEN = 18


@dataclass(frozen=True, slots=True)
class Entry:
    """One name and where it stands, in pixels from the top left."""

    name: str
    color: str
    x: float
    y: float


def place_entries(
    names: Sequence[tuple[str, str]], *, width: int, least: int = 2
) -> tuple[list[Entry], float]:
    """Return names and colours placed in lines, and the height they take.

    Nothing, and 0, for fewer than `least`: one series needs no telling apart.
    """
    if len(names) < least:
        return [], 0
    size, found, x, y = label_size(width), list[Entry](), 0.0, _LINE / 2
    for name, color in names:
        room = _SQUARE + _BEHIND + text_width(name, size)
        if x and x + room > width:
            x, y = 0.0, y + _LINE
        found.append(Entry(name, color, x, y))
        x += room + _BETWEEN
    return found, y + _LINE / 2 + 6


def place_words(colors: Mapping[str, str], spec: Spec, *, width: int) -> tuple[list[Entry], float]:
    """Return what stands for the words of the `color` column, as `place_entries` does.

    Beside a highlight what is neutral is the rest, and needs no name.
    """
    named = [
        (spec.printed(word), color)
        for word, color in colors.items()
        if color != roles.NEUTRAL or len(colors) <= len(roles.CATEGORIES)
    ]
    return place_entries(named, width=width)


def entry_labels(entries: Sequence[Entry], *, width: int, height: int) -> list[dict[str, Any]]:
    """Return the names as annotations on a picture of these pixels."""
    return [
        label(
            safe(entry.name),
            x=(entry.x + _SQUARE + _BEHIND) / width,
            y=1 - entry.y / height,
            xref="paper",
            yref="paper",
        )
        for entry in entries
    ]


def entry_squares(entries: Sequence[Entry], *, width: int, height: int) -> list[dict[str, Any]]:
    """Return the squares as shapes."""
    half = _SQUARE / 2
    return [
        {
            "type": "rect",
            "xref": "paper",
            "yref": "paper",
            "x0": entry.x / width,
            "x1": (entry.x + _SQUARE) / width,
            "y0": 1 - (entry.y + half) / height,
            "y1": 1 - (entry.y - half) / height,
            "fillcolor": entry.color,
            "line": {"width": 0},
        }
        for entry in entries
    ]


def key_of_colors(placed: tuple[list[Entry], float], *, width: int) -> tuple[Figure, int] | None:
    """Return a key of colours as a figure of its own; None where it has no entry."""
    entries, height = placed[0], round(placed[1])
    if not entries:
        return None
    annotations = entry_labels(entries, width=width, height=height)
    shapes = entry_squares(entries, width=width, height=height)
    return {"data": [], "layout": {"annotations": annotations, "shapes": shapes}}, height


def legend_of(
    raws: Sequence[str], spec: Spec, *, width: int, unit: str = ""
) -> tuple[Figure, int] | None:
    """Return what stands once above small multiples of touching marks, and its height.

    `raws` are the series of all panels, `unit` what their figures count, where panels do not say
    so. None where neither has to be said.
    """
    colors = colors_of(raws, highlight=spec.highlight, touching=True)
    named = list(zip(map(spec.printed, raws), colors, strict=True))
    entries, tall = place_entries(named, width=width)
    height = round(tall + (_LINE if unit else 0))
    if not height:
        return None
    layout = base_layout(width, height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    layout["annotations"] = entry_labels(entries, width=width, height=height)
    layout["shapes"] = entry_squares(entries, width=width, height=height)
    if unit:
        font, at = {"color": roles.MUTED}, 1 - (tall + _LINE / 2) / height
        layout["annotations"].append(
            label(safe(unit), x=0, y=at, xref="paper", yref="paper", font=font)
        )
    return {"data": [], "layout": layout}, height
