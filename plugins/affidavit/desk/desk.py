"""The desk over all articles, and what it puts on each page of a preview."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from markupsafe import escape

from affidavit.articles import Article, Page
from affidavit.desk.blocks import FIELDS
from affidavit.desk.editor import Editor
from affidavit.desk.findings import Findings, fault_of, weights_of
from affidavit.desk.margins import Margins
from affidavit.desk.panels import Panels
from affidavit.diagnostics import Code, Place, Report, Severity
from affidavit.language import Words
from affidavit.publication import Publication
from affidavit.publication.addresses import relative
from affidavit.publication.pages import direction_of
from affidavit.publication.site import site_view
from affidavit.publication.stories import Stories, moment
from affidavit.render.desk_views import DeskRow, Margin
from affidavit.render.views import DeskView, PageView

FILE = "desk/index.html"
ASSETS = "assets/affidavit/desk"
V = TypeVar("V", bound=PageView)
_URGENCY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class Desk:
    """Made anew at every save of a preview, when everything that is wrong has been found."""

    def __init__(self, publication: Publication, report: Report) -> None:
        """Sort what the report holds by article."""
        self._publication = publication
        self._tell_taken(report)
        self._editor = Editor(publication.settings.editor, publication.settings.root)
        self._findings = Findings(publication, report)
        self._panels = Panels(publication, self._editor)
        self._margins = Margins(publication, self._findings, self._editor)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield address and bytes of the desk's page, its style sheet and its script."""
        folder = self._publication.settings.theme_dirs[-1] / ASSETS
        for path in sorted(folder.iterdir()):
            yield f"{ASSETS}/{path.name}", path.read_bytes()
        if not self._is_taken():
            yield FILE, self._page()

    def with_margin(self, view: V, document: Article | Page) -> V:
        """Return a page's view with what the desk says of it, beside it and in its text."""
        faults, placed = self._panels.numbered(document, self._findings.of(document))
        margin = self._margins.of(document, faults, placed.get(FIELDS, ()))
        return replace(view, desk=margin, body_html=self._panels.put_in(view, placed))

    def margin(self, document: Article | Page) -> Margin:
        """Return what the desk says of one article or page."""
        faults, placed = self._panels.numbered(document, self._findings.of(document))
        return self._margins.of(document, faults, placed.get(FIELDS, ()))

    def _page(self) -> bytes:
        publication, imprint = self._publication, self._publication.files.imprint
        href, lang = partial(relative, page=FILE), imprint.lang
        t = Words(lang)
        view = DeskView(
            site=site_view(publication, href),
            lang=lang,
            direction=direction_of(lang),
            title=t("desk.title"),
            title_html=escape(t("desk.title")),
            noindex=True,
            previewing=True,
            weights=weights_of(self._findings.all),
            rows=[self._row(article, t) for article in self._articles()],
            elsewhere=[fault_of(found, self._editor) for found in self._findings.elsewhere],
            can_open=bool(self._editor.template),
        )
        return publication.templates.page(
            "affidavit/desk/desk.html", view, lang=lang, href=href
        ).encode()

    def _articles(self) -> list[Article]:
        """Return all articles: what is not out yet first, then the newest first."""
        standing = self._publication.standing
        order = ("draft", "review", "scheduled", "published")
        return sorted(
            (each for each in self._publication.all_documents() if isinstance(each, Article)),
            key=lambda each: (order.index(standing(each)), -_seconds(each), each.path),
        )

    def _row(self, article: Article, t: Words) -> DeskRow:
        publication, stories = self._publication, Stories(self._publication)
        imprint, found = publication.files.imprint, self._findings.of(article)
        status = publication.standing(article)
        ledger = publication.ledger(article)
        claims = [each.current for each in ledger.claims.values() if each.current]
        current = [*claims, *(each.current for each in ledger.facts.values() if each.current)]
        today = publication.settings.now.astimezone(imprint.zone).date()
        weighty = sorted(found, key=lambda each: _URGENCY[each.severity])
        return DeskRow(
            title=publication.composed[article.path].title or article.file,
            href=relative(publication.addresses.url(article.path), page=FILE),
            lang=article.lang(imprint),
            file=article.file,
            open=self._editor.opens(Place(article.file)),
            status=status,
            standing=t(f"standing.{status}"),
            released=moment(article.meta.published, imprint.lang),
            authors=", ".join(stories.names(article.meta.authors)),
            signed=", ".join(stories.names(article.meta.credits.fact_check)),
            weights=weights_of(found),
            faults=[fault_of(each, self._editor) for each in weighty],
            pending=sum(row.status == "pending" for row in claims),
            overdue=sum(row.review_by is not None and row.review_by < today for row in current),
        )

    def _is_taken(self) -> bool:
        return self._taker() is not None

    def _taker(self) -> Article | Page | None:
        url = self._publication.addresses.url
        addresses = ("desk/", "desk.html", FILE)
        pages = self._publication.all_documents()
        return next((each for each in pages if url(each.path) in addresses), None)

    def _tell_taken(self, report: Report) -> None:
        if page := self._taker():
            message = "this page has the address at which a preview shows the desk, which has none"
            fix = "rename it to see the desk; what readers get is the same either way"
            report.note(Code.SLUG_TAKEN, Place(page.file), message, fix)


def _seconds(article: Article) -> float:
    published = article.meta.published
    return published.timestamp() if published else float("inf")
