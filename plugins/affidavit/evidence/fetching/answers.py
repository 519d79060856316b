"""What hosts answered, and in which ways they did not."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from enum import StrEnum

Headers = tuple[tuple[str, str], ...]


class Trouble(StrEnum):
    """Why there is no answer to keep."""

    ADDRESS = "address"
    """It is no address on the web, or leads into a private network."""
    NAME = "name"
    """No machine has that name."""
    UNREACHED = "unreached"
    """Nobody took the call, or it broke off."""
    TLS = "tls"
    """The host could not prove who it is."""
    SLOW = "slow"
    """It took longer than we wait."""
    SIZE = "size"
    """It is larger than we keep, packed or unpacked."""
    LOOP = "loop"
    """Redirects lead in a circle, or too far."""
    GARBLED = "garbled"
    """What came is no HTTP, or not packed the way it says."""


class FetchError(Exception):
    """An address gave nothing to keep. `str()` is one sentence for whoever asked."""

    def __init__(self, trouble: Trouble, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.trouble = trouble
        self.fix = fix


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one source may take. Seconds and bytes."""

    connect: float = 10
    silence: float = 30
    """Between two pieces of an answer."""
    total: float = 120
    """For one address, from the call to the last byte; each redirect has its own."""
    size: int = 50_000_000
    """Of a body as it is sent, and of the same unpacked."""
    redirects: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One request and its answer, as they went over the wire."""

    url: str
    request_line: str
    request_headers: Headers
    status: int
    reason: str
    headers: Headers
    sent: bytes
    """The body as it was sent: packed where `Content-Encoding` says so, chunks put together."""
    body: bytes
    """The body unpacked."""

    def header(self, name: str) -> str:
        """Return a header of the answer by its lower-case name; empty where it has none."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def media_type(self) -> str:
        """What the host says it sent, in lower case: `text/html`; empty where it does not say."""
        declared = self.header("content-type").partition(";")[0].strip().lower()
        return declared if declared.count("/") == 1 else ""

    @property
    def charset(self) -> str:
        """The encoding that the header names, in lower case; empty where it names none."""
        message = Message()
        message["Content-Type"] = self.header("content-type") or "text/plain"
        return (message.get_content_charset() or "").strip()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one address led to: each redirect on the way, and the answer at its end."""

    hops: tuple[Hop, ...]

    @property
    def answer(self) -> Hop:
        """The last answer, whatever its status."""
        return self.hops[-1]

    @property
    def redirects(self) -> tuple[str, ...]:
        """The addresses that only led on, the first one first."""
        return tuple(hop.url for hop in self.hops[:-1])
