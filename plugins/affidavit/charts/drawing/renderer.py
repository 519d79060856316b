"""Figures drawn in one page of one browser, one after the other."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from affidavit.charts.drawing import pictures
from affidavit.charts.drawing.browser import Browser, PageError
from affidavit.charts.drawing.cleaner import clean
from affidavit.charts.drawing.font import FACE
from affidavit.charts.drawing.requests import (
    RASTER_WIDTHS,
    SCHEMES,
    DrawingRequest,
    Drawings,
    Figure,
    Scheme,
)
from affidavit.charts.drawing.roles import PREFIX, ROLES
from affidavit.charts.plotly_js import plotly_file

PATIENCE = 30.0
"""Seconds until a figure counts as hanging; an ordinary one takes 0.05."""
_HERE = Path(__file__).parent
_SCHEMES = [
    {PREFIX + name: role.light for name, role in ROLES.items()},
    {PREFIX + name: role.dark for name, role in ROLES.items()},
]


class FontMissingError(Exception):
    """The browser did not take the font, so that every text would be set in another."""


class Renderer:
    """A page that has plotly.js and our font, in a browser of its own."""

    def __init__(self, browser: Browser, *, font: bytes, seconds: float = PATIENCE) -> None:
        """Prepare the page; raises FontMissingError, BrowserLostError."""
        self._browser = browser
        self._seconds = seconds
        html = (_HERE / "renderer.html").read_text(encoding="utf-8")
        encoded = base64.b64encode(font).decode()
        browser.open_page(html.replace("FACE", FACE).replace("FONT", encoded))
        browser.run((_HERE / "renderer.js").read_text(encoding="utf-8"))
        if not browser.call("facesOf", FACE):
            raise FontMissingError
        browser.run(plotly_file().read_text(encoding="utf-8"))

    def draw(self, request: DrawingRequest) -> Drawings:
        """Return a chart at all its widths; raises PageError, BrowserLostError."""
        svgs, shots = dict[int, str](), dict[int, Future[tuple[bytes, bytes]]]()
        whole = True
        # Packing a photograph takes as long as drawing the next width, and is done meanwhile.
        with ThreadPoolExecutor() as packing:
            for width, figure in sorted(request.figures.items()):
                height = request.heights[width]
                raw = self._svg(figure, width, height)
                cleaned = clean(raw, prefix=f"c{request.key}-{width}-")
                svgs[width] = cleaned.svg
                whole = whole and cleaned.complete
                if width in RASTER_WIDTHS:
                    shown = cleaned.svg if cleaned.complete else raw
                    shot = self._photograph(shown, width, height)
                    shots[width] = packing.submit(pictures.split, shot, width=width)
        return Drawings(svgs=svgs if whole else {}, rasters=_rasters(shots))

    def _svg(self, figure: Figure, width: int, height: int) -> str:
        svg = self._browser.call("drawFigure", figure, width, height, seconds=self._seconds)
        if not isinstance(svg, str) or "<svg" not in svg:
            message = "plotly.js returned no drawing"
            raise PageError(message)
        return svg

    def _photograph(self, svg: str, width: int, height: int) -> bytes:
        """Return a picture of a drawing, light at the left and dark at the right."""
        self._browser.call("lay", svg, width, height, _SCHEMES, seconds=self._seconds)
        return self._browser.photograph(width * len(SCHEMES), height, scale=pictures.SCALE)


def _rasters(
    shots: Mapping[int, Future[tuple[bytes, bytes]]],
) -> dict[tuple[int, Scheme], bytes]:
    return {
        (width, scheme): png
        for width, shot in shots.items()
        for scheme, png in zip(SCHEMES, shot.result(), strict=True)
    }


@contextmanager
def renderer_in(executable: Path, *, font: bytes) -> Iterator[Renderer]:
    """Start a browser, prepare its page, end it."""
    with Browser(executable) as browser:
        yield Renderer(browser, font=font)
