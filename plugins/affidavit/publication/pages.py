"""From a document to what its page's template prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from markupsafe import Markup, escape

from affidavit.articles import Article, MenuItem, Page, reading_minutes
from affidavit.diagnostics import Diagnostic, Report
from affidavit.language import Words, direction, moment_parts, weekday_text
from affidavit.markdown import Composed
from affidavit.publication.common import Common
from affidavit.publication.loading import Publication
from affidavit.publication.shelf import FOLDER
from affidavit.render.views import (
    ArticleView,
    Asking,
    Card,
    CorrectionView,
    Fault,
    FrontView,
    Link,
    Moment,
    PageView,
    Site,
)
from affidavit.sources import Source

FRONT_PAGE = "index.md"
HANDBOOK = "handbook/"
HANDBOOK_CARDS = 3
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
    report: Report

    def view(self, document: Article | Page) -> PageView:
        """Return the page's view; `TEMPLATES` says which template prints it."""
        if isinstance(document, Article):
            return self._article(document)
        if document.path == FRONT_PAGE:
            return self._front(document)
        return PageView(**self._common(document))

    def missing(self) -> PageView:
        """Return the view of the page for an address that leads nowhere."""
        imprint = self.publication.files.imprint
        t = Words(imprint.lang)
        return PageView(
            site=self._site(None),
            lang=imprint.lang,
            direction=_direction(imprint.lang),
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
            "direction": _direction(lang),
            "title": title,
            "title_html": composed.title_html or escape(title),
            "dek_html": composed.dek_html,
            "description": composed.description,
            "body_html": composed.body_html,
            "contents": composed.contents,
            "sources": composed.sources,
            "charts": self._drawings(document),
            "plotly_css": any(publication.shelf.bundle(chart) for chart in charts)
            and publication.can_draw,
            "noindex": document.meta.noindex,
            "canonical": self._canonical(document),
            "previewing": publication.settings.previewing,
            "faults": self._faults(document),
        }

    def _drawings(self, document: Article | Page) -> str | None:
        address = self.drawings.get(document.path)
        return self.publication.addresses.href(address, from_=document.path) if address else None

    def _canonical(self, document: Article | Page) -> str | None:
        base = self.publication.settings.site_url or self.publication.files.imprint.url
        url = self.publication.addresses.url(document.path)
        return f"{str(base).rstrip('/')}/{url}" if base else None

    def _faults(self, document: Article | Page) -> Sequence[Fault]:
        """In a preview: the page's own faults; on the front page those of all files."""
        if not self.publication.settings.previewing:
            return ()
        everywhere = document.path == FRONT_PAGE
        return [
            Fault(
                place=str(found.place),
                severity=str(found.severity),
                code=str(found.code),
                message=found.message,
                fix=found.fix,
            )
            for found in self.report
            if everywhere or found.place.file == document.file or self._is_near(found, document)
        ]

    def _is_near(self, found: Diagnostic, document: Article | Page) -> bool:
        """Say whether a fault stands in a file beside the document, or in its charts."""
        file = str(found.place.file)
        if not isinstance(document, Article):
            return False
        beside = document.file.rpartition("/")[0] + "/"
        charts = self.publication.settings.file_name(self.publication.settings.charts_dir)
        return file.startswith((beside, f"{charts}/{document.slug}/"))

    def _site(self, document: Article | Page | None) -> Site:
        imprint = self.publication.files.imprint
        contact = imprint.report_error
        report = None if contact is None else str(contact)
        if report and "@" in report and not report.startswith("mailto:"):
            report = f"mailto:{report}"
        return Site(
            name=str(imprint.name),
            tagline=imprint.tagline.source,
            home=self._href("", document),
            menu=self._links(imprint.menu, document),
            about=self._links(imprint.about, document),
            report_error=report,
            footer_html=escape(imprint.footer.source),
        )

    def _href(self, target: str, document: Article | Page | None) -> str:
        """Return an href from the document's page; without one, from the root of the host."""
        if document is not None:
            return self.publication.addresses.href(target, from_=document.path)
        base = str(self.publication.settings.site_url or "")
        path = "/" + base.split("://", 1)[-1].partition("/")[2].rstrip("/")
        return f"{path.rstrip('/')}/{target}"

    def _links(self, items: Iterable[MenuItem], document: Article | Page | None) -> Sequence[Link]:
        return [Link(text=item.text, href=self._leads(str(item.to), document)) for item in items]

    def _leads(self, to: str, document: Article | Page | None) -> str:
        if "://" in to or to.startswith("#"):
            return to
        path, _, fragment = to.partition("#")
        path = path.lstrip("/")
        target = self.publication.addresses.url(path) if path.endswith(".md") else path
        return self._href(target, document) + (f"#{fragment}" if fragment else "")

    # -- articles --------------------------------------------------------------------------------

    def _article(self, article: Article) -> ArticleView:
        composed, meta = self._composed(article), article.meta
        lang = article.lang(self.publication.files.imprint)
        t = Words(lang)
        cited = self._cited(article)
        return ArticleView(
            **self._common(article),
            kind=t(f"kind.{meta.kind}"),
            section=self._section(article),
            content_note_html=composed.content_note_html,
            bylines=[Link(text=name) for name in self._names(meta.authors)],
            credits=[
                (t(f"credit.{role}"), [Link(text=name) for name in self._names(people)])
                for role, people in meta.credits.by_role()
            ],
            published=_moment(meta.published, lang),
            minutes=reading_minutes(composed.words),
            checked_by=self._names(meta.credits.fact_check),
            evidence=t("by.sources", n=len(cited)) if cited else "",
            seen=_seen(cited, t),
            status=self.publication.standing(article),
            lead_html=composed.lead_html,
            method_html=composed.method_html,
            replies=self._replies(article, lang),
            corrections=self._corrections(article, lang),
        )

    def _cited(self, article: Article) -> list[Source]:
        found = (
            self.publication.library.find(key, story=article.slug)
            for key in self._composed(article).cited
        )
        return [source for source in found if source is not None]

    def _section(self, article: Article) -> Link | None:
        section = article.meta.section
        if section is None:
            return None
        return Link(text=str(self.publication.files.imprint.sections.get(section, section)))

    def _names(self, people: Iterable[str]) -> list[str]:
        authors = self.publication.files.authors
        return [str(authors[who].name) if who in authors else str(who) for who in people]

    def _replies(self, article: Article, lang: str) -> list[Asking]:
        t, people = Words(lang), self.publication.files.people
        return [
            Asking(
                to=str(people[reply.to].name) if reply.to in people else str(reply.to),
                outcome=t(f"reply.{reply.outcome.replace(' ', '-')}") if reply.outcome else "",
                asked=_moment(reply.asked, lang),
                says_html=says,
            )
            for reply, says in zip(
                article.meta.replies, self._composed(article).replies, strict=True
            )
        ]

    def _corrections(self, article: Article, lang: str) -> list[CorrectionView]:
        t = Words(lang)
        texts = zip(article.meta.corrections, self._composed(article).corrections, strict=True)
        return [
            CorrectionView(
                id=f"correction-{number}",
                what=t(f"correction.{correction.what}"),
                at=Moment(**moment_parts(correction.at, lang)._asdict()),
                text_html=text.text_html,
                was="" if correction.withhold else text.was,
                now=text.now,
                found_by=str(correction.found_by),
            )
            for number, (correction, text) in enumerate(texts, start=1)
        ]

    # -- the front page --------------------------------------------------------------------------

    def _front(self, page: Page) -> FrontView:
        stories = self._newest()
        lang = page.lang(self.publication.files.imprint)
        newest = next((story.meta.published for story in stories if story.meta.published), None)
        zone = self.publication.files.imprint.zone
        return FrontView(
            **self._common(page),
            stories=[self._card(story, page) for story in stories],
            handbook=[self._page_card(each, page) for each in self._handbook()],
            corrections=[
                (self._card(story, page), correction)
                for story in stories
                for correction in self._corrections(story, lang)
            ],
            edition=weekday_text(newest.astimezone(zone).date(), lang) if newest else "",
        )

    def _newest(self) -> list[Article]:
        shown = [each for each in self.publication.shown() if isinstance(each, Article)]
        return sorted(
            shown,
            key=lambda story: (-_seconds(story.meta.published), story.path),
        )

    def _handbook(self) -> list[Page]:
        pages = [each for each in self.publication.shown() if isinstance(each, Page)]
        chapters = [each for each in pages if each.path.startswith(HANDBOOK)]
        return [each for each in chapters if not each.path.endswith("index.md")][:HANDBOOK_CARDS]

    def _card(self, story: Article, page: Page) -> Card:
        composed, meta = self._composed(story), story.meta
        lang = story.lang(self.publication.files.imprint)
        section = self._section(story)
        return Card(
            href=self._href(self.publication.addresses.url(story.path), page),
            title_html=composed.title_html,
            dek_html=_without_links(composed.dek_html),
            kind=Words(lang)(f"kind.{meta.kind}"),
            section=section.text if section else "",
            bylines=self._names(meta.authors),
            published=_moment(meta.published, lang),
            minutes=reading_minutes(composed.words),
            sources=len(self._cited(story)),
            status=self.publication.standing(story),
            checked_by=self._names(meta.credits.fact_check),
            lang=lang,
        )

    def _page_card(self, chapter: Page, page: Page) -> Card:
        composed = self._composed(chapter)
        return Card(
            href=self._href(self.publication.addresses.url(chapter.path), page),
            title_html=composed.title_html,
            dek_html=_without_links(composed.dek_html),
            lang=chapter.lang(self.publication.files.imprint),
        )


def _direction(lang: str) -> Literal["ltr", "rtl"]:
    return "rtl" if direction(lang) == "rtl" else "ltr"


def _moment(value: datetime | None, lang: str) -> Moment | None:
    return Moment(**moment_parts(value, lang)._asdict()) if value else None


def _seconds(value: datetime | None) -> float:
    return value.timestamp() if value else float("inf")


def _seen(sources: Sequence[Source], t: Words) -> str:
    """Say how the sources were seen, where that is not live."""
    for way in ("stored copy", "print"):
        count = sum(source.seen_as == way for source in sources)
        key = way.replace(" ", "-")
        if count and count == len(sources) and f"seen.all.{key}" in t:
            return t(f"seen.all.{key}")
        if count and way == "stored copy":
            return t(f"seen.some.{key}", n=count)
    return ""


def _without_links(html: Markup) -> Markup:
    """Return a dek for a list: its citations lead nowhere there."""
    return escape(html.striptags()) if "<a " in html else html


__all__ = ["FOLDER", "TEMPLATES", "Pages"]
