"""The bars themselves, as Plotly draws them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from affidavit.charts.axes.arrows import arrow_across
from affidavit.charts.drawing import roles
from affidavit.charts.hover import hover
from affidavit.charts.kinds.bar_figures import Bars
from affidavit.charts.kinds.bar_rows import Rows
from affidavit.charts.kinds.bar_words import BarWords
from affidavit.charts.lettering import safe


def bar_trace(
    bars: Bars, index: int, rows: Rows, *, color: str, lit: Sequence[bool]
) -> dict[str, Any]:
    """Return the bars of one series; of a single one the rows that are `lit` stand out."""
    series, count, stacked = bars.grid.series[index], len(rows.rows), bars.are_stacked
    errors, is_single = bars.error_bars(index), len(bars.grid.series) == 1
    colors = [roles.HIGHLIGHT if is_lit else color for is_lit in lit]
    return {
        "type": "bar",
        "orientation": "h",
        "name": safe(series.name or series.raw),
        "x": [bars.length(index, row) for row in range(count)],
        **({"base": [bars.base(index, row) for row in range(count)]} if stacked else {}),
        "y": [row.bars[0 if stacked else index] for row in rows.rows],
        "width": _visible(rows.rows[0].thickness, bars=bars.in_a_row),
        **({"error_x": errors} if errors else {}),
        "marker": {
            "color": colors if is_single and any(lit) else color,
            "line": {"width": 1 if stacked else 0, "color": roles.PAPER},
        },
        **hover([_hover(bars, index, row) for row in range(count)], series.sources),
    }


def bar_arrows(words: BarWords, lit: Sequence[bool]) -> list[dict[str, Any]]:
    """Return an arrow at the end of each bar whose figure is a least or a most."""
    bars, frame, found = words.bars, words.frame, list[dict[str, Any]]()
    thick = _visible(words.rows.rows[0].thickness, bars=bars.in_a_row)
    is_single = len(bars.grid.series) == 1
    for mark in bars.marks():
        if mark.way and not mark.is_missing:
            color = roles.HIGHLIGHT if is_single and lit[mark.row] else words.colors[mark.bar]
            end, side = (frame.x(mark.end), words.at(mark)), mark.side
            found += arrow_across(frame, end, way=mark.way, side=side, thick=thick, color=color)
    return found


def _hover(bars: Bars, index: int, row: int) -> list[str]:
    series, figure = bars.grid.series[index], bars.figure(index, row, first=True)
    name = ", ".join(bars.spec.printed(part) for part in bars.grid.keys[row] if part)
    return [safe(name), safe(f"{series.name}: {figure}" if series.name else figure)]


def _visible(thickness: float, *, bars: int) -> float:
    """Bars that stand side by side leave two pixels between them."""
    return thickness - 2 if bars > 1 else thickness
