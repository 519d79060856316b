"""Stories as other pages tell of them: names, sources, corrections, cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup, escape

from affidavit.articles import Article, Page, reading_minutes
from affidavit.language import Words
from affidavit.markdown import Composed, moment_of, plain_of
from affidavit.publication.lead import lead_on
from affidavit.publication.loading import Publication
from affidavit.render.views import Asking, Card, CorrectionView, Link, Moment
from affidavit.sources import Source

HANDBOOK = "handbook"
HANDBOOK_CARDS = 3


@dataclass(frozen=True, slots=True)
class Stories:
    """What pages say of a publication's stories."""

    publication: Publication

    def _composed(self, document: Article | Page) -> Composed:
        return self.publication.composed[document.path]

    def _href(self, document: Article | Page, page: Page) -> str:
        addresses = self.publication.addresses
        return addresses.href(addresses.url(document.path), from_=page.path)

    def section(self, article: Article) -> Link | None:
        """Return the section by the name that publication.yml gives it."""
        section = article.meta.section
        if section is None:
            return None
        return Link(text=str(self.publication.files.imprint.sections.get(section, section)))

    def names(self, people: Iterable[str]) -> list[str]:
        """Return people as they are printed: ids by their names in authors.yml."""
        authors = self.publication.files.authors
        return [str(authors[who].name) if who in authors else str(who) for who in people]

    def replies(self, article: Article, lang: str) -> list[Asking]:
        """Return who was asked, and what came of it."""
        t, people = Words(lang), self.publication.files.people
        return [
            Asking(
                to=str(people[reply.to].name) if reply.to in people else str(reply.to),
                outcome=t(f"reply.{reply.outcome.replace(' ', '-')}") if reply.outcome else "",
                asked=moment(reply.asked, lang),
                says_html=says,
            )
            for reply, says in zip(
                article.meta.replies, self._composed(article).replies, strict=True
            )
        ]

    def corrections(self, article: Article, lang: str) -> list[CorrectionView]:
        """Return what was corrected, in the order of the front matter."""
        t = Words(lang)
        texts = zip(article.meta.corrections, self._composed(article).corrections, strict=True)
        return [
            CorrectionView(
                id=f"correction-{number}",
                what=t(f"correction.{correction.what}"),
                at=moment_of(correction.at, lang),
                text_html=text.text_html,
                was="" if correction.withhold else text.was,
                now=text.now,
                found_by=str(correction.found_by),
            )
            for number, (correction, text) in enumerate(texts, start=1)
        ]

    def newest(self) -> list[Article]:
        """Return the stories that are shown, the newest first."""
        shown = [each for each in self.publication.shown() if isinstance(each, Article)]
        return sorted(
            shown,
            key=lambda story: (-_seconds(story.meta.published), story.path),
        )

    def handbook(self) -> list[Page]:
        """Return the first chapters of the handbook."""
        pages = [each for each in self.publication.shown() if isinstance(each, Page)]
        chapters = [each for each in pages if each.folder == HANDBOOK]
        return [each for each in chapters if not each.path.endswith("index.md")][:HANDBOOK_CARDS]

    def leading(self, card: Card, story: Article, page: Page) -> Card:
        """Return the card of a list's first story with its lead."""
        html, href = lead_on(page, story, publication=self.publication)
        return replace(card, lead_html=html, lead_href=href)

    def card(self, story: Article, page: Page) -> Card:
        """Return a story as it stands in a list on `page`."""
        composed, meta = self._composed(story), story.meta
        lang = story.lang(self.publication.files.imprint)
        section = self.section(story)
        return Card(
            href=self._href(story, page),
            title_html=_without_links(composed.title_html),
            dek_html=_without_links(composed.dek_html),
            kind=Words(lang)(f"kind.{meta.kind}"),
            section=section.text if section else "",
            bylines=self.names(meta.authors),
            published=moment(meta.published, lang),
            minutes=reading_minutes(composed.words),
            sources=len(self.publication.cited(story)),
            status=self.publication.standing(story),
            checked_by=self.names(meta.credits.fact_check),
            lang=lang,
        )

    def page_card(self, chapter: Page, page: Page) -> Card:
        """Return a chapter as it stands in a list on `page`."""
        composed = self._composed(chapter)
        return Card(
            href=self._href(chapter, page),
            title_html=_without_links(composed.title_html),
            dek_html=_without_links(composed.dek_html),
            lang=chapter.lang(self.publication.files.imprint),
        )

    def picture_card(self, other: Page, page: Page) -> Card:
        """Return a page as it stands in a list on `page`, with the picture of its first chart."""
        card, charts = self.page_card(other, page), self.publication.charts(other)
        if not charts:
            return card
        view = self.publication.shelf.place(charts[0], document=page, lang=card.lang)
        return replace(card, picture=view.pictures[0] if view.pictures else None)


def moment(value: datetime | None, lang: str) -> Moment | None:
    """Return a time as views hold it."""
    return moment_of(value, lang) if value else None


def _seconds(value: datetime | None) -> float:
    return value.timestamp() if value else float("inf")


def seen(sources: Sequence[Source], t: Words) -> str:
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
    """Return a text for a list: a citation's number means nothing there, nor do links in links."""
    return escape(plain_of(html)) if "<a " in html else html
