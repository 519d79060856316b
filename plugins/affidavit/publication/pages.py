"""From a document to what its page's template prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urljoin

from markupsafe import escape

from affidavit.articles import Article, Page, reading_minutes
from affidavit.language import Words, direction, weekday_text
from affidavit.markdown import Composed
from affidavit.publication.addresses import on_the_web
from affidavit.publication.claims import Claims
from affidavit.publication.loading import Publication
from affidavit.publication.page_fields import Common
from affidavit.publication.references import References
from affidavit.publication.site import site_view
from affidavit.publication.stories import Stories, moment, seen
from affidavit.render.views import (
    ArticleView,
    FrontView,
    Link,
    PageView,
    Site,
    SourceEntry,
)

FRONT_PAGE = "index.md"
TEMPLATES = {
    ArticleView: "affidavit/article.html",
    FrontView: "affidavit/index.html",
    PageView: "affidavit/page.html",
}


@dataclass(frozen=True, slots=True)
class Pages:
    """Makes the view of each page of a publication."""

    publication: Publication
    drawings: dict[str, str]
    """Path of a document -> the address of its one file of SVGs, where it has charts."""

    @property
    def stories(self) -> Stories:
        """What pages say of its stories."""
        return Stories(self.publication)

    def view(self, document: Article | Page) -> PageView:
        """Return the page's view; `TEMPLATES` says which template prints it."""
        if isinstance(document, Article):
            return self._article(document)
        if document.path == FRONT_PAGE:
            return self._front(document)
        cards = [self.stories.picture_card(each, document) for each in self._listed(document)]
        return PageView(**self._common(document), cards=cards)

    def _listed(self, page: Page) -> Sequence[Page]:
        """Return the other pages of a page's folder, if it asks for their cards."""
        if not page.meta.cards:
            return ()
        pages = (each for each in self.publication.shown() if isinstance(each, Page))
        return [each for each in pages if each.folder == page.folder and each is not page]

    def missing(self) -> PageView:
        """Return the view of the page for an address that leads nowhere."""
        imprint = self.publication.files.imprint
        t = Words(imprint.lang)
        return PageView(
            site=self._site(None),
            lang=imprint.lang,
            direction=direction_of(imprint.lang),
            title=t("missing.title"),
            title_html=escape(t("missing.title")),
            noindex=True,
            previewing=self.publication.settings.previewing,
        )

    def _composed(self, document: Article | Page) -> Composed:
        return self.publication.composed[document.path]

    def _common(self, document: Article | Page) -> Common:
        """Return the fields that all pages have."""
        composed, publication = self._composed(document), self.publication
        lang = document.lang(publication.files.imprint)
        title = composed.title or publication.files.imprint.name
        charts = publication.charts(document)
        return {
            "site": self._site(document),
            "lang": lang,
            "direction": direction_of(lang),
            "title": title,
            "title_html": composed.title_html or escape(title),
            "dek_html": composed.dek_html,
            "description": composed.description,
            "body_html": composed.body_html,
            "contents": composed.contents,
            "sources": _with_addresses(composed.sources, self._canonical(document)),
            "statements": composed.statements,
            "statements_file": Claims(publication).link(document),
            "source_files": References(publication).of_sources(document),
            "charts": self._drawings(document),
            "has_pictures": any(publication.shelf.has_pictures(chart) for chart in charts),
            "plotly_css": any(publication.shelf.goes_live(chart) for chart in charts),
            "noindex": document.meta.noindex,
            "canonical": self._canonical(document),
            "previewing": publication.settings.previewing,
        }

    def _drawings(self, document: Article | Page) -> str | None:
        address = self.drawings.get(document.path)
        return self.publication.addresses.href(address, from_=document.path) if address else None

    def _canonical(self, document: Article | Page) -> str | None:
        address = self.publication.addresses.url(document.path)
        return on_the_web(address, site=self.publication.home)

    def _site(self, document: Article | Page | None) -> Site:
        return site_view(self.publication, lambda target: self._href(target, document))

    def _href(self, target: str, document: Article | Page | None) -> str:
        """Return an href from the document's page; without one, from the root of the host."""
        if document is not None:
            return self.publication.addresses.href(target, from_=document.path)
        base = str(self.publication.settings.site_url or "")
        path = "/" + base.split("://", 1)[-1].partition("/")[2].rstrip("/")
        return f"{path.rstrip('/')}/{target}"

    # -- articles --------------------------------------------------------------------------------

    def _article(self, article: Article) -> ArticleView:
        composed, meta = self._composed(article), article.meta
        lang = article.lang(self.publication.files.imprint)
        t = Words(lang)
        cited = self.publication.cited(article)
        return ArticleView(
            **self._common(article),
            kind=t(f"kind.{meta.kind}"),
            section=self.stories.section(article),
            content_note_html=composed.content_note_html,
            bylines=[Link(text=name) for name in self.stories.names(meta.authors)],
            credits=[
                (t(f"credit.{role}"), [Link(text=name) for name in self.stories.names(people)])
                for role, people in meta.credits.by_role()
            ],
            published=moment(meta.published, lang),
            minutes=reading_minutes(composed.words),
            checked_by=self.stories.names(meta.credits.fact_check),
            evidence=t("by.sources", n=len(cited)) if cited else "",
            seen=seen(cited, t),
            status=self.publication.standing(article),
            lead_html=composed.lead_html,
            method_html=composed.method_html,
            replies=self.stories.replies(article, lang),
            corrections=self.stories.corrections(article, lang),
            cite_this=References(self.publication).cite_this(
                article, whole=self._canonical(article)
            ),
        )

    # -- the front page --------------------------------------------------------------------------

    def _front(self, page: Page) -> FrontView:
        stories = self.stories.newest()
        lang = page.lang(self.publication.files.imprint)
        newest = next((story.meta.published for story in stories if story.meta.published), None)
        zone = self.publication.files.imprint.zone
        cards = {story.path: self.stories.card(story, page) for story in stories}
        return FrontView(
            **self._common(page),
            stories=[
                cards[story.path]
                if number
                else self.stories.leading(cards[story.path], story, page)
                for number, story in enumerate(stories)
            ],
            handbook=[self.stories.page_card(each, page) for each in self.stories.handbook()],
            corrections=[
                (cards[story.path], correction)
                for story in stories
                for correction in self.stories.corrections(story, lang)
            ],
            edition=weekday_text(newest.astimezone(zone).date(), lang) if newest else "",
        )


def _with_addresses(entries: Sequence[SourceEntry], page: str | None) -> Sequence[SourceEntry]:
    """Return entries whose pages of documents say where they are on the web, for paper."""
    if page is None or not any(entry.pages for entry in entries):
        return entries
    return [
        replace(
            entry,
            pages=tuple(replace(link, address=urljoin(page, link.href)) for link in entry.pages),
        )
        for entry in entries
    ]


def direction_of(lang: str) -> Literal["ltr", "rtl"]:
    """Return the direction that a page in this language is written in."""
    return "rtl" if direction(lang) == "rtl" else "ltr"
