"""Charts that a reader has asked to explore."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from affidavit.charts.drawing.roles import ROLES
from affidavit.charts.plotly_js import plotly_file
from tests.browser.chart_page import THEME as THEME_FOLDER
from tests.browser.chart_reading import DRAWN, explore, requests_of, rgb

TITLES = "buttons => buttons.map((button) => button.dataset.title)"


def test_the_button_makes_a_chart_live_in_its_place(reader, address):
    """Nothing moves, nothing is refused, the focus stays, and no other host is asked."""
    page = reader(viewport={"width": 1440, "height": 900})
    asked = requests_of(page)
    page.goto(address)
    chart = page.locator("#chart-ports")
    expect(page.locator(DRAWN)).to_have_count(2)
    assert not [url for url in asked if "plotly" in url and url.endswith(".js")]
    before = chart.bounding_box()
    explore(chart)
    after = chart.bounding_box()
    assert abs(after["height"] - before["height"]) <= 2
    expect(chart.get_by_role("button", name="Back to the picture")).to_be_focused()
    expect(chart.get_by_role("status")).to_have_text(re.compile("explored"))
    assert all(url.startswith(address.removesuffix("story/")) for url in asked)
    assert page.evaluate("seen") == {"violations": [], "shift": 0}


@pytest.mark.parametrize("width", [390, 1440])
def test_a_chart_that_is_higher_than_the_window_stays_where_it_is(reader, address, width):
    """Explored, scrolled over from end to end, and closed: nothing a reader looks at moves."""
    page = reader(viewport={"width": width, "height": 200})
    page.goto(address)
    chart = page.locator("#chart-ports")
    button = chart.get_by_role("button", name="Explore")
    button.scroll_into_view_if_needed()
    before, pressed = chart.bounding_box(), button.bounding_box()
    assert chart.locator(".affidavit-chart__box").bounding_box()["height"] > 200
    explore(chart)
    back = chart.get_by_role("button", name="Back to the picture")
    assert back.bounding_box() == pressed
    assert abs(chart.bounding_box()["height"] - before["height"]) <= 2
    page.mouse.move(width / 2, 100)
    for way in (-1, 1):
        for _ in range(5):
            page.mouse.wheel(0, way * 100)
            page.wait_for_function("() => new Promise(requestAnimationFrame)")
    back.click()
    expect(chart.locator("svg[data-drawing]:visible")).to_have_count(1)
    assert abs(chart.bounding_box()["height"] - before["height"]) <= 2
    assert page.evaluate("seen") == {"violations": [], "shift": 0}


def test_a_live_chart_answers_the_pointer_in_our_face(reader, address):
    """Its layout is there under the policy, and its words are set like the picture's."""
    page = reader(viewport={"width": 1440, "height": 900})
    page.goto(address)
    chart = page.locator("#chart-ports")
    explore(chart)
    box = chart.locator(".affidavit-chart__box").bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 40)
    label = chart.locator(".hovertext text").first
    expect(label).to_be_visible()
    assert label.evaluate("text => getComputedStyle(text).fontFamily").startswith('"Public Sans"')
    buttons = chart.locator(".modebar-btn").evaluate_all(TITLES)
    assert buttons
    assert not [
        name for name in buttons if re.search("png|share|cloud|plotly", name or "", re.IGNORECASE)
    ]
    bold = chart.locator(".bartext tspan").first.evaluate("t => getComputedStyle(t).fontWeight")
    assert bold == "700"


def test_the_button_leads_back_to_the_picture(reader, address):
    """What was opened can be closed, again without a move."""
    page = reader()
    page.goto(address)
    chart = page.locator("#chart-ports")
    explore(chart)
    chart.get_by_role("button", name="Back to the picture").click()
    expect(chart.locator("svg[data-drawing]:visible")).to_have_count(1)
    expect(chart.locator(".affidavit-chart__live")).to_have_count(0)
    assert page.evaluate("seen.shift") == 0


def test_a_live_chart_follows_the_scheme(reader, address):
    """It takes the page's colours, and takes them again when the reader changes the scheme."""
    page = reader(color_scheme="dark")
    page.goto(address)
    chart = page.locator("#chart-ports")
    explore(chart)
    mark = chart.locator(".affidavit-chart__live .point path").first
    expect(mark).to_have_css("fill", rgb(ROLES["highlight"].dark))
    page.emulate_media(color_scheme="light")
    expect(mark).to_have_css("fill", rgb(ROLES["highlight"].light))


def test_a_live_chart_follows_the_width(reader, address):
    """A turned phone gets the other drawing's layout, live as before."""
    page = reader(viewport={"width": 1440, "height": 900})
    page.goto(address)
    chart = page.locator("#chart-ports")
    explore(chart)
    page.set_viewport_size({"width": 390, "height": 900})
    live, box = chart.locator(".svg-container"), chart.locator(".affidavit-chart__box")
    expect(live).to_have_css("width", "390px")
    expect(live).to_be_visible()
    assert abs(live.bounding_box()["height"] - box.bounding_box()["height"]) <= 2


def test_when_plotly_does_not_come_the_picture_stays(reader, address):
    """The button says so and tries again when asked."""
    page = reader(forgiven=True)
    page.route("**/plotly*.js", lambda route: route.abort())
    page.goto(address)
    chart = page.locator("#chart-ports")
    expect(chart.locator("svg[data-drawing]:visible")).to_have_count(1)
    chart.get_by_role("button").click()
    again = chart.get_by_role("button", name="It did not load. Try again")
    expect(again).to_be_visible()
    expect(chart.locator("svg[data-drawing]:visible")).to_have_count(1)
    page.unroute("**/plotly*.js")
    again.click()
    expect(page.locator("#chart-ports[data-live]")).to_be_attached()


def test_print_is_light_and_never_live(reader, address):
    """On paper a dark screen's live chart is the light drawing."""
    page = reader(color_scheme="dark")
    page.goto(address)
    chart = page.locator("#chart-ports")
    explore(chart)
    page.emulate_media(media="print", color_scheme="dark")
    expect(chart.locator(".affidavit-chart__live")).to_be_hidden()
    expect(chart.locator("svg[data-drawing]:visible")).to_have_count(1)
    expect(chart.get_by_role("button")).to_be_hidden()
    mark = chart.locator("svg[data-drawing]:visible path[fill*=highlight]").first
    expect(mark).to_have_css("fill", rgb(ROLES["highlight"].light))


def test_plotly_css_is_what_plotly_would_inject(browser):
    """Rule for rule and in its order, as the bundle itself puts them into a page."""
    with browser.new_context() as context:
        page = context.new_page()
        page.add_script_tag(path=plotly_file())
        rules = "sheet => [...sheet.cssRules].map((rule) => rule.cssText)"
        injected = page.evaluate(
            f"({rules})(document.getElementById('plotly.js-style-global').sheet)"
        )
        file = THEME_FOLDER / "assets" / "affidavit" / "plotly" / "plotly.css"
        style = page.add_style_tag(content=file.read_text(encoding="utf-8"))
        assert style.evaluate(f"style => ({rules})(style.sheet)") == injected
