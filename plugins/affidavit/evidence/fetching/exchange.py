"""One request and its answer, within limits of time and size."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from affidavit.evidence.fetching.addresses import Target
from affidavit.evidence.fetching.answers import FetchError, Hop, Limits, Trouble
from affidavit.evidence.fetching.unpacking import unpacked

PIECE = 65_536
AGAIN = "run the command again later"


def exchange(
    target: Target,
    address: str,
    *,
    limits: Limits,
    user_agent: str,
    clock: Callable[[], float],
) -> Hop:
    """Return the answer of the machine at `address`. Raises FetchError where there is none."""
    headers = {
        "Host": target.host_header,
        "User-Agent": user_agent,
        "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    connection = _connection(target, address, limits)
    with _told(target, limits), _ended(connection):
        connection.connect()
        with _deadline(connection, limits=limits, clock=clock) as is_over:
            connection.request(
                "GET", target.path, headers=headers, preload_content=False, decode_content=False
            )
            with closing(connection.getresponse()) as answer:
                sent = b"".join(_pieces(answer, limits=limits, is_over=is_over))
    return Hop(
        url=target.url,
        request_line=f"GET {target.path} HTTP/1.1",
        request_headers=tuple(headers.items()),
        status=answer.status,
        reason=_one_line(answer.reason or ""),
        headers=tuple((_one_line(key), _one_line(value)) for key, value in answer.headers.items()),
        sent=sent,
        body=unpacked(sent, encoding=answer.headers.get("content-encoding", ""), limit=limits.size),
    )


def _connection(target: Target, address: str, limits: Limits) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(address, target.port, timeout=limits.connect)
    return HTTPSConnection(
        address,
        target.port,
        timeout=limits.connect,
        server_hostname=target.host,
        ssl_context=ssl.create_default_context(),
    )


@contextmanager
def _ended(connection: HTTPConnection) -> Iterator[None]:
    try:
        yield
    finally:
        connection.close()


@contextmanager
def _deadline(
    connection: HTTPConnection, *, limits: Limits, clock: Callable[[], float]
) -> Iterator[Callable[[], bool]]:
    """Hang up when the time is over, whatever the host is doing: it may send a byte a minute."""
    line = connection.sock
    line.settimeout(limits.silence)
    end = clock() + limits.total
    timer = threading.Timer(limits.total, _hang_up, (line,))
    timer.daemon = True
    timer.start()
    try:
        yield lambda: clock() >= end
    except (HTTPError, OSError, http.client.HTTPException):
        if clock() < end:
            raise
        raise _too_slow(limits) from None
    finally:
        timer.cancel()


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _pieces(
    answer: BaseHTTPResponse, *, limits: Limits, is_over: Callable[[], bool]
) -> Iterator[bytes]:
    said = answer.headers.get("content-length", "")
    size = (
        limits.size + 1 if len(said.strip()) > len(str(limits.size)) else 0
    )  # told, not waited for
    while size <= limits.size:
        piece = answer.read1(PIECE, decode_content=False)
        if is_over():
            raise _too_slow(limits)
        if not piece:
            return
        size += len(piece)
        yield piece
    message = f"the page has over {limits.size / 1e6:g} MB"
    raise FetchError(Trouble.SIZE, message, "allow more with --max-size, in MB")


def _too_slow(limits: Limits) -> FetchError:
    message = f"the page was not whole after {limits.total:g} seconds"
    return FetchError(Trouble.SLOW, message, "wait longer with --timeout, in seconds")


@contextmanager
def _told(target: Target, limits: Limits) -> Iterator[None]:
    """Turn what libraries raise into one sentence and a fix."""
    host = target.host
    try:
        yield
    except NewConnectionError as error:
        raise FetchError(Trouble.UNREACHED, f"{host} does not take the call", AGAIN) from error
    except (ConnectTimeoutError, ReadTimeoutError, TimeoutError) as error:
        message = f"{host} did not answer for {limits.silence:g} seconds"
        if isinstance(error, ConnectTimeoutError):
            message = f"{host} did not take the call for {limits.connect:g} seconds"
        raise FetchError(Trouble.SLOW, message, AGAIN) from error
    except (SSLError, ssl.SSLError) as error:
        message = f"{host} could not prove who it is ({_reason(error)})"
        raise FetchError(
            Trouble.TLS, message, "look at it in a browser, and ask the host"
        ) from error
    except (http.client.BadStatusLine, http.client.LineTooLong, UnicodeError) as error:
        raise _unless_cut(error, host) from error
    except (HTTPError, OSError, http.client.HTTPException) as error:
        message = f"{host} broke off before the page was whole"
        raise FetchError(Trouble.UNREACHED, message, AGAIN) from error


def _unless_cut(error: Exception, host: str) -> FetchError:
    if isinstance(error, http.client.RemoteDisconnected):
        message = f"{host} hung up without an answer"
        return FetchError(Trouble.UNREACHED, message, AGAIN)
    return FetchError(Trouble.GARBLED, f"what {host} sent is no answer of a web server")


def _reason(error: Exception) -> str:
    while error.args and isinstance(error.args[-1], Exception):
        error = error.args[-1]
    said = (
        getattr(error, "verify_message", "") or getattr(error, "reason", "") or type(error).__name__
    )
    return str(said).lower().replace("_", " ")


def _one_line(text: str) -> str:
    return " ".join(text.split())
