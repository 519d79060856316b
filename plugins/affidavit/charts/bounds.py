"""Figures that are a least or a most: to which side the true one lies, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol, runtime_checkable

from affidavit.charts.model import Spec
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import BOUND, TABLE
from affidavit.diagnostics import ChartCode, Report
from affidavit.language import Words

Way = Literal[-1, 0, 1]
"""To which side of a figure the true one may lie; 0 where it is this one."""
_WAYS: dict[str, Way] = {"at least": 1, "more than": 1, "at most": -1, "less than": -1}


@runtime_checkable
class DrawsBounds(Protocol):
    """A drawing that may show on which side of a figure the true one lies."""

    @property
    def draws_bounds(self) -> bool:
        """Whether it does: the parts of a stack have no end of their own."""


def way_of(bound: str) -> Way:
    """Return to which side the true figure may lie."""
    return _WAYS.get(bound, 0)


def row_bounds(sheet: Sheet) -> tuple[str, ...]:
    """Return for each row `at least` or the like, empty where it is exact; nothing if all are."""
    if BOUND not in sheet.header:
        return ()
    column = sheet.header.index(BOUND)
    found = tuple(row[column] if row[column] in _WAYS else "" for row in sheet.rows)
    return found if any(found) else ()


def bounded(figure: str, bound: str, *, lang: str, name: str = "") -> str:
    """Return a printed figure led by its bound, in words, unless the row's `name` says that."""
    if not way_of(bound):
        return figure
    words, key = Words(lang), f"chart.bound.{bound.replace(' ', '-')}"
    is_said = words(key, figure="").strip().casefold() in name.casefold()
    return figure if is_said else words(key, figure=figure)


def symbols_of(bounds: Sequence[str]) -> list[str]:
    """Return the mark of each point of a line: a triangle that points to where the true one is."""
    names = {1: "triangle-up", -1: "triangle-down", 0: "circle"}
    return [names[way_of(bound)] for bound in bounds]


def tell_of_bounds(sheet: Sheet, spec: Spec, drawable: object, *, report: Report) -> bool:
    """Return whether arrows are drawn; note it where figures are bounded and none can be."""
    bounds = row_bounds(sheet)
    if not bounds or spec.kind == TABLE:
        return False
    if isinstance(drawable, DrawsBounds) and drawable.draws_bounds:
        return True
    bound = next(filter(None, bounds))
    message = f'"{bound}" is not drawn here: the figures look as if they were exact'
    fix = 'draw bars, columns or a line, none of them stacked, or say it in "note:"'
    report.note(ChartCode.CHART_BOUND, spec.kind.place, message, fix)
    return False
