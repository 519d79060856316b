"""A chart is right wherever it stands: on a small phone, in boxes, on paper, in any colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chart_reading import DRAWN, explore

SMALLEST_LABEL = """() => Math.min(
  ...[...document.querySelectorAll("#chart-ports svg[data-drawing]")]
    .filter((svg) => svg.checkVisibility())
    .flatMap((svg) => [...svg.querySelectorAll("text")].map((text) => {
      const scale = svg.clientWidth / svg.viewBox.baseVal.width;
      return parseFloat(getComputedStyle(text).fontSize) * scale;
    }))
)"""
PUT_IN = {
    "details": """(figure) => {
      const box = document.createElement("details");
      box.append(document.createElement("summary"));
      figure.replaceWith(box);
      box.append(figure);
      return new Promise((done) => setTimeout(() => done((box.open = true)), 200));
    }""",
    "flex": """(figure) => {
      const box = document.createElement("div");
      box.style.display = "flex";
      figure.replaceWith(box);
      box.append(figure);
    }""",
    "flex column": """(figure) => {
      const box = document.createElement("div");
      box.style.cssText = "display: flex; flex-direction: column; align-items: flex-start";
      figure.replaceWith(box);
      box.append(figure);
    }""",
    "tab": """(figure) => {
      const box = document.createElement("div");
      box.style.display = "none";
      figure.replaceWith(box);
      box.append(figure);
      return new Promise((done) => setTimeout(() => done((box.style.display = "block")), 200));
    }""",
}


def _drawn(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(DRAWN)).to_have_count(2)


@pytest.mark.parametrize(("width", "least"), [(320, 10), (360, 10), (390, 11)])
def test_labels_can_be_read_on_a_phone(reader, address, width, least):
    """The narrow drawing keeps its labels, and nothing scrolls sideways."""
    page = reader(viewport={"width": width, "height": 700})
    _drawn(page, address)
    assert page.evaluate(SMALLEST_LABEL) >= least
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("place", PUT_IN)
def test_a_chart_fills_the_box_it_is_shown_in(reader, address, place):
    """Also one that was closed, hidden or flexible when the page came."""
    page = reader(viewport={"width": 1280, "height": 800})
    _drawn(page, address)
    page.locator("#chart-piers").evaluate(PUT_IN[place])
    drawing = page.locator("#chart-piers svg[data-drawing]:visible")
    expect(drawing).to_have_count(1)
    width = page.locator("#chart-piers").evaluate("figure => figure.parentElement.clientWidth")
    assert width > 500
    assert abs(drawing.bounding_box()["width"] - min(width, 30 * 16 if width < 584 else width)) <= 1


SHRUNK = {
    "flex": "display: flex; justify-content: center",
    "float": "display: flow-root; --float: left",
    "grid": "display: grid; justify-content: start",
}
PUT_IN_SHRUNK = """(figure, style) => {
  const box = document.createElement("div");
  const inner = document.createElement("div");
  box.style.cssText = style;
  inner.style.float = box.style.getPropertyValue("--float");
  figure.replaceWith(box);
  box.append(inner);
  inner.append(figure);
}"""


@pytest.mark.parametrize("viewport", [390, 1280])
@pytest.mark.parametrize("box", SHRUNK)
def test_a_chart_does_not_collapse_in_a_box_as_wide_as_its_content(reader, address, box, viewport):
    """It asks for a phone's width there, and nothing scrolls sideways."""
    page = reader(viewport={"width": viewport, "height": 800})
    _drawn(page, address)
    page.locator("#chart-piers").evaluate(PUT_IN_SHRUNK, SHRUNK[box])
    drawing = page.locator("#chart-piers svg[data-drawing]:visible")
    expect(drawing).to_have_count(1)
    assert drawing.bounding_box()["width"] >= min(390, 0.8 * viewport) - 1
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport


@pytest.mark.parametrize("place", ["details", "tab", "flex"])
def test_a_live_chart_is_right_where_it_was_hidden(reader, address, place):
    """Explored, put away and shown again in a narrower box: it is as wide as its picture."""
    page = reader(viewport={"width": 1280, "height": 800})
    _drawn(page, address)
    chart = page.locator("#chart-piers")
    explore(chart)
    chart.evaluate(PUT_IN[place])
    chart.evaluate("figure => { figure.parentElement.style.inlineSize = '420px'; }")
    live, box = chart.locator(".svg-container"), chart.locator(".affidavit-chart__box")
    expect(live).to_have_css("width", "390px")
    expect(live).to_be_visible()
    assert abs(live.bounding_box()["width"] - box.bounding_box()["width"]) <= 1
    assert abs(live.bounding_box()["height"] - box.bounding_box()["height"]) <= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_a_chart_legible(reader, address, scheme):
    """The picture keeps its paper and its inks, since its colours mean something."""
    page = reader(forced_colors="active", color_scheme=scheme)
    _drawn(page, address)
    paper, ink = page.evaluate("""() => {
      const box = document.querySelector("#chart-ports .affidavit-chart__box");
      const label = box.querySelector("svg[data-drawing] text");
      const of = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
      return [of(getComputedStyle(box).backgroundColor), of(getComputedStyle(label).fill)];
    }""")
    # A reader's own colours may be any; ours stand on one another.
    assert _contrast(paper, ink) >= 4.5


def test_on_paper_a_chart_has_its_record_and_no_buttons(reader, address):
    """Light, in the wide drawing, with its source; what cannot be pressed is not printed."""
    page = reader(color_scheme="dark", viewport={"width": 390, "height": 800})
    _drawn(page, address)
    page.emulate_media(media="print")
    chart = page.locator("#chart-ports")
    expect(chart.locator("svg[data-drawing]:visible")).to_have_attribute("data-drawing", "760")
    expect(chart.get_by_text("Source: nobody")).to_be_visible()
    for hidden in ("button", "summary", "a"):
        expect(chart.locator(f"{hidden}:visible")).to_have_count(0)
    colour = chart.locator("svg[data-drawing]:visible text").first.evaluate(
        "text => getComputedStyle(text).fill"
    )
    assert _contrast([255, 255, 255], [int(each) for each in colour[4:-1].split(", ")]) >= 4.5


def _contrast(one: list[float], other: list[float]) -> float:
    """Return the contrast of two colours as WCAG counts it."""
    lights = sorted(_light(colour) + 0.05 for colour in (one, other))
    return lights[1] / lights[0]


def _light(colour: list[float]) -> float:
    parts = [each / 255 for each in colour]
    straight = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(
        weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), straight, strict=True)
    )
