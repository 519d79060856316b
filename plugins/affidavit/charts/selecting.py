"""Which rows are drawn, and in which order: `where`, `sort`, and `limit` further on."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from affidavit.charts.attributes import PlacedText
from affidavit.charts.columns import moment_of, number_of
from affidavit.charts.model import Spec
from affidavit.charts.sheet import Sheet
from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Diagnostic, Place, Report
from affidavit.located import LocatedList, LocatedMapping, LocatedText

_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "==": operator.eq,
    "!=": operator.ne,
    "≠": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    "≤": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "≥": operator.ge,
}
_EQUALITY = ("=", "==", "!=", "≠")
_CONDITION = re.compile(
    r"\s*(?P<column>.+?)\s*(?P<sign>==|!=|<=|>=|[=<>≠≤≥])\s*(?P<value>[^=<>].*?)\s*", re.DOTALL
)
_QUOTED = re.compile(r"""(["'])(?P<inside>.*)\1""", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must hold for a row: a column, a sign, and values of which one must fit."""

    column: int
    sign: str
    values: tuple[str, ...]
    place: Place

    def holds(self, cell: str) -> bool | None:
        """Say whether a cell fits; None where it cannot be compared."""
        fits = [_compare(cell, self.sign, value) for value in self.values]
        return None if None in fits else any(fits)


def select(sheet: Sheet, spec: Spec, *, report: Report) -> Sheet:
    """Return the rows that `where` leaves, in the order of `sort`, every fault reported.

    Where `where` is faulty it is not known which rows are meant: you get none of them.
    """
    faults = Report()
    conditions = list(_conditions(spec.where, sheet, report=faults))
    rows = list(range(len(sheet.rows)))
    for condition in conditions:
        _check_order(rows, sheet, condition, report=faults)
        rows = [row for row in rows if condition.holds(sheet.rows[row][condition.column])]
    if not rows and not faults.errors and sheet.unplaced is None:
        at = conditions[0].place if conditions else sheet.place_at(0)
        message, fix = '"where" leaves no row', "compare the value with what the data holds"
        faults.error(ChartCode.CHART_SELECTION, at, message, fix)
    report.extend(faults)
    order = _sorted(rows, sheet, spec.sort, report=report)
    return sheet.unjudged() if faults.errors else sheet.kept(order)


def _conditions(where: object, sheet: Sheet, *, report: Report) -> Iterator[Condition]:
    """Yield what `where` asks: one condition as text, several in a list, or column and value."""
    if isinstance(where, LocatedText):
        yield from _written(where, sheet, report=report)
    elif isinstance(where, LocatedMapping):
        for name, value in where.items():
            yield from _equal(PlacedText(name, where.key_places[name]), value, sheet, report)
    elif isinstance(where, LocatedList):
        for item in where:
            yield from _conditions(item, sheet, report=report)


def _written(where: LocatedText, sheet: Sheet, *, report: Report) -> Iterator[Condition]:
    """Yield the conditions of `cases >= 10 and state = Jalisco`."""
    start = 0
    for part in re.split(r"(?<= )and (?=\S)", where):
        at = where.place_at(start + len(part) - len(part.lstrip()))
        start += len(part) + len("and ")
        found = _CONDITION.fullmatch(part)
        if found is None:
            message = f'"{part.strip()}" is no condition'
            fix = 'write column, sign and value: "cases >= 10"'
            report.error(ChartCode.CHART_SELECTION, at, message, fix)
            continue
        column = sheet.column(PlacedText(found["column"], at), report=report)
        if column is not None:
            yield Condition(column, found["sign"], (_unquoted(found["value"]),), at)


def _equal(name: LocatedText, value: object, sheet: Sheet, report: Report) -> Iterator[Condition]:
    column = sheet.column(name, report=report)
    values = value if isinstance(value, LocatedList) else [value]
    texts = tuple("" if each is None else str(each) for each in values)
    if column is None:
        return
    if any(isinstance(each, LocatedMapping | LocatedList) for each in values):
        message, fix = "a value or a list of values should stand here", f"write {name}: value"
        report.error(ChartCode.CHART_SELECTION, name.place, message, fix)
        return
    yield Condition(column, "=", texts, name.place)


def _check_order(rows: list[int], sheet: Sheet, condition: Condition, *, report: Report) -> None:
    """Report cells that cannot be compared; where none can, the first stands for all."""
    column = condition.column
    bad = [row for row in rows if condition.holds(sheet.rows[row][column]) is None]
    told = bad[:1] if len(bad) == len(rows) else bad
    faults = [
        Diagnostic(
            sheet.place(row, column),
            ChartCode.CHART_SELECTION,
            f'"{sheet.rows[row][column]}" and "{condition.values[0]}" have no order',
            fix="compare numbers or dates, or ask for = and !=",
        )
        for row in told
    ]
    tell_each(faults, report=report, more="cells")


def _compare(cell: str, sign: str, value: str) -> bool | None:
    pairs: list[tuple[Any, Any]] = [(number_of(cell), number_of(value))]
    moments = moment_of(cell), moment_of(value)
    if moments[0] and moments[1]:
        pairs.append((moments[0].at, moments[1].at))
    for one, other in pairs:
        if one is not None and other is not None:
            return _SIGNS[sign](one, other)
    if sign in _EQUALITY:
        return _SIGNS[sign](cell, value)
    return False if not cell else None


def _sorted(
    rows: list[int], sheet: Sheet, keys: tuple[LocatedText, ...], *, report: Report
) -> list[int]:
    """Return the rows in order: by the first key, then the next; `-name` turns the order round.

    Rows without a figure come last, either way; equal ones stay as they are in the file.
    """
    for key in reversed(keys):
        is_down = key.startswith("-") and key not in sheet.header
        name = PlacedText(key[1:], key.place_at(1)) if is_down else key
        column = sheet.column(name, report=report)
        if column is None:
            continue
        empty = [row for row in rows if not sheet.rows[row][column]]
        filled = [row for row in rows if sheet.rows[row][column]]
        measure = _measure([sheet.rows[row][column] for row in filled])
        by_cell = dict(zip(filled, measure, strict=True))
        rows = [*sorted(filled, key=by_cell.__getitem__, reverse=is_down), *empty]
    return rows


def _measure(cells: list[str]) -> list[Any]:
    """Return what cells are ordered by: numbers or moments where all are such, else letters."""
    numbers = [number_of(cell) for cell in cells]
    if None not in numbers:
        return numbers
    moments = [moment_of(cell) for cell in cells]
    if all(moments):
        return [moment.at for moment in moments if moment]
    return [cell.casefold() for cell in cells]


def _unquoted(value: str) -> str:
    found = _QUOTED.fullmatch(value)
    return found["inside"] if found else value
