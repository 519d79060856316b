"""What stands beside each article of a preview: what is open, what it rests on, who signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from affidavit.articles import Article, Page
from affidavit.desk.editor import Editor
from affidavit.desk.findings import Findings, weights_of
from affidavit.diagnostics import Place
from affidavit.language import Words
from affidavit.ledger import Entry
from affidavit.publication import Publication
from affidavit.publication.stories import Stories
from affidavit.render.desk_views import AcceptedLine, EvidenceLine, Fault, Margin
from affidavit.render.parts import Link
from affidavit.sources import Source

UNBOUND = "figure/bare"
"""The code of a figure that nothing stands behind."""


class Margins:
    """Makes them, in the language of the page they stand on."""

    def __init__(self, publication: Publication, findings: Findings, editor: Editor) -> None:
        """Take what they are made from."""
        self._publication = publication
        self._findings = findings
        self._editor = editor

    def of(
        self, document: Article | Page, faults: Sequence[Fault], fields: Sequence[Fault]
    ) -> Margin:
        """Return what the desk says of a page; `faults` are all that it has, in its order."""
        publication = self._publication
        t = Words(document.lang(publication.files.imprint))
        found = self._findings.of(document)
        is_article = isinstance(document, Article)
        return Margin(
            weights=weights_of(found),
            faults=faults,
            fields=fields,
            unbound=[each for each in faults if each.code == UNBOUND],
            evidence=[self._line(each, document, t) for each in publication.cited(document)],
            accepted=_accepted(document) if isinstance(document, Article) else (),
            signed=self._signed(document, t) if isinstance(document, Article) else (),
            unsigned=isinstance(document, Article) and not document.meta.credits.fact_check,
            open=self._editor.opens(Place(document.file)),
            is_article=is_article,
        )

    def _line(self, source: Source, document: Article | Page, t: Words) -> EvidenceLine:
        addresses = self._publication.addresses
        newest = max((copy.at.date() for copy in source.captures), default=None)
        return EvidenceLine(
            source=Link(
                text=source.title or source.handle or source.key,
                href=addresses.source(source.key, from_=document.path),
            ),
            copies=len(source.captures),
            age=_age(newest, self._publication.settings.now.date(), t) if newest else "",
            archives=len(source.archives),
            looked=_age(source.accessed, self._publication.settings.now.date(), t)
            if source.accessed
            else "",
            quotes=len(source.quotes),
            found=sum(quote.found_in is not None for quote in source.quotes.values()),
        )

    def _signed(self, article: Article, t: Words) -> Sequence[tuple[str, Sequence[str]]]:
        names, meta = Stories(self._publication).names, article.meta
        roles = [(t(f"credit.{role}"), names(people)) for role, people in meta.credits.by_role()]
        ledger = self._publication.ledger(article)
        facts = [each.current for each in ledger.facts.values()]
        claims = [each.current for each in ledger.claims.values()]
        entries: list[Entry | None] = [*facts, *claims]
        signed = [each.checked_by for each in entries if each and each.checked_by]
        of_ledger = t("desk.signed.ledger", n=len(entries), signed=len(signed))
        of_text = t("desk.signed.text", n=len(meta.checked))
        found = [(t("signed.by"), names(meta.authors)), *roles]
        found += [(of_ledger, names(dict.fromkeys(signed)))] if entries else []
        texts = dict.fromkeys(str(each.by) for each in meta.checked)
        return found + ([(of_text, names(texts))] if texts else [])


def _accepted(article: Article) -> Sequence[AcceptedLine]:
    return [
        AcceptedLine(
            check=str(each.check), at=str(each.at), reason=str(each.reason), by=str(each.by)
        )
        for each in article.meta.accept
    ]


def _age(day: date, today: date, t: Words) -> str:
    """Return how old something of a day is: `today`, `12 days old`, `3 years old`."""
    days = max(0, (today - day).days)
    if not days:
        return t("desk.age.today")
    years = days // 365
    return t("desk.age.years", n=years) if years else t("desk.age.days", n=days)
