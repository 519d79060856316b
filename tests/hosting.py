"""Commands run as people run them, a preview that is really served, and a folder over HTTP."""

from __future__ import annotations

import functools
import http.server
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

PATIENCE = 90
"""Seconds until a command or a preview counts as hung; two cores, shared, need some."""
_STRAY = ("SOURCE_DATE_EPOCH", "AFFIDAVIT_AS_OF", "PYTHONWARNINGS", "FORCE_COLOR")


@dataclass(frozen=True)
class Ran:
    """A command that has ended: what it returned and what it printed."""

    code: int
    output: str
    site: Path
    """The site folder of the publication it ran in; whether it is there depends on the command."""

    def page(self, name: str) -> str:
        """Return a file of the site as text, named from the site's folder."""
        return (self.site / name).read_text(encoding="utf-8")


def run(
    command: Sequence[str],
    *,
    folder: Path,
    env: Mapping[str, str] | None = None,
    patience: float = PATIENCE,
) -> Ran:
    """Run a command to its end, both its outputs together, without colours and standard input."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=patience,
        check=False,
    )
    return Ran(done.returncode, done.stdout, folder / "site")


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return this process's environment less what would change a build, and what a test adds."""
    kept = {name: value for name, value in os.environ.items() if name not in _STRAY}
    return {**kept, "NO_COLOR": "1", "COLUMNS": "200", **(more or {})}


@dataclass(frozen=True)
class Preview:
    """A publication in `serve`, as an editor has it open."""

    url: str
    log: Path

    @property
    def output(self) -> str:
        """What the preview has printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def read(self, path: str = "") -> str:
        """Return a page's HTML; of a page that is not there, the host's own answer."""
        return _fetch(self.url + path.lstrip("/"))

    def wait_for(self, text: str, path: str = "", *, patience: float = PATIENCE) -> str:
        """Return the page as soon as it holds `text`; fail with what it held instead."""
        end = time.monotonic() + patience
        page = self.read(path)
        while text not in page:
            if time.monotonic() > end:
                message = f"/{path} never held {text!r}. It holds:\n{page}\n\n{self.output}"
                raise AssertionError(message)
            time.sleep(0.1)
            page = self.read(path)
        return page


@contextmanager
def serving(root: Path, *, host: str = "mkdocs") -> Iterator[Preview]:
    """Serve the publication in `root` until the block ends."""
    log = root.with_name(root.name + ".serve.log")
    port = _free_port()
    command = [sys.executable, "-m", host, "serve", "-a", f"127.0.0.1:{port}"]
    with (
        log.open("wb") as sink,
        subprocess.Popen(
            command,
            cwd=root,
            env=environment({"PYTHONUNBUFFERED": "1"}),
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
        ) as process,
    ):
        try:
            preview = Preview(f"http://127.0.0.1:{port}/", log)
            _wait_until_served(preview, process)
            yield preview
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def folder_served(folder: Path, *, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a built site as a plain web server does, its 404.html included; give its address.

    `headers` are sent with everything, as a host does that has a policy of its own.
    """
    handler = functools.partial(_SiteHandler, directory=str(folder), headers_sent=headers or {})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


class _SiteHandler(http.server.SimpleHTTPRequestHandler):
    """A static host: silent, and with the site's own page for what is not there."""

    def __init__(self, *arguments: Any, headers_sent: Mapping[str, str], **more: Any) -> None:
        """Take what is sent with everything; an answer is given while one is made."""
        self._headers_sent = headers_sent
        super().__init__(*arguments, **more)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing: the tests' output is for their findings."""

    def end_headers(self) -> None:
        """Send the host's own headers with everything."""
        for name, value in self._headers_sent.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer 404 with the site's 404.html, as static hosts do."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _fetch(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.read().decode(errors="replace")


def _wait_until_served(preview: Preview, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            preview.read()
        except OSError as error:
            if process.poll() is not None or time.monotonic() > end:
                message = f"the preview never answered:\n{preview.output}"
                raise AssertionError(message) from error
            time.sleep(0.1)
        else:
            return
