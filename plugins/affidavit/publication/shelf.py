"""Charts of a publication: read from fences and specs, and placed on pages as files to come."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from affidavit.articles import Article, Page
from affidavit.charts import Chart, ChartFolders, ChartPage, read_fence, read_named
from affidavit.charts.delivery import Bundle, size_text, stays_still
from affidavit.charts.drawing import RASTER_WIDTHS
from affidavit.diagnostics import Report
from affidavit.language import Words
from affidavit.located import LocatedText
from affidavit.markdown import Elsewhere, Fence
from affidavit.publication.addresses import SiteAddresses
from affidavit.publication.chart_parts import ChartFiles, ChartParts
from affidavit.publication.reuse import Reusing
from affidavit.render.views import Cell, ChartView, LiveChart, Picture, Table
from affidavit.sources import Library, citation_name, parse_reference

PLOTLY_FOLDER = "assets/affidavit/plotly"


class Shelf:
    """Where the text gets its charts from."""

    def __init__(
        self,
        *,
        folders: ChartFolders,
        page: Callable[[Article | Page], ChartPage],
        addresses: SiteAddresses,
        library: Library,
        reusing: Reusing,
        pictures: bool,
        undrawn: Collection[str],
        plotly_folder: Path,
    ) -> None:
        self._folders = folders
        self._page = page
        self._addresses = addresses
        self._library = library
        self._reusing = reusing
        self._pictures = pictures
        self._undrawn = frozenset(undrawn)
        self._plotly_folder = plotly_folder
        self._names: dict[str, set[str]] = {}
        """Path of a document -> names of its charts so far: an anchor leads to one place."""
        self._parts: dict[int, ChartParts] = {}
        """By the chart's identity, which stays its own: its parts hold the chart itself."""
        self._pages: dict[int, ChartPage] = {}
        """The page that each stands on, by the same."""

    def read(self, fence: Fence, *, document: Article | Page, report: Report) -> Chart | None:
        """Return the chart of a fence, every fault reported."""
        taken = self._names.setdefault(document.path, set())
        page = self._page(document)
        chart = read_fence(fence, page=page, folders=self._folders, report=report, taken=taken)
        return self._noted(chart, taken, document)

    def named(self, name: LocatedText, *, document: Article | Page, report: Report) -> Chart | None:
        """Return the chart that `lead: {chart: NAME}` means."""
        taken = self._names.setdefault(document.path, set())
        page = self._page(document)
        chart = read_named(name, page=page, folders=self._folders, report=report, taken=taken)
        return self._noted(chart, taken, document)

    def _noted(
        self, chart: Chart | None, taken: set[str], document: Article | Page
    ) -> Chart | None:
        if chart is not None:
            taken.add(chart.name)
            self._pages[id(chart)] = self._page(document)
        return chart

    def place(self, chart: Chart, *, document: Article | Page, lang: str) -> ChartView:
        """Return a chart's pictures, table and files as the page sees them, texts still empty."""
        return self._placed(chart, document=document, lang=lang, addresses=self._addresses)

    def elsewhere(self, chart: Chart, *, document: Article | Page, lang: str) -> Elsewhere:
        """Return a chart as the page of its own has it that other sites may show."""
        own = self._addresses.embed(document, chart.name)
        addresses = self._addresses.seen_from(own)
        home = addresses.href(addresses.url(document.path), from_=document.path)
        view = self._placed(chart, document=document, lang=lang, addresses=addresses)
        reuse = view.reuse and replace(view.reuse, embed=None)
        return Elsewhere(view=replace(view, reuse=reuse), addresses=addresses, home=home)

    def _placed(
        self, chart: Chart, *, document: Article | Page, lang: str, addresses: SiteAddresses
    ) -> ChartView:
        parts = self.parts(chart)

        def href(target: str) -> str:
            return addresses.href(target, from_=document.path)

        is_drawn = chart.is_shown
        has_pictures = self.has_pictures(chart)
        widths = sorted(chart.figures) if has_pictures else ()
        return ChartView(
            id=f"chart-{chart.name}",
            key=parts.files.key,
            width=chart.width,
            vector=parts.is_vector,
            still=_why_still(chart, lang) if has_pictures else "",
            pictures=[_picture(chart, parts.files, width, href) for width in widths],
            licence=chart.licence,
            table=_table(chart) if is_drawn else None,
            reuse=self._reusing.of(parts, document=document, has_pictures=has_pictures, href=href)
            if is_drawn
            else None,
            live=_live(parts, href, lang) if has_pictures else None,
        )

    def parts(self, chart: Chart) -> ChartParts:
        """Return what is made of a chart, the same object however often it is asked for."""
        if id(chart) not in self._parts:
            page = self._pages.get(id(chart))
            lang, story = (page.lang, page.slug) if page else ("en", "")
            named = self._source_named(story, lang)
            self._parts[id(chart)] = ChartParts(chart, self._plotly_folder, named, lang)
        return self._parts[id(chart)]

    def has_pictures(self, chart: Chart) -> bool:
        """Say whether a chart is, or will be, drawn."""
        is_drawable = self._pictures and self.parts(chart).is_drawable
        return is_drawable and self.parts(chart).files.key not in self._undrawn

    def goes_live(self, chart: Chart) -> bool:
        """Say whether readers may have a chart drawn anew by their own browser."""
        return self.has_pictures(chart) and self.parts(chart).bundle is not None

    def _source_named(self, story: str, lang: str) -> Callable[[LocatedText], Sequence[str]]:
        """Return what gives name and address of a source of a story, both empty for none."""

        def named(typed: LocatedText) -> Sequence[str]:
            reference = parse_reference(typed)
            source = self._library.find(reference.key, story=story) if reference else None
            return (citation_name(source, lang), source.url or "") if source else ("", "")

        return named


def _live(parts: ChartParts, href: Callable[[str], str], lang: str) -> LiveChart | None:
    bundle = parts.bundle
    if bundle is None:
        return None
    return LiveChart(
        figure=href(parts.files.figure),
        bundle=href(bundle_address(bundle)),
        size=size_text(parts.live_sent, lang),
    )


def _why_still(chart: Chart, lang: str) -> str:
    """Say why a chart cannot be explored; empty where it can."""
    reason = stays_still(chart.figures.values()) or ("" if chart.may_download else "kept")
    return Words(lang)(f"chart.still.{reason}") if reason else ""


def bundle_address(bundle: Bundle) -> str:
    """Return where a plotly.js file is published, from the site's root."""
    return f"{PLOTLY_FOLDER}/{bundle.file.name}"


def outlines_address(name: str) -> str:
    """Return where a file of outlines is published: beside the bundle, which looks for it there."""
    return f"{PLOTLY_FOLDER}/topojson/{name}"


def _picture(chart: Chart, files: ChartFiles, width: int, href: Callable[[str], str]) -> Picture:
    height = chart.heights[width]
    if width not in RASTER_WIDTHS:
        return Picture(width=width, height=height)
    light, dark = (href(files.raster(width, scheme)) for scheme in ("light", "dark"))
    return Picture(width=width, height=height, light=light, dark=dark)


def _table(chart: Chart) -> Table:
    shares = chart.table.shares
    columns = [Cell(text=column.label, numeric=column.numeric) for column in chart.table.columns]
    rows = [
        [
            Cell(
                text=text,
                numeric=column.numeric,
                header=index == 0,
                share=shares[number] if index == chart.table.bars else None,
            )
            for index, (column, text) in enumerate(zip(chart.table.columns, row, strict=True))
        ]
        for number, row in enumerate(chart.table.texts)
    ]
    has_one = sum(column.numeric for column in chart.table.columns) == 1
    return Table(
        columns=columns,
        rows=rows,
        unit=chart.unit if has_one else "",
        open=chart.table_open,
        alone=chart.is_table,
        lit=chart.table.lit,
    )
