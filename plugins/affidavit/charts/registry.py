"""Kinds of chart by name, from the entry points of whatever is installed, ours included."""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from affidavit.charts.kind import Kind
from affidavit.diagnostics import ChartCode, Report, nearest
from affidavit.located import LocatedText

GROUP = "affidavit.charts"
PLOTLY = "plotly"
"""The kind whose figure a writer brings: no compiler, so no entry point."""


def find_kind(name: LocatedText, *, report: Report) -> Kind | None:
    """Return the kind called so; None with a report of what there is instead."""
    installed = _installed()
    if name in installed:
        kind: Kind = _loaded(installed[name])
        return kind
    known, near = ", ".join(sorted([*installed, PLOTLY])), likely_kind(name)
    message = f'there is no kind of chart called "{name}"'
    fix = f'did you mean "{near}"?' if near else f"the kinds are {known}"
    report.error(ChartCode.CHART_KIND, name.place, message, fix)
    return None


def likely_kind(name: str) -> str | None:
    """Return the kind that a misspelt name most likely means; None where there is no telling."""
    return nearest(name, [*_installed(), PLOTLY])


@cache
def _installed() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


@cache
def _loaded(point: EntryPoint) -> Kind:
    kind: Kind = point.load()
    return kind
