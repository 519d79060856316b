"""What pages print of a source, as far as it is the same on all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from affidavit.language import moment_parts
from affidavit.markdown.link_changes import link_change
from affidavit.render.views import Link, Moment, SourceEntry
from affidavit.sources import (
    Description,
    Source,
    citation_name,
    describe,
    host_of,
    passage_address,
    short_name,
    version_of,
)

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Told:
    """The texts of one source in one language."""

    said: Description
    short_name: str
    """What a sentence calls it."""
    citation_name: str
    """What a citation is called to those who cannot see it."""
    entry: SourceEntry
    """Its entry in a list, without what depends on the page: number, ways back, quotations."""


class Bibliography:
    """Works the texts of each source out once for each language. For one library, as it is."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], Told] = {}

    def of(self, source: Source, lang: str) -> Told:
        """Return what is printed of a source of the library."""
        known = self._told.get((source.key, lang))
        if known is None:
            known = self._told[source.key, lang] = _told(source, lang)
        return known


def moment_of(value: datetime, lang: str) -> Moment:
    """Return a time as pages print it."""
    return Moment(**moment_parts(value, lang)._asdict())


def _told(source: Source, lang: str) -> Told:
    said = describe(source, lang)
    version, version_day = version_of(source)
    times = [capture.at for capture in source.captures]
    entry = SourceEntry(
        number=0,
        id="",
        title=said.title,
        byline=said.byline,
        issued=Moment(**said.issued._asdict()) if said.issued else None,
        url=said.url,
        href=passage_address(source, []),
        version=version,
        version_day=version_day,
        host=said.host,
        hreflang=said.hreflang,
        language=said.language,
        seen=said.seen,
        key=source.key,
        archives=tuple(Link(text=host_of(url), href=url) for url in source.archives),
        change=link_change(source, lang),
        kept=moment_of(min(times), lang) if times else None,
    )
    return Told(said, short_name(source, lang), citation_name(source, lang), entry)
