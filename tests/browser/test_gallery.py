"""The gallery of charts, opened by a browser: every drawing as readers see it.

No picture is kept to compare with, since a new browser or plotly.js may draw a line otherwise: what
is asked is what must hold for any of them.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from affidavit.charts.drawing.roles import ROLES
from tests.browser.chart_reading import explore, requests_of, rgb
from tests.browser.gallery_reading import (
    drawings_of,
    faults_of_colour,
    faults_of_shape,
    fills_of,
    read_tables,
    says_the_same,
)
from tests.browser.similarity import ssim
from tests.repository import ROOT

PAGES = sorted(
    path.stem for path in (ROOT / "content/handbook/charts").glob("*.md") if path.stem != "index"
)
SIZES = {390: 800, 1440: 900}
BY_TURNS = [
    pytest.param(kind, width, marks=() if at % len(SIZES) == turn else pytest.mark.long)
    for at, kind in enumerate(PAGES)
    for turn, width in enumerate(SIZES)
]
"""Each page in one size, the next one in the other; the long run takes the sizes left out."""
ONE_MARK_A_ROW = {
    *("bar", "column", "dumbbell", "heatmap", "range", "scatter", "slope", "tile-map"),
    *("beeswarm", "timeline", "waterfall", "sankey"),
}
"""Kinds that draw a mark for each row; others draw one for many."""
SAMPLE = 1
"""Charts of each second page that are explored in a normal run; the long one explores all."""
SEED = 20260222
LEAST_SIMILARITY = 0.99
LEAST_SIMILARITY_OF_RASTERS = 0.9
"""A raster is shrunk to its room as a whole, which softens letters and hairlines, and moves them by
up to a pixel: from 390 to 350 pixels, a cloud of 400 points is 0.909 like its live one."""
MOST_GROWTH = 2
"""CSS pixels that a chart may be higher or lower when it is live."""
SEEN_SINCE = "[seen, seen = { violations: [], shift: 0 }][0]"
SHARP = 2
"""Pixels of the screen for each of CSS: with one, a letter halfway between two pixels goes up in
one picture and down in the other, though both stand in the same place."""


def opened(page: Page, site_url: str, kind: str) -> list[str]:
    """Open a page of the gallery, wait for its drawings, and return what it asks for."""
    asked = requests_of(page)
    page.goto(f"{site_url}handbook/charts/{kind}/" if kind else f"{site_url}handbook/charts/")
    boxes = page.locator(".affidavit-chart:has(.affidavit-chart__space)").count()
    expect(page.locator(".affidavit-chart[data-drawn]")).to_have_count(boxes)
    return asked


@pytest.mark.parametrize(("kind", "width"), BY_TURNS)
def test_drawings_are_whole_and_can_be_read(reader, site_url, kind, width):
    """Each is there with its marks; no word is cut, small, pale, or on another, light and dark."""
    page = reader(viewport={"width": width, "height": SIZES[width]}, color_scheme="light")
    asked = opened(page, site_url, kind)
    rows = {
        table["name"]: sum(all(row) for row in table["rows"])  # without a figure, without a mark
        for table in read_tables(page)
    }
    faults = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for chart in drawings_of(page):
            drawing, name = chart["drawing"], f"{kind}/{chart['name']} at {width}, {scheme}"
            if chart["isRaster"]:
                _see_raster(page, chart["name"], scheme)
                continue
            if drawing is None:
                faults += [f"{name}: nothing is drawn"] if chart["hasBox"] else []
                continue
            if kind in ONE_MARK_A_ROW and drawing["marks"] < rows[chart["name"]]:
                faults.append(f"{name}: {drawing['marks']} marks for {rows[chart['name']]} rows")
            found = [*faults_of_colour(drawing)]
            if scheme == "light":
                found += faults_of_shape(drawing, phone=width < 400)
            faults += [f"{name}: {each}" for each in found]
    assert not faults, "\n" + "\n".join(faults)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("seen") == {"violations": [], "shift": 0}
    assert [url for url in asked if not url.startswith(site_url)] == []


def _see_raster(page: Page, name: str, scheme: str) -> None:
    """Expect the picture of a chart that stays one, whose words no browser can tell of."""
    image = page.locator(f"#chart-{name} .affidavit-chart__box img")
    image.scroll_into_view_if_needed()
    expect(image).to_be_visible()
    expect(image).to_have_js_property("complete", value=True)
    expect(image).not_to_have_js_property("naturalWidth", 0)
    assert image.evaluate("image => image.currentSrc").endswith(f"-{scheme}.png")


@pytest.mark.parametrize("kind", PAGES)
def test_a_table_has_the_rows_of_its_file(reader, site_url, kind):
    """Row by row and cell by cell, whatever is printed says what the file holds."""
    page = reader()
    opened(page, site_url, kind)
    for table in read_tables(page):
        assert table["csv"], f"{kind}/{table['name']} offers no file"
        answer = page.request.get(table["csv"])
        header, *rows = csv.reader(answer.text().splitlines())
        width = header.index("source") if "source_name" in header else len(header)
        assert len(rows) == len(table["rows"]), table["name"]
        for printed, whole in zip(table["rows"], rows, strict=True):
            row = whole[:width]
            bound = row.pop(header.index("bound")) if "bound" in header[:width] else ""
            assert any(bound in cell for cell in printed), f"{bound} of {printed}"
            plain = [cell.removeprefix(f"{bound} ") for cell in printed]
            pairs = zip(plain, row, strict=True)
            assert all(says_the_same(*pair) for pair in pairs), f"{printed} {row}"


def test_the_index_shows_each_kind(reader, site_url):
    """A card leads to every page, with the picture of its first chart; only a table has none."""
    page = reader()
    opened(page, site_url, "")
    cards = page.locator(".affidavit-card")
    expect(cards).to_have_count(len(PAGES))
    for card in cards.all():
        kind = card.locator("a").get_attribute("href").strip("/")
        assert kind in PAGES
        images = card.locator("img")
        expect(images).to_have_count(0 if kind == "table" else 1)
        for image in images.all():
            image.scroll_into_view_if_needed()
            expect(image).not_to_have_js_property("naturalWidth", 0)
    assert page.evaluate("seen.shift") == 0


@pytest.mark.parametrize("kind", PAGES[::2])
def test_the_live_chart_is_the_picture(reader, site_url, kind):
    """What can be explored looks as the picture did, in its place, and follows the scheme."""
    _explore(reader, site_url, kind, width=max(SIZES), sample=SAMPLE)


@pytest.mark.long
@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("kind", PAGES)
def test_every_live_chart_is_the_picture(reader, site_url, kind, width):
    """So does every chart of the gallery, on a phone too."""
    _explore(reader, site_url, kind, width=width, sample=None)


def _explore(reader, site_url, kind: str, *, width: int, sample: int | None) -> None:
    view = {"width": width, "height": 1200}
    page = reader(viewport=view, color_scheme="light", device_scale_factor=SHARP)
    opened(page, site_url, kind)
    _see_whole_charts(page)
    able = page.locator(".affidavit-chart:has(.affidavit-chart__explore)")
    names = able.evaluate_all("charts => charts.map((chart) => chart.id)")
    if sample is not None:
        draw = random.Random(f"{SEED} {kind}")  # noqa: S311 - to choose charts, the same each time
        names = draw.sample(names, min(sample, len(names)))
    faults = [f"{kind}/{name}: {each}" for name in names for each in _differences(page, name)]
    assert not faults, "\n" + "\n".join(faults)


def _see_whole_charts(page: Page) -> None:
    """Make the window as high as the tallest chart.

    Playwright does so for each picture of one that is higher than the window, and Chromium counts
    that as a shift of the page.
    """
    heights = page.locator(".affidavit-chart__box").evaluate_all(
        "boxes => boxes.map((box) => Math.ceil(box.getBoundingClientRect().height))"
    )
    width, height = (page.viewport_size[side] for side in ("width", "height"))
    page.set_viewport_size({"width": width, "height": max([height, *heights])})


def _differences(page: Page, name: str) -> Iterator[str]:
    """Explore a chart, light and dark; yield what of it is not as in its picture."""
    chart = page.locator(f"#{name}")
    box = chart.locator(".affidavit-chart__box")
    box.scroll_into_view_if_needed()
    before, picture = chart.bounding_box(), box.screenshot(animations="disabled")
    explore(chart)
    live = chart.locator(".affidavit-chart__live")
    expect(live.locator(".main-svg").first).to_be_visible()
    page.mouse.move(1, 1)
    after, alive = chart.bounding_box(), box.screenshot(animations="disabled")
    if abs(after["height"] - before["height"]) > MOST_GROWTH:
        yield f"{before['height']} px high, and {after['height']} when explored"
    is_raster = "affidavit-chart--raster" in chart.get_attribute("class")
    least = LEAST_SIMILARITY_OF_RASTERS if is_raster else LEAST_SIMILARITY
    if (similarity := ssim(picture, alive)) < least:
        yield f"like its picture by {similarity:.4f} only"
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "([name, light]) => [...document.querySelectorAll(`#${name} .affidavit-chart__live text`)]"
        ".every((text) => getComputedStyle(text).fill !== light)",
        arg=[name, rgb(ROLES["ink"].light)],
    )
    if strangers := fills_of(live) - {rgb(role.dark) for role in ROLES.values()}:
        yield f"words in {sorted(strangers)} in the dark"
    page.emulate_media(color_scheme="light")
    chart.get_by_role("button", name=re.compile("Back to the picture")).click()
    if (seen := page.evaluate(SEEN_SINCE)) != {"violations": [], "shift": 0}:
        yield f"the page was told of {seen}"
