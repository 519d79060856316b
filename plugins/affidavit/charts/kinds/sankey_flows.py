"""The flows of a sankey chart, judged, and the stages that they go through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from affidavit.charts.columns import Number, numbers_in
from affidavit.charts.grid import check_highlight
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.row_table import table_of
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Code, Diagnostic, Report
from affidavit.located import LocatedText

MOST_FLOWS = 100
MOST_STAGES = 6
"""Columns of nodes that a phone has room for."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A part of the whole on its way from one node to another."""

    source: str
    target: str
    value: float

    @property
    def word(self) -> str:
        """What `highlight` calls it: `State, Schools`."""
        return f"{self.source}, {self.target}"


@dataclass(frozen=True, slots=True)
class Flows:
    """What a sankey chart shows, read."""

    flows: tuple[Flow, ...]
    """Those that have a figure, in the order of the data."""
    stages: dict[str, int]
    """Node -> its column, counted from the left; nodes in the order in which they come up."""
    table: DataTable
    column: str
    """Of the figures."""

    def passing(self, node: str) -> float:
        """Return what comes into a node or leaves it, whichever is more."""
        return max(
            sum(flow.value for flow in self.flows if flow.target == node),
            sum(flow.value for flow in self.flows if flow.source == node),
        )


def read_flows(sheet: Sheet, spec: Spec, *, numerals: Numerals, report: Report) -> Flows | None:
    """Return the flows of these rows; None with every fault reported."""
    ends = [_only(sheet, names, report=report) for names in (spec.x, spec.y)]
    value = sheet.column(spec.value, report=report) if spec.value else None
    figures = numbers_in(sheet, value, report=report) if value is not None else []
    sheet = sheet.kept(range(len(sheet.rows))[: spec.limit])
    source, target = ends
    if source is None or target is None:
        words = {cell for row in sheet.rows for cell in row} | set(sheet.header)
        check_highlight(spec, sheet, words, report=report)
        return None
    rows = [(row[source], row[target]) for row in sheet.rows]
    words = {word for row in rows for word in (*row, ", ".join(row))}
    check_highlight(spec, sheet, words, report=report)
    faults = Report()
    _check_rows(sheet, rows, (source, target), report=faults)
    if value is not None:
        _check_figures(sheet, figures, value, report=faults)
    flows = [
        Flow(*row, figure)
        for row, figure in zip(rows, figures, strict=False)
        if figure is not None and figure > 0
    ]
    stages = None if faults.errors else _stages(flows, sheet, rows, source, report=faults)
    report.extend(faults)
    if value is None or stages is None:
        return None
    _check_size(flows, stages, spec, report=report)
    table = table_of(sheet, spec, [source, target, value], numeric={value}, numerals=numerals)
    return Flows(tuple(flows), stages, table, sheet.header[value])


def _only(sheet: Sheet, names: Sequence[LocatedText], *, report: Report) -> int | None:
    if len(names) > 1:
        message, fix = "flows have one column here", f'write "{names[0]}" alone'
        report.error(Code.VALUE_WRONG, names[1].place, message, fix)
    found = [sheet.column(name, report=report) for name in names]
    return found[0] if found else None


def _check_rows(
    sheet: Sheet, rows: Sequence[tuple[str, str]], columns: tuple[int, int], *, report: Report
) -> None:
    """Report ends without a name, flows from a node to itself, and flows that stand twice."""
    faults, met = list[Diagnostic](), dict[tuple[str, str], int]()
    for index, row in enumerate(rows):
        for word, column in zip(row, columns, strict=True):
            if not word:
                message = f'the column "{sheet.header[column]}" is empty here'
                fix = "write where the flow comes from or goes to"
                faults.append(
                    Diagnostic(sheet.place(index, column), ChartCode.DATA_VALUE, message, fix=fix)
                )
        at = sheet.place(index, columns[0])
        if row[0] and row[0] == row[1]:
            message, fix = f'"{row[0]}" flows into itself', "name where it goes to, or delete it"
            faults.append(Diagnostic(at, ChartCode.DATA_VALUE, message, fix=fix))
        elif row in met:
            line = sheet.place(met[row], columns[0]).line
            message = f'the flow "{", ".join(row)}" has a row already, on line {line}'
            faults.append(Diagnostic(at, ChartCode.DATA_DUPLICATE, message, fix="add the rows up"))
        met.setdefault(row, index)
    tell_each(faults, report=report, more="rows")


def _check_figures(
    sheet: Sheet, figures: Sequence[Number | None], column: int, *, report: Report
) -> None:
    """Report flows of nothing or less: they have no width."""
    faults = [
        Diagnostic(
            sheet.place(index, column),
            ChartCode.DATA_VALUE,
            f"a flow of {figure:,} has no width",
            fix="delete the row, or turn the flow round" if figure < 0 else "delete the row",
        )
        for index, figure in enumerate(figures[: len(sheet.rows)])
        if figure is not None and figure <= 0
    ]
    tell_each(faults, report=report, more="cells")


def _stages(
    flows: Sequence[Flow],
    sheet: Sheet,
    rows: Sequence[tuple[str, str]],
    column: int,
    *,
    report: Report,
) -> dict[str, int] | None:
    """Return the stage of each node, one after the last that feeds it; None where they circle."""
    stages = {node: 0 for flow in flows for node in (flow.source, flow.target)}
    for _ in range(len(stages) + 1):
        moved = [flow for flow in flows if stages[flow.target] <= stages[flow.source]]
        if not moved:
            return stages
        for flow in moved:
            stages[flow.target] = stages[flow.source] + 1
    circle = _circle(flows)
    at = sheet.place(rows.index((circle[-1], circle[0])), column)
    message = f"these flows go in a circle: {' → '.join([*circle, circle[0]])}"
    fix = 'give the last one a name of its own, such as "returned"'
    report.error(ChartCode.DATA_VALUE, at, message, fix)
    return None


def _circle(flows: Sequence[Flow]) -> list[str]:
    """Return nodes of which each feeds the next, and the last the first; there must be such."""
    feeds = dict[str, list[str]]()
    for flow in flows:
        feeds.setdefault(flow.source, []).append(flow.target)
    left = dict(feeds)
    while dead := [node for node, next_ in left.items() if not set(next_) & set(left)]:
        for node in dead:
            del left[node]
    path = [next(iter(left))]
    while True:
        after = next(node for node in left[path[-1]] if node in left)
        if after in path:
            return path[path.index(after) :]
        path.append(after)


def _check_size(
    flows: Sequence[Flow], stages: dict[str, int], spec: Spec, *, report: Report
) -> None:
    count = max(stages.values(), default=0) + 1
    if len(flows) > MOST_FLOWS or count > MOST_STAGES:
        message = f"these are {len(flows):,} flows through {count} stages; at most {MOST_FLOWS} "
        message += f"through {MOST_STAGES} can be read"
        fix = 'add small flows up to one called "others"'
        report.error(ChartCode.CHART_TOO_MUCH, spec.x[0].place, message, fix)
    if not flows and spec.value and not report.errors:
        message = f'"{spec.value}" holds no figure'
        report.error(ChartCode.DATA_VALUE, spec.value.place, message, "name another column")
