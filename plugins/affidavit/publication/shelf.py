"""Charts of a publication: read from fences and specs, and placed on pages as files to come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from affidavit.articles import Article, Page
from affidavit.charts import Chart, ChartFolders, ChartPage, read_fence, read_named
from affidavit.charts.delivery import (
    Bundle,
    bundle_for,
    live_json,
    sent_size,
    size_text,
    stays_still,
)
from affidavit.charts.drawing import RASTER_WIDTHS, drawing_key
from affidavit.charts.traces import PAINTED, traces_of
from affidavit.diagnostics import Report
from affidavit.language import Words
from affidavit.located import LocatedText
from affidavit.markdown import Fence
from affidavit.publication.addresses import SiteAddresses
from affidavit.render.views import Cell, ChartView, LiveChart, Picture, Table

FOLDER = "assets/charts"
PLOTLY_FOLDER = "assets/affidavit/plotly"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFiles:
    """The addresses, from the site's root, of what is made for one chart."""

    key: str
    name: str

    @property
    def csv(self) -> str:
        """The drawn rows."""
        return f"{FOLDER}/{self.name}-{self.key}.csv"

    @property
    def figure(self) -> str:
        """The live figure, Plotly JSON."""
        return f"{FOLDER}/{self.name}-{self.key}.json"

    def raster(self, width: int, scheme: str) -> str:
        """One picture."""
        return f"{FOLDER}/{self.name}-{self.key}-{width}-{scheme}.png"


@dataclass(frozen=True, eq=False)
class ChartParts:
    """What is made of one chart, each when it is first asked for, and once."""

    chart: Chart
    _plotly_folder: Path

    @cached_property
    def files(self) -> ChartFiles:
        """The names of its files; they come from the hash of all that goes into it."""
        key = drawing_key(self.chart.figures, self.chart.heights)
        return ChartFiles(key=key, name=self.chart.name)

    @cached_property
    def bundle(self) -> Bundle | None:
        """The plotly.js file that it goes live with; None where it stays a picture."""
        figures = self.chart.figures.values()
        if not figures or stays_still(figures):
            return None
        return bundle_for(figures, folder=self._plotly_folder)

    @cached_property
    def live(self) -> bytes:
        """What the page's script plots from."""
        return live_json(self.chart.figures, self.chart.heights)


class Shelf:
    """Where the text gets its charts from."""

    def __init__(
        self,
        *,
        folders: ChartFolders,
        page: Callable[[Article | Page], ChartPage],
        addresses: SiteAddresses,
        pictures: bool,
        plotly_folder: Path,
    ) -> None:
        self._folders = folders
        self._page = page
        self._addresses = addresses
        self._pictures = pictures
        self._plotly_folder = plotly_folder
        self._names: dict[str, set[str]] = {}
        """Path of a document -> names of its charts so far: an anchor leads to one place."""
        self._parts: dict[int, ChartParts] = {}
        """By the chart's identity, which stays its own: its parts hold the chart itself."""

    def read(self, fence: Fence, *, document: Article | Page, report: Report) -> Chart | None:
        """Return the chart of a fence, every fault reported."""
        taken = self._names.setdefault(document.path, set())
        page = self._page(document)
        chart = read_fence(fence, page=page, folders=self._folders, report=report, taken=taken)
        return self._noted(chart, taken)

    def named(self, name: LocatedText, *, document: Article | Page, report: Report) -> Chart | None:
        """Return the chart that `lead: {chart: NAME}` means."""
        taken = self._names.setdefault(document.path, set())
        page = self._page(document)
        chart = read_named(name, page=page, folders=self._folders, report=report, taken=taken)
        return self._noted(chart, taken)

    def _noted(self, chart: Chart | None, taken: set[str]) -> Chart | None:
        if chart is not None:
            taken.add(chart.name)
        return chart

    def place(self, chart: Chart, *, document: Article | Page, lang: str) -> ChartView:
        """Return a chart's pictures, table and files as the page sees them, texts still empty."""
        files = self.parts(chart).files

        def href(target: str) -> str:
            return self._addresses.href(target, from_=document.path)

        is_drawn = bool(chart.figures)
        has_pictures = is_drawn and self._pictures
        widths = sorted(chart.figures) if has_pictures else ()
        return ChartView(
            id=f"chart-{chart.name}",
            key=files.key,
            width=chart.width,
            vector=not traces_of(chart.figures.values()) & PAINTED,
            still=_why_still(chart, lang) if has_pictures else "",
            pictures=[_picture(chart, files, width, href) for width in widths],
            licence=chart.licence,
            table=_table(chart) if is_drawn else None,
            csv=href(files.csv) if is_drawn else None,
            png=href(files.raster(max(RASTER_WIDTHS), "light")) if has_pictures else None,
            live=_live(self.parts(chart), href, lang) if has_pictures else None,
        )

    def parts(self, chart: Chart) -> ChartParts:
        """Return what is made of a chart, the same object however often it is asked for."""
        return self._parts.setdefault(id(chart), ChartParts(chart, self._plotly_folder))


def _live(parts: ChartParts, href: Callable[[str], str], lang: str) -> LiveChart | None:
    bundle = parts.bundle
    if bundle is None:
        return None
    return LiveChart(
        figure=href(parts.files.figure),
        bundle=href(bundle_address(bundle)),
        size=size_text(bundle.sent + sent_size(parts.live), lang),
    )


def _why_still(chart: Chart, lang: str) -> str:
    """Say why a chart cannot be explored; empty where it can."""
    reason = stays_still(chart.figures.values())
    return Words(lang)(f"chart.still.{reason}") if reason else ""


def bundle_address(bundle: Bundle) -> str:
    """Return where a plotly.js file is published, from the site's root."""
    return f"{PLOTLY_FOLDER}/{bundle.file.name}"


def _picture(chart: Chart, files: ChartFiles, width: int, href: Callable[[str], str]) -> Picture:
    height = chart.heights[width]
    if width not in RASTER_WIDTHS:
        return Picture(width=width, height=height)
    light, dark = (href(files.raster(width, scheme)) for scheme in ("light", "dark"))
    return Picture(width=width, height=height, light=light, dark=dark)


def _table(chart: Chart) -> Table:
    columns = [Cell(text=column.label, numeric=column.numeric) for column in chart.table.columns]
    rows = [
        [
            Cell(text=text, numeric=column.numeric, header=index == 0)
            for index, (column, text) in enumerate(zip(chart.table.columns, row, strict=True))
        ]
        for row in chart.table.texts
    ]
    return Table(columns=columns, rows=rows)
