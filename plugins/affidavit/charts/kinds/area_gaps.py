"""What is said where an area has a gap: that there is no figure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from affidavit.charts.axes.across import Across
from affidavit.charts.axes.frame import Frame
from affidavit.charts.kinds.column_printing import missing_label
from affidavit.language import Words

_BESIDE = 8
"""Pixels between the words and the areas at both sides of a gap, together."""


def gaps_in(values: Sequence[object]) -> list[list[int]]:
    """Return the places of each stretch without a figure."""
    runs = groupby(range(len(values)), lambda place: values[place] is None)
    return [list(places) for is_gap, places in runs if is_gap]


def gap_words(
    across: Across, gaps: Sequence[Sequence[int]], frame: Frame, *, lang: str
) -> list[dict[str, Any]]:
    """Return the words in those gaps that have room for them, just above zero."""
    found, measures = list[dict[str, Any]](), across.measures
    for gap in gaps:
        left = frame.x(measures[max(gap[0] - 1, 0)])
        right = frame.x(measures[min(gap[-1] + 1, len(measures) - 1)])
        found += missing_label(
            Words(lang)("chart.no-figure"),
            (left + right) / 2,
            frame.y(0),
            frame=frame,
            room=right - left - _BESIDE,
        )
    return found
