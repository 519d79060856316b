"""Which series gets which colour: neutral and one highlight first, else categories."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from affidavit.charts.drawing import roles
from affidavit.charts.grid import Series

_OTHERS = (roles.NEUTRAL, roles.STRONG, roles.AXIS, roles.MUTED)
"""Beside a highlight the others stay without colour, yet apart from each other where they touch."""


def series_colors(
    series: Sequence[Series], *, highlight: Sequence[str], touching: bool, among: Sequence[str] = ()
) -> list[str]:
    """Return a colour for each series; `touching` marks are told apart by their colour alone.

    In small multiples `among` are the raw names in all panels, `Extent.series`.
    """
    names = list(among) or [each.raw for each in series]
    colors = dict(zip(names, colors_of(names, highlight=highlight, touching=touching), strict=True))
    return [colors[each.raw] for each in series]


def colors_of(names: Sequence[str], *, highlight: Sequence[str], touching: bool) -> list[str]:
    """Return a colour for each series by its raw name."""
    lit = set(names) & set(highlight)
    if lit:
        return _around_highlight([name in lit for name in names], touching=touching)
    if len(names) <= len(roles.CATEGORIES):
        return list(roles.CATEGORIES[: len(names)])
    return [roles.NEUTRAL] * len(names)


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
