"""What readers are told of a source whose page is no longer what was cited."""

from __future__ import annotations

from affidavit.language import Words, date_text
from affidavit.render.views import Link, LinkChange
from affidavit.sources import Sighting, Source, host_of


def link_change(source: Source, lang: str) -> LinkChange | None:
    """Return what became of the source's address; None where it leads to what it led to."""
    sighting = source.sighting
    if sighting is None:
        return None
    t = Words(lang)
    return LinkChange(
        text=_text(source, sighting, t),
        lost=sighting.is_lost,
        moved_to=_link(sighting.moved_to) if sighting.change == "moved" else None,
        archive=_archive(source, t),
    )


def _text(source: Source, sighting: Sighting, t: Words) -> str:
    since = date_text(sighting.since, t.lang)
    if sighting.change == "moved":
        return t("sources.change.moved")
    if sighting.change == "changed":
        if sighting.seen is None:
            return t("sources.change.changed-unseen", date=since)
        return t("sources.change.changed", date=since, seen=date_text(sighting.seen, t.lang))
    if source.captures and not source.archives:
        taken = max(capture.at for capture in source.captures)
        return t("sources.change.gone-kept", date=since, seen=date_text(taken, t.lang))
    return t("sources.change.gone", date=since)


def _archive(source: Source, t: Words) -> Link | None:
    if not source.archives:
        return None
    url = source.archives[0]
    return Link(text=t("sources.change.archive", host=host_of(url)), href=url)


def _link(url: str | None) -> Link | None:
    return Link(text=host_of(url), href=url) if url else None
