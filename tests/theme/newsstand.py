"""Pages of an invented publication, filled into the theme's templates as a host would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

import affidavit_theme
from affidavit.language import Words
from affidavit.render.desk_views import Fault, Margin, Weights
from affidavit.render.views import (
    ArticleView,
    BackLink,
    Card,
    CorrectionView,
    FrontView,
    Heading,
    Link,
    Moment,
    PageView,
    Site,
    SourceEntry,
)

THEME = Path(affidavit_theme.__file__).parent
SITE = Site(
    name="The Harbour Record",
    tagline="Who signed what",
    home="../index.html",
    menu=[Link(text="Stories", href="../stories/index.html")],
    about=[Link(text="Standards", href="../about/index.html")],
    report_error="mailto:desk@example.org",
)
DAY = Moment(iso="2026-11-24T09:00:00-06:00", date="24 November 2026", time="09:00, UTC−6")
SOURCE = SourceEntry(
    number=1,
    id="source-permit",
    title="[Permit]",
    byline="Harbour Office",
    issued=Moment(iso="2026-02-23", date="23 February 2026"),
    url="https://harbour.example/permit?a=1&b=2",
    host="harbour.example",
    hreflang="es",
    language="In Spanish",
    seen="Seen as a stored copy, 24 November 2026",
    back=[BackLink(letter="a", href="#cited-permit-1", name="Back to mention 1 of source 1")],
)
CORRECTION = CorrectionView(
    id="correction-1",
    what="Correction",
    at=DAY,
    text_html=Markup("The sum was wrong."),
    was="273",
    now="237",
    found_by="a reader",
)
FAULT = Fault(
    place="content/stories/harbour/index.md:12:17",
    severity="error",
    code="key/unknown",
    message='"secton" is not a key',
    fix='did you mean "section"?',
    open="vscode://file/desk/harbour.md:12:17",
)
MARGIN = Margin(
    weights=Weights(errors=1),
    faults=[FAULT],
    fields=[],
    unbound=[],
    evidence=[],
    accepted=[],
    signed=[("Written by", ["Ana Ruiz"])],
    unsigned=True,
    open="",
    is_article=True,
)
STORY = Card(href="harbour/", title_html=Markup("The contract"), kind="News", published=DAY)


def page(**changed: Any) -> PageView:
    """Return a page that is no article."""
    return PageView(**{**_page(), **changed})


def article(**changed: Any) -> ArticleView:
    """Return an article that has everything but corrections."""
    parts = {
        "kind": "Investigation",
        "section": Link(text="City"),
        "bylines": [Link(text="Ana Ruiz", href="../authors/ana-ruiz/")],
        "published": DAY,
        "evidence": "1 source",
        "method_html": Markup("<p>We read the permit.</p>"),
        "sources": [SOURCE],
    }
    return ArticleView(**{**_page(), **parts, **changed})


def front(**changed: Any) -> FrontView:
    """Return a front page with one story."""
    return FrontView(**{**_page(), "stories": [STORY], **changed})


def fill(template: str, view: PageView | None, *, autoescape: bool = True) -> str:
    """Return the page that MkDocs would write: `main.html` for a page of this kind."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(THEME),
        autoescape=autoescape,  # noqa: S701  off in one test: what happens then is its point
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["url"] = lambda address: f"../{address}"
    given = {} if view is None else {"view": view, "t": Words(view.lang)}
    kind = {"view_template": f"affidavit/{template}.html"}
    return environment.get_template("main.html").render(**given, **kind)


def _page() -> dict[str, Any]:
    return {
        "site": SITE,
        "lang": "en",
        "title": "The harbour contract",
        "title_html": Markup("The harbour <em>contract</em>"),
        "description": "Who signed what, and when",
        "body_html": Markup('<div class="affidavit-flow"><p>The text of the story.</p></div>'),
        "contents": [Heading(id="who", text="Who"), Heading(id="when", text="When")],
    }
