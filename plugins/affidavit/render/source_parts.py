"""What the list of sources is made of: one frozen type each, finished as in `parts`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from affidavit.render.parts import EMPTY, Link, Moment, Width


@dataclass(frozen=True, slots=True, kw_only=True)
class BackLink:
    """The way from the source list back to one use of the source."""

    letter: str
    """a, b, c ... in reading order."""
    href: str
    name: str
    """Accessible name: `Back to: “The contract was signed in June …”`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedWords:
    """Words of a source that the page prints, as its entry holds them ready to be checked."""

    words_html: Markup
    lang: str
    translation_html: Markup = EMPTY
    locator: str = ""
    """`para. 3`."""
    speaker: str = ""
    """Who said it, where that is not the source itself."""
    name: str = ""
    """`KEY/ID`, as the text names it."""
    href: str = ""
    """Address of the source that leads on to these words; empty where it cannot."""
    copied: Moment | None = None
    """When the copy was taken in which these words were found; None where nobody has looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChange:
    """What became of a source's address since it was cited."""

    text: str
    """`The page has been gone since 24 November 2026`."""
    lost: bool
    """Whether nothing of the page is there, so that a copy comes first."""
    moved_to: Link | None = None
    archive: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """The way to a page of a source's document."""

    number: int
    """Counted from 1; a citation's `data-pages` names the pages that it means by it."""
    text: str
    """`Page iv`."""
    href: str
    uses: Collection[str] = ()
    """The sentences that cite it, by the addresses that ways back have."""
    address: str = ""
    """Where it is on the web; empty where the site does not say."""
    picture: str = ""
    """href of the picture of the page."""
    width: int = 0
    height: int = 0
    """Of the picture, in pixels: its proportions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """One numbered entry of the list at the end: a source, or a note of the writer's."""

    number: int
    """0 for a source where citations name their sources."""
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
    href: str | None = None
    """The same, which leads on to the passages that the page quotes."""
    host: str = ""
    """`elpais.com`: the text of the link."""
    version: str = ""
    """Address of a copy, and ..."""
    version_day: str = ""
    """... the day that we mean, ISO 8601: of the copy, else the day somebody looked."""
    hreflang: str | None = None
    language: str = ""
    """`In Spanish`, where it is not the page's language; else empty."""
    seen: str = ""
    """`Seen as a stored copy, 24 November 2026`."""
    quoted_in: Link | None = None
    """Where we saw it, if only in another's words; leads to that entry when it is in the list."""
    note_html: Markup = EMPTY
    """A remark shown to readers; for a footnote its whole text."""
    key: str = ""
    """Of the source; empty for a note."""
    label: str = ""
    """What citations call it, `Ruiz 2026a`; empty where they are numbers."""
    text_html: Markup = EMPTY
    """The entry as a style of CSL has it; empty where the house style prints it."""
    quotes: Sequence[QuotedWords] = ()
    archives: Sequence[Link] = ()
    """Copies that others keep, by the host that keeps them."""
    change: LinkChange | None = None
    """None where the address leads to what it led to."""
    kept: Moment | None = None
    """Since when we keep a copy of our own."""
    page: str = ""
    """href of the page that the source has to itself; empty where there is none."""
    pages: Sequence[PageLink] = ()
    """Pages of its document that citations lead to."""
    back: Sequence[BackLink] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A page of a source's document in the text."""

    id: str
    page: PageLink | None
    """None where readers may not see it, or its copy is elsewhere."""
    alt: str
    caption_html: Markup = EMPTY
    source_html: Markup = EMPTY
    width: Width = "text"
