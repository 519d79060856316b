"""`data: {facts: [...]}`: rows that whoever holds the facts gives; charts know of no ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from affidavit.charts.sheet import Cells, Sheet
from affidavit.diagnostics import ChartCode, Place, Report
from affidavit.located import LocatedList, LocatedText, place_in

COLUMNS = (
    "fact",
    "row",
    "label",
    "value",
    "bound",
    "unit",
    "as_of",
    "source",
    "status",
    "by",
    "scope",
)


@dataclass(frozen=True, slots=True)
class FactCells:
    """One row, and where its name was written."""

    cells: Cells
    """By `COLUMNS`, as a CSV file would hold them."""
    place: Place


AskFacts = Callable[[Sequence[LocatedText], Report], Sequence[FactCells]]
"""From `id`, `id/row` or `id/*` to rows, what is not there reported at its name."""


def read_facts(written: object, *, ask: AskFacts | None, report: Report) -> Sheet | None:
    """Return the rows of the facts that `written` names; None with what is wrong reported."""
    names = _names(written, report=report)
    if not names:
        return None
    if ask is None:
        message = "there is no ledger here that holds facts"
        fix = "use the chart in the story that holds them, or save its rows as CSV"
        report.error(ChartCode.DATA_MISSING, names[0].place, message, fix)
        return None
    faults = Report()
    rows = ask(names, faults)
    report.extend(faults)
    return None if faults.errors else _sheet(rows, at=names[0].place)


def _names(written: object, *, report: Report) -> list[LocatedText]:
    items = written if isinstance(written, LocatedList) else [written]
    names = [each for each in items if isinstance(each, LocatedText) and each.strip()]
    if len(names) == len(items) and names:
        return names
    at = place_in(written, ()) or Place("", 1, 1)
    fix = 'write "data: {facts: [blockade-states/*]}"'
    report.error(ChartCode.DATA_MISSING, at, "facts are named by their ids", fix)
    return []


def _sheet(rows: Sequence[FactCells], *, at: Place) -> Sheet:
    places = [at, *(row.place for row in rows)]
    width = len(COLUMNS)
    return Sheet(
        header=COLUMNS,
        rows=tuple(row.cells for row in rows),
        header_offsets=(0,) * width,
        offsets=tuple((number,) * width for number in range(1, len(places))),
        place_at=places.__getitem__,
    )
