"""What templates may use: one frozen type per component and per page, finished and escaped.

A field that ends in `_html` is `Markup`, safe to print as it stands; every other text is plain and
is escaped by Jinja where it lands. Every `href` is finished: relative to the page that prints it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

Width = Literal["text", "outset", "wide", "screen"]
EMPTY = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text that may lead somewhere."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time as people read it, in the page's language, and as machines do."""

    iso: str
    """With the zone it was written in: `2026-11-24T09:00:00-06:00`, or a date, `2026-02-23`."""
    date: str
    """`24 November 2026`."""
    time: str = ""
    """`09:00, UTC−6`; empty where only the date is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackLink:
    """The way from the source list back to one use of the source."""

    letter: str
    """a, b, c ... in reading order."""
    href: str
    name: str
    """Accessible name: `Back to mention 2 of source 4`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """One numbered entry of the list at the end: a source, or a note of the writer's."""

    number: int
    id: str
    """The anchor that citations lead to: `source-KEY`, or `note-NAME`."""
    kind: Literal["source", "note"] = "source"
    title: str = ""
    """Printed in bold; a description of ours comes in square brackets."""
    byline: str = ""
    """Authors and publisher: `Kevin J.S. Duska Jr., Signal Cage`."""
    issued: Moment | None = None
    locator_note: str = ""
    url: str | None = None
    """http(s) or None; the only schemes that become a link here."""
    host: str = ""
    """`elpais.com`: the text of the link."""
    hreflang: str | None = None
    language: str = ""
    """`In Spanish`, where it is not the page's language; else empty."""
    seen: str = ""
    """`Seen as a stored copy, 24 November 2026`."""
    quoted_in: Link | None = None
    """Where we saw it, if only in another's words; leads to that entry when it is in the list."""
    note_html: Markup = EMPTY
    """A remark shown to readers; for a footnote its whole text."""
    back: Sequence[BackLink] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The drawings of a chart at one width, all the same height, in CSS pixels."""

    width: int
    height: int
    light: str | None = None
    """href of the raster (PNG, twice the pixels); None at 1152, which has a drawing but no raster."""
    dark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a chart's data table."""

    text: str
    """Written by the page's locale."""
    numeric: bool = False
    header: bool = False
    """The row's name: a `th scope=row`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a chart draws, as rows."""

    columns: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveChart:
    """What the button loads."""

    figure: str
    """href of the Plotly JSON."""
    bundle: str
    """href of the plotly.js file."""
    size: str
    """What the button says: `0.4 MB`, figure and bundle together, as sent (gzip)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """A chart on the page: picture first, interactive on demand."""

    id: str
    """Anchor: `chart-NAME`."""
    key: str
    """Names the chart's drawings in the page's file of SVGs; hash of all inputs."""
    width: Width
    heading: Literal["h2", "h3"] | None = "h3"
    """None where the title stands in a paragraph, so as not to enter the outline."""
    number: str = ""
    """`Figure 2`, where the text refers to it by number; else empty."""
    title_html: Markup = EMPTY
    subtitle_html: Markup = EMPTY
    alt: str = ""
    label: str = ""
    """The title in plain words, for accessible names."""
    pictures: Sequence[Picture] = ()
    """Narrow first: 390, 760, and 1152 where the chart is wide or screen. Empty without a renderer."""
    vector: bool = True
    """Whether the page's file of SVGs holds it; where not, its rasters stay when scripts run."""
    note_html: Markup = EMPTY
    source_html: Markup = EMPTY
    """`Sources: El País [1]; ...`, with citations; or empty."""
    method_html: Markup = EMPTY
    credit_html: Markup = EMPTY
    licence: str = ""
    table: Table | None = None
    csv: str | None = None
    png: str | None = None
    """The wide light picture, to download."""
    live: LiveChart | None = None
    still: str = ""
    """A sentence that says why there is no button, where the kind of chart allows none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationView:
    """A quotation as a block: the original first, then what it means."""

    words_html: Markup
    lang: str
    """Of the original."""
    language: str = ""
    """Its name, where it is not the page's language."""
    translation: str = ""
    speaker: str = ""
    """Who said it."""
    source_html: Markup = EMPTY
    """Through whom: the citation."""
    width: Width = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A box of the article: aside, pull-quote, method, qa."""

    kind: Literal["aside", "pull-quote", "method", "qa"]
    id: str
    title: str
    body_html: Markup
    width: Width = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoView:
    """A picture with its record."""

    id: str
    number: str = ""
    src: str
    pixel_width: int
    pixel_height: int
    alt: str
    caption_html: Markup = EMPTY
    credit_html: Markup = EMPTY
    licence: str = ""
    ai: str = ""
    """A sentence for readers where a machine had a part in it; else empty."""
    width: Width = "text"
    lazy: bool = True


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
    lead_html: Markup = EMPTY
    """The lead chart or photograph for the first story of the front page; else empty."""
    lang: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault in the preview's panel."""

    place: str
    severity: str
    code: str
    message: str
    fix: str = ""


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
    report_error: str | None = None
    """mailto: or http(s) address for readers who saw an error."""
    footer_html: Markup = EMPTY


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
    charts: str | None = None
    """href of this page's one file of SVGs; None where no chart is on it."""
    plotly_css: bool = False
    """Whether a chart here can go live, so that its style sheet is needed."""
    noindex: bool = False
    canonical: str | None = None
    previewing: bool = False
    """In `mkdocs serve`: no policy in the head, badges and panel shown."""
    faults: Sequence[Fault] = ()


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

    @property
    def long_title(self) -> bool:
        """Over 60 characters, where the smaller headline cut holds three lines."""
        return len(self.title) > 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView(PageView):
    """The front page: stories from their front matter, newest first."""

    stories: Sequence[Card] = ()
    handbook: Sequence[Card] = field(default_factory=tuple)
    corrections: Sequence[tuple[Card, CorrectionView]] = ()
    edition: str = ""
    """`Tuesday, 24 November 2026`: the day of the newest story, never of the build."""
