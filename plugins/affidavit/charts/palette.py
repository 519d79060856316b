"""Which series gets which colour: neutral and one highlight first, else categories."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from affidavit.charts.drawing import roles
from affidavit.charts.grid import Series

_OTHERS = (roles.NEUTRAL, roles.STRONG, roles.AXIS, roles.MUTED)
"""Beside a highlight the others stay without colour, yet apart from each other where they touch."""


def series_colors(
    series: Sequence[Series], *, highlight: Sequence[str], touching: bool
) -> list[str]:
    """Return a colour for each series; `touching` marks are told apart by their colour alone."""
    lit = {each.raw for each in series} & set(highlight)
    if lit:
        return _around_highlight([each.raw in lit for each in series], touching=touching)
    if len(series) <= len(roles.CATEGORIES):
        return list(roles.CATEGORIES[: len(series)])
    return [roles.NEUTRAL] * len(series)


def _around_highlight(is_lit: list[bool], *, touching: bool) -> list[str]:
    rest = 0
    colors = list[str]()
    for lit in is_lit:
        colors.append(
            roles.HIGHLIGHT if lit else _OTHERS[rest % len(_OTHERS)] if touching else roles.NEUTRAL
        )
        rest += not lit
    return colors


@cache
def carries_text(color: str) -> bool:
    """Say whether figures in the paper's colour can be read on it, light and dark (WCAG: 4.5)."""
    role, paper = roles.ROLES[roles.BY_HEX[color]], roles.ROLES["paper"]
    return all(
        _contrast(one, other) >= 4.5  # noqa: PLR2004
        for one, other in zip(role, paper, strict=True)
    )


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
