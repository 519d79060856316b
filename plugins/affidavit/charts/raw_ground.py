"""Whether a writer's own figure can lie on dark paper, by the colours that it sets itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from affidavit.charts.chart import Figure
from affidavit.charts.contrast import READABLE, contrast
from affidavit.charts.css_colors import Shade, shade_of
from affidavit.charts.drawing.roles import BY_HEX, ROLES

DARK = ROLES["paper"].dark
LIGHT = ROLES["paper"].light
VISIBLE = 3.0
"""The least contrast of marks (WCAG 2.2, success criterion 1.4.11)."""
_GROUNDS = ("paper_bgcolor", "plot_bgcolor", "bgcolor", "backgroundcolor")
_IDLE = frozenset({"gridcolor", "hoverlabel", "zerolinecolor", "activeshape", "newshape"})
_MOST = 50
"""Colours of one list that are looked at."""


def lies_on_light(figure: Figure) -> bool:
    """Say whether a figure brings a ground, or a colour that dark paper would swallow."""
    parts = {"data": figure.get("data"), "layout": figure.get("layout")}
    return any(_needs_light(*found) for found in colors_in(parts, ()))


def _needs_light(steps: tuple[str, ...], shade: Shade) -> bool:
    if steps[-1] in _GROUNDS:
        return shade.opacity > 0
    least = READABLE if is_of_text(steps) else VISIBLE
    return shade.opacity > 0 and contrast(shade.over(DARK), DARK) < least


def is_of_text(steps: tuple[str, ...]) -> bool:
    """Say whether a colour at the end of that way is one of words."""
    return steps[-2:-1] != () and steps[-2].endswith("font")


def colors_in(value: object, steps: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Shade]]:
    """Yield the way to each literal colour and what is seen of it; colours of roles are none."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key not in _IDLE and key != "template":
                yield from colors_in(item, (*steps, str(key)))
    elif isinstance(value, list) and not _is_color_key(steps):
        for item in value:
            if isinstance(item, Mapping):
                yield from colors_in(item, steps)
    elif _is_color_key(steps):
        for each in value[:_MOST] if isinstance(value, list) else [value]:
            if isinstance(each, str) and each.lower() not in BY_HEX and (found := shade_of(each)):
                yield steps, found


def _is_color_key(steps: tuple[str, ...]) -> bool:
    return bool(steps) and steps[-1].endswith("color")


def unturned(value: Any) -> Any:  # noqa: ANN401 - a part of a figure, any JSON
    """Return a part of a figure whose colours stay light: each one step off that of its role."""
    if isinstance(value, str):
        return _beside(value) if value in BY_HEX else value
    if isinstance(value, list):
        return [unturned(item) for item in value]
    if isinstance(value, dict):
        return {key: unturned(item) for key, item in value.items()}
    return value


def _beside(color: str) -> str:
    """Return the nearest hex that is no role's: nobody sees a step of blue."""
    blue = int(color[5:], 16)
    tries = (
        f"{color[:5]}{near:02x}" for step in range(1, 9) for near in (blue - step, blue + step)
    )
    return next(each for each in tries if len(each) == len(color) and each not in BY_HEX)
