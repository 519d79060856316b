"""From an entry of `ledger.yml` to a fact or a claim; one faulty row never hides the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import TypedDict, TypeVar

from affidavit.diagnostics import Code, Place, Report
from affidavit.language import PartialDate
from affidavit.ledger.current import current_of
from affidavit.ledger.ledger import NOTHING, Claim, ClaimRow, Fact, FactRow, Status
from affidavit.ledger.needs import check_value, needed_of, status_of, tell_unused_keys
from affidavit.ledger.records import (
    ClaimRecord,
    ClaimRowRecord,
    EntryRecord,
    FactRecord,
    FactRowRecord,
)
from affidavit.located import LocatedMapping, LocatedText, Text, validate
from affidavit.sources import Reference, parse_reference

_ID = re.compile(r"[^\W\d_][\w.-]*")
_ROW = re.compile(r"[\w.-]+")
_NOT_INHERITED = ("as_of", "checked_by", "compute", "value")
"""What is true of one row only, so that it stands in the row where there are rows."""


class _Shared(TypedDict):
    """The fields of any row: those of `Entry`."""

    status: Status
    source: Reference | None
    by: LocatedText
    as_of: PartialDate | datetime | None
    checked_by: LocatedText
    scope: Text
    how: Text
    review_by: date | None
    place: Place


RecordT = TypeVar("RecordT", bound=EntryRecord)


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads the entries of one ledger."""

    report: Report
    named: list[tuple[str, LocatedText]] = field(default_factory=list)
    """The key of each source that an entry rests on, and what it was typed in."""

    def facts(self, entries: LocatedMapping) -> Iterator[Fact]:
        """Yield each fact, one with a fault among them."""
        for id_, entry, at in self._entries(entries, "fact"):
            yield self._fact(id_, entry, at)

    def claims(self, entries: LocatedMapping) -> Iterator[Claim]:
        """Yield each claim, one with a fault among them."""
        for id_, entry, at in self._entries(entries, "claim"):
            yield self._claim(id_, entry, at)

    def _entries(
        self, entries: LocatedMapping, what: str
    ) -> Iterator[tuple[str, LocatedMapping | None, Place]]:
        for id_, entry in entries.items():
            at = entries.key_places[id_]
            if not _is_id(id_, at, form=_ID, report=self.report):
                continue
            if isinstance(entry, LocatedMapping):
                yield id_, entry, at
                continue
            message = f'"{id_}" has nothing under it' if entry is None else f'"{id_}" is no {what}'
            key = "value" if what == "fact" else "text"
            fix = f'write a line "{key}: ..." below it, and one with its source'
            self.report.error(Code.VALUE_WRONG, at, message, fix)
            yield id_, None, at

    # -- facts -----------------------------------------------------------------------------------

    def _fact(self, id_: str, entry: LocatedMapping | None, at: Place) -> Fact:
        record = self._record(FactRecord, entry, "a fact")
        if entry is None or record is None:
            return Fact(id=id_, rows=MappingProxyType({}), current=None, faulty=True, place=at)
        rows = dict[str, FactRow]()
        whole = True
        for name, row_entry, place in self._rows(entry, at):
            row = self._fact_row(name, row_entry, place, top=record)
            whole = whole and row is not None
            if row is not None:
                rows[name] = row
        whole = whole and bool(rows)
        current = current_of(rows, record.current, at=at, whole=whole, report=self.report)
        return Fact(
            id=id_,
            label=record.label or Text(""),
            rows=MappingProxyType(rows),
            current=current,
            faulty=not whole,
            place=at,
        )

    def _fact_row(
        self, name: str, entry: LocatedMapping, at: Place, *, top: FactRecord
    ) -> FactRow | None:
        own = top if not name else self._record(FactRowRecord, entry, f'the row "{name}"')
        if own is None:
            return None
        is_whole = check_value(entry, at=at, report=self.report)
        shared = self._shared(own, top, entry, at, is_computed=own.compute is not None)
        if shared is None or not is_whole:
            return None
        return FactRow(
            id=name,
            label=(own.label if name else None) or Text(""),
            value=own.value or LocatedText(""),
            compute=own.compute or LocatedText(""),
            unit=str(own.unit or top.unit or ""),
            **shared,
        )

    # -- claims ----------------------------------------------------------------------------------

    def _claim(self, id_: str, entry: LocatedMapping | None, at: Place) -> Claim:
        record = self._record(ClaimRecord, entry, "a claim")
        if entry is None or record is None:
            return Claim(id=id_, rows=MappingProxyType({}), current=None, faulty=True, place=at)
        rows = dict[str, ClaimRow]()
        whole = True
        for name, row_entry, place in self._rows(entry, at):
            what = f'the row "{name}"'
            own = record if not name else self._record(ClaimRowRecord, row_entry, what)
            shared = self._shared(own, record, row_entry, place) if own else None
            whole = whole and shared is not None
            if shared is not None:
                rows[name] = ClaimRow(id=name, **shared)
        whole = whole and bool(rows)
        return Claim(
            id=id_,
            text=record.text,
            opinion=record.opinion,
            rows=MappingProxyType(rows),
            current=current_of(rows, record.current, at=at, whole=whole, report=self.report),
            faulty=not whole,
            place=at,
        )

    # -- what both have --------------------------------------------------------------------------

    def _record(
        self, model: type[RecordT], entry: LocatedMapping | None, what: str
    ) -> RecordT | None:
        return None if entry is None else validate(model, entry, report=self.report, what=what)

    def _rows(
        self, entry: LocatedMapping, at: Place
    ) -> Iterator[tuple[str, LocatedMapping, Place]]:
        """Yield name, entry and place of each row; the entry itself where it has no history."""
        if "history" not in entry:
            if "current" in entry:
                message = '"current" names a row, and there is no history'
                place = entry.key_places["current"]
                self.report.error(Code.LEDGER_CURRENT, place, message, "delete the line")
            yield "", entry, at
            return
        above = entry.get("source")
        reference = parse_reference(above) if isinstance(above, LocatedText) else None
        if isinstance(above, LocatedText) and reference is not None:
            self.named.append((reference.key, above))
        tell_unused_keys(entry, _NOT_INHERITED, report=self.report)
        history = entry["history"]
        if not isinstance(history, LocatedMapping):
            message = '"history": a group of rows should stand here, each with a name'
            fix = "write a name on a line of its own, and its value below it"
            self.report.error(Code.VALUE_WRONG, entry.key_places["history"], message, fix)
            return
        for name, row in history.items():
            place = history.key_places[name]
            if not _is_id(name, place, form=_ROW, report=self.report):
                continue
            if isinstance(row, LocatedMapping):
                yield name, row, place
                continue
            message = f'the row "{name}" is no group of keys'
            fix = "write what it says on lines below it, as key and value"
            self.report.error(Code.VALUE_WRONG, place, message, fix)

    def _shared(
        self,
        own: EntryRecord,
        top: EntryRecord,
        entry: LocatedMapping,
        at: Place,
        *,
        is_computed: bool = False,
    ) -> _Shared | None:
        """Return the fields of any row, the entry's where it has none; None where it is faulty."""
        how, source = own.how or top.how, own.source or top.source
        status = own.status or top.status or status_of(source, how, is_computed=is_computed)
        lacks = needed_of(status, source, how, is_computed=is_computed)
        if lacks:
            message, fix = lacks
            place = entry["status"].place if own.status and "status" in entry else at
            self.report.error(Code.LEDGER_EVIDENCE, place, message, fix)
            return None
        if own.source is not None:
            self.named.append((own.source.key, entry["source"]))
        return {
            "status": status,
            "source": source,
            "by": own.by or top.by or NOTHING,
            "as_of": own.as_of,
            "checked_by": own.checked_by or NOTHING,
            "scope": own.scope or top.scope or Text(""),
            "how": how or Text(""),
            "review_by": own.review_by or top.review_by,
            "place": at,
        }


def _is_id(name: str, at: Place, *, form: re.Pattern[str], report: Report) -> bool:
    if form.fullmatch(name):
        return True
    near = re.sub(r"[^\w.]+", "-", name).strip("-.").lower()
    fix = f"call it {near}" if form.fullmatch(near) else "start with a letter: blockade-states"
    message = f'"{name}" cannot be named in a text: an id takes letters, digits and hyphens'
    report.error(Code.LEDGER_ID, at, message, fix)
    return False
