"""A web server of a test's own, on this machine only, which answers as good and bad hosts do."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

TLS = b"\x16"
"""The first byte of a caller who wants to talk in secret, which this server cannot."""
Answer = bytes | Callable[[socket.socket], None]
"""What is sent, byte for byte; or what talks to the caller itself."""


@dataclass
class Host:
    """A running server and what it was asked."""

    url: str
    """With its closing slash."""
    answers: dict[str, Answer]
    """Path -> answer. May be changed while it runs; a path that is not there is a 404."""
    asked: list[str] = field(default_factory=list)
    """The path of each request, in order."""
    requests: list[bytes] = field(default_factory=list)
    """Each request's head, as it came."""


def page(
    body: str | bytes = "",
    *,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """Return a whole answer."""
    content = body.encode() if isinstance(body, str) else body
    head = {"Content-Type": kind, "Content-Length": str(len(content)), **(headers or {})}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in head.items() if value)]
    return "\r\n".join([*lines, "", ""]).encode() + content


def redirect(to: str, *, status: str = "302 Found") -> bytes:
    """Return an answer that leads on."""
    return page("", status=status, headers={"Location": to})


def article(words: int = 300, *, title: str = "The harbour contract", more: str = "") -> str:
    """Return a page of so many words."""
    text = " ".join(f"word{number}" for number in range(words))
    return f"<!doctype html><title>{title}</title><nav>Menu</nav><p>{text}</p><p>{more}</p>"


@contextmanager
def answering(answers: Mapping[str, Answer]) -> Iterator[Host]:
    """Serve the answers on a port of this machine's own until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        host = Host(f"http://127.0.0.1:{listening.getsockname()[1]}/", dict(answers))
        ended = threading.Event()
        thread = threading.Thread(target=_serve, args=(listening, host, ended), daemon=True)
        thread.start()
        try:
            yield host
        finally:
            ended.set()
            with suppress(OSError):
                socket.create_connection(listening.getsockname(), timeout=5).close()
            thread.join()


def _serve(listening: socket.socket, host: Host, ended: threading.Event) -> None:
    while not ended.is_set():
        line, _ = listening.accept()
        if ended.is_set():
            line.close()
            return
        threading.Thread(target=_answer, args=(line, host), daemon=True).start()


def _answer(line: socket.socket, host: Host) -> None:
    with line, suppress(OSError):
        head = b""
        while b"\r\n\r\n" not in head and not head.startswith(TLS) and (piece := line.recv(65536)):
            head += piece
        path = head.split(b" ")[1].decode(errors="replace") if head.count(b" ") > 1 else ""
        host.asked.append(path)
        host.requests.append(head)
        answer = host.answers.get(path, page("No such page", status="404 Not Found"))
        if isinstance(answer, bytes):
            line.sendall(answer)
        else:
            answer(line)
