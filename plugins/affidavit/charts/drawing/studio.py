"""All charts of a build drawn: from the cache, else by what may fail and is replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from typing import Protocol, Self

from affidavit.charts.drawing.cache import Cache
from affidavit.charts.drawing.choosing import NeedsBrowserError, way_of_drawing
from affidavit.charts.drawing.font import font_bytes
from affidavit.charts.drawing.requests import DrawingRequest, Drawings
from affidavit.chromium.browser import BrowserLostError, PageError, WebGLLostError
from affidavit.chromium.executables import find_browser
from affidavit.diagnostics import ChartCode, Report


class Renderer(Protocol):
    """What draws: a browser's page, or a script engine's process."""

    def draw(self, request: DrawingRequest) -> Future[Drawings]:
        """Start on one chart; raises PageError, BrowserLostError."""


OpenRenderer = Callable[[], AbstractContextManager[Renderer]]
TOO_MANY_LOSSES = 6
"""One figure may hang a browser, twice; what hangs at all of them is no figure's fault."""


class DoesNotWorkError(Exception):
    """There is a browser, and it cannot be used."""


def draw(
    requests: Sequence[DrawingRequest],
    *,
    cache: Cache,
    report: Report,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    open_renderer: OpenRenderer | None = None,
) -> dict[str, Drawings]:
    """Return the drawings of all requests that could be drawn, by key; the others are reported.

    A hang, a crash or a lack of memory may be the machine's: after all others such a chart is tried
    once more, in a fresh browser. What loses that as well is a warning; what plotly.js refuses is
    an error. Neither is in what returns, and readers get the chart's table.
    No browser is started where the cache has them all. `progress` is told how many are drawn, of
    how many that have to be.
    """
    kept = {request.key: cache.read(request.key) for request in requests}
    found = {key: drawings for key, drawings in kept.items() if drawings is not None}
    missing = list({each.key: each for each in requests if each.key not in found}.values())
    if not missing:
        return found
    opening = open_renderer or _usual_renderer(missing, report)
    if opening is not None:
        found |= _drawn(missing, opening, cache=cache, report=report, progress=progress)
    return {request.key: found[request.key] for request in requests if request.key in found}


class Studio:
    """A renderer that is opened when it is needed and replaced when it is lost."""

    def __init__(self, opening: OpenRenderer) -> None:
        self._opening = opening
        self._open = ExitStack()
        self._renderer: Renderer | None = None
        self._losses = 0

    def draw(self, request: DrawingRequest) -> Future[Drawings]:
        """Start on one chart; raises PageError, BrowserLostError, DoesNotWorkError."""
        try:
            drawings = self._ready().draw(request)
        except BrowserLostError as error:
            self.close()
            if not isinstance(error, WebGLLostError):  # others are drawn without
                self._losses += 1
            if self._losses == TOO_MANY_LOSSES:
                message = f"it was lost at {TOO_MANY_LOSSES} attempts in a row: {error}"
                raise DoesNotWorkError(message) from error
            raise
        self._losses = 0
        return drawings

    def close(self) -> None:
        """End the browser; the next chart gets a fresh one."""
        self._renderer = None
        self._open.close()

    def _ready(self) -> Renderer:
        if self._renderer is None:
            try:
                self._renderer = self._open.enter_context(self._opening())
            except BrowserLostError as error:
                raise DoesNotWorkError(str(error)) from error
        return self._renderer


def _drawn(
    requests: Sequence[DrawingRequest],
    opening: OpenRenderer,
    *,
    cache: Cache,
    report: Report,
    progress: Callable[[int, int], None],
) -> dict[str, Drawings]:
    # Who only checks a story draws nothing, and should not wait for lxml and Pillow.
    from affidavit.charts.drawing.renderer import FontMissingError  # noqa: PLC0415 - as said above

    studio = Studio(opening)
    rounds = [_Round(studio, cache, report)]
    try:
        for count, request in enumerate(requests, 1):
            rounds[0].start(request)
            progress(count, len(requests))
        if rounds[0].collect().lost:
            rounds.append(_Round(studio, cache, report))
            for request, _ in rounds[0].lost:
                rounds[1].start(request)
            _tell_of_lost(rounds[1].collect().lost, report)
    except DoesNotWorkError as error:
        _tell_of_no_browser(requests, report, f"what draws charts does not work here ({error})")
    except FontMissingError:
        _tell_of_no_font(requests, report)
    finally:
        studio.close()
    return {key: drawings for each in rounds for key, drawings in each.collect().drawn.items()}


class _Round:
    """Charts tried once each; a browser that is lost at one is replaced for the next."""

    def __init__(self, studio: Studio, cache: Cache, report: Report) -> None:
        self.drawn: dict[str, Drawings] = {}
        self.lost: list[tuple[DrawingRequest, BrowserLostError]] = []
        self._started: list[tuple[DrawingRequest, Future[Drawings]]] = []
        self._studio = studio
        self._cache = cache
        self._report = report

    def start(self, request: DrawingRequest) -> None:
        """Begin with one chart; raises DoesNotWorkError, FontMissingError."""
        try:
            drawings = self._studio.draw(request)
        except NeedsBrowserError as error:
            _tell_of_needed_browser(request, error, self._report)
        except PageError as error:  # it would come out the same in the next round
            _tell_of_refused(request, error, self._report)
        except BrowserLostError as error:
            self.lost.append((request, error))
        else:
            self._started.append((request, drawings))
            drawings.add_done_callback(partial(_keep, self._cache, request.key))

    def collect(self) -> Self:
        """Wait for all that were begun."""
        started, self._started = self._started, []
        for request, drawings in started:
            try:
                self.drawn[request.key] = drawings.result()
            except BrowserLostError as error:
                self.lost.append((request, error))
        return self


def _keep(cache: Cache, key: str, drawings: Future[Drawings]) -> None:
    """Keep what is drawn at once: a build that is killed has not drawn in vain."""
    if drawings.exception() is None:
        cache.write(key, drawings.result())


def _tell_of_refused(request: DrawingRequest, error: PageError, report: Report) -> None:
    report.error(
        ChartCode.CHART_NOT_DRAWN,
        at=request.place,
        message=f"the chart could not be drawn: {_first_line(error)}",
        fix="check the figure's data and layout; a smaller figure may help",
    )


def _tell_of_needed_browser(
    request: DrawingRequest, error: NeedsBrowserError, report: Report
) -> None:
    """A warning: the chart may be right, and readers get its table."""
    report.warning(
        ChartCode.CHART_NOT_DRAWN,
        at=request.place,
        message=f"the chart could not be drawn without a browser: {_first_line(error)}",
        fix="install Chromium (Debian: apt install chromium), or name it in AFFIDAVIT_CHROMIUM; "
        "until then readers get the chart's table",
    )


def _tell_of_lost(lost: Sequence[tuple[DrawingRequest, BrowserLostError]], report: Report) -> None:
    """A warning: it may be the machine's fault, and readers get the chart's table."""
    for request, error in lost:
        report.warning(
            ChartCode.CHART_NOT_DRAWN,
            at=request.place,
            message=f"the chart could not be drawn: {error.what} twice: {error}",
            fix="build once more; where it stays so, draw less: fewer marks, fewer panels",
        )


def _usual_renderer(requests: Sequence[DrawingRequest], report: Report) -> OpenRenderer | None:
    way, executable, font = way_of_drawing(), find_browser(), font_bytes()
    if font is None:
        _tell_of_no_font(requests, report)
        return None
    if way == "quickjs":
        return _opening_engine(requests)
    if executable is None or way is None:
        _tell_of_no_browser(requests, report, "no Chromium was found")
        return None
    return _opening(executable, font)


def _opening_engine(requests: Sequence[DrawingRequest]) -> OpenRenderer:
    from affidavit.charts.delivery import bundle_for  # noqa: PLC0415 - as in `_drawn`
    from affidavit.charts.drawing.engine_renderer import engine_renderer  # noqa: PLC0415

    figures = [figure for request in requests for figure in request.figures.values()]
    return partial(engine_renderer, bundle_for(figures).file)


def _opening(executable: Path, font: bytes) -> OpenRenderer:
    from affidavit.charts.drawing.renderer import renderer_in  # noqa: PLC0415 - as in `_drawn`

    return partial(renderer_in, executable, font=font)


def _tell_of_no_browser(requests: Sequence[DrawingRequest], report: Report, why: str) -> None:
    report.warning(
        ChartCode.CHART_RENDERER_MISSING,
        at=min(request.place for request in requests),
        message=f"{why}, so charts have their table and data, and no picture",
        fix="install Chromium (Debian: apt install chromium), or name it in AFFIDAVIT_CHROMIUM",
    )


def _tell_of_no_font(requests: Sequence[DrawingRequest], report: Report) -> None:
    report.error(
        ChartCode.CHART_FONT_MISSING,
        at=min(request.place for request in requests),
        message="the font of charts is missing, so that every label would be set in another",
        fix="run `make assets`; an installed package brings the font",
    )


def _first_line(error: PageError) -> str:
    return str(error).partition("\n")[0].removeprefix("Error: ")
