"""What stands on tiles: the place's letters, and its figure below where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.classes import ink_on
from affidavit.charts.contrast import contrast
from affidavit.charts.drawing import roles
from affidavit.charts.house import label_size
from affidavit.charts.lettering import safe, strong, text_width

_LEAST = 12
"""Pixels of a label in a drawing of 390, which a phone shows at 10.8."""
_LEADING = 1.12
_MARGIN = 2


@dataclass(frozen=True, slots=True)
class TileText:
    """One tile and what it could say."""

    x: float
    y: float
    """Its middle, in pixels."""
    short: str
    figure: str
    color: str
    """Of the tile."""
    is_blank: bool
    """Whether there is no figure: its letters are quiet."""


def tile_labels(tiles: Sequence[TileText], *, side: float, width: int) -> list[dict[str, Any]]:
    """Return the labels of tiles as traces of text, all of one size; none where no room is.

    Figures are printed on all tiles or on none, so that a bare one never means anything.
    """
    size = next((s for s in _sizes(width) if _fit([t.short for t in tiles], s, side)), None)
    if size is None:
        return []
    figures = [tile.figure for tile in tiles if tile.figure]
    with_figures = bool(figures) and 2 * size * _LEADING <= side - _MARGIN
    with_figures = with_figures and _fit(figures, size, side)
    up = size * _LEADING / 2 if with_figures else 0.0
    texts = [(t, strong(safe(t.short)), t.y - (up if t.figure else 0)) for t in tiles]
    if with_figures:
        texts += [(t, safe(t.figure), t.y + up) for t in tiles if t.figure]
    return [_trace(texts, size)]


def _sizes(width: int) -> list[int]:
    return list(range(label_size(width), _LEAST - 1, -1))


def _fit(texts: Sequence[str], size: float, side: float) -> bool:
    return all(text_width(text, size, bold=True) <= side - 2 * _MARGIN for text in texts)


def _ink(tile: TileText) -> str:
    return roles.MUTED if tile.is_blank else ink_on(tile.color) or _best_ink(tile.color)


def _best_ink(ground: str) -> str:
    """Return the better of two inks, neither of which is well read: a bare tile would say less."""
    inks = (roles.ON_SEQUENTIAL_LOW, roles.ON_SEQUENTIAL_HIGH)
    return max(inks, key=lambda ink: _least_contrast(ink, ground))


def _least_contrast(ink: str, ground: str) -> float:
    pairs = zip(roles.ROLES[roles.BY_HEX[ink]], roles.ROLES[roles.BY_HEX[ground]], strict=True)
    return min(contrast(one, other) for one, other in pairs)


def _trace(texts: Sequence[tuple[TileText, str, float]], size: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [tile.x for tile, _, _ in texts],
        "y": [round(y, 1) for _, _, y in texts],
        "text": [text for _, text, _ in texts],
        "textposition": "middle center",
        "textfont": {"size": size, "color": [_ink(tile) for tile, _, _ in texts]},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
