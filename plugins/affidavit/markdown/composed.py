"""A document as it is printed, before the page around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from affidavit.diagnostics import Place
    from affidavit.markdown.block_records import BlockRecord
    from affidavit.markdown.links import Link
    from affidavit.markdown.passages import Passage
    from affidavit.markdown.shelf import Chart
    from affidavit.render.views import ChartView, Heading, SourceEntry, StatementView


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionText:
    """The texts of one correction."""

    text_html: Markup
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedChart:
    """A chart for the page that it has to itself, numbered from 1."""

    view: ChartView
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """Every text of a document, numbered in the order in which readers meet them.

    That is: content note, title, dek, lead, body, method, replies, corrections, and then the list
    of sources and notes itself.
    """

    body_html: Markup
    """Text-wide blocks in runs of `div.affidavit-flow`, wider ones between them."""
    title_html: Markup
    title: str
    """Plain, for `<title>`, cards and feeds."""
    dek_html: Markup = field(default_factory=Markup)
    dek: str = ""
    description: str = ""
    """For search engines: of a page what it says of itself, else the dek; plain."""
    social_title: str = ""
    social_description: str = ""
    """What is said of it elsewhere; empty where the writer says nothing special."""
    content_note_html: Markup = field(default_factory=Markup)
    lead_html: Markup = field(default_factory=Markup)
    """The component for the picture or chart above the text."""
    lead_chart: ChartView | None = None
    """What the lead's chart was printed from, for other pages that show it."""
    lead_picture: str = ""
    """Path of the lead's picture below the content folder; empty for a chart and for none."""
    lead_alt: str = ""
    method_html: Markup = field(default_factory=Markup)
    """Paragraphs."""
    replies: tuple[Markup, ...] = ()
    """What each request for comment brought, in the order of the front matter."""
    corrections: tuple[CorrectionText, ...] = ()
    contents: tuple[Heading, ...] = ()
    """The headings of the second level."""
    sources: tuple[SourceEntry, ...] = ()
    statements: tuple[StatementView, ...] = ()
    """The facts and claims that the text states, each with its history, by first mention."""
    words: int = 0
    """Of the body, for the reading time."""
    charts: tuple[Chart, ...] = ()
    """In reading order, the lead's first."""
    embedded: tuple[EmbeddedChart, ...] = ()
    """The same charts, each by itself."""
    links: tuple[Link, ...] = ()
    assets: frozenset[str] = frozenset()
    """Files that the text uses, below the content folder."""
    cited: tuple[str, ...] = ()
    """Keys of the sources in the order of their numbers."""
    anchors: frozenset[str] = frozenset()
    """Every id in the text, for links from other pages."""
    figures: tuple[BlockRecord, ...] = ()
    """The pictures that stand in the text as blocks, each with its record."""
    block_starts: tuple[Passage | Place | None, ...] = ()
    """In a preview: where each block of the body begins, by the number of the mark behind it."""
    passages: tuple[Passage, ...] = ()
    """All prose, for checks: above the text, in it, in its charts, and below."""
