"""Look at the pages of many sources: in turns, so that no host is asked more than it needs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest
from urllib.parse import urljoin, urlsplit

from affidavit.evidence.contents import read_contents
from affidavit.evidence.fetching import Fetcher, FetchError, Trouble
from affidavit.evidence.watching.findings import Finding, State, Verdict
from affidavit.evidence.watching.judging import KeptPage, Look, of_error
from affidavit.evidence.watching.not_found import Unknown
from affidavit.sources import Source

_PERHAPS_LATER = frozenset({Trouble.NAME, Trouble.UNREACHED, Trouble.SLOW})
_REFUSING = 400


@dataclass(slots=True, kw_only=True)
class Watcher:
    """Looks at sources one at a time; what did not answer is asked once more at the end."""

    fetcher: Fetcher
    now: Callable[[], datetime]
    kept: Callable[[Source], KeptPage | None]
    """The newest copy that is on this machine."""
    seed: str
    """What the addresses that nobody has made are made of."""
    _unknown: dict[str, Unknown] = field(default_factory=dict)
    """Folder of a host -> what it answers to an address in it that is none."""
    _any_answered: bool = False

    def look(self, sources: Iterable[Source]) -> Iterator[Finding]:
        """Yield what became of each page, those that answer at once first."""
        waiting = []
        for source in by_turns(sources):
            found = self._look(source)
            if isinstance(found, Verdict) and found.state is not State.UNREACHABLE:
                yield self._finding(source, found)
            else:
                waiting.append(source)
        for source in waiting:
            found = self._look(source)
            if isinstance(found, FetchError):
                found = of_error(found, others_answer=self._any_answered)
            yield self._finding(source, found)

    def _look(self, source: Source) -> Verdict | FetchError:
        try:
            fetched = self.fetcher.fetch(source.url or "")
        except FetchError as error:
            return (
                error if error.trouble in _PERHAPS_LATER else of_error(error, others_answer=False)
            )
        self._any_answered = True
        return Look(
            source=source,
            fetched=fetched,
            kept=self.kept(source),
            unknown=lambda: self._of_unknown(source.url or ""),
        ).verdict()

    def _finding(self, source: Source, verdict: Verdict) -> Finding:
        return Finding(key=source.key, url=source.url or "", at=self.now(), verdict=verdict)

    def _of_unknown(self, url: str) -> Unknown:
        folder = urljoin(url, ".")
        if folder not in self._unknown:
            self._unknown[folder] = self._ask_unknown(folder, url)
        return self._unknown[folder]

    def _ask_unknown(self, folder: str, url: str) -> Unknown:
        made_up = hashlib.sha256(f"{self.seed} {folder}".encode()).hexdigest()[:20]
        ending = urlsplit(url).path.rpartition("/")[2].rpartition(".")
        name = f"{made_up}.{ending[2]}" if ending[0] and ending[2].isalnum() else made_up
        try:
            fetched = self.fetcher.fetch(urljoin(folder, name))
        except FetchError:
            return Unknown(is_told=True)
        answer = fetched.answer
        contents = read_contents(
            answer.body, declared_type=answer.media_type, charset=answer.charset
        )
        return Unknown(answer.status >= _REFUSING, contents, answer.url)


def by_turns(sources: Iterable[Source]) -> Iterator[Source]:
    """Yield the sources host by host in turn: one of each, then the next of each."""
    by_host: dict[str, list[Source]] = {}
    for source in sources:
        by_host.setdefault(urlsplit(source.url or "").netloc, []).append(source)
    for each in zip_longest(*by_host.values()):
        yield from (source for source in each if source is not None)


def sample(sources: Iterable[Source], number: int, *, seed: str) -> list[Source]:
    """Return so many of the sources: the same for the same seed, others for another."""

    def place(source: Source) -> bytes:
        return hashlib.sha256(f"{seed} {source.key}".encode()).digest()

    return sorted(sources, key=place)[:number]
