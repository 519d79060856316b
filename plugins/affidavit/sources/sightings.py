"""How a source's address was found the last time somebody looked: `links.lock`.

`affidavit watch` writes the file, the newsroom commits it, and builds read it, so that a page says
what became of a link although a build never asks the network. It lies beside mkdocs.yml and not
among the content: it names what drafts cite, and nothing may publish that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

import yaml

from affidavit.diagnostics import Code, Report
from affidavit.located import LocatedMapping, Model, read_yaml, validate
from affidavit.located.files import name_in, read_text_file
from affidavit.sources.fields import Address, Day

LOCK = "links.lock"
HEAD = """\
# What `affidavit watch` found at the addresses of sources. Builds read it: commit it, and
# leave its lines to the command. A source that is not here is as it was.
"""

Change = Literal["gone", "not-found", "home", "elsewhere", "moved", "changed"]
"""What became of an address; of these the first four leave nothing of the page there.

`gone`: the host says so. `not-found`: it says 200 OK and shows a page that says so. `home`,
`elsewhere`: it leads on to its front page, or to a page that says something else. `moved`: it
leads on to the same page. `changed`: the page says something else than the copy.
"""
CHANGES: tuple[Change, ...] = get_args(Change)
LOST: frozenset[Change] = frozenset({"gone", "not-found", "home", "elsewhere"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What became of one address."""

    change: Change
    url: str
    """Of the source as it was written then; of any other address this says nothing."""
    since: date
    """The day on which it was first found so."""
    moved_to: str | None = None
    seen: date | None = None
    """The day of the copy that the page no longer agrees with."""

    @property
    def is_lost(self) -> bool:
        """Whether nothing of the page is at the address any more."""
        return self.change in LOST


class _Entry(Model):
    change: Change
    url: Address
    since: Day
    to: Address | None = None
    seen: Day | None = None


def read_sightings(root: Path, *, report: Report) -> dict[str, Sighting]:
    """Return what the file says, by the keys of sources, every fault reported; empty without it."""
    path = root / LOCK
    if not path.exists() and not path.is_symlink():
        return {}
    text = read_text_file(path, root=root, report=report)
    value = read_yaml(text, file=name_in(root, path), report=report) if text else None
    if isinstance(value, LocatedMapping):
        return dict(_entries(value, report))
    if value is not None:
        message = "this is no list of keys with what became of their addresses"
        fix = f"delete {LOCK}, and run affidavit watch"
        report.error(Code.VALUE_WRONG, value.place, message, fix)
    return {}


def _entries(value: LocatedMapping, report: Report) -> Iterator[tuple[str, Sighting]]:
    for key, entry in value.items():
        found = validate(_Entry, entry, report=report, what="an entry of links.lock")
        if found is not None:
            yield (
                key,
                Sighting(
                    change=found.change,
                    url=found.url,
                    since=found.since,
                    moved_to=found.to,
                    seen=found.seen,
                ),
            )


def sightings_text(sightings: Mapping[str, Sighting]) -> str:
    """Return the file, by key, so that a difference in git is a difference of the web."""
    entries = {key: _written(each) for key, each in sorted(sightings.items())}
    body = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=1000)
    return HEAD + (body if entries else "")


def _written(sighting: Sighting) -> dict[str, object]:
    entry = {
        "change": sighting.change,
        "url": sighting.url,
        "since": sighting.since,
        "to": sighting.moved_to,
        "seen": sighting.seen,
    }
    return {name: item for name, item in entry.items() if item is not None}
