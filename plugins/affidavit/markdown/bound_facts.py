"""Words of a sentence that are bound to a fact, held against its value in the ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code
from affidavit.language import date_text
from affidavit.language.folding import folded
from affidavit.ledger.quantities import (
    Difference,
    Quantity,
    against_day,
    disagreement,
    quantities_in,
    write_quantity,
)
from affidavit.ledger.quantities.languages import vocabulary_of
from affidavit.markdown.altered_quotes import words_of
from affidavit.markdown.spans import MARK_ATTRIBUTE
from affidavit.markdown.surroundings import words_around

_DIGITS = re.compile(r"\d+")
_THOUSANDS = re.compile(r"\d\s?[kK]\b")
_MOST_SHOWN = 40
"""Signs of a writer's words that a message repeats."""

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
        elif row.value:
            self._check_words(words_of(span, self.stash), row.value, name, at=mark.place)

    def _check_words(self, words: str, recorded: str, name: str, *, at: Place) -> None:
        """Report a number that stands in the words of a fact that is none, "5" of "red"."""
        known = set(_DIGITS.findall(recorded))
        strange = [each for each in _DIGITS.findall(words) if each not in known]
        if strange:
            message = f'"{strange[0]}" stands nowhere in "{recorded}" ({name})'
            self.galley.report.error(Code.FACT_VALUE, at, message, f'write "{recorded}"')

    def _check_day(self, words: str, recorded: date, name: str, *, at: Place) -> None:
        """Report a date that is not the fact's; one that says less, "22 February", follows."""
        if said := against_day(words, recorded, self.galley.lang):
            day = date_text(recorded, self.galley.lang)
            message = f'"{said}" is not "{day}" ({name})'
            self.galley.report.error(Code.FACT_VALUE, at, message, f'write "{day}"')

    def _check_number(
        self, path: Sequence[Step], recorded: Quantity, name: str, *, at: Place
    ) -> None:
        span = path[-1][1]
        words, around = words_of(span, self.stash), words_around(path, self.stash)
        written = self._written(words, *around)
        if told := self._unread(words, written, recorded):
            text = write_quantity(recorded, self.galley.lang, unit=True).replace("\u00a0", " ")
            self.galley.report.error(
                Code.FACT_VALUE, at, f'{told} "{text}" ({name})', f'write "{text}"'
            )
            return
        if self._rises(words, around[0]) and recorded.number < 0 and written:
            text = write_quantity(recorded, self.galley.lang, unit=True).replace("\u00a0", " ")
            message = f'the words say that it rose, and the ledger says "{text}" ({name})'
            self.galley.report.error(Code.FACT_VALUE, at, message, "write that it fell")
            return
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
        return _amounts(found) or _amounts(quantities_in(words, lang))

    def _unread(self, words: str, written: list[Quantity], recorded: Quantity) -> str:
        """Return why words cannot be held to a number though they name one; empty if they can."""
        shown = " ".join(words.split())[:_MOST_SHOWN]
        if _THOUSANDS.search(words) and "k" not in folded(recorded.unit).split():
            return f'"{shown}" is not read as a number, to be held to'
        first = folded(shown).partition(" ")[0]
        if not written and recorded.number and first in vocabulary_of(self.galley.lang).none:
            return f'"{shown}" is none at all, and the ledger says'
        is_dateless = not quantities_in(words, self.galley.lang)
        if not written and is_dateless and any(sign.isdigit() for sign in words):
            return f'"{shown}" is not read as a number, to be held to'
        return ""

    def _rises(self, words: str, before: str) -> bool:
        """Say whether one of the words, or of the three before them, says that something rose."""
        near = [*folded(before).split()[-3:], *folded(words).split()]
        return bool(vocabulary_of(self.galley.lang).rises.intersection(near))

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
