"""What component templates may use: one frozen type each, finished and escaped.

A field that ends in `_html` is `Markup`, safe to print as it stands; every other text is plain and
is escaped by Jinja where it lands. Every `href` is finished: relative to the page that prints it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
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
class Picture:
    """The drawings of a chart at one width, all the same height, in CSS pixels."""

    width: int
    height: int
    light: str | None = None
    """href of the raster (PNG, twice the pixels); None at 1152, drawn but without a raster."""
    dark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a chart's data table."""

    text: str
    """Written by the page's locale."""
    numeric: bool = False
    header: bool = False
    """The row's name: a `th scope=row`."""
    share: float | None = None
    """Of the largest figure, 0 to 1: the length of a bar beside it; None for no bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a chart draws, as rows."""

    columns: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]
    sources: Sequence[Markup] = ()
    """For each row the citation of its own source; empty where rows have none of their own."""
    unit: str = ""
    """What the figures count, where there is one column of them: `fires`."""
    open: bool = False
    """Whether it is shown before a reader asks for it."""
    alone: bool = False
    """Whether it is the chart itself, which has no picture."""
    lit: Collection[int] = ()
    """The rows that are highlighted, counted from 0."""


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
class Fact:
    """One thing that is said of a chart's figures: `Period`, `22 February 2026`."""

    name: str
    text_html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A chart in a form that others can use."""

    form: Literal["csv", "svg", "png", "json"]
    href: str
    size: str
    """`32 rows, 2 kB`, or for pictures their pixels: `1520 × 900`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """What others need who use a chart: files, how to cite it, and how to embed it."""

    downloads: Sequence[Download] = ()
    authors: str = ""
    """`Ana Ruiz and Eva Sol`; the publication's name where the page has none."""
    publication: str = ""
    date: str = ""
    page: str | None = None
    """Address of the chart's page with its host; None where the publication has none yet."""
    embed: str | None = None
    """Address of the chart's own page with its host, for other sites to show."""
    script: str = ""
    """Address of the script that gives embedded charts their height."""
    height: int = 0
    """CSS pixels that suit an embedded chart where that script does not run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """A chart on the page: picture first, interactive on demand."""

    id: str
    """Anchor: `chart-NAME`."""
    key: str
    """Names the chart's drawings in the page's file of SVGs; hash of all inputs."""
    width: Width
    heading: Literal["h1", "h2", "h3"] | None = "h3"
    """None where the title stands in a paragraph, so as not to enter the outline."""
    number: str = ""
    """`Figure 2`, where the text refers to it by number; else empty."""
    title_html: Markup = EMPTY
    subtitle_html: Markup = EMPTY
    alt: str = ""
    label: str = ""
    """The title in plain words, for accessible names."""
    pictures: Sequence[Picture] = ()
    """Narrow first: 390, 760, and 1152 where it is wide or screen. Empty without a renderer."""
    vector: bool = True
    """Whether the page's file of SVGs holds it; where not, its rasters stay when scripts run."""
    note_html: Markup = EMPTY
    source_html: Markup = EMPTY
    """`Sources: El País [1]; ...`, with citations; or empty."""
    method_html: Markup = EMPTY
    credit_html: Markup = EMPTY
    description_html: Markup = EMPTY
    """What the chart shows, at length."""
    description_id: str = ""
    facts: Sequence[Fact] = ()
    """Period, base, criteria, and since when the figures stand; those that the writer gives."""
    made_by_html: Markup = EMPTY
    licence: str = ""
    table: Table | None = None
    has_link: bool = True
    """Whether it offers a link to itself; not where it is shown away from home."""
    reuse: Reuse | None = None
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
