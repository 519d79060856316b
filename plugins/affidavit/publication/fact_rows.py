"""Facts of a story as the rows of a chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from affidavit.charts import AskFacts, FactCells
from affidavit.diagnostics import ChartCode, Code, Report
from affidavit.ledger import Fact, FactRow, Ledger, bound_and_number, what_is_wrong
from affidavit.located import LocatedText


def asking(ledger: Ledger, lang: str) -> AskFacts:
    """Return what gives the rows of a ledger's facts, their words in `lang`."""
    return partial(_rows, ledger, lang)


def _rows(
    ledger: Ledger, lang: str, names: Sequence[LocatedText], report: Report
) -> Sequence[FactCells]:
    found = _Rows(ledger, lang, report)
    return [row for name in names for row in found.of(name)]


@dataclass(frozen=True, slots=True)
class _Rows:
    ledger: Ledger
    lang: str
    report: Report

    def of(self, name: LocatedText) -> Iterator[FactCells]:
        """Yield the rows that a name stands for; what is not there, or no figure, is told."""
        id_, _, row_name = name.partition("/")
        whole = id_ if row_name == "*" else str(name)
        if wrong := what_is_wrong(self.ledger, "fact", whole):
            self.report.error(Code.FACT_UNKNOWN, name.place, *wrong)
            return
        fact, row = self.ledger.facts.get(id_), self.ledger.fact_row(whole)
        if fact is None:
            return
        for each in fact.rows.values() if row_name == "*" else [row]:
            if each is not None:
                yield FactCells(self._cells(fact, each, name), name.place)

    def _cells(self, fact: Fact, row: FactRow, name: LocatedText) -> tuple[str, ...]:
        quantity, value, bound = row.quantity, "", ""
        if quantity is not None:
            value, bound = f"{quantity.number.normalize():f}", str(quantity.bound)
        elif row.day is not None:
            value = row.day.isoformat()
        elif not row.compute:
            message = f'the value of "{name}" is no number, so it cannot be drawn'
            self.report.error(ChartCode.DATA_VALUE, name.place, message, "leave it out")
        return (
            fact.id,
            row.id,
            self._label(fact, row),
            value,
            bound,
            ("%" if quantity.is_percent else quantity.unit) if quantity else row.unit,
            _time(row),
            _source(row),
            row.status,
            str(row.by or ""),
            row.scope.source,
        )

    def _label(self, fact: Fact, row: FactRow) -> str:
        """Return what a row is called, and how it is bounded: the drawing alone would not say."""
        label = row.label.source or fact.label.source or row.id or fact.id
        said = bound_and_number(row.quantity, self.lang)[0] if row.quantity else ""
        return f"{label}, {said}" if said else label


def _time(row: FactRow) -> str:
    if isinstance(row.as_of, datetime):
        return row.as_of.replace(tzinfo=None).isoformat(timespec="minutes")
    return row.as_of.iso if row.as_of else ""


def _source(row: FactRow) -> str:
    if row.source is None:
        return ""
    locator = row.source.locator
    return f"{row.source.key}, {locator.written}" if locator else row.source.key
