"""A page with charts, made of the theme's own files as a build would put them together."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

import affidavit_theme
from affidavit.charts.delivery import bundle_for, live_json, sent_size, size_text
from affidavit.charts.drawing import Cache, DrawingRequest, Drawings, draw, page_svgs
from affidavit.diagnostics import Report
from affidavit.render.stylesheet import stylesheet
from affidavit.render.templates import Templates
from affidavit.render.views import Cell, ChartView, Download, LiveChart, Picture, Reuse, Table
from tests.charts.drawing.figures import PORTS, bars, lines, requested
from tests.hosting import folder_served
from tests.theme.newsstand import article, fill

THEME = Path(affidavit_theme.__file__).parent
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
    " connect-src 'self'"
)
PAGE = "story/index.html"
PARAGRAPHS = Markup("<p>Invented words about an invented harbour, to scroll by.</p>") * 30


@dataclass(frozen=True)
class Placed:
    """A chart and where it stands."""

    name: str
    request: DrawingRequest
    width: str = "outset"


def make_site(folder: Path) -> None:
    """Write the site: one page with two charts and all it needs."""
    charts = [
        Placed("ports", requested(bars(), widths=(390, 760, 1152)), "wide"),
        Placed("piers", requested(lines()), "outset"),
    ]
    report = Report()
    drawn = draw([each.request for each in charts], cache=Cache(folder / "cache"), report=report)
    assert not report.errors, report.as_text()
    assets = folder / "assets" / "charts"
    assets.mkdir(parents=True)
    (assets / "page.svg").write_bytes(page_svgs((key, one.svgs) for key, one in drawn.items()))
    html = Markup("").join(_chart(each, drawn[each.request.key], assets) for each in charts)
    text = Markup('<div class="affidavit-flow">') + PARAGRAPHS + Markup("</div>")
    view = article(
        body_html=html + text,
        charts="../assets/charts/page.svg",
        has_pictures=True,
        plotly_css=True,
    )
    (folder / PAGE).parent.mkdir()
    (folder / PAGE).write_text(fill("article", view), encoding="utf-8")
    copy_theme(folder)


def _chart(placed: Placed, drawings: Drawings, assets: Path) -> Markup:
    request = placed.request
    for (width, scheme), png in drawings.rasters.items():
        (assets / f"{request.key}-{width}-{scheme}.png").write_bytes(png)
    live = live_json(request.figures, request.heights)
    (assets / f"{request.key}.json").write_bytes(live)
    bundle = bundle_for(request.figures.values(), folder=_plotly_folder())
    view = ChartView(
        id=f"chart-{placed.name}",
        key=request.key,
        width=placed.width,
        title_html=Markup("Ferry pier takes most of it"),
        subtitle_html=Markup("Ships a day, invented"),
        alt=f"The picture of {placed.name} in words",
        label="Ferry pier takes most of it",
        pictures=[_picture(request, width, drawings) for width in sorted(request.figures)],
        source_html=Markup("Source: nobody, since it is invented"),
        table=_table(),
        reuse=Reuse(
            downloads=[
                Download(
                    form="csv", href=f"../assets/charts/{placed.name}.csv", size="3 rows, 1 kB"
                )
            ],
            publication="The Harbour Record",
        ),
        live=LiveChart(
            figure=f"../assets/charts/{request.key}.json",
            bundle=f"../assets/affidavit/plotly/{bundle.file.name}",
            size=size_text(bundle.sent + sent_size(live), "en"),
        ),
    )
    return Templates([THEME]).component("chart", view, lang="en")


def _picture(request: DrawingRequest, width: int, drawings: Drawings) -> Picture:
    base = f"../assets/charts/{request.key}-{width}"
    there = (width, "light") in drawings.rasters
    return Picture(
        width=width,
        height=request.heights[width],
        light=f"{base}-light.png" if there else None,
        dark=f"{base}-dark.png" if there else None,
    )


def _table() -> Table:
    rows = [
        (Cell(text=name, header=True), Cell(text=str(12.5 * n), numeric=True))
        for n, name in enumerate(PORTS, 1)
    ]
    return Table(columns=(Cell(text="Quay"), Cell(text="Ships", numeric=True)), rows=rows)


def _plotly_folder() -> Path:
    return THEME / "assets" / "affidavit" / "plotly"


def copy_theme(folder: Path) -> None:
    """Put the theme's files where a build puts them."""
    to = folder / "assets" / "affidavit"
    for name in ("js", "fonts", "img", "plotly"):
        shutil.copytree(THEME / "assets" / "affidavit" / name, to / name)
    bundle = bundle_for([bars()], folder=_plotly_folder()).file
    shutil.copy(bundle, to / "plotly" / bundle.name)
    (to / "affidavit.css").write_text(stylesheet(THEME), encoding="utf-8")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the site as a host does that sends the policy itself; give the page's address."""
    with folder_served(folder, headers={"Content-Security-Policy": POLICY}) as url:
        yield f"{url}story/"
