"""Charts, as the text knows them: read from a fence or by name, and placed on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affidavit.articles import Article, Page
    from affidavit.diagnostics import Report
    from affidavit.located import LocatedText, Text
    from affidavit.markdown.fences import Fence
    from affidavit.render.views import ChartView


class Chart(Protocol):
    """What the text needs of a chart; `affidavit.charts` has the rest."""

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
    def sources(self) -> Sequence[LocatedText]:
        """The sources as they are typed: `mnd-2026-02-23, para. 2`."""


class ChartShelf(Protocol):
    """Where charts come from, and where their files go."""

    def read(self, fence: Fence, *, document: Article | Page, report: Report) -> Chart | None:
        """Return the chart of a fence, every fault reported; None where it is none."""

    def named(self, name: LocatedText, *, document: Article | Page, report: Report) -> Chart | None:
        """Return the chart that `lead: {chart: NAME}` means."""

    def place(self, chart: Chart, *, document: Article | Page, lang: str) -> ChartView:
        """Return its pictures, table and files as seen from the page, the texts still empty."""
