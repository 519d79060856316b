"""Charts that draw by WebGL or by painting, explored under the strict policy."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from markupsafe import Markup
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from affidavit.charts.delivery import bundle_for, live_json, sent_size, size_text
from affidavit.render.templates import Templates
from affidavit.render.views import ChartView, LiveChart, Picture
from tests.browser.chart_page import THEME, copy_theme, served
from tests.browser.chart_reading import explore
from tests.theme.newsstand import article, fill

MANY = 24
FIGURES = {
    "bars": {"type": "bar", "x": ["A", "B"], "y": [1, 2], "text": ["<b>a</b>", "b"]},
    "heat": {"type": "heatmap", "z": [[1, 2], [3, 4]]},
    "flow": {"type": "sankey", "link": {"source": [0], "target": [1], "value": [1]}},
    "ways": {"type": "parcoords", "dimensions": [{"label": "Here", "values": [1, 2]}] * 2},
    "wheel": {"type": "scattersmith", "real": [0.5, 1], "imag": [0.5, 1]},
}
DRIVERS = True
"""The drivers of a machine without a graphics card say on the console that they are slow."""
LIVE = ".affidavit-chart__live"
NOTHING = {"violations": [], "shift": 0}
"""What is refused, and what moves, where all is well."""
PAINTS = """canvases => canvases.some((canvas) => {
  const context = canvas.getContext("webgl");
  return context && !context.isContextLost();
})"""


def make_site(folder: Path) -> None:
    """Write a page of figures that draw by WebGL and one with one figure for each bundle."""
    (folder / "assets" / "charts").mkdir(parents=True)
    Image.new("RGB", (2, 2)).save(folder / "assets" / "charts" / "dot.png")
    copy_theme(folder)
    scatter = {"type": "scattergl", "mode": "markers", "x": [1, 2], "y": [1, 2]}
    depth = {"type": "scatter3d", "mode": "markers", "x": [1, 2], "y": [1, 2], "z": [1, 2]}
    many = {f"gl-{n}": depth if n % 3 == 0 else scatter for n in range(MANY)}
    for page, figures in (("story", many), ("kinds", FIGURES)):
        html = Markup("").join(_chart(name, trace, folder) for name, trace in figures.items())
        view = article(body_html=html, has_pictures=True, plotly_css=True)
        (folder / page).mkdir()
        (folder / page / "index.html").write_text(fill("article", view), encoding="utf-8")


def _chart(name: str, trace: dict[str, object], folder: Path) -> Markup:
    figures = {width: {"data": [trace], "layout": {"margin": {"t": 9}}} for width in (390, 760)}
    live = live_json(figures, {390: 300, 760: 400})
    (folder / "assets" / "charts" / f"{name}.json").write_bytes(live)
    bundle = bundle_for(figures.values())
    shutil.copy(bundle.file, folder / "assets" / "affidavit" / "plotly")
    dot = "../assets/charts/dot.png"
    view = ChartView(
        id=f"chart-{name}",
        key=name,
        width="text",
        vector=False,
        alt=name,
        label=name,
        pictures=[
            Picture(width=width, height=height, light=dot, dark=dot)
            for width, height in ((390, 300), (760, 400))
        ],
        live=LiveChart(
            figure=f"../assets/charts/{name}.json",
            bundle=f"../assets/affidavit/plotly/{bundle.file.name}",
            size=size_text(bundle.sent + sent_size(live), "en"),
        ),
    )
    return Templates([THEME]).component("chart", view, lang="en")


@pytest.fixture(scope="session")
def site(once: Callable[..., Path]) -> Iterator[str]:
    """Where the pages are served, under the strict policy as a header."""
    with served(once("webgl-page", make_site)) as url:
        yield url


def reach(page: Page, name: str) -> Locator:
    """Scroll to a chart and wait until it is alive."""
    chart = page.locator(f"#chart-{name}")
    chart.scroll_into_view_if_needed()
    expect(chart).to_have_attribute("data-live", "", timeout=30_000)
    return chart


@pytest.mark.parametrize(
    "explored",
    [
        pytest.param((0, 1, 2, 8, 16, MANY - 1), id="some"),
        pytest.param(range(MANY), id="all", marks=pytest.mark.long),
    ],
)
def test_of_many_charts_each_is_alive_when_it_is_reached(reader, site, explored):
    """A browser keeps 16 contexts; ours are given back by what has left the screen."""
    page = reader(viewport={"width": 800, "height": 700}, forgiven=DRIVERS)
    page.goto(site)
    for n in explored:
        explore(page.locator(f"#chart-gl-{n}"))
    for n in (explored[0], explored[1], explored[len(explored) // 2], explored[-1], explored[2]):
        chart = reach(page, f"gl-{n}")
        expect(chart.locator(f"{LIVE} canvas").first).to_be_attached()
        assert chart.locator(f"{LIVE} canvas").evaluate_all(PAINTS)
    expect(page.locator(f"[data-live] {LIVE}")).not_to_have_count(len(explored))
    assert page.evaluate("seen.violations") == []


def test_a_chart_that_comes_back_is_as_the_reader_turned_it(reader, site):
    """The view is kept while the context is not."""
    page = reader(viewport={"width": 800, "height": 700}, forgiven=DRIVERS)
    page.goto(site)
    explore(page.locator("#chart-gl-1"))
    live = page.locator(f"#chart-gl-1 {LIVE}")
    live.evaluate("plot => Plotly.relayout(plot, {'xaxis.range': [1.25, 1.5]})")
    page.locator("#chart-gl-20").scroll_into_view_if_needed()
    expect(page.locator("#chart-gl-1[data-live]")).to_have_count(0)
    reach(page, "gl-1")
    assert live.evaluate("plot => plot.layout.xaxis.range") == [1.25, 1.5]


def _scroll_to(chart: Locator) -> None:
    """Bring a chart into view; on a busy machine a jump by a whole window is taken for a move."""
    chart.get_by_role("button").scroll_into_view_if_needed()
    chart.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert chart.page.evaluate("seen.violations") == []
    chart.page.evaluate("seen = undefined")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("bars", "plotly-basic.min.js"),
        ("heat", "plotly-news.min.js"),
        ("flow", "plotly-news.min.js"),
        ("wheel", "plotly.min.js"),
        ("ways", "plotly-strict.min.js"),
    ],
)
def test_each_bundle_draws_under_the_policy(reader, site, name, file):
    """Nothing is refused, nothing complains, and the chart is there."""
    page = reader(forgiven=name == "ways" and DRIVERS)
    page.goto(site.replace("story/", "kinds/"))
    chart = page.locator(f"#chart-{name}")
    assert file in chart.get_by_role("button").get_attribute("data-bundle")
    assert page.evaluate("seen") == NOTHING
    _scroll_to(chart)
    explore(chart)
    expect(chart.locator(f"{LIVE} .main-svg").first).to_be_visible()
    assert page.evaluate("seen") == NOTHING


def test_a_painted_chart_shows_its_canvas(reader, site):
    """A picture in an address would be refused; the canvas lies where the picture would."""
    page = reader()
    page.goto(site.replace("story/", "kinds/"))
    explore(page.locator("#chart-heat"))
    canvas = page.locator(f"#chart-heat {LIVE} foreignObject canvas")
    expect(canvas).to_be_visible()
    box, plot = canvas.bounding_box(), page.locator(f"#chart-heat {LIVE}").bounding_box()
    assert box["width"] > plot["width"] / 2


def test_what_is_loaded_already_is_not_loaded_again(reader, site):
    """A larger plotly.js draws what a smaller one would."""
    page = reader()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.replace("story/", "kinds/"))
    explore(page.locator("#chart-heat"))
    explore(page.locator("#chart-bars"))
    scripts = [url for url in asked if "plotly" in url and url.endswith(".js")]
    assert [url.rpartition("/")[2] for url in scripts] == ["plotly-news.min.js"]
