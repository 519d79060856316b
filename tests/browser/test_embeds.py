"""A chart in the frame of another site: whole, as high as it is, and with a way home."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.hosting import folder_served
from tests.newsroom import make_newsroom

POLICY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self';"
    " img-src 'self'; font-src 'self'; connect-src 'self'"
}
STORY = """\
Fires [@paper] were counted.

```chart
kind: bar
name: fires
x: n
y: state
data: |
  state,n,source
  Jalisco,12,paper
  Colima,7,gazette
title: Jalisco had more fires than Colima
alt: Two bars. Jalisco's, 12, is longer than Colima's, 7.
note: Invented figures.
```
"""
SOURCES = {
    "paper": {"type": "webpage", "title": "A paper", "url": "https://paper.example/fires"},
    "gazette": {"type": "webpage", "title": "A gazette", "url": "https://gazette.example/fires"},
}
HOST = """\
<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
<title>Elsewhere</title><iframe src="{embed}" title="A chart" width="100%" height="100"></iframe>
<script src="{script}"></script>
"""


@pytest.fixture(scope="module")
def fires_site(once: Callable[..., Path]) -> Path:
    """A publication with one chart, built once a run. Read only."""
    return once("fires", _make_site)


def _make_site(folder: Path) -> None:
    newsroom = make_newsroom(
        folder, articles={"fires/index.md": STORY}, sources=SOURCES, pictures=True
    )
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output


@pytest.fixture
def site(fires_site: Path) -> Iterator[str]:
    """Where readers find it."""
    with folder_served(fires_site / "site", headers=POLICY) as url:
        yield url


@pytest.fixture
def elsewhere(tmp_path: Path, site: str) -> Iterator[str]:
    """Another site, on another port, that shows the chart."""
    embed, script = f"{site}embed/fires/fires/", f"{site}assets/affidavit/js/embeds.js"
    (tmp_path / "index.html").write_text(HOST.format(embed=embed, script=script), "utf-8")
    with folder_served(tmp_path) as url:
        yield url


def _shows_all(page: Page) -> None:
    """Expect the frame to be as high as the page in it, to a pixel."""
    page.wait_for_function("document.querySelector('iframe').clientHeight > 200")
    inside = page.frames[1]
    inside.wait_for_function("Math.abs(document.body.offsetHeight - innerHeight) <= 1")


def test_a_frame_gets_the_height_of_its_chart(reader, elsewhere):
    """At once, when a reader opens the table, and when the window gets narrower."""
    page = reader(forgiven=True)  # the other site has no icon
    page.goto(elsewhere)
    _shows_all(page)
    low = page.evaluate("document.querySelector('iframe').clientHeight")
    page.frame_locator("iframe").get_by_text("Data as a table").click()
    page.wait_for_function("low => document.querySelector('iframe').clientHeight > low", arg=low)
    _shows_all(page)
    page.set_viewport_size({"width": 360, "height": 700})
    _shows_all(page)


def test_other_frames_set_no_heights(reader, elsewhere):
    """A frame of a third site, or the page itself, that says the same is not heard."""
    page = reader(forgiven=True)
    page.goto(elsewhere)
    _shows_all(page)
    height = page.evaluate("document.querySelector('iframe').clientHeight")
    page.evaluate("postMessage({ affidavit: 'height', height: 9000 }, '*')")
    for wrong in ("1e9", "'<b>'", "-4", "undefined"):
        page.frames[1].evaluate(
            f"parent.postMessage({{ affidavit: 'height', height: {wrong} }}, '*')"
        )
    page.wait_for_timeout(200)
    assert page.evaluate("document.querySelector('iframe').clientHeight") == height


def test_an_embedded_chart_brings_all_it_needs(reader, site):
    """Title, picture, source line and list; the numbers are its own, and every request ours."""
    page = reader()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}embed/fires/fires/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Jalisco had more fires than Colima")
    expect(page.locator(".affidavit-chart__box > svg:visible")).to_have_count(1)
    assert page.evaluate("seen") == {"violations": [], "shift": 0}
    page.get_by_text("Data as a table").click()
    expect(page.get_by_role("row", name="Jalisco 12 Source 1: A paper")).to_be_visible()
    expect(page.locator(".affidavit-sources li")).to_have_count(2)
    expect(page.get_by_role("link", name="Fires", exact=True)).to_have_attribute(
        "href", "../../../stories/fires/#chart-fires"
    )
    assert all(url.startswith(site) for url in asked)


def test_without_scripts_an_embedded_chart_is_a_picture(reader, site):
    """As on any page."""
    page = reader(java_script_enabled=False)
    page.goto(f"{site}embed/fires/fires/")
    image = page.locator(".affidavit-chart img")
    expect(image).to_be_visible()
    expect(image).not_to_have_js_property("naturalWidth", 0)


@pytest.mark.parametrize("path", ["stories/fires/", "embed/fires/fires/"])
def test_every_file_that_is_offered_is_there(reader, site, path):
    """Rows, drawing, picture and figure, from the story and from the page of its own."""
    page = reader()
    page.goto(f"{site}{path}")
    page.get_by_text("Use this chart").click()
    found = {}
    for link in page.locator(".affidavit-chart a[download]").all():
        answer = page.request.get(link.evaluate("link => link.href"))
        found[link.text_content()] = (answer.status, answer.body()[:4])
    assert found == {
        "CSV": (200, b"stat"),
        "SVG": (200, b"<?xm"),
        "PNG": (200, b"\x89PNG"),
        "Plotly JSON": (200, b'{"da'),
    }
