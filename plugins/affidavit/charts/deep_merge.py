"""A writer's own keys of Plotly's, merged into a finished figure last."""

from __future__ import annotations

from typing import Any

from affidavit.charts.chart import Figure


def merge_figure(figure: Figure, over: dict[str, Any]) -> Figure:
    """Return the figure with the keys of `over` on top, level by level.

    `data` may be a list, merged trace by trace, or one group of keys that goes into every trace.
    """
    merged = merge(figure, {key: value for key, value in over.items() if key != "data"})
    return merged | {"data": _traces(figure["data"], over.get("data"))}


def merge(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return both mappings merged: mappings level by level, everything else replaced."""
    found = dict(under)
    for key, value in over.items():
        below = found.get(key)
        is_group = isinstance(below, dict) and isinstance(value, dict)
        found[key] = merge(below, value) if is_group else value  # type: ignore[arg-type]
    return found


def _traces(traces: list[dict[str, Any]], over: object) -> list[dict[str, Any]]:
    if isinstance(over, dict):
        return [merge(trace, over) for trace in traces]
    if not isinstance(over, list):
        return traces
    extra = [each for each in over[len(traces) :] if isinstance(each, dict)]
    own = [each if isinstance(each, dict) else {} for each in over]
    own += [{}] * (len(traces) - len(own))
    return [merge(trace, each) for trace, each in zip(traces, own, strict=False)] + extra
