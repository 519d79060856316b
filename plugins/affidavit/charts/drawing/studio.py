"""All charts of a build drawn: from the cache, else by a browser that may fail and is replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from affidavit.charts.drawing.browser import BrowserLostError, PageError
from affidavit.charts.drawing.cache import Cache
from affidavit.charts.drawing.executables import find_browser
from affidavit.charts.drawing.font import font_bytes
from affidavit.charts.drawing.requests import DrawingRequest, Drawings
from affidavit.diagnostics import Code, Report

if TYPE_CHECKING:
    from affidavit.charts.drawing.renderer import Renderer

OpenRenderer = Callable[[], AbstractContextManager["Renderer"]]
ATTEMPTS = 2
"""A hang, a crash or a lack of memory may be the machine's; the second one is the figure's."""


class DoesNotStartError(Exception):
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

    def draw(self, request: DrawingRequest) -> Future[Drawings]:
        """Start on one chart; raises PageError, BrowserLostError, DoesNotStartError."""
        try:
            return self._ready().draw(request)
        except BrowserLostError:
            self.close()
            raise

    def close(self) -> None:
        """End the browser; the next chart gets a fresh one."""
        self._renderer = None
        self._open.close()

    def _ready(self) -> Renderer:
        if self._renderer is None:
            try:
                self._renderer = self._open.enter_context(self._opening())
            except BrowserLostError as error:
                raise DoesNotStartError(str(error)) from error
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

    started: dict[str, Future[Drawings]] = {}
    studio = Studio(opening)
    try:
        for count, request in enumerate(requests, 1):
            if drawings := _started_or_told(request, studio, report):
                started[request.key] = drawings
                drawings.add_done_callback(partial(_keep, cache, request.key))
            progress(count, len(requests))
    except DoesNotStartError as error:
        _tell_of_no_browser(requests, report, f"Chromium does not work here ({error})")
    except FontMissingError:
        _tell_of_no_font(requests, report)
    finally:
        studio.close()
    return {key: drawings.result() for key, drawings in started.items()}


def _keep(cache: Cache, key: str, drawings: Future[Drawings]) -> None:
    cache.write(key, drawings.result())


def _started_or_told(
    request: DrawingRequest, studio: Studio, report: Report
) -> Future[Drawings] | None:
    reason = ""
    for _ in range(ATTEMPTS):
        try:
            return studio.draw(request)
        except PageError as error:  # it would come out the same
            reason = _first_line(error)
            break
        except BrowserLostError as error:
            reason = f"the browser was lost twice: {error}"
    report.error(
        Code.CHART_NOT_DRAWN,
        at=request.place,
        message=f"the chart could not be drawn: {reason}",
        fix="check the figure's data and layout; a smaller figure may help",
    )
    return None


def _usual_renderer(requests: Sequence[DrawingRequest], report: Report) -> OpenRenderer | None:
    executable, font = find_browser(), font_bytes()
    if executable is None:
        _tell_of_no_browser(requests, report, "no Chromium was found")
        return None
    if font is None:
        _tell_of_no_font(requests, report)
        return None
    return _opening(executable, font)


def _opening(executable: Path, font: bytes) -> OpenRenderer:
    from affidavit.charts.drawing.renderer import renderer_in  # noqa: PLC0415 - as in `_drawn`

    return partial(renderer_in, executable, font=font)


def _tell_of_no_browser(requests: Sequence[DrawingRequest], report: Report, why: str) -> None:
    report.warning(
        Code.CHART_RENDERER_MISSING,
        at=min(request.place for request in requests),
        message=f"{why}, so charts have their table and data, and no picture",
        fix="install Chromium (Debian: apt install chromium), or name it in AFFIDAVIT_CHROMIUM",
    )


def _tell_of_no_font(requests: Sequence[DrawingRequest], report: Report) -> None:
    report.error(
        Code.CHART_FONT_MISSING,
        at=min(request.place for request in requests),
        message="the font of charts is missing, so that every label would be set in another",
        fix="run `make assets`; an installed package brings the font",
    )


def _first_line(error: PageError) -> str:
    return str(error).partition("\n")[0].removeprefix("Error: ")
