"""Charts drawn by a real Chromium."""

from __future__ import annotations

import gzip
import http.server
import io
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from PIL import Image

from affidavit.charts.drawing import Cache, Drawings, draw, roles
from affidavit.charts.drawing.cleaner import clean
from affidavit.charts.drawing.font import font_bytes
from affidavit.charts.drawing.renderer import Renderer, renderer_in
from affidavit.chromium import find_browser
from affidavit.chromium.browser import Browser, BrowserLostError, WebGLLostError
from affidavit.diagnostics import ChartCode, Report
from tests.charts.drawing.figures import FOREIGN, bars, lines, requested
from tests.charts.drawing.likeness import alike, in_the_page, light


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    """A renderer whose page has our font and plotly.js."""
    with renderer_in(find_browser(), font=font_bytes()) as opened:
        yield opened


@pytest.fixture
def drawn(tmp_path) -> Callable[..., Drawings]:
    """Draw one figure as a build does."""

    def start(figure, **size) -> Drawings:
        request, report = requested(figure, **size), Report()
        found = draw([request], cache=Cache(tmp_path / "cache"), report=report)
        assert not list(report), report.as_text()
        return found[request.key]

    return start


def test_the_same_figure_is_the_same_bytes(drawn, renderer):
    """In another browser, after other figures, drawings and rasters are the same."""
    first = drawn(lines())
    renderer.draw(requested(bars()))
    again = renderer.draw(requested(lines()))
    assert again.result() == first


def test_a_chart_comes_at_its_widths_in_both_schemes(drawn):
    """Drawings at each width; rasters at the two that every page carries."""
    drawings = drawn(bars(), widths=(390, 760, 1152))
    assert sorted(drawings.svgs) == [390, 760, 1152]
    assert sorted(drawings.rasters) == [
        (width, scheme) for width in (390, 760) for scheme in ("dark", "light")
    ]
    for (width, _), png in drawings.rasters.items():
        with Image.open(io.BytesIO(png)) as picture:
            assert (picture.mode, picture.width) == ("P", 2 * width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_raster_is_in_the_colours_of_its_scheme(drawn, scheme):
    """Ground, ink and highlight are the very colours of the page: no box shows around it."""
    png = drawn(bars()).rasters[390, scheme]
    with Image.open(io.BytesIO(png)) as picture:
        colours = {colour for _, colour in picture.convert("RGB").getcolors()}
        ground = picture.convert("RGB").getpixel((0, 0))
    for name in ("paper", "highlight", "neutral", "grid"):
        meant = tuple(bytes.fromhex(getattr(roles.ROLES[name], scheme)[1:]))
        assert meant in colours, name
    assert ground == tuple(bytes.fromhex(getattr(roles.ROLES["paper"], scheme)[1:]))


@pytest.mark.parametrize("name", sorted(FOREIGN))
def test_a_cleaned_drawing_looks_like_plotly_s(renderer, name):
    """Small and safe, and the eye sees no difference, whatever the figure."""
    raw = renderer.svg(FOREIGN[name], 640, 420)
    cleaned = clean(raw, prefix="c-").svg
    assert alike(*(light(renderer, svg, 640, 420) for svg in (in_the_page(raw), cleaned))) > 0.998


def test_cleaned_drawings_are_small(renderer):
    """At most half of what plotly.js wrote, compressed."""
    raw = [renderer.svg(figure, 390, 300) for figure in (bars(), lines(), lines(200))]
    cleaned = [clean(svg, prefix="c-").svg for svg in raw]
    sizes = [sum(len(gzip.compress(each.encode())) for each in some) for some in (cleaned, raw)]
    assert sizes[0] <= 0.5 * sizes[1]


def test_every_colour_of_a_figure_of_ours_follows_the_page(drawn):
    """No hex stands alone: each is the fallback of a role."""
    for svg in drawn(bars()).svgs.values():
        assert svg.count("#") == svg.count("var(--affidavit-c-") + svg.count("url(#") > 0


def test_hostile_labels_stay_text(drawn):
    """Whatever a cell of data holds is printed, never run."""
    names = ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a & b <b>c</b>")
    svg = drawn(bars(names)).svgs[760]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in svg
    assert "<script" not in svg
    assert "<img" not in svg


def test_nothing_is_fetched(drawn):
    """Not even from this machine: a raw figure cannot ask for anything."""
    asked: list[str] = []

    class Noting(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Noting) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        source = f"http://127.0.0.1:{server.server_address[1]}/a.png"
        picture = {"source": source, "x": 0, "y": 1, "sizex": 1, "sizey": 1}
        drawn(bars(images=[{**picture, "xref": "paper", "yref": "paper"}]))
        server.shutdown()
    assert asked == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_painted_chart_is_in_the_colours_of_its_scheme(drawn, scheme):
    """WebGL knows no variables; in light inks its words could not be read on dark paper."""
    points = {"type": "scattergl", "mode": "markers", "x": [1, 2], "y": [1, 2]}
    points["marker"] = {"color": roles.HIGHLIGHT, "size": 20}
    drawings = drawn({"data": [points], "layout": bars()["layout"]})
    assert not drawings.svgs
    with Image.open(io.BytesIO(drawings.rasters[390, scheme])) as picture:
        colours = {colour for _, colour in picture.convert("RGB").getcolors()}
    other = {"light": "dark", "dark": "light"}[scheme]
    for name in ("paper", "highlight", "muted", "grid"):
        meant, not_meant = (
            tuple(bytes.fromhex(getattr(roles.ROLES[name], each)[1:])) for each in (scheme, other)
        )
        assert meant in colours, name
        assert not_meant not in colours, name


def test_a_chart_painted_as_a_picture_keeps_its_rasters(drawn):
    """A heatmap is no vector; its pictures stand for it, also where scripts run."""
    heat = {"type": "heatmap", "z": [[1, 2], [3, 4]], "colorscale": "Greys", "showscale": False}
    drawings = drawn({"data": [heat], "layout": bars()["layout"]})
    assert drawings.svgs == {}
    with Image.open(io.BytesIO(drawings.rasters[390, "light"])) as picture:
        assert len(picture.convert("RGB").getcolors()) > 4


def test_a_map_without_its_outlines_is_told(tmp_path, monkeypatch):
    """Where `make assets` left none they are not fetched; the others are drawn."""
    monkeypatch.setattr("affidavit.charts.plotly_maps.FOLDER", tmp_path / "none")
    world = {"data": [{"type": "choropleth", "locations": ["MEX"], "z": [1]}], "layout": {}}
    requests, report = [requested(world), requested(bars())], Report()
    found = draw(requests, cache=Cache(tmp_path), report=report)
    assert list(found) == [requests[1].key]
    assert [each.code for each in report.errors] == [ChartCode.CHART_NOT_DRAWN]


def test_a_killed_browser_is_replaced(tmp_path):
    """A crash in the middle of a build costs a second, not a chart."""
    opened: list[int] = []

    @contextmanager
    def dying_once() -> Iterator[Renderer]:
        with renderer_in(find_browser(), font=font_bytes()) as prepared:
            opened.append(prepared.browser.process)
            if len(opened) == 1:
                os.kill(prepared.browser.process, signal.SIGKILL)
            yield prepared

    requests, report = [requested(bars()), requested(lines())], Report()
    found = draw(requests, cache=Cache(tmp_path), report=report, open_renderer=dying_once)
    assert (len(found), len(report), len(opened)) == (2, 0, 2)


SOLID = {"data": [{"type": "scatter3d", "x": [1, 2], "y": [1, 2], "z": [1, 2]}], "layout": {}}


def test_a_drawing_after_webgl_was_lost_is_none():
    """The process that paints may crash by itself; then a scene is empty, and nothing says so."""
    with renderer_in(find_browser(), font=font_bytes()) as opened:
        opened.browser.run(_NOTING_CONTEXTS)
        assert "<image" in opened.svg(SOLID, 390, 300)
        opened.browser.run("for (const each of noted) each.loseContext();")
        with pytest.raises(WebGLLostError):
            opened.svg(SOLID, 390, 300)
        assert "<svg" in opened.svg(bars(), 390, 300)


_NOTING_CONTEXTS = """
var noted = [], given = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (...asked) {
  const context = given.apply(this, asked), losing = context?.getExtension?.("WEBGL_lose_context");
  if (losing) noted.push(losing);
  return context;
};
"""


def test_a_figure_without_its_marks_is_no_drawing():
    """Where there is no WebGL plotly.js draws the axes and leaves out what stands on them."""
    points = {"type": "scattergl", "x": [1, 2], "y": [1, 2]}
    sides = {"type": "parcoords", "dimensions": [{"values": [1, 2]}] * 2}
    flags = ["--disable-3d-apis"]
    with Browser(find_browser(), flags=flags) as browser, ThreadPoolExecutor(1) as beside:
        blind = Renderer(browser, font=font_bytes(), beside=beside)
        for figure in (SOLID, {"data": [points]}, {"data": [sides]}):
            with pytest.raises(WebGLLostError):
                blind.svg(figure, 390, 300)
        assert "<svg" in blind.svg(bars(), 390, 300)


@pytest.mark.parametrize("trouble", ["hang", "crash"])
def test_a_page_in_trouble_is_lost(trouble):
    """A figure without end and a page out of memory are noticed, and the browser can be ended."""
    with Browser(find_browser()) as browser:
        browser.open_page("<!doctype html><title>trouble</title>")
        start = {
            "hang": lambda: browser.run("for (;;);", seconds=1),
            "crash": lambda: browser.command("Page.crash", seconds=20),
        }
        with pytest.raises(BrowserLostError):
            start[trouble]()
        process = browser.process
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
