"""Facts and claims as a page shows them: what each says, whose it is, and what it rests on."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from affidavit.language import date_text, folded, moment_parts
from affidavit.ledger import Claim, ClaimRow, Entry, Fact, FactRow, Ledger, bound_and_number
from affidavit.ledger.quantities import write_quantity
from affidavit.markdown.numbering import fragment
from affidavit.markdown.printing import WORD_JOINER
from affidavit.render.views import EMPTY, Moment, StatementView
from affidavit.sources import short_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from affidavit.articles import Author, Person
    from affidavit.articles.matter import Correction
    from affidavit.ledger.naming import Word
    from affidavit.markdown.chart_setting import ChartSetting
    from affidavit.markdown.galley import Galley
    from affidavit.markdown.wording import Node
    from affidavit.render.ledger_parts import Standing

QUIET = frozenset({"confirmed", "attributed", "own"})
"""Statuses that readers see when they ask for the evidence; the others always show."""
UNKNOWN = frozenset({"pending", "disputed", "open", "retracted"})
"""Statuses of what is not known, or not for sure."""
_AFTERWARDS: dict[str, Standing] = {"correction": "corrected", "retraction": "retracted"}


@dataclass(slots=True, kw_only=True)
class Statements:
    """What one page states of its ledger, in the order in which readers meet it."""

    galley: Galley
    setting: ChartSetting
    names: Mapping[str, Person | Author]
    """Who may have said or checked something, by their ids; a name stays itself."""
    corrections: Sequence[Correction] = ()
    _ids: dict[tuple[Word, str], str] = field(default_factory=dict)
    """By kind and name, without the row: the anchor in the list at the end."""

    @property
    def ledger(self) -> Ledger:
        """What the page holds to; empty where nothing can be looked up."""
        return self.galley.ledger or Ledger()

    def name_of(self, who: str) -> str:
        """Return what somebody is called."""
        return str(self.names[who].name) if who in self.names else who

    # -- in the text -----------------------------------------------------------------------------

    def mark(self, span: etree.Element) -> list[Node]:
        """Return what stands behind the words of a fact or claim: a shape that leads to the list.

        Its words are its accessible name only, so that no plain text of the page holds them.
        """
        word: Word = "fact" if span.get("data-fact") else "claim"
        name = span.get(f"data-{word}", "")
        row = self._row(word, name)
        if row is None:
            return []
        status = self._status(name, row)
        link = etree.Element("a", {"class": "affidavit-mark", "data-status": status})
        link.set("href", fragment(self._anchor(word, name)))
        link.set(
            "aria-label", self.setting.citing.t("ledger.mark", standing=self._standing(name, row))
        )
        if status in QUIET:
            link.set("data-quiet", "")
        else:
            span.set("data-status", status)
        return [WORD_JOINER, link]

    def _row(self, word: Word, name: str) -> FactRow | ClaimRow | None:
        return self.ledger.fact_row(name) if word == "fact" else self.ledger.claim_row(name)

    def _anchor(self, word: Word, name: str) -> str:
        """Return the anchor of a row, or of the whole; from now on the list has it."""
        id_, _, row = name.partition("/")
        if (word, id_) not in self._ids:
            self._ids[word, id_] = self.setting.citing.numbers.free(f"{word}-{id_}")
        anchor, entry = self._ids[word, id_], self._entry(word, id_)
        is_current = not row or (entry.current is not None and entry.current.id == row)
        return anchor if is_current else f"{anchor}.{row}"

    def _entry(self, word: Word, id_: str) -> Fact | Claim:
        return (self.ledger.facts if word == "fact" else self.ledger.claims)[id_]

    # -- the list at the end ---------------------------------------------------------------------

    def listed(self) -> tuple[StatementView, ...]:
        """Return everything that the page states, each once with its whole history."""
        return tuple(self._whole(word, id_, anchor) for (word, id_), anchor in self._ids.items())

    def _whole(self, word: Word, id_: str, anchor: str) -> StatementView:
        entry = self._entry(word, id_)
        rows = [
            replace(self.view(word, f"{id_}/{name}"), id=f"{anchor}.{name}")
            for name, row in entry.rows.items()
            if row is not entry.current
        ]
        if entry.current is not None:
            return replace(self.view(word, id_), id=anchor, rows=rows)
        return replace(rows[0], id=anchor, rows=rows)

    def use(self, word: Word, name: str) -> None:
        """Let the list at the end have what a block shows."""
        self._anchor(word, name)

    # -- one of them -----------------------------------------------------------------------------

    def view(self, word: Word, name: str) -> StatementView:
        """Return a row as it is printed; `name` must be one that the ledger has."""
        id_, _, row_name = name.partition("/")
        row = self._row(word, name)
        assert row is not None  # noqa: S101 - looked up by whoever asks
        set_text, t, status = (
            self.setting.typesetter.set_text,
            self.setting.citing.t,
            self._status(name, row),
        )
        entry = self._entry(word, id_)
        view = StatementView(
            word=word,
            name=f"{id_}/{row.id}" if row.id else id_,
            text_html=set_text(entry.label if isinstance(entry, Fact) else entry.text),
            status=status,
            status_name=t(f"ledger.status.{status}"),
            standing=self._standing(name, row),
            as_of=self._moment(row),
            source_html=self._source(row),
            scope_html=set_text(row.scope),
            how_html=set_text(row.how),
            checked=t("ledger.checked", name=self.name_of(row.checked_by))
            if row.checked_by
            else "",
            is_opinion=isinstance(entry, Claim) and entry.opinion,
        )
        if not isinstance(row, FactRow):
            return replace(view, row_html=EMPTY)
        return self._with_value(view, row, row_name)

    def _with_value(self, view: StatementView, row: FactRow, row_name: str) -> StatementView:
        label = self.setting.typesetter.set_text(row.label)
        lang, quantity = self.setting.citing.lang, row.quantity
        value = number = date_text(row.day, lang) if row.day else str(row.value)
        bound = ""
        if quantity is not None:
            is_said = folded(quantity.unit) in folded(view.text_html.striptags())
            value = write_quantity(quantity, lang, unit=not is_said)
            bound = bound_and_number(quantity, lang)[0]
            number = value.removeprefix(bound).strip()
        return replace(
            view,
            value=value,
            bound=bound,
            number=number,
            row_html=label or EMPTY if row_name else EMPTY,
            formula=str(row.compute),
        )

    def _status(self, name: str, row: Entry) -> Standing:
        """Return the status, or what the corrections of the story made of it."""
        names = {name, f"{name.partition('/')[0]}/{row.id}" if row.id else name}
        for correction in reversed(self.corrections):
            if str(correction.about) in names and correction.what in _AFTERWARDS:
                return _AFTERWARDS[correction.what]
        return row.status

    def _standing(self, name: str, row: Entry) -> str:
        """Say the status and whose it is: `confirmed by FGR, per López-Dóriga`."""
        t, status = self.setting.citing.t, self._status(name, row)
        if status == "own":
            kind = "computed" if isinstance(row, FactRow) and row.compute else "own"
            return t(f"ledger.standing.{kind}")
        key = row.source.key if row.source else ""
        source = self.galley.library.find(key, story=self.galley.story)
        carrier = short_name(source, self.setting.citing.lang) if source else ""
        by = self.name_of(row.by) if row.by else carrier
        if not by:
            return t(f"ledger.status.{status}").lower()
        said = t(f"ledger.standing.{status}", by=by)
        return said if carrier in ("", by) else t("ledger.via", standing=said, source=carrier)

    def _moment(self, row: Entry) -> Moment | None:
        if row.as_of is None:
            return None
        return Moment(**moment_parts(row.as_of, self.setting.citing.lang)._asdict())

    def _source(self, row: Entry) -> Markup:
        """Return the mark of the source; nothing for one that is missing, which was told."""
        if row.source is None:
            return EMPTY
        if self.galley.library.find(row.source.key, story=self.galley.story) is None:
            return EMPTY
        return self.setting.mark(row.source, row.place, again=True)
