"""Words of a sentence that are bound to a fact, held against its value in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code
from affidavit.language import date_text
from affidavit.ledger.quantities import (
    Difference,
    Quantity,
    disagreement,
    quantities_in,
)
from affidavit.markdown.altered_quotes import words_of
from affidavit.markdown.spans import MARK_ATTRIBUTE
from affidavit.markdown.surroundings import words_around

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from markdown.util import HtmlStash

    from affidavit.diagnostics import Place
    from affidavit.ledger.quantities import Disagreement, Found
    from affidavit.markdown.galley import Galley
    from affidavit.markdown.quoted_spans import Step


@dataclass(frozen=True, slots=True)
class BoundFacts:
    """Compares the facts of one document with what is written of them."""

    galley: Galley
    stash: HtmlStash

    def check(self, path: Sequence[Step]) -> None:
        """Report words that do not follow from the fact that the innermost element names, if any.

        Words without a number say nothing that could be compared. A chart that another story lent
        was held to its facts on that story's page, in the language that it is written in.
        """
        if self.galley.lent:
            return
        span = path[-1][1]
        name, mark = span.get("data-fact", ""), self.galley.marks.read(span.get(MARK_ATTRIBUTE, ""))
        ledger = self.galley.held_to
        row = ledger.fact_row(name) if ledger is not None else None
        if mark is None or row is None:
            return
        if row.day is not None:
            self._check_day(words_of(span, self.stash), row.day, name, at=mark.place)
        elif row.quantity is not None:
            self._check_number(path, row.quantity, name, at=mark.place)

    def _check_day(self, words: str, recorded: date, name: str, *, at: Place) -> None:
        """Report a date that is not the fact's; one that says less, "22 February", follows."""
        found = [each for each in quantities_in(words, self.galley.lang) if each.day is not None]
        if found and not any(each.day.may_be(recorded) for each in found if each.day):
            said, day = words[found[0].start : found[0].end], date_text(recorded, self.galley.lang)
            message = f'"{said}" is not "{day}" ({name})'
            self.galley.report.error(Code.FACT_VALUE, at, message, f'write "{day}"')

    def _check_number(
        self, path: Sequence[Step], recorded: Quantity, name: str, *, at: Place
    ) -> None:
        span = path[-1][1]
        written = self._written(words_of(span, self.stash), *words_around(path, self.stash))
        found = [disagreement(each, recorded, self.galley.lang) for each in written]
        if found and found[0] and all(found):
            self._tell(found[0], written[0], name, at=at)

    def _written(self, words: str, before: str, behind: str) -> list[Quantity]:
        """Return the amounts that the words name, with a bound or sign that stands around them."""
        lang, text = self.galley.lang, before + words + behind
        start, end = len(before), len(before) + len(words)
        found = quantities_in(text, lang, within=(start, end))
        if any(_reaches_out(each, start, end) for each in found):
            return _amounts(quantities_in(words, lang))
        return _amounts(found)

    def _tell(self, found: Disagreement, written: Quantity, name: str, *, at: Place) -> None:
        row = self._row_of(name, written)
        fix = f"{found.fix}, or name the row that says so: {{fact={row}}}" if row else found.fix
        message = f"{found.reason} ({name})"
        if found.difference is Difference.UNIT:
            self.galley.report.warning(Code.FACT_UNIT, at, message, fix)
        else:
            self.galley.report.error(Code.FACT_VALUE, at, message, fix)

    def _row_of(self, name: str, written: Quantity) -> str:
        """Return the one row of the fact's history that the words do follow from."""
        ledger, id_ = self.galley.held_to, name.partition("/")[0]
        fact = ledger.facts.get(id_) if ledger is not None else None
        if fact is None or not fact.has_history:
            return ""
        fitting = [
            row.id
            for row in fact.rows.values()
            if row.quantity is not None and disagreement(written, row.quantity) is None
        ]
        return f"{id_}/{fitting[0]}" if len(fitting) == 1 else ""


def _amounts(found: list[Found]) -> list[Quantity]:
    """Return the figures; where there is none, what else has a number: a year, an age, "one"."""
    figures = [each.quantity for each in found if each.is_figure and each.quantity]
    return figures or [each.quantity for each in found if each.quantity]


def _reaches_out(found: Found, start: int, end: int) -> bool:
    """Say whether a second number stands outside: `between [3]{...} and [5]{...}`."""
    quantity = found.quantity
    has_two = quantity is not None and (
        quantity.high is not None or (quantity.is_percent and quantity.is_in_words)
    )
    return has_two and (found.start < start or found.end > end)
