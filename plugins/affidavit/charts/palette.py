"""Which series gets which colour: neutral and one highlight first, else categories."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from affidavit.charts.contrast import can_be_read
from affidavit.charts.drawing import roles
from affidavit.charts.grid import Series
from affidavit.charts.model import Spec
from affidavit.diagnostics import ChartCode, Report

_OTHERS = (roles.NEUTRAL, roles.STRONG, roles.AXIS, roles.MUTED)
"""Beside a highlight the others stay without colour, yet apart from each other where they touch."""


def series_colors(
    series: Sequence[Series], *, highlight: Sequence[str], touching: bool, among: Sequence[str] = ()
) -> list[str]:
    """Return a colour for each series; `touching` marks are told apart by their colour alone.

    In small multiples `among` are the raw names in all panels, `Extent.series`.
    """
    names = list(among) or [each.raw for each in series]
    colors = colors_by_name(names, highlight=highlight, touching=touching)
    return [colors[each.raw] for each in series]


def colors_by_name(
    names: Sequence[str], *, highlight: Sequence[str], touching: bool
) -> dict[str, str]:
    """Return the colour of each series, found by its raw name."""
    return dict(zip(names, colors_of(names, highlight=highlight, touching=touching), strict=True))


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


def carries_text(color: str) -> bool:
    """Say whether figures in the paper's colour can be read on it, light and dark."""
    return can_be_read(roles.PAPER, color)


def check_colors(spec: Spec, words: Collection[str], *, report: Report) -> None:
    """Report more words of `color` than colours can tell apart, where none is highlighted."""
    if spec.color and len(words) > len(roles.CATEGORIES) and not set(words) & set(spec.highlight):
        most = len(roles.CATEGORIES)
        message = f'"{spec.color}" has {len(words)} words; at most {most} colours are told apart'
        fix = 'name the one that matters in "highlight"'
        report.error(ChartCode.CHART_TOO_MUCH, spec.color.place, message, fix)
