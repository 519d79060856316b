"""What a page states and what that rests on, as a file for programs: `claims.json` beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from affidavit.articles import Article, Page
from affidavit.ledger import Entry, FactRow
from affidavit.markdown import plain_of
from affidavit.publication.addresses import beside, on_the_web
from affidavit.publication.loading import Publication
from affidavit.render.views import Link, StatementView

FILE = "claims.json"


@dataclass(frozen=True, slots=True)
class Claims:
    """Says where each file is, and what is in it.

    A file holds just what its page prints: the facts and claims that the text states, with their
    histories. What the ledger has beside them, dates of review and remarks of YAML, stays inside.
    """

    publication: Publication

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield address and bytes of the file of each page that is shown and states something."""
        for document in self.publication.shown():
            if self.publication.composed[document.path].statements:
                text = json.dumps(self._content(document), ensure_ascii=False, indent=1)
                yield self._address(document), f"{text}\n".encode()

    def link(self, document: Article | Page) -> Link | None:
        """Return the way from a page to its file; None where it states nothing."""
        if not self.publication.composed[document.path].statements:
            return None
        href = self.publication.addresses.href(self._address(document), from_=document.path)
        return Link(text="JSON", href=href)

    def _address(self, document: Article | Page) -> str:
        return beside(self.publication.addresses.url(document.path), FILE)

    def _content(self, document: Article | Page) -> dict[str, object]:
        publication = self.publication
        composed = publication.composed[document.path]
        url = publication.addresses.url(document.path)
        found: dict[str, object] = {
            "page": on_the_web(url, site=publication.home) or url,
            "title": composed.title,
            "lang": document.lang(publication.files.imprint),
        }
        for word in ("fact", "claim"):
            views = [view for view in composed.statements if view.word == word]
            found[f"{word}s"] = [self._whole(document, view) for view in views]
        return found

    def _whole(self, document: Article | Page, view: StatementView) -> dict[str, object]:
        text = "label" if view.word == "fact" else "text"
        found = {
            "id": view.name.partition("/")[0],
            "anchor": view.id,
            text: plain_of(view.text_html),
            **self._row(document, view),
            "history": [self._row(document, row) for row in view.rows],
        }
        if view.is_opinion:
            found["opinion"] = True
        return {key: value for key, value in found.items() if value not in ("", [], None)}

    def _row(self, document: Article | Page, view: StatementView) -> dict[str, object]:
        ledger = self.publication.ledger(document)
        row = ledger.fact_row(view.name) if view.word == "fact" else ledger.claim_row(view.name)
        if row is None:
            return {}
        found: dict[str, object] = {
            "row": row.id,
            "row_label": plain_of(view.row_html),
            "value": view.value,
            **_number(row),
            "computed_from": view.formula,
            "status": view.status,
            "standing": view.standing,
            "as_of": view.as_of.iso if view.as_of else "",
            "source": self._source(document, row),
            "scope": plain_of(view.scope_html),
            "how": plain_of(view.how_html),
            "checked": view.checked,
        }
        return {key: value for key, value in found.items() if value not in ("", None)}

    def _source(self, document: Article | Page, row: Entry) -> dict[str, str] | None:
        if row.source is None:
            return None
        source = self.publication.library.find(row.source.key, story=document.slug)
        if source is None:
            return None
        locator = row.source.locator
        said = {
            "key": source.key,
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url or "",
            "locator": locator.text(document.lang(self.publication.files.imprint))
            if locator
            else "",
        }
        return {key: value for key, value in said.items() if value}


def _number(row: Entry) -> dict[str, object]:
    """Return the value of a fact for programs; nothing where it is no number."""
    quantity = row.quantity if isinstance(row, FactRow) else None
    if quantity is None:
        return {}
    return {
        "bound": str(quantity.bound),
        "number": str(quantity.number),
        "high": None if quantity.high is None else str(quantity.high),
        "unit": "%" if quantity.is_percent else quantity.unit,
        "currency": quantity.currency,
    }
