"""Charts on a page, as readers meet them: without scripts, with them, and when something fails."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from affidavit.charts.drawing.roles import PREFIX, ROLES
from tests.browser.chart_page import PAGE
from tests.browser.chart_page import THEME as THEME_FOLDER
from tests.browser.chart_reading import DRAWN, channels, held_back, requests_of, see_pictures


def test_without_scripts_a_chart_is_a_picture_with_its_record(reader, address):
    """Picture, words for it, title, source and table are in the HTML that arrives."""
    page = reader(java_script_enabled=False)
    page.goto(address)
    see_pictures(page)
    chart = page.locator("#chart-ports")
    expect(chart.get_by_role("heading")).to_have_text("Ferry pier takes most of it")
    expect(chart.get_by_text("Source: nobody")).to_be_visible()
    chart.get_by_text("Data as a table").click()
    expect(chart.get_by_role("row")).to_have_count(4)
    expect(chart.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize(
    ("width", "scheme", "picture"),
    [(390, "light", "390-light"), (390, "dark", "390-dark"), (1440, "dark", "760-dark")],
)
def test_the_picture_fits_screen_and_scheme(reader, address, width, scheme, picture):
    """A phone gets the drawing made for it, a dark screen the dark one."""
    page = reader(
        java_script_enabled=False,
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
    )
    page.goto(address)
    see_pictures(page)
    # Scripts of the page are off; the test's own may still ask.
    source = page.locator("#chart-ports img").evaluate("image => image.currentSrc")
    assert picture in source


def test_with_scripts_no_picture_is_fetched(reader, address):
    """The drawings come in one file and are named for screen readers."""
    page = reader()
    asked = requests_of(page)
    page.goto(address)
    expect(page.locator(DRAWN)).to_have_count(2)
    page.mouse.wheel(0, 3000)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("img", name="The picture of ports in words")).to_be_visible()
    assert [url for url in asked if url.endswith(".svg") and "charts" in url] == [
        address.replace("story/", "assets/charts/page.svg")
    ]
    assert not [url for url in asked if url.endswith(".png")]
    assert all(url.startswith(address.removesuffix("story/")) for url in asked)
    assert page.evaluate("seen") == {"violations": [], "shift": 0}


@pytest.mark.parametrize(("screen", "drawing"), [(390, "390"), (768, "760"), (1440, "1152")])
def test_the_chart_s_own_width_chooses_the_drawing(reader, address, screen, drawing):
    """One drawing shows, in room that was held from the first paint."""
    page = reader(viewport={"width": screen, "height": 900})
    page.goto(address)
    shown = page.locator("#chart-ports svg[data-drawing]:visible")
    expect(shown).to_have_count(1)
    assert shown.get_attribute("data-drawing") == drawing
    size, room = shown.bounding_box(), page.locator("#chart-ports canvas:visible").bounding_box()
    assert all(abs(size[side] - room[side]) <= 1 for side in ("width", "height"))
    assert page.evaluate("document.documentElement.scrollWidth") <= screen


@pytest.mark.parametrize(
    "pattern", ["**/*.js", "**/charts.js", "**/page.svg"], ids=["js", "charts", "svg"]
)
def test_what_is_not_found_leaves_the_pictures(reader, address, pattern):
    """Every script, ours alone, or the drawings: a 404 shows the pictures."""
    page = reader(forgiven=True)
    page.route(pattern, lambda route: route.fulfill(status=404))
    page.goto(address)
    see_pictures(page)


@pytest.mark.parametrize("pattern", ["**/charts.js", "**/page.svg"], ids=["charts", "svg"])
def test_what_hangs_leaves_the_pictures(reader, address, pattern):
    """After four seconds nobody waits any longer."""
    page = reader(forgiven=True)
    held = held_back(page, pattern)
    page.goto(address, wait_until="commit")
    expect(page.locator("#chart-ports img")).to_be_visible(timeout=15_000)
    see_pictures(page)
    for route in held:
        route.abort()


def test_drawings_that_cannot_be_read_leave_the_pictures(reader, address):
    """A host that answers with a page of its own is no reason for an empty box."""
    page = reader(forgiven=True)
    page.route("**/page.svg", lambda route: route.fulfill(status=200, body="<html><p>Sign in"))
    page.goto(address)
    see_pictures(page)


def test_from_disk_the_pictures_stay(reader, chart_site):
    """A page opened from a folder may fetch nothing, and our scripts try nothing."""
    page = reader(forgiven=True)  # browsers refuse web fonts from disk, and say so
    asked = requests_of(page)
    page.goto((chart_site / PAGE).as_uri())
    see_pictures(page)
    assert not [url for url in asked if url.endswith("page.svg")]


def test_printed_before_the_drawings_came_a_page_has_its_pictures(reader, address):
    """Who prints at once gets the light pictures."""
    page = reader(forgiven=True, color_scheme="dark")
    held = held_back(page, "**/page.svg")
    page.goto(address, wait_until="domcontentloaded")
    page.emulate_media(media="print", color_scheme="dark")
    image = page.locator("#chart-ports img")
    expect(image).to_be_visible()
    page.wait_for_function("image => image.currentSrc", arg=image.element_handle())
    assert "light" in image.evaluate("image => image.currentSrc")
    for route in held:
        route.abort()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_role_is_one_colour_in_pictures_and_on_the_page(reader, address, scheme):
    """Mixtures come out as the hexes that pictures are drawn in, to a step of rounding."""
    page = reader(color_scheme=scheme)
    page.goto(address)
    for name, role in ROLES.items():
        colour = page.evaluate(
            """(name) => {
              const probe = document.body.appendChild(document.createElement("i"));
              probe.style.color = `color-mix(in srgb, var(${name}), var(${name}))`;
              const parts = getComputedStyle(probe).color.match(/[\\d.e-]+(?=[ )])/g);
              return parts.map((part) => Math.round(255 * part));
            }""",
            PREFIX + name,
        )
        meant = channels(getattr(role, scheme))
        assert max(abs(one - other) for one, other in zip(colour, meant, strict=True)) <= 1, name


def test_the_head_script_is_small():
    """It blocks the first paint, so it stays under a kilobyte."""
    script = THEME_FOLDER / "assets" / "affidavit" / "js" / "head.js"
    assert script.stat().st_size < 1000
