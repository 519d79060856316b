"""What one look at one source found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self, cast

from affidavit.sources import Change, Sighting


class State(StrEnum):
    """What became of a page."""

    ALIVE = "alive"
    """It says what it said, as far as there is a copy to hold it against."""
    MOVED = "moved"
    """Its address leads on to another, which says the same."""
    CHANGED = "changed"
    """It says something else than the copy."""
    GONE = "gone"
    """The host says that it is not there (404, 410, 451), or there is no such host any more."""
    NOT_FOUND = "not-found"
    """The host says 200 OK, and shows what it shows for any address that it does not know."""
    HOME = "home"
    """Its address leads to the host's front page."""
    ELSEWHERE = "elsewhere"
    """Its address leads on to a page that says something else."""
    REFUSED = "refused"
    """The host asks who we are: nothing can be told of the page."""
    UNREACHABLE = "unreachable"
    """No answer just now: nothing can be told of the page."""

    @property
    def is_known(self) -> bool:
        """Whether the look told anything."""
        return self not in (State.REFUSED, State.UNREACHABLE)

    @property
    def needs_someone(self) -> bool:
        """Whether somebody should do something about the source."""
        return self.is_known and self is not State.ALIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is said of a page, before the source and the time are added."""

    state: State
    detail: str
    """One sentence without its stop, for the newsroom."""
    moved_to: str = ""
    seen: date | None = None
    """The day of the copy that it was held against."""
    diff: tuple[str, ...] = ()
    """Lines that start with `-`, `+`, a space, or `...`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one look at one source found."""

    key: str
    url: str
    at: datetime
    verdict: Verdict

    @property
    def state(self) -> State:
        """What became of the page."""
        return self.verdict.state

    def sighting(self, before: Sighting | None) -> Sighting | None:
        """Return what builds are to know of it: nothing of a page that is as it was.

        Where the look told nothing, that is what was known before; the day on which a change was
        first found stays while the change does.
        """
        if not self.state.is_known:
            return before
        if not self.state.needs_someone:
            return None
        found = Sighting(
            change=cast("Change", str(self.state)),
            url=self.url,
            since=self.at.date(),
            moved_to=self.verdict.moved_to or None if self.state is State.MOVED else None,
            seen=self.verdict.seen if self.state is State.CHANGED else None,
        )
        is_same = before and before.url == found.url and before.change == found.change
        return replace(found, since=before.since) if before and is_same else found

    def as_json(self) -> dict[str, Any]:
        """Return it for a report and for a run that goes on later."""
        verdict = self.verdict
        return {
            "key": self.key,
            "url": self.url,
            "at": f"{self.at:%Y-%m-%dT%H:%M:%SZ}",
            "state": str(self.state),
            "detail": verdict.detail,
            "moved_to": verdict.moved_to or None,
            "seen": verdict.seen.isoformat() if verdict.seen else None,
            "diff": list(verdict.diff),
        }

    @classmethod
    def of_json(cls, value: Mapping[str, Any]) -> Self:
        """Return what `as_json` wrote; raises KeyError, TypeError, ValueError for all else."""
        seen = value["seen"]
        return cls(
            key=str(value["key"]),
            url=str(value["url"]),
            at=datetime.fromisoformat(value["at"]),
            verdict=Verdict(
                state=State(value["state"]),
                detail=str(value["detail"]),
                moved_to=str(value["moved_to"] or ""),
                seen=date.fromisoformat(seen) if seen else None,
                diff=tuple(str(line) for line in value["diff"]),
            ),
        )
