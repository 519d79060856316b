"""Follow an address to its answer: politely, and never in a circle."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urljoin

from affidavit import __version__
from affidavit.evidence.fetching.addresses import Resolve, Target, look_up, resolved, target_of
from affidavit.evidence.fetching.answers import Fetched, FetchError, Hop, Limits, Trouble
from affidavit.evidence.fetching.exchange import exchange

REDIRECTS = frozenset({301, 302, 303, 307, 308})
USER_AGENT = f"affidavit/{__version__} (keeps a copy of a page that an article cites)"


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches addresses, one at a time, with a pause between two requests to the same host.

    It calls no other host than the one asked for and those that it redirects to, keeps no cookies,
    tries nothing twice, and takes no proxy.
    """

    limits: Limits = field(default_factory=Limits)
    pause: float = 2.0
    """Seconds between the end of a request to a host and the next to the same."""
    allow_private: bool = False
    resolve: Resolve = look_up
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    user_agent: str = USER_AGENT
    _last: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """Return the answer and the redirects that led to it, whatever its status is.

        Raises FetchError where nothing came that could be kept.
        """
        hops: list[Hop] = []
        target = target_of(url)
        met = {target.url}
        while True:
            hops.append(self._ask(target))
            following = _following(hops[-1])
            if following is None:
                return Fetched(tuple(hops))
            target = target_of(following)
            if target.url in met:
                message = f"redirects lead in a circle, back to {target.url}"
                fix = "it may want cookies: open it in a browser and save it by hand: --file"
                raise FetchError(Trouble.LOOP, message, fix)
            if len(hops) > self.limits.redirects:
                message = f"more than {self.limits.redirects} redirects, the last to {target.url}"
                raise FetchError(Trouble.LOOP, message, "write the address it should lead to")
            met.add(target.url)

    def _ask(self, target: Target) -> Hop:
        address = resolved(target, resolve=self.resolve, allow_private=self.allow_private)
        if (last := self._last.get(target.host)) is not None:
            self.sleep(max(0.0, last + self.pause - self.clock()))
        try:
            return exchange(
                target,
                address,
                limits=self.limits,
                user_agent=self.user_agent,
                clock=self.clock,
            )
        finally:
            self._last[target.host] = self.clock()


def _following(hop: Hop) -> str | None:
    """Return the address that an answer leads on to; None where it is the answer."""
    location = hop.header("location")
    if hop.status not in REDIRECTS or not location:
        return None
    with suppress(UnicodeError):  # hosts send it in UTF-8; http.client reads headers as Latin-1
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(hop.url, location)
    except ValueError:
        return location
