"""Figures drawn in one page of one browser, one after the other."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path

import orjson

from affidavit.charts.drawing import pictures
from affidavit.charts.drawing.cleaner import Cleaned, clean
from affidavit.charts.drawing.font import FACE
from affidavit.charts.drawing.requests import (
    RASTER_WIDTHS,
    SCHEMES,
    DrawingRequest,
    Drawings,
    Figure,
)
from affidavit.charts.drawing.roles import PREFIX, ROLES, in_the_dark
from affidavit.charts.plotly_js import plotly_file
from affidavit.charts.plotly_maps import outline_file, outlines_of
from affidavit.chromium.browser import Browser, BrowserLostError, PageError, WebGLLostError

PATIENCE = 30.0
"""Seconds until a small figure counts as hanging; an ordinary one takes 0.02."""
_LARGE = 500_000
"""Bytes of JSON for which a figure may take as long once more."""
_HERE = Path(__file__).parent
_SCHEMES = [
    {PREFIX + name: role.light for name, role in ROLES.items()},
    {PREFIX + name: role.dark for name, role in ROLES.items()},
]


class FontMissingError(Exception):
    """The browser did not take the font, so that every text would be set in another."""


class UnreadableDrawingError(BrowserLostError):
    """What the browser drew is no drawing: cut off, or of a kind that we cannot clean."""

    what = "what the browser drew could not be read"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing to be photographed, in CSS pixels."""

    svgs: tuple[str, ...]
    """One whose colours are variables, or one in the colours of each scheme."""
    width: int
    height: int


class Renderer:
    """A page that has plotly.js and our font, in a browser of its own."""

    def __init__(
        self,
        browser: Browser,
        *,
        font: bytes,
        beside: ThreadPoolExecutor,
        seconds: float = PATIENCE,
    ) -> None:
        """Prepare the page; raises FontMissingError, BrowserLostError.

        `beside` does what the browser is not needed for, while it draws on.
        """
        self.browser = browser
        self._beside = beside
        self._seconds = seconds
        html = (_HERE / "renderer.html").read_text(encoding="utf-8")
        encoded = base64.b64encode(font).decode()
        browser.open_page(html.replace("FACE", FACE).replace("FONT", encoded), seconds=seconds)
        for script in ("seeded.js", "renderer.js"):
            browser.run((_HERE / script).read_text(encoding="utf-8"))
        if not browser.call("facesOf", FACE):
            raise FontMissingError
        browser.run(plotly_file().read_text(encoding="utf-8"))
        self._outlines = set[str]()

    def draw(self, request: DrawingRequest) -> Future[Drawings]:
        """Return what will hold a chart at all its widths; raises PageError, BrowserLostError.

        The browser is ready for the next one at once: rasters are packed meanwhile. What returns
        may raise UnreadableDrawingError.
        """
        raw, cleaning = dict[int, str](), dict[int, Future[Cleaned]]()
        for width in sorted(request.figures):
            raw[width] = self.svg(request.figures[width], width, request.heights[width])
            prefix = f"c{request.key}-{width}-"
            cleaning[width] = self._beside.submit(_cleaned, raw[width], prefix)
        cleaned = {width: each.result() for width, each in cleaning.items()}
        sheets = [
            Sheet(
                (each.svg,) if each.complete else (raw[width], self._dark(request, width)),
                width,
                request.heights[width],
            )
            for width, each in cleaned.items()
            if width in RASTER_WIDTHS
        ]
        whole = all(each.complete for each in cleaned.values())
        svgs = {width: each.svg for width, each in cleaned.items()} if whole else {}
        return self._beside.submit(_drawings, svgs, sheets, self.photograph(sheets))

    def svg(self, figure: Figure, width: int, height: int) -> str:
        """Return plotly.js's own drawing of a figure.

        Raises PageError, BrowserLostError, and of these WebGLLostError where marks would be missing
        because the process that paints them ended: the rest would be drawn, without a word.
        """
        self._bring_outlines(figure)
        seconds = patience_for(figure, self._seconds)
        svg = self.browser.call("drawFigure", figure, width, height, seconds=seconds)
        if svg is None:
            message = "the process that paints it has ended, or does not start"
            raise WebGLLostError(message)
        if not isinstance(svg, str) or "<svg" not in svg:
            message = "plotly.js returned no drawing"
            raise PageError(message)
        return svg

    def _dark(self, request: DrawingRequest, width: int) -> str:
        """Return plotly.js's own drawing in dark colours: what it paints has no variables."""
        return self.svg(in_the_dark(request.figures[width]), width, request.heights[width])

    def _bring_outlines(self, figure: Figure) -> None:
        """Give the page the outlines that a figure's maps are drawn from, each file once.

        plotly.js takes what it finds in `PlotlyGeoAssets` and fetches nothing. The script of that
        name in npm's package would replace `Plotly` itself.
        """
        for name in outlines_of([figure]):
            file = outline_file(name)
            if name not in self._outlines and file.is_file():
                self.browser.call("keepOutlines", name, orjson.Fragment(file.read_bytes()))
                self._outlines.add(name)

    def photograph(self, sheets: Sequence[Sheet]) -> bytes:
        """Return a picture of drawings side by side, each light and then dark, at twice the pixels.

        One picture for all of them: most of what a picture costs, it costs however small it is.
        Raises PageError, BrowserLostError.
        """
        height = max(sheet.height for sheet in sheets)
        if message := pictures.too_tall(height):
            raise PageError(message)
        laid = [asdict(sheet) for sheet in sheets]
        self.browser.call("lay", laid, _SCHEMES, seconds=self._seconds)
        return self.browser.photograph(
            width=sum(sheet.width for sheet in sheets) * len(SCHEMES),
            height=height,
            scale=pictures.SCALE,
            seconds=self._seconds,
        )


def patience_for(figure: Figure, seconds: float) -> float:
    """Return how many seconds a figure may take, where a small one may take `seconds`.

    A large one is no hanging one: 35,000 points are 1.5 MB, and took from 16 s to more than 30 s a
    width where others shared the machine's two cores (measured).
    """
    return seconds * (1 + len(orjson.dumps(figure)) / _LARGE)


def _cleaned(svg: str, prefix: str) -> Cleaned:
    try:
        return clean(svg, prefix=prefix)
    except Exception as error:
        message = f"{type(error).__name__}: {error}"
        raise UnreadableDrawingError(message) from error


def _drawings(svgs: Mapping[int, str], sheets: Sequence[Sheet], photograph: bytes) -> Drawings:
    names = [(sheet.width, scheme) for sheet, scheme in product(sheets, SCHEMES)]
    sizes = [(sheet.width, sheet.height) for sheet, _ in product(sheets, SCHEMES)]
    try:
        rasters = pictures.cut(photograph, sizes)
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises for a broken PNG
        raise UnreadableDrawingError(str(error)) from error
    return Drawings(svgs=svgs, rasters=dict(zip(names, rasters, strict=True)))


@contextmanager
def renderer_in(executable: Path, *, font: bytes, seconds: float = PATIENCE) -> Iterator[Renderer]:
    """Start a browser, prepare its page, end it. A figure may take so many seconds a width."""
    with Browser(executable) as browser, ThreadPoolExecutor(max_workers=2) as beside:
        yield Renderer(browser, font=font, beside=beside, seconds=seconds)
