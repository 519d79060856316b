"""What page templates may use, and all that components may: one frozen type each.

A field that ends in `_html` is `Markup`, safe to print as it stands; every other text is plain and
is escaped by Jinja where it lands. Every `href` is finished: relative to the page that prints it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

from affidavit.render.desk_views import DeskRow, Fault, Margin, Weights
from affidavit.render.ledger_parts import LedgerBlockView, StatementView
from affidavit.render.parts import (
    EMPTY,
    BlockView,
    Cell,
    ChartView,
    Download,
    Fact,
    Link,
    LiveChart,
    Moment,
    PhotoView,
    Picture,
    QuotationView,
    Reuse,
    Table,
    Width,
)
from affidavit.render.source_parts import (
    BackLink,
    DocumentView,
    LinkChange,
    PageLink,
    QuotedWords,
    SourceEntry,
)

__all__ = [
    "EMPTY",
    "ArticleView",
    "Asking",
    "BackLink",
    "BlockView",
    "Card",
    "Cell",
    "ChartView",
    "CiteThis",
    "CorrectionView",
    "DeskView",
    "DocumentView",
    "Download",
    "EmbedView",
    "Fact",
    "Fault",
    "FrontView",
    "Heading",
    "LedgerBlockView",
    "Link",
    "LinkChange",
    "LiveChart",
    "Moment",
    "PageLink",
    "PageView",
    "PhotoView",
    "Picture",
    "QuotationView",
    "QuotedWords",
    "Reuse",
    "Site",
    "SourceEntry",
    "StatementView",
    "Table",
    "Width",
]

LONG_TITLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One line of the contents."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A request for comment and what came of it."""

    to: str
    outcome: str
    """In the page's language."""
    asked: Moment | None = None
    says_html: Markup = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """What was wrong, what is right."""

    id: str
    what: str
    """Correction, clarification, update or retraction, in the page's language."""
    at: Moment
    text_html: Markup
    was: str = ""
    """Empty where it is withheld."""
    now: str = ""
    found_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story in a list."""

    href: str
    title_html: Markup
    dek_html: Markup = EMPTY
    kind: str = ""
    """`Investigation`, in the page's language."""
    section: str = ""
    bylines: Sequence[str] = ()
    published: Moment | None = None
    minutes: int = 0
    sources: int = 0
    status: Literal["draft", "review", "scheduled", "published"] = "published"
    checked_by: Sequence[str] = ()
    picture: Picture | None = None
    """Of a page's first chart, for the cards of a gallery."""
    lead_html: Markup = EMPTY
    """The lead chart or photograph for the first story of the front page; else empty."""
    lead_href: str = ""
    """Where the lead chart's sources stand; empty for a photograph."""
    lang: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page knows of the publication. Nothing here grows with the number of stories."""

    name: str
    tagline: str = ""
    home: str
    """href of the front page."""
    menu: Sequence[Link] = ()
    """The masthead's words: at most seven, from `nav` or publication.yml."""
    about: Sequence[Link] = ()
    """The footer's links."""
    sources: str = ""
    """href of the page of all sources; empty where nothing published cites one."""
    report_error: str | None = None
    """mailto: or http(s) address for readers who saw an error."""
    footer_html: Markup = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteThis:
    """How others cite an article."""

    address: str = ""
    """Where it is on the web; empty where the site does not say."""
    files: Sequence[Link] = ()
    """The same for reference managers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """Any page that is no article. Base of the others; the template gets it as `view`."""

    site: Site
    lang: str
    direction: Literal["ltr", "rtl"] = "ltr"
    title: str
    """Plain, for <title>."""
    title_html: Markup
    dek_html: Markup = EMPTY
    description: str = ""
    """Plain, for <meta name=description>."""
    body_html: Markup = EMPTY
    """Runs of text-width blocks in `div.affidavit-flow`; outset, wide and screen blocks between."""
    contents: Sequence[Heading] = ()
    sources: Sequence[SourceEntry] = ()
    statements: Sequence[StatementView] = ()
    """The facts and claims that the page states, by first mention."""
    statements_file: Link | None = None
    """The same for programs."""
    source_files: Sequence[Link] = ()
    """The sources for reference managers, by the names of the forms."""
    charts: str | None = None
    """href of this page's one file of SVGs; None where no chart is on it."""
    has_pictures: bool = False
    """Whether a chart with a picture is on it, whose rows the keyboard can walk."""
    plotly_css: bool = False
    """Whether a chart here can go live, so that its style sheet is needed."""
    noindex: bool = False
    canonical: str | None = None
    previewing: bool = False
    """In `mkdocs serve`: no policy in the head, badges and the desk shown."""
    desk: Margin | None = None
    """In a preview: what the desk says of the page."""
    cards: Sequence[Card] = ()
    """The other pages of its folder, where the page lists them."""

    @property
    def fonts(self) -> Sequence[str]:
        """The fonts that every such page needs at once, by their files."""
        return ("newsreader-400", "newsreader-600", "public-sans")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedView(PageView):
    """The page that a chart has to itself, for other sites to show in a frame."""

    chart_html: Markup
    home: Link
    """The chart in its article."""

    @property
    def fonts(self) -> Sequence[str]:
        """Charts are set in one."""
        return ("public-sans",)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView(PageView):
    """An article's page."""

    kind: str
    section: Link | None = None
    content_note_html: Markup = EMPTY
    """The line under the masthead's rule."""
    bylines: Sequence[Link] = ()
    credits: Sequence[tuple[str, Sequence[Link]]] = ()
    """(`Editing`, people) ..."""
    published: Moment | None = None
    minutes: int = 1
    checked_by: Sequence[str] = ()
    """Names; empty shows the unsigned line."""
    evidence: str = ""
    """`19 sources`."""
    seen: str = ""
    """`all seen as stored copies`; or empty."""
    status: Literal["draft", "review", "scheduled", "published"] = "published"
    lead_html: Markup = EMPTY
    method_html: Markup = EMPTY
    replies: Sequence[Asking] = ()
    corrections: Sequence[CorrectionView] = ()
    series: Sequence[Card] = ()
    cite_this: CiteThis | None = None

    @property
    def long_title(self) -> bool:
        """Over `LONG_TITLE` characters, where the smaller headline cut holds three lines."""
        return len(self.title) > LONG_TITLE


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView(PageView):
    """The front page: stories from their front matter, newest first."""

    stories: Sequence[Card] = ()
    handbook: Sequence[Card] = field(default_factory=tuple)
    corrections: Sequence[tuple[Card, CorrectionView]] = ()
    edition: str = ""
    """`Tuesday, 24 November 2026`: the day of the newest story, never of the build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView(PageView):
    """The desk's own page, in a preview only: all articles, and what is open of each."""

    weights: Weights
    """Of the whole publication."""
    rows: Sequence[DeskRow]
    elsewhere: Sequence[Fault]
    """What is no article's business: of publication.yml, shared sources, pages."""
    can_open: bool
    """Whether findings lead to an editor."""
