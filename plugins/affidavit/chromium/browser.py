"""A headless Chromium, spoken to over a pipe: no port is opened and nothing is fetched.

The DevTools protocol: JSON messages, each ended by a zero byte, written to the browser's file
descriptor 3 and read from its 4.
"""

from __future__ import annotations

import base64
import contextlib
import fcntl
import os
import select
import shutil
import signal
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import orjson

from affidavit.chromium.profiles import new_profile, sweep_profiles

FLAGS = (
    "--headless",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",  # WebGL traces are drawn by the processor
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",  # containers give it 64 MB, a large figure needs more
    "--no-first-run",
    "--mute-audio",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--disable-gpu-vsync",  # a photograph need not wait for a screen that nobody sees
    "--disable-frame-rate-limit",
    "--disable-lcd-text",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
)


class BrowserLostError(Exception):
    """The browser ended, or did not answer in time; what it was asked may be asked once more."""

    what = "the browser was lost"
    """What happened, for who reads of it; the error itself says why."""


class WebGLLostError(BrowserLostError):
    """The browser paints no WebGL, any more or at all; everything else it draws."""

    what = "the browser had no WebGL to paint it"


ENDED = "it has ended"
TOO_SLOW = "it did not answer in time"
CRASHED = "its page crashed"


class PageError(Exception):
    """A script on the page failed; the same would happen in a fresh browser."""


class Browser:
    """One running browser with one page. Use it as a context manager, so that it ends."""

    process: int
    """The number that the system knows it by."""

    def __init__(self, executable: Path, *, flags: Sequence[str] = ()) -> None:
        """Start it; raises BrowserLostError where it does not come up."""
        sweep_profiles()
        self._profile, self._lock = new_profile()
        self.process, self._reading, self._writing = _spawn(executable, self._profile, flags)
        self._events: deque[dict[str, Any]] = deque()
        self._listened: str | None = None
        self._unread = b""
        self._last = 0
        self._session: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open_page(self, html: str, *, seconds: float = 30) -> None:
        """Show a document in the browser's one page. It has no address, so no file is in reach."""
        target = self.command("Target.createTarget", seconds=seconds, url="about:blank")
        attached = self.command(
            "Target.attachToTarget", seconds=seconds, targetId=target["targetId"], flatten=True
        )
        self._session = attached["sessionId"]
        self.command("Inspector.enable")  # it tells when the page crashes
        self.command("Network.enable")
        offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
        self.command("Network.emulateNetworkConditions", **offline)
        frame = self.command("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self.command("Page.setDocumentContent", seconds=seconds, frameId=frame, html=html)

    def run(self, script: str, *, seconds: float = 30) -> None:
        """Run a script on the page, as a classic script element would."""
        self._evaluate(script, seconds=seconds, returnByValue=False)

    def call(self, function: str, *arguments: object, seconds: float = 30) -> object:
        """Return what a JavaScript function, async or not, makes of JSON arguments."""
        given = orjson.dumps(arguments, option=orjson.OPT_NON_STR_KEYS).decode()
        script = f"({function})(...{given})"
        return self._evaluate(script, seconds=seconds, returnByValue=True, awaitPromise=True)

    def photograph(self, width: int, height: int, *, scale: int, seconds: float = 30) -> bytes:
        """Return a PNG of the page's upper left corner, `scale` pixels to each CSS pixel."""
        size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", seconds=seconds, **size)
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        form = {"format": "png", "optimizeForSpeed": True, "clip": clip}
        shot = self.command("Page.captureScreenshot", seconds=seconds, **form)
        return base64.b64decode(shot["data"])

    def command(self, method: str, *, seconds: float = 30, **parameters: object) -> dict[str, Any]:
        """Send one DevTools command and return its result; raises BrowserLostError."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        deadline = time.monotonic() + seconds
        self._send(orjson.dumps(message) + b"\0", deadline=deadline)
        answer = next(each for each in self._heard(deadline) if each.get("id") == self._last)
        if "error" in answer:
            raise BrowserLostError(str(answer["error"].get("message")))
        result: dict[str, Any] = answer["result"]
        return result

    def listen(self, event: str) -> None:
        """Keep the events of that name for `next_event`; all others are passed over."""
        self._listened = event

    def next_event(self, *, seconds: float) -> dict[str, Any] | None:
        """Return what the next event says; None where none comes in time."""
        deadline = time.monotonic() + seconds
        try:
            while not self._events:
                next(self._heard(deadline))
        except BrowserLostError as error:
            if str(error) == TOO_SLOW:
                return None
            raise
        return self._events.popleft()

    def close(self) -> None:
        """End the browser and take its profile away."""
        for descriptor in (self._writing, self._reading):
            os.close(descriptor)
        _end(self.process)
        shutil.rmtree(self._profile, ignore_errors=True)
        os.close(self._lock)

    def _evaluate(self, script: str, *, seconds: float, **options: object) -> object:
        answer = self.command("Runtime.evaluate", seconds=seconds, expression=script, **options)
        if "exceptionDetails" in answer:
            raise PageError(_what_was_thrown(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def _send(self, message: bytes, *, deadline: float) -> None:
        rest = memoryview(message)
        while rest:
            if not select.select([], [self._writing], [], deadline - time.monotonic())[1]:
                raise BrowserLostError(TOO_SLOW)
            try:
                rest = rest[os.write(self._writing, rest[:65536]) :]
            except OSError as error:
                raise BrowserLostError(ENDED) from error

    def _heard(self, deadline: float) -> Iterator[dict[str, Any]]:
        """Yield what the browser says, and keep what is listened for."""
        for message in self._messages(deadline):
            if self._listened and message.get("method") == self._listened:
                self._events.append(message["params"])
            yield message

    def _messages(self, deadline: float) -> Iterator[dict[str, Any]]:
        """Yield what the browser says, answers and events, until the deadline passes."""
        while True:
            message, end, rest = self._unread.partition(b"\0")
            if end:
                self._unread = rest
                yield _checked(orjson.loads(message))
            else:
                self._unread += self._arriving(deadline)

    def _arriving(self, deadline: float) -> bytes:
        chunks: list[bytes] = []
        while not chunks or b"\0" not in chunks[-1]:
            left = max(0, deadline - time.monotonic())
            if not select.select([self._reading], [], [], left)[0]:
                raise BrowserLostError(TOO_SLOW)
            chunks.append(os.read(self._reading, 1 << 20))
            if not chunks[-1]:
                raise BrowserLostError(ENDED)
        return b"".join(chunks)


def _spawn(executable: Path, profile: Path, flags: Sequence[str]) -> tuple[int, int, int]:
    """Start the browser; return its process, where it is read from and where it is written to."""
    its_input, writing = map(_moved_up, os.pipe())
    reading, its_output = map(_moved_up, os.pipe())
    silent = _moved_up(os.open(os.devnull, os.O_RDWR))
    actions = [(its_input, 3), (its_output, 4), (silent, 0), (silent, 1), (silent, 2)]
    try:
        process = os.posix_spawn(
            executable,
            _command_line(executable, profile, flags),
            _environment(profile),
            file_actions=[(os.POSIX_SPAWN_DUP2, ours, its) for ours, its in actions],
            setpgroup=0,
        )
    except OSError as error:
        raise BrowserLostError(str(error.strerror)) from error
    finally:
        for descriptor in (its_input, its_output, silent):
            os.close(descriptor)
    return process, reading, writing


def _command_line(executable: Path, profile: Path, flags: Sequence[str]) -> list[str]:
    # Chromium's own sandbox refuses to run as root; the page is ours and has no network.
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    own = f"--user-data-dir={profile}"
    return [str(executable), *FLAGS, *flags, *sandbox, own, "about:blank"]


def _environment(profile: Path) -> dict[str, str]:
    """The same zone and language on every machine: dates and numbers are drawn by them.

    What it writes for a while lies in its profile, and goes with it.
    """
    return {
        **os.environ,
        "TMPDIR": str(profile),
        "TZ": "UTC",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "en",
    }


def _moved_up(descriptor: int) -> int:
    """Return a copy that is out of the way of 3 and 4, where the browser looks for its pipe."""
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return moved


def _end(process: int) -> None:
    """End a browser and its helpers, whatever they are at: nothing of theirs is kept."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(process, 0)


def _checked(message: dict[str, Any]) -> dict[str, Any]:
    if message.get("method") == "Inspector.targetCrashed":
        raise BrowserLostError(CRASHED)
    return message


def _what_was_thrown(details: Mapping[str, Any]) -> str:
    thrown = details.get("exception", {})
    return str(thrown.get("description") or thrown.get("value") or details.get("text"))[:400]
