"""Blocks that show facts and claims of the ledger: tiles, known and not known, a line of time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, Report
from affidavit.ledger import FactRow, what_is_wrong
from affidavit.markdown.statements import UNKNOWN, Statements
from affidavit.render.views import LedgerBlockView, StatementView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from affidavit.ledger.naming import Word
    from affidavit.located import LocatedText
    from affidavit.markdown.block_records import BlockRecord, LedgerOptions
    from affidavit.render.views import Width

Named = tuple["Word", str]


@dataclass(slots=True, kw_only=True)
class LedgerBlocks:
    """Fills the blocks of one document from its ledger."""

    statements: Statements
    report: Report

    def view(
        self, record: BlockRecord, options: LedgerOptions, *, id_: str, title: str, width: Width
    ) -> LedgerBlockView | None:
        """Return what a block shows; None, and a report, where there is nothing to show."""
        named = [*self._named("fact", options.facts), *self._named("claim", options.claims)]
        named = named or self._by_default(record, options)
        if not named:
            if not (options.facts or options.claims):
                self._tell_nothing(record)
            return None
        if record.kind == "timeline":
            named = self._dated(named, record)
        for word, name in named:
            self.statements.use(word, name)
        shown = [self._shown(record.kind, word, name) for word, name in named]
        if record.kind != "known":
            return LedgerBlockView(id=id_, title=title, width=width, statements=shown)
        return LedgerBlockView(
            id=id_,
            title=title,
            width=width,
            statements=[each for each in shown if each.status not in UNKNOWN],
            unknown=[each for each in shown if each.status in UNKNOWN],
        )

    def _named(self, word: Word, names: Sequence[LocatedText]) -> Iterator[Named]:
        """Yield what the ledger has of the names; of the others is told what was meant."""
        ledger = self.statements.ledger
        for name in names:
            id_, _, row = name.partition("/")
            whole = id_ if row == "*" else str(name)
            if wrong := what_is_wrong(ledger, word, whole):
                code = Code.FACT_UNKNOWN if word == "fact" else Code.CLAIM_UNKNOWN
                self.report.error(code, name.place, *wrong)
            elif row == "*":
                entry = (ledger.facts if word == "fact" else ledger.claims)[id_]
                yield from ((word, f"{id_}/{each}" if each else id_) for each in entry.rows)
            elif self._row(word, whole) is not None:
                yield word, whole

    def _row(self, word: Word, name: str) -> object:
        ledger = self.statements.ledger
        return ledger.fact_row(name) if word == "fact" else ledger.claim_row(name)

    def _by_default(self, record: BlockRecord, options: LedgerOptions) -> list[Named]:
        """Return what a block shows that names nothing: all claims, or all that the text states."""
        if options.facts or options.claims or record.kind == "stats":
            return []
        ledger = self.statements.ledger
        if record.kind == "known":
            return [("claim", id_) for id_, claim in ledger.claims.items() if claim.current]
        stated = self.statements.galley.stated
        return [each for each in stated if self._row(*each) is not None]

    def _dated(self, named: Sequence[Named], record: BlockRecord) -> list[Named]:
        """Return what has a date, the oldest first; what was asked for and has none is told."""
        views = {each: self._when(each) for each in named}
        for (word, name), when in views.items():
            if when is None and record.options.model_fields_set & {"facts", "claims"}:
                message = f'"{name}" stands in no line of time: its {word} does not say when'
                self.report.warning(
                    Code.BLOCK_ARGUMENT, record.place, message, 'add "as_of:" to it'
                )
        return sorted((each for each in views if views[each]), key=lambda each: views[each] or ())

    def _when(self, named: Named) -> tuple[int, ...] | None:
        row = self._row(*named)
        as_of = getattr(row, "as_of", None)
        if as_of is None:
            return None
        if isinstance(as_of, datetime):
            day = (as_of.year, as_of.month, as_of.day)
            return (*day, 1, int(as_of.astimezone(UTC).timestamp()))
        return (as_of.year, as_of.month, as_of.day, 0, 0)

    def _shown(self, kind: str, word: Word, name: str) -> StatementView:
        view = self.statements.view(word, name)
        if kind != "stats":
            return view
        id_, _, row_name = name.partition("/")
        fact = self.statements.ledger.facts[id_]
        first = next(iter(fact.rows.values()))
        current = self._row(word, name)
        if not fact.has_history or first is current or row_name or not isinstance(first, FactRow):
            return view
        return replace(view, first=self.statements.view(word, f"{id_}/{first.id}"))

    def _tell_nothing(self, record: BlockRecord) -> None:
        fixes = {
            "stats": 'name the facts: "facts: [flights-cancelled]", indented four spaces',
            "known": "write claims into ledger.yml, or name some",
            "timeline": "bind words to facts or claims, or name some",
        }
        message = f'there is nothing that this "{record.kind}" could show'
        self.report.error(Code.BLOCK_ARGUMENT, record.place, message, fixes[record.kind])
