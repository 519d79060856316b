"""Open a page in a browser that has no network: all it asks for goes through our own fetcher.

So a page that its scripts make is read as readers see it, while no machine of a private network is
called, every answer is bounded, and each is known and can be kept.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from affidavit.chromium import Browser, BrowserLostError, PageError
from affidavit.evidence.fetching.answers import Fetched, FetchError, Hop, Trouble
from affidavit.evidence.fetching.fetcher import Fetcher

PAUSED = "Fetch.requestPaused"
WIDTH, TALLEST = 1280, 15_000
"""Of the picture, in CSS pixels; Chromium paints no taller one at once."""
QUIET, MOST_SECONDS = 1.5, 90.0
"""Seconds without a request after which a page is done; and of all its requests."""
MOST_REQUESTS, MOST_BYTES = 300, 100_000_000
_FLAGS = ("--js-flags=--max-old-space-size=512", "--disable-features=IsolateOrigins")
_NOT_AS_SENT = frozenset(
    ("content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Browsed:
    """A page as a browser shows it."""

    others: tuple[Hop, ...]
    """What the page asked for while it was built."""
    dom: str
    """HTML of the page as its scripts left it."""
    screenshot: bytes
    """PNG, from its top, `WIDTH` wide."""


def browsed(
    fetched: Fetched,
    *,
    fetcher: Fetcher,
    executable: Path,
    clock: Callable[[], float] = time.monotonic,
) -> Browsed:
    """Return a page as a browser shows it. Raises FetchError where none can."""
    try:
        with Browser(executable, flags=_FLAGS) as browser:
            showing = _Showing(browser, fetcher, fetched, clock=clock)
            showing.run()
            return Browsed(
                others=tuple(showing.others),
                dom=str(browser.call("() => document.documentElement.outerHTML")),
                screenshot=_picture(browser),
            )
    except (BrowserLostError, PageError) as error:
        message = f"the browser could not show the page: {error}"
        raise FetchError(Trouble.GARBLED, message, "leave out --browser, or use --file") from error


@dataclass(slots=True)
class _Showing:
    """One page on its way, and what was given to it."""

    browser: Browser
    fetcher: Fetcher
    fetched: Fetched
    clock: Callable[[], float]
    others: list[Hop] = field(default_factory=list)
    _asked: int = 0
    _bytes: int = 0

    def run(self) -> None:
        """Give the page what it asks for, until it asks no more or its time is over."""
        self.browser.open_page("")
        self.browser.listen(PAUSED)
        self.browser.command("Fetch.enable", patterns=[{"urlPattern": "*"}])
        self.browser.call("(url) => { location.href = url }", self.fetched.answer.url)
        end = self.clock() + MOST_SECONDS
        while self.clock() < end:
            event = self.browser.next_event(seconds=QUIET)
            if event is None and self._asked:
                return
            if event is not None:
                self._serve(event)

    def _serve(self, event: dict[str, Any]) -> None:
        request, id_ = event["request"], event["requestId"]
        try:
            hop = self._answer(str(request["url"]), str(request["method"]))
        except FetchError:
            self.browser.command("Fetch.failRequest", requestId=id_, errorReason="BlockedByClient")
            return
        headers = [
            {"name": name, "value": value}
            for name, value in hop.headers
            if name.lower() not in _NOT_AS_SENT
        ]
        self.browser.command(
            "Fetch.fulfillRequest",
            requestId=id_,
            responseCode=hop.status,
            responseHeaders=headers,
            body=base64.b64encode(hop.body).decode(),
        )

    def _answer(self, url: str, method: str) -> Hop:
        """Return what an address gives; raises FetchError also where it is more than we ask for."""
        self._asked += 1
        if self._asked == 1:
            return self.fetched.answer
        if method != "GET" or self._asked > MOST_REQUESTS or self._bytes > MOST_BYTES:
            message = "the page asks for more than it is given"
            raise FetchError(Trouble.SIZE, message)
        fetched = self.fetcher.fetch(url)
        self._bytes += len(fetched.answer.body)
        known = {hop.url for hop in (*self.others, *self.fetched.hops)}
        self.others += [hop for hop in fetched.hops if hop.url not in known]
        return fetched.answer


def _picture(browser: Browser) -> bytes:
    height = browser.call("() => document.documentElement.scrollHeight")
    tall = int(height) if isinstance(height, int | float) else 0
    return browser.photograph(WIDTH, min(max(tall, 800), TALLEST), scale=1)
