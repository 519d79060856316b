"""What others need who use a chart: its files, how to cite it, and how to embed it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from babel.lists import format_list

from affidavit.articles import Article, Page, PublicationFiles
from affidavit.charts.delivery import size_text
from affidavit.language import Words, date_text, number_text
from affidavit.language.locales import locale_of
from affidavit.publication.addresses import SiteAddresses, on_the_web
from affidavit.publication.chart_parts import ChartParts
from affidavit.render.views import Download, Reuse
from affidavit.settings import Settings

SCRIPT = "assets/affidavit/js/embeds.js"
"""What another site may load, so that charts of ours have the height they need there."""
AROUND = 300
"""CSS pixels that title, source line and list of sources take, about, beside the picture."""
LARGE = 1_000_000
PIXELS = 2
"""Of the PNG for each CSS pixel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reusing:
    """Says it for each chart of a publication."""

    settings: Settings
    files: PublicationFiles
    addresses: SiteAddresses

    def of(
        self,
        parts: ChartParts,
        *,
        document: Article | Page,
        has_pictures: bool,
        href: Callable[[str], str],
    ) -> Reuse:
        """Return what is offered of a chart; `href` leads from the page that offers it."""
        lang = document.lang(self.files.imprint)
        published = document.meta.published if isinstance(document, Article) else None
        authors = document.meta.authors if isinstance(document, Article) else ()
        heights = parts.chart.heights
        return Reuse(
            downloads=tuple(_downloads(parts, lang=lang, has_pictures=has_pictures, href=href)),
            authors=format_list(self._names(authors), locale=locale_of(lang)),
            publication=str(self.files.imprint.name),
            date=date_text(published, lang) if published else "",
            page=self._whole(self.addresses.url(document.path)),
            embed=self._whole(self.addresses.embed(document, parts.chart.name)),
            script=self._whole(SCRIPT) or "",
            height=max(heights.values()) + AROUND if has_pictures else 2 * AROUND,
        )

    def _names(self, people: Iterable[str]) -> list[str]:
        authors = self.files.authors
        return [str(authors[who].name) if who in authors else str(who) for who in people]

    def _whole(self, address: str) -> str | None:
        return on_the_web(address, site=self.settings.site_url or self.files.imprint.url)


def _downloads(
    parts: ChartParts, *, lang: str, has_pictures: bool, href: Callable[[str], str]
) -> Iterator[Download]:
    chart, t = parts.chart, Words(lang)
    if chart.may_download:
        rows = t("chart.size.rows", n=len(chart.table.rows), size=_file_size(len(parts.csv), lang))
        yield Download(form="csv", href=href(parts.csv_address), size=rows)
    if has_pictures:
        width = parts.shared_width
        height = chart.heights[width]
        if parts.is_vector:
            yield Download(form="svg", href=href(parts.svg_address), size=f"{width} × {height}")
        pixels = f"{PIXELS * width} × {PIXELS * height}"
        yield Download(form="png", href=href(parts.files.raster(width, "light")), size=pixels)
    if chart.may_download and chart.figures:
        size = _file_size(len(parts.figure), lang)
        yield Download(form="json", href=href(parts.files.plotly), size=size)


def _file_size(size: int, lang: str) -> str:
    """Return the size of a file, never less than it is: `3 kB`, `1.2 MB`."""
    if size >= LARGE:
        return size_text(size, lang)
    return f"{number_text(ceil(size / 1000), lang)}\u00a0kB"
