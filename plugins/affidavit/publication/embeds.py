"""The pages that charts have to themselves, for other sites to show in a frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup, escape

from affidavit.articles import Article, Page
from affidavit.charts import Chart
from affidavit.diagnostics import Code, Place, Report
from affidavit.markdown import EmbeddedChart
from affidavit.publication.addresses import relative
from affidavit.publication.loading import Publication
from affidavit.publication.pages import direction_of
from affidavit.render.views import EmbedView, Link, Site

TEMPLATE = "affidavit/embed.html"


@dataclass(frozen=True, slots=True)
class Embeds:
    """Makes the pages of all charts that are shown."""

    publication: Publication

    def charts(self) -> Iterator[tuple[Article | Page, Chart, EmbeddedChart]]:
        """Yield each chart that others may use, and the page it stands on; none with faults."""
        for document in self.publication.shown():
            embedded = self.publication.composed[document.path].embedded
            for chart, own in zip(self.publication.charts(document), embedded, strict=True):
                if chart.is_shown:
                    yield document, chart, own

    def file(self, document: Article | Page, chart: Chart) -> str:
        """Return where a chart's page is published, from the site's root."""
        return self.publication.addresses.embed_file(document, chart.name)

    def page(
        self, document: Article | Page, chart: Chart, own: EmbeddedChart, *, drawings: str | None
    ) -> bytes:
        """Return a chart's page; `drawings` is the address of the file with its SVGs."""
        view = self._view(document, chart, own, drawings=drawings)
        address = self.publication.addresses.embed(document, chart.name)
        href = partial(relative, page=address)
        text = self.publication.templates.page(TEMPLATE, view, lang=view.lang, href=href)
        return text.encode()

    def tell_taken(self, report: Report) -> None:
        """Report pages whose address is that of a chart's own page."""
        addresses = self.publication.addresses
        own = {addresses.embed(document, chart.name): chart for document, chart, _ in self.charts()}
        for document in self.publication.shown():
            if (chart := own.get(addresses.url(document.path))) is not None:
                message = f'this page has the address of the chart "{chart.name}" by itself'
                fix = "move it out of the folder embed/"
                report.error(Code.SLUG_TAKEN, Place(document.file), message, fix)

    def _view(
        self, document: Article | Page, chart: Chart, own: EmbeddedChart, *, drawings: str | None
    ) -> EmbedView:
        publication, imprint = self.publication, self.publication.files.imprint
        lang, address = document.lang(imprint), publication.addresses.embed(document, chart.name)
        home = relative(publication.addresses.url(document.path), page=address)
        composed = publication.composed[document.path]
        reuse = own.view.reuse
        title = own.view.label or composed.title
        return EmbedView(
            site=Site(name=str(imprint.name), home=relative("", page=address)),
            lang=lang,
            direction=direction_of(lang),
            title=title,
            title_html=escape(title),
            sources=own.sources,
            charts=relative(drawings, page=address) if drawings else None,
            has_pictures=publication.shelf.has_pictures(chart),
            plotly_css=publication.shelf.goes_live(chart),
            noindex=True,
            canonical=reuse.page if reuse else None,
            previewing=publication.settings.previewing,
            chart_html=self._printed(own, lang),
            home=Link(text=composed.title, href=f"{home}#{own.view.id}"),
        )

    def _printed(self, own: EmbeddedChart, lang: str) -> Markup:
        return self.publication.templates.component("chart", own.view, lang=lang)
