"""Maps of Plotly's own, explored: their outlines come from the publication itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.chart_page import POLICY
from tests.browser.chart_reading import explore, requests_of
from tests.hosting import folder_served
from tests.newsroom import make_newsroom

FENCE = '```plotly {{ .plotly alt="A" source="paper" title="T" #{name} }}\n{figure}\n```\n\n'
WORLD = """\
data:
  - {type: choropleth, locationmode: country names, locations: [Mexico, UK, Peru], z: [1, 2, 3]}
layout:
  updatemenus:
    - {type: buttons, buttons: [{label: Asia, method: relayout, args: [geo.scope, asia]}]}"""
STATES = """\
data:
  - {type: choropleth, locationmode: USA-states, locations: [TX, Ohio], z: [1, 2]}
  - {type: scattergeo, geo: geo2, lon: [-90, -100], lat: [15, 20], mode: lines}
layout:
  geo: {scope: usa, domain: {x: [0, 0.5]}}
  geo2: {visible: false, domain: {x: [0.5, 1]}}"""
OWN = """\
data:
  - type: choropleth
    featureidkey: properties.name
    locations: [north]
    z: [1]
    geojson:
      type: FeatureCollection
      features:
        - type: Feature
          properties: {name: north}
          geometry: {type: Polygon, coordinates: [[[0, 0], [0, 5], [5, 5], [5, 0], [0, 0]]]}
layout:
  geo: {visible: false, fitbounds: locations, scope: africa}"""
BARS = "data: [{type: bar, y: [1, 2]}]"
STORIES = {
    "maps/index.md": "Maps [@paper].\n\n"
    + "".join(
        FENCE.format(name=name, figure=figure)
        for name, figure in (("world", WORLD), ("states", STATES), ("own", OWN))
    ),
    "plain/index.md": "Bars [@paper].\n\n" + FENCE.format(name="bars", figure=BARS),
}
SOURCES = {"paper": {"type": "webpage", "title": "A paper", "url": "https://paper.example/"}}
PLACES = ".affidavit-chart__live .choroplethlocation[d]"
OUTLINES = "assets/affidavit/plotly/topojson"


def _build(folder: Path, stories: dict[str, str]) -> Path:
    newsroom = make_newsroom(folder, articles=stories, sources=SOURCES, pictures=True)
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    return folder / "site"


@pytest.fixture(scope="module")
def maps_site(once: Callable[..., Path]) -> Path:
    """A publication with maps in one story, built once a run. Read only."""
    return once("maps", lambda folder: _build(folder, STORIES)) / "site"


@pytest.fixture
def site(maps_site: Path) -> Iterator[str]:
    """Where readers find it, under the strict policy."""
    with folder_served(maps_site, headers={"Content-Security-Policy": POLICY}) as url:
        yield url


@pytest.mark.parametrize("page_of", ["stories/maps/", "embed/maps/{}/"])
@pytest.mark.parametrize(
    ("name", "places", "shapes"),
    [("world", 3, ["coastlines"]), ("states", 2, ["subunits"]), ("own", 1, [])],
)
def test_a_map_that_is_explored_has_its_outlines(reader, site, page_of, name, places, shapes):
    """On the story and where other sites show it: no other host is asked, nothing is refused."""
    page = reader()
    asked = requests_of(page)
    page.goto(site + page_of.format(name))
    chart = page.locator(f"#chart-{name}")
    explore(chart)
    expect(chart.locator(PLACES)).to_have_count(places)
    for shape in shapes:
        drawn = chart.locator(f".affidavit-chart__live .layer.{shape} path")
        assert len(drawn.first.get_attribute("d")) > 1_000
    assert all(url.startswith(site) for url in asked)
    assert page.evaluate("seen.violations") == []


def test_a_part_of_the_world_that_a_reader_chooses(reader, site):
    """The figure's own button asks for a file that is there."""
    page = reader()
    page.goto(f"{site}stories/maps/")
    chart = page.locator("#chart-world")
    explore(chart)
    with page.expect_response("**/asia_110m.json") as answer:
        chart.locator(".updatemenu-button").click()
    assert answer.value.ok


def test_only_outlines_that_a_map_needs_are_published(maps_site, tmp_path):
    """One file for each part of the world that is shown; none without a map."""
    published = sorted(path.name for path in (maps_site / OUTLINES).iterdir())
    assert published == [f"{part}_110m.json" for part in ("africa", "asia", "usa", "world")]
    plain = _build(tmp_path, {"plain/index.md": STORIES["plain/index.md"]})
    assert (plain / "assets/affidavit/plotly").is_dir()
    assert not (plain / OUTLINES).exists()


def test_the_picture_has_what_the_live_map_has(reader, site):
    """Places in the drawing that every reader gets."""
    page = reader()
    page.goto(f"{site}stories/maps/")
    drawing = page.locator("#chart-world .affidavit-chart__box > svg:visible")
    expect(drawing).to_have_count(1)
    lines = drawing.locator("path").evaluate_all("all => all.map((path) => path.getAttribute('d'))")
    assert len("".join(lines)) > 10_000
