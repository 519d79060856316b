"""Charts, as the text knows them: read from a fence or by name, and placed on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from affidavit.articles import Article, Page
    from affidavit.diagnostics import Report
    from affidavit.located import LocatedText, Text
    from affidavit.markdown.fences import Fence
    from affidavit.markdown.links import Addresses
    from affidavit.render.views import ChartView


class Chart(Protocol):
    """What the text needs of a chart; `affidavit.charts` has the rest."""

    @property
    def has_arrows(self) -> bool:
        """Whether the picture shows by arrows which figures are a least or a most."""

    @property
    def name(self) -> str:
        """What `@fig:NAME` calls it; unique on its page."""

    @property
    def kind(self) -> str:
        """`table` is referred to as `@tbl:NAME`, every other kind as `@fig:NAME`."""

    @property
    def title(self) -> Text:
        """The finding."""

    @property
    def subtitle(self) -> Text:
        """What is measured."""

    @property
    def alt(self) -> Text:
        """What the picture shows, for those who cannot see it."""

    @property
    def note(self) -> Text:
        """Cautions."""

    @property
    def method(self) -> Text:
        """How the figures were made."""

    @property
    def credit(self) -> Text:
        """Who drew it."""

    @property
    def description(self) -> Text:
        """What the picture shows, at length."""

    @property
    def period(self) -> Text:
        """The time that the figures are of."""

    @property
    def base(self) -> Text:
        """What a percentage is of."""

    @property
    def criteria(self) -> Text:
        """What was counted and what was not."""

    @property
    def made_by(self) -> Text:
        """Who made the figures into a chart."""

    @property
    def map_credit(self) -> Text:
        """Who made the outlines of a map that came with the story."""

    @property
    def map_licence(self) -> str:
        """What those outlines may be used for."""

    @property
    def as_of(self) -> date | None:
        """The day from which the figures are known."""

    @property
    def row_sources(self) -> Sequence[LocatedText | None]:
        """For each row of its table the source as typed; empty where rows have none."""

    @property
    def sources(self) -> Sequence[LocatedText]:
        """The sources as they are typed: `mnd-2026-02-23, para. 2`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """A chart on the page that it has to itself."""

    view: ChartView
    """Its texts still empty."""
    addresses: Addresses
    """As seen from that page."""
    home: str
    """Where the article is."""


class ChartShelf(Protocol):
    """Where charts come from, and where their files go."""

    def read(self, fence: Fence, *, document: Article | Page, report: Report) -> Chart | None:
        """Return the chart of a fence, every fault reported; None where it is none."""

    def named(self, name: LocatedText, *, document: Article | Page, report: Report) -> Chart | None:
        """Return the chart that `lead: {chart: NAME}` means."""

    def place(self, chart: Chart, *, document: Article | Page, lang: str) -> ChartView:
        """Return its pictures, table and files as seen from the page, the texts still empty."""

    def elsewhere(self, chart: Chart, *, document: Article | Page, lang: str) -> Elsewhere:
        """Return the same as seen from the page that the chart has to itself."""
