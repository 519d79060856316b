"""Which series gets which colour: neutral and one highlight first, else categories."""

from __future__ import annotations

from collections.abc import Sequence

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
