"""Figures drawn without a browser: by a process of ours that runs plotly.js in a script engine."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import orjson

from affidavit.charts.drawing.cache import unpacked
from affidavit.charts.drawing.choosing import NeedsBrowserError
from affidavit.charts.drawing.requests import DrawingRequest, Drawings, canonical
from affidavit.chromium.browser import ENDED, TOO_SLOW, BrowserLostError, PageError

PATIENCE = 60.0
"""Seconds until a chart counts as hanging; an ordinary one takes 0.4, with its rasters."""
_MODULE = "affidavit.charts.drawing.engine"


class EngineLostError(BrowserLostError):
    """The process ended, or did not answer in time."""

    what = "the process that draws was lost"


class EngineRenderer:
    """A process that draws, and the pipes to it."""

    def __init__(self, process: subprocess.Popen[bytes], *, seconds: float = PATIENCE) -> None:
        self.process = process
        self._seconds = seconds
        self._unread = b""

    def draw(self, request: DrawingRequest) -> Future[Drawings]:
        """Return a chart at all its widths, drawn.

        Raises NeedsBrowserError for what a browser might draw, PageError for what none can,
        BrowserLostError where the process ended or took too long.
        """
        deadline = time.monotonic() + self._seconds
        asked = {"key": request.key, "figures": request.figures, "heights": request.heights}
        self._send(canonical(asked) + b"\n")
        told = orjson.loads(self._line(deadline))
        content = self._bytes(told["bytes"], deadline)
        if told["fault"]:
            raise (PageError if told["is_anybodys"] else NeedsBrowserError)(told["fault"])
        drawn: Future[Drawings] = Future()
        drawn.set_result(unpacked(content))
        return drawn

    def _send(self, message: bytes) -> None:
        try:
            pipe = cast("IO[bytes]", self.process.stdin)
            pipe.write(message)
            pipe.flush()
        except OSError as error:
            raise EngineLostError(ENDED) from error

    def _line(self, deadline: float) -> bytes:
        while b"\n" not in self._unread:
            self._unread += self._arriving(deadline)
        line, _, self._unread = self._unread.partition(b"\n")
        return line

    def _bytes(self, count: int, deadline: float) -> bytes:
        while len(self._unread) < count:
            self._unread += self._arriving(deadline)
        content, self._unread = self._unread[:count], self._unread[count:]
        return content

    def _arriving(self, deadline: float) -> bytes:
        pipe = cast("IO[bytes]", self.process.stdout)
        if not select.select([pipe], [], [], max(0, deadline - time.monotonic()))[0]:
            raise EngineLostError(TOO_SLOW)
        arrived = os.read(pipe.fileno(), 1 << 20)
        if not arrived:
            raise EngineLostError(ENDED)
        return arrived


@contextmanager
def engine_renderer(bundle: Path) -> Iterator[EngineRenderer]:
    """Start the process with a plotly.js, end it."""
    # -P: a file in the newsroom's own folder is never taken for a module.
    command = [sys.executable, "-P", "-m", _MODULE, str(bundle)]
    process = subprocess.Popen(  # noqa: S603 - this Python and a module of ours
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"TZ": "UTC"},
    )
    try:
        yield EngineRenderer(process)
    finally:
        process.kill()
        process.communicate()
