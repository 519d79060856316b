"""The lines of a slope chart: the few places across, and one figure at each for every name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from affidavit.charts.axes.across import Across
from affidavit.charts.axes.positions import has_place_on_scale, in_order
from affidavit.charts.axes.ruler import short_text
from affidavit.charts.columns import YEARS, Number, moment_of, number_of
from affidavit.charts.grid import JOINT, Grid, read_grid
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import ChartCode, Code, Report

MOST_LINES = 40
MOST_STOPS = 6
"""Places across; more are a line chart."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One line."""

    raw: str
    """Its name as the data has it."""
    name: str
    """As it is printed; empty where it is the only one and has none."""
    values: tuple[Number | None, ...]
    """One for each stop, None where there is no figure."""
    columns: tuple[str, ...]
    """Whose format each figure has."""
    sources: tuple[str, ...] = ()
    """The keys of their rows' own sources; nothing where rows have none."""


@dataclass(frozen=True, slots=True)
class Slopes:
    """All lines of a chart, and the rows they come from."""

    stops: tuple[str, ...]
    """The places across, as the data has them."""
    things: tuple[Thing, ...]
    table: DataTable

    @property
    def values(self) -> list[Number]:
        """All figures."""
        return [v for thing in self.things for v in thing.values if v is not None]

    def over(self, stops: Sequence[str]) -> Slopes:
        """Return the lines over these stops, such as those of all panels."""
        if not stops or tuple(stops) == self.stops:
            return self
        at = [self.stops.index(stop) if stop in self.stops else None for stop in stops]
        things = tuple(
            Thing(
                each.raw,
                each.name,
                tuple(None if i is None else each.values[i] for i in at),
                tuple("" if i is None else each.columns[i] for i in at),
                tuple("" if i is None else each.sources[i] for i in at) if each.sources else (),
            )
            for each in self.things
        )
        return Slopes(tuple(stops), things, self.table)


def read_slopes(sheet: Sheet, spec: Spec, *, numerals: Numerals, report: Report) -> Slopes | None:
    """Return the lines of these rows; None with the faults of their columns and cells reported.

    Several columns of `x` are a stop each, and `y` names the rows. One column of `x` holds the
    stops, as in a line chart: `y` are the figures, `color` names the lines.
    """
    if are_columns(spec):
        grid = read_grid(
            sheet, spec, naming=spec.y, counting=spec.x, numerals=numerals, report=report
        )
        return _of_columns(grid, spec) if grid else None
    sheet = in_order(sheet, spec)
    grid = read_grid(sheet, spec, naming=spec.x, counting=spec.y, numerals=numerals, report=report)
    return _of_rows(grid) if grid else None


def are_columns(spec: Spec) -> bool:
    """Say whether each stop is a column of the data."""
    return len(spec.x) > 1


def _of_columns(grid: Grid, spec: Spec) -> Slopes:
    columns = tuple(each.column for each in grid.series)
    things = tuple(
        Thing(
            JOINT.join(key),
            ", ".join(spec.printed(part) for part in key if part),
            tuple(each.values[row] for each in grid.series),
            columns,
            tuple(each.sources[row] for each in grid.series if each.sources),
        )
        for row, key in enumerate(grid.keys)
    )
    return Slopes(columns, things, grid.table)


def _of_rows(grid: Grid) -> Slopes:
    things = tuple(
        Thing(each.raw, each.name, each.values, (each.column,) * len(each.values), each.sources)
        for each in grid.series
    )
    return Slopes(tuple(JOINT.join(key) for key in grid.keys), things, grid.table)


def can_be_drawn(slopes: Slopes, spec: Spec, *, report: Report) -> bool:
    """Report what makes no slopes: one stop or many, too many lines, no figure, none above zero."""
    faults, figures = Report(), spec.x[0] if are_columns(spec) else spec.y[0]
    count, values = len(slopes.stops), slopes.values
    if count > MOST_STOPS or (count == 1 and not spec.is_part and not report.errors):
        found = "1 place" if count == 1 else f"{count:,} places"
        message = f'"{spec.x[0]}" gives {found} across; a slope chart has 2 to {MOST_STOPS}'
        fix = 'write "kind: line"' if count > 1 else 'name two columns, "x: [before, after]"'
        faults.error(Code.VALUE_WRONG, spec.x[0].place, message, fix)
    if len(slopes.things) > MOST_LINES:
        message = f"these are {len(slopes.things):,} lines; at most {MOST_LINES} can be told apart"
        fix = 'add a line "limit: 20"' if are_columns(spec) else 'choose some with "where"'
        at = spec.y[0] if are_columns(spec) else spec.color or spec.y[0]
        faults.error(ChartCode.CHART_TOO_MUCH, at.place, message, fix)
    if not values and not report.errors and not spec.is_part:
        message = f'"{figures}" holds no figure'
        faults.error(ChartCode.DATA_VALUE, figures.place, message, "name another column")
    has_place_on_scale(values, spec, at=figures, report=faults)
    report.extend(faults)
    return not faults.errors and (bool(values) or spec.is_part)


def places_of(stops: Sequence[str]) -> list[float]:
    """Return where stops stand from 0 to 1: moments and numbers in order to scale, others evenly.

    A single stop stands in the middle.
    """
    if len(stops) == 1:
        return [0.5]
    moments, numbers = [moment_of(each) for each in stops], [number_of(each) for each in stops]
    measure = Across("moment", (), ()).measure
    measures = [float(index) for index in range(len(stops))]
    for found in (moments, numbers):
        there = [measure(each) for each in found if each is not None]
        if len(there) == len(stops) and all(one < other for one, other in pairwise(there)):
            measures = there
    first, span = measures[0], measures[-1] - measures[0]
    return [(each - first) / span for each in measures]


def stop_name(raw: str, spec: Spec, numerals: Numerals) -> str:
    """Return what is printed for a stop: dates in the language, years and words as they are."""
    printed = ", ".join(spec.printed(part) for part in raw.split(JOINT) if part)
    if printed != raw or JOINT in raw:
        return printed
    moment, number = moment_of(raw), number_of(raw)
    if moment is not None:
        return short_text(moment, lang=numerals.lang, has_year=True)
    is_year = isinstance(number, int) and YEARS[0] <= number <= YEARS[1]
    return raw if number is None or is_year else numerals.number(number)
