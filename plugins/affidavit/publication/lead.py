"""A story's lead, its chart or photograph, as the front page shows it."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup, escape

from affidavit.articles import Article, Page
from affidavit.markdown import plain_of
from affidavit.publication.loading import Publication
from affidavit.render.views import ChartView, PhotoView


def lead_on(page: Page, story: Article, *, publication: Publication) -> tuple[Markup, str]:
    """Return the lead as it stands on `page`, and where its sources are; both empty without one.

    A chart is its picture alone there: its text, table and citations stand with the story.
    """
    composed = publication.composed[story.path]
    lang = story.lang(publication.files.imprint)
    if composed.lead_chart is not None and composed.lead_chart.pictures:
        view = _chart(composed.lead_chart, page, story, publication=publication)
        home = publication.addresses.href(publication.addresses.url(story.path), from_=page.path)
        href = f"{home}#{composed.lead_chart.id}"
        return publication.templates.component("chart", view, lang=lang), href
    photo = _photo(page, story, publication=publication)
    return (publication.templates.component("photo", photo, lang=lang) if photo else Markup()), ""


def _chart(view: ChartView, page: Page, story: Article, *, publication: Publication) -> ChartView:
    """Return the view without what belongs to the story, its addresses as seen from `page`."""
    lang = story.lang(publication.files.imprint)
    chart = publication.charts(story)[0]
    placed = publication.shelf.place(chart, document=page, lang=lang)
    return replace(
        placed,
        id="lead",
        heading="h3",
        vector=False,
        title_html=escape(plain_of(view.title_html)),
        subtitle_html=escape(plain_of(view.subtitle_html)),
        label=view.label,
        alt=view.alt,
        note_html=escape(plain_of(view.note_html)),
        table=None,
        reuse=None,
        live=None,
        still="",
        has_link=False,
    )


def _photo(page: Page, story: Article, *, publication: Publication) -> PhotoView | None:
    composed = publication.composed[story.path]
    if not composed.lead_picture:
        return None
    found = publication.addresses.asset(f"/{composed.lead_picture}", from_=page.path)
    if found.href is None or found.width is None or found.height is None:
        return None
    return PhotoView(
        id="lead",
        src=found.href,
        pixel_width=found.width,
        pixel_height=found.height,
        alt=composed.lead_alt,
        lazy=False,
    )
