"""Facts and claims of a story, as the rest of the package uses them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal

from affidavit.diagnostics import Place
from affidavit.language import PartialDate
from affidavit.ledger.quantities import Quantity
from affidavit.located import LocatedText, Text
from affidavit.sources import Reference

NOTHING, EMPTY = LocatedText(""), Text("")
"""The defaults of words and prose that may be left out."""

Status = Literal["confirmed", "attributed", "pending", "disputed", "open", "own"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What facts and claims say alike, one row of their history each."""

    id: str = ""
    """Name of the row: `el-pais` of `blockade-states/el-pais`. Empty without a history."""
    status: Status
    source: Reference | None = None
    """A source of the library and where in it; None for own counts and what nobody knows."""
    by: LocatedText = NOTHING
    """Whose statement it is, an id of people.yml or a name; empty: the source's own."""
    as_of: PartialDate | datetime | None = None
    """When it was so."""
    checked_by: LocatedText = NOTHING
    """Who signed for it; empty where nobody has."""
    scope: Text = EMPTY
    """What is counted, and what is not."""
    how: Text = EMPTY
    """How an own count was made."""
    review_by: date | None = None
    place: Place = field(repr=False, compare=False)
    """Where its key stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow(Entry):
    """One value of a fact."""

    label: Text = EMPTY
    """What the row is called in a chart or a list: `El País`."""
    value: LocatedText = NOTHING
    """As it was written: `at least 237 flights`. Empty for what is computed."""
    compute: LocatedText = NOTHING
    """The expression it follows from."""
    unit: str = ""
    """What is counted, where the value does not say it."""
    quantity: Quantity | None = None
    """What was typed or computed, as a number; None for what is none."""
    day: date | None = None
    """The value, where it is a day of the calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow(Entry):
    """What was known of a claim at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A value, and what it was before."""

    id: str
    label: Text = EMPTY
    """What the value says, without it: `states with blocked roads`."""
    rows: Mapping[str, FactRow]
    """By their names, in the order of the file; a fact without a history has one, named ``."""
    current: FactRow | None
    """The row that stands for the fact; None where a fault, told already, left none."""
    faulty: bool = False
    """Whether its entry has faults, told already: a row that is missing here may stand there."""
    place: Place = field(repr=False, compare=False)

    @property
    def has_history(self) -> bool:
        """Whether its rows have names."""
        return "" not in self.rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement that is true or not, and who says so."""

    id: str
    text: Text = EMPTY
    opinion: bool = False
    """Whether it is somebody's view, which nothing can confirm."""
    rows: Mapping[str, ClaimRow]
    current: ClaimRow | None
    faulty: bool = False
    place: Place = field(repr=False, compare=False)

    @property
    def has_history(self) -> bool:
        """Whether its rows have names."""
        return "" not in self.rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Everything a story holds to."""

    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
    claims: Mapping[str, Claim] = field(default_factory=lambda: MappingProxyType({}))
    file: str = ""
    """How messages name its file; empty where the story has none."""
    unreadable: bool = False
    """Whether facts or claims may be missing here since the file could not be read."""

    def fact_row(self, name: str) -> FactRow | None:
        """Return the row that `id` or `id/row` names; None where there is none."""
        id_, _, row = name.partition("/")
        fact = self.facts.get(id_)
        return None if fact is None else fact.rows.get(row) if row else fact.current

    def claim_row(self, name: str) -> ClaimRow | None:
        """Return the row that `id` or `id/row` names; None where there is none."""
        id_, _, row = name.partition("/")
        claim = self.claims.get(id_)
        return None if claim is None else claim.rows.get(row) if row else claim.current

    def entries(self) -> Iterator[Entry]:
        """Every row of every fact and claim, facts first."""
        for fact in self.facts.values():
            yield from fact.rows.values()
        for claim in self.claims.values():
            yield from claim.rows.values()
