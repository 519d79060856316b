"""The column that a histogram counts, and the classes that its spec asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from affidavit.charts.columns import moment_of, number_of
from affidavit.charts.kinds.histogram_classes import (
    Classes,
    classes_of_moments,
    classes_of_numbers,
    seconds_of,
)
from affidavit.charts.model import Spec
from affidavit.charts.row_reading import RowReading
from affidavit.charts.sheet import Sheet
from affidavit.diagnostics import ChartCode, Code, Place, Report
from affidavit.located import LocatedList, LocatedText, place_in

_MOST_WANTED = 100
_IN_PANELS = 12
"""Classes of small multiples: how often a value comes up in other panels is not known there."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The values of one column."""

    name: str
    values: tuple[float, ...]
    """Numbers, or seconds where they are moments."""
    missing: int
    """Rows without a value."""
    known: tuple[float, ...]
    """What the classes are made for: in a panel of small multiples the values of all panels."""
    are_moments: bool = False
    are_years: bool = False

    def find(self, word: str) -> float | None:
        """Return a writer's word as the axis counts; None where it is no number, or no date."""
        return _moment(word) if self.are_moments else number_of(word)


def read_counted(sheet: Sheet, spec: Spec, *, report: Report) -> Counted | None:
    """Return the values of the column `x`; None with every fault reported."""
    if len(spec.x) > 1:
        message, fix = "one column is counted in a histogram", "name one column"
        report.error(Code.VALUE_WRONG, spec.x[1].place, message, fix)
    faults = Report()
    reading = RowReading(sheet, spec, report=faults)
    found = reading.measured(spec.x[0]) if spec.x else None
    report.extend(faults)
    if found is None or faults.errors or len(spec.x) > 1:
        return None
    values = tuple(value for value in found.comparable if value is not None)
    missing = len(found.values) - len(values)
    read: Callable[[str], float | None] = _moment if found.kind == "moment" else number_of
    known: Sequence[float] = values
    if spec.is_part:
        others = map(read, sheet.unplaced or ())
        known = sorted({*values, *(value for value in others if value is not None)})
    if not known and sheet.rows:
        message, fix = f'"{spec.x[0]}" holds no figure', "name another column"
        report.error(ChartCode.DATA_VALUE, spec.x[0].place, message, fix)
    if not known:
        return None
    is_moment = found.kind == "moment"
    return Counted(found.column, values, missing, tuple(known), is_moment, found.are_years)


def read_classes(spec: Spec, counted: Counted | None, *, report: Report) -> Classes | None:
    """Return the classes for the values: of the rule, so many, or those of the edges given."""
    faults = Report()
    wanted, edges = _wish(spec.classes, counted, report=faults)
    if counted and edges and not faults.errors:
        _check_edges(edges, counted, at=_place(spec), report=faults)
    report.extend(faults)
    if counted is None or faults.errors:
        return None
    if edges:
        return Classes(tuple(edges))
    make = classes_of_moments if counted.are_moments else classes_of_numbers
    return make(counted.known, wanted=wanted or (_IN_PANELS if spec.is_part else None))


def _wish(
    typed: object, counted: Counted | None, *, report: Report
) -> tuple[int | None, list[float]]:
    """Return how many classes are wanted, or their edges."""
    if typed is None:
        return None, []
    if isinstance(typed, LocatedList):
        return None, _edges(typed, counted, report=report)
    if isinstance(typed, LocatedText):
        number = number_of(typed)
        if isinstance(number, int) and 1 <= number <= _MOST_WANTED:
            return number, []
    at = place_in(typed, ()) or Place("", 1, 1)
    message = f'"classes" is how many there are, up to {_MOST_WANTED}, or a list of their edges'
    report.error(Code.VALUE_WRONG, at, message, 'write "classes: 12" or "classes: [0, 10, 20]"')
    return None, []


def _edges(typed: LocatedList, counted: Counted | None, *, report: Report) -> list[float]:
    found = list[float]()
    for index, item in enumerate(typed):
        text = item if isinstance(item, LocatedText) else LocatedText("")
        edge = counted.find(text) if counted else _moment(text) or number_of(text)
        if edge is None:
            noun = "date" if counted and counted.are_moments else "number"
            place = place_in(typed, (index,)) or Place("", 1, 1)
            message, fix = f'"{text}" is no {noun}', "write edges as the data writes its values"
            report.error(Code.VALUE_WRONG, place, message, fix)
        else:
            found.append(edge)
    return found


def _check_edges(edges: Sequence[float], counted: Counted, *, at: Place, report: Report) -> None:
    """Report edges that make no classes, or leave rows out."""
    if len(edges) < 2 or any(after <= before for before, after in pairwise(edges)):  # noqa: PLR2004
        message, fix = "these edges make no classes", "write them from low to high: [0, 10, 20]"
        report.error(Code.VALUE_WRONG, at, message, fix)
        return
    outside = sum(not edges[0] <= value <= edges[-1] for value in counted.known)
    if outside:
        rows = "value lies" if outside == 1 else "values lie"
        message = f"{outside:,} {rows} outside these classes and would not be counted"
        fix = 'add edges below or above, or leave rows out with "where"'
        report.error(Code.VALUE_WRONG, at, message, fix)


def _place(spec: Spec) -> Place:
    return place_in(spec.classes, ()) or spec.kind.place


def _moment(word: str) -> float | None:
    found = moment_of(word) or moment_of(f"{word}-01")
    return None if found is None else seconds_of(found.at)
