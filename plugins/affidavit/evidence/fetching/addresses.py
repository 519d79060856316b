"""Which machine an address means, and whether we may call it.

A page may redirect to anything: to the newsroom's router, to the cloud's secrets. So a name is
resolved once, each address it has is judged, and the very address that was judged is called.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from affidavit.evidence.fetching.answers import FetchError, Trouble
from affidavit.sources import web_address

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port -> its addresses as text. Raises OSError where the name has none."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAFE = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address taken apart for a request."""

    url: str
    """Without its fragment, every sign as it goes over the wire."""
    scheme: str
    host: str
    port: int
    path: str
    """With its query."""

    @property
    def host_header(self) -> str:
        """The host as the request names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        is_default = _DEFAULT_PORTS[self.scheme] == self.port
        return host if is_default else f"{host}:{self.port}"


def target_of(url: str) -> Target:
    """Return what to call for an address. Raises FetchError for what is none on the web."""
    try:
        parts = urlsplit(url)
        host = _ascii(parts.hostname or "")
        port = parts.port
    except (ValueError, UnicodeError):
        parts, host, port = urlsplit(""), "", None
    scheme = parts.scheme.lower()
    netloc = f"[{host}]" if ":" in host else host
    netloc += f":{port}" if port is not None else ""
    path = quote(parts.path, safe=_SAFE) or "/"
    query = quote(parts.query, safe=_SAFE)
    whole = urlunsplit((scheme, netloc, path, query, ""))
    if not host or "@" in parts.netloc or web_address(whole) is None:
        shown = url if len(url) <= 200 else f"{url[:200]}…"  # noqa: PLR2004 - a line of a terminal
        message = f"{shown!r} is no address on the web"
        raise FetchError(Trouble.ADDRESS, message)
    return Target(
        url=whole,
        scheme=scheme,
        host=host,
        port=port or _DEFAULT_PORTS[scheme],
        path=path + (f"?{query}" if query else ""),
    )


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")


def resolved(target: Target, *, resolve: Resolve, allow_private: bool) -> str:
    """Return the address of the machine to call. Raises FetchError where there is none."""
    try:
        addresses = resolve(target.host, target.port)
    except (OSError, UnicodeError) as error:
        message = f"no machine is called {target.host}"
        fix = "is the address right, and this machine online?"
        raise FetchError(Trouble.NAME, message, fix) from error
    allowed = [each for each in addresses if allow_private or is_public(each)]
    if not allowed:
        message = f"{target.host} leads into a private network"
        fix = "if that is meant, say --allow-private"
        raise FetchError(Trouble.ADDRESS, message, fix)
    return allowed[0]


def look_up(host: str, port: int) -> Sequence[str]:
    """Return the addresses that this machine knows a host by."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(address: str) -> bool:
    """Say whether an IP address belongs to the open web, also where IPv6 wraps one of IPv4."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return found.is_global and not found.is_multicast
