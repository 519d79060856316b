"""Values of facts: read from what was typed, or computed from others, each once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType

from affidavit.diagnostics import Code, Report
from affidavit.language import Words, parse_date
from affidavit.ledger.expressions import (
    Amount,
    ExpressionError,
    Lean,
    Node,
    Unit,
    Value,
    evaluate,
    names_in,
    parse,
)
from affidavit.ledger.ledger import Fact, FactRow, Ledger
from affidavit.ledger.naming import what_is_wrong
from affidavit.ledger.quantities import Bound, Quantity, read_quantity
from affidavit.ledger.quantities.quantity import step_of
from affidavit.ledger.unread import what_is_unread

_EXACT = Context(prec=28)
"""Digits of a quotient without an end; whoever prints it rounds."""
_LEANS: Mapping[Bound, Lean] = {
    Bound.EXACTLY: "exactly",
    Bound.AT_LEAST: "at least",
    Bound.MORE_THAN: "more than",
    Bound.AT_MOST: "at most",
    Bound.LESS_THAN: "less than",
    Bound.ABOUT: "about",
    Bound.NEARLY: "about",
    Bound.JUST_OVER: "about",
}
LARGEST = 10**18
"""Of what is computed: a thousand times the money of the world, in its smallest coins."""
_DURATIONS = ("days", "months", "years")

MOST_CIRCLES = 20
"""Told at once: each is looked for anew once those before it are cut."""

Key = tuple[str, str]
"""Id of a fact and name of its row."""


def with_values(ledger: Ledger, *, lang: str, report: Report) -> Ledger:
    """Return a ledger whose facts have their values; what cannot be computed is told at its column.

    A typed value that is neither a quantity nor a day keeps its words alone: a fact may be a name.
    One that looks like a number or a day is told.
    """
    work = _Work(ledger, lang, report)
    facts = {id_: work.whole(fact) for id_, fact in ledger.facts.items()}
    return replace(ledger, facts=MappingProxyType(facts))


@dataclass(slots=True)
class _Work:
    """The values of one ledger while they are found."""

    ledger: Ledger
    lang: str
    report: Report
    trees: dict[Key, Node] = field(default_factory=dict)
    rows: dict[Key, FactRow] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for fact in self.ledger.facts.values():
            for row in fact.rows.values():
                self._read(fact, row)
        for key in self._in_order():
            if key in self.trees:
                self.rows[key] = self._computed(self.rows[key], self.trees[key])

    def whole(self, fact: Fact) -> Fact:
        """Return a fact with its values."""
        rows = {name: self.rows[fact.id, name] for name in fact.rows}
        current = rows[fact.current.id] if fact.current else None
        return replace(fact, rows=MappingProxyType(rows), current=current)

    def _read(self, fact: Fact, row: FactRow) -> None:
        key = (fact.id, row.id)
        if row.compute:
            self.rows[key] = row
            tree = self._parsed(row)
            if tree is not None:
                self.trees[key] = tree
            return
        day = parse_date(row.value)
        quantity = None if day else read_quantity(row.value, self.lang)
        if quantity is not None and row.unit and not (quantity.unit or quantity.is_percent):
            quantity = replace(quantity, unit=row.unit)
        if quantity is None and day is None:
            self._tell_unread(row)
        found = day.first_day if day and day.day else None
        self.rows[key] = replace(row, quantity=quantity, day=found)

    def _tell_unread(self, row: FactRow) -> None:
        """Report a value that holds a figure and more, to which no words could be held."""
        if told := what_is_unread(row.value, self.lang):
            self.report.error(Code.LEDGER_VALUE, row.value.place, *told)

    def _parsed(self, row: FactRow) -> Node | None:
        try:
            return parse(row.compute)
        except ExpressionError as error:
            self._tell(row, error)
            return None

    def _in_order(self) -> list[Key]:
        """Return all rows, each behind those that it is computed from; none of a circle."""
        needs = {key: self._needed(tree) for key, tree in self.trees.items()}
        for _ in range(MOST_CIRCLES):
            try:
                return list(TopologicalSorter(needs).static_order())
            except CycleError as error:
                circle: list[Key] = list(dict.fromkeys(error.args[1]))
                self._tell_circle(circle)
                for key in circle:
                    needs.pop(key, None)
                    self.trees.pop(key, None)
        return _outside_circles(needs)

    def _needed(self, tree: Node) -> list[Key]:
        rows = ((name, self.ledger.fact_row(name)) for name in names_in(tree))
        return [(name.partition("/")[0], row.id) for name, row in rows if row is not None]

    def _tell_circle(self, circle: list[Key]) -> None:
        first = min(circle, key=lambda key: self.rows[key].place)
        names = [f"{id_}/{row}" if row else id_ for id_, row in circle]
        message = f"this is computed from itself, through {', '.join(names)}"
        row = self.rows[first]
        self.report.error(Code.LEDGER_CIRCLE, row.compute.place, message, "type one of the values")

    # -- one of them -----------------------------------------------------------------------------

    def _computed(self, row: FactRow, tree: Node) -> FactRow:
        try:
            value = _small_enough(evaluate(tree, self._value))
        except _ToldAlreadyError:
            return row
        except ExpressionError as error:
            self._tell(row, error)
            return row
        if isinstance(value, date):
            return replace(row, day=value)
        return replace(row, quantity=self._quantity(row, value))

    def _value(self, name: str, at: int) -> Value:
        row = self.ledger.fact_row(name)
        if row is None:
            if wrong := what_is_wrong(self.ledger, "fact", name):
                raise ExpressionError(at, *wrong)
            raise _ToldAlreadyError
        row = self.rows[name.partition("/")[0], row.id]
        if row.day is not None:
            return row.day
        if row.quantity is None and row.compute:
            raise _ToldAlreadyError
        if row.quantity is None:
            message = f'the value of "{name}" is no number'
            raise ExpressionError(at, message, "compute with facts that are numbers or days")
        if row.quantity.bound not in _LEANS:
            message = f'"{name}" is a range, which is not computed with'
            raise ExpressionError(at, message, "compute with each of its ends")
        return _amount(row.quantity)

    def _quantity(self, row: FactRow, amount: Amount) -> Quantity:
        """Return what is computed as a text would give it, in the unit that the fact names."""
        unit = amount.unit
        is_said = bool(row.unit) and not (unit.is_percent or unit.currency)
        if is_said and unit and not (unit.is_mixed or unit.goes_with(Unit(row.unit))):
            message = f"this comes to {unit}, and the fact says {row.unit}"
            self.report.error(Code.LEDGER_UNIT, row.compute.place, message, "correct one of them")
        elif unit.is_mixed and not row.unit:
            message = f"this comes to {unit}: what is that called?"
            self.report.error(
                Code.LEDGER_UNIT, row.compute.place, message, 'add a line "unit: ..."'
            )
        name = Words(self.lang)(f"unit.{unit.name}") if unit.name in _DURATIONS else unit.name
        number = _decimal(amount.number)
        return Quantity(
            bound=Bound(amount.lean),
            number=number,
            unit=row.unit if is_said else name,
            is_percent=unit.is_percent,
            currency=unit.currency,
            step=step_of(number),
        )

    def _tell(self, row: FactRow, error: ExpressionError) -> None:
        at = row.compute.place_at(error.at)
        self.report.error(Code.LEDGER_COMPUTE, at, error.message, error.fix)


class _ToldAlreadyError(Exception):
    """A value that this one needs has a fault of its own."""


def _outside_circles(needs: Mapping[Key, Sequence[Key]]) -> list[Key]:
    """Return what no circle holds up, each behind what it needs."""
    sorter, found = TopologicalSorter(needs), list[Key]()
    with suppress(CycleError):
        sorter.prepare()
    while ready := sorter.get_ready():
        found += ready
        sorter.done(*ready)
    return found


def _small_enough(value: Value) -> Value:
    if isinstance(value, Amount) and abs(value.number) >= LARGEST:
        message, fix = "the result is too large to be printed", "compute in thousands or millions"
        raise ExpressionError(0, message, fix)
    return value


def _amount(quantity: Quantity) -> Amount:
    unit = Unit(quantity.unit, quantity.currency, is_percent=quantity.is_percent)
    return Amount(Fraction(quantity.number), _LEANS[quantity.bound], unit)


def _decimal(number: Fraction) -> Decimal:
    return _EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
