"""Ask a public archive to keep pages, and note where its copies are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from affidavit.cli.fetching import fetcher_of
from affidavit.cli.telling import Telling
from affidavit.evidence.fetching import Fetcher, FetchError, Limits
from affidavit.evidence.noting import CannotNoteError, Notebook
from affidavit.evidence.public_archives import archived
from affidavit.evidence.taking import NotTakenError
from affidavit.settings import Settings
from affidavit.sources import Source, host_of

if TYPE_CHECKING:
    from affidavit.cli.capture import Asked

ALL_KEPT, SOME_FAILED = 0, 1
PATIENCE = 180
"""Seconds: an archive fetches the page, with its pictures, before it answers."""


def run(sources: Sequence[Source], *, settings: Settings, asked: Asked) -> int:
    """Ask for a copy of each source that has none there, note it at once, return the exit code."""
    notebook = Notebook(settings.root, settings.docs_dir)
    limits = Limits(total=max(asked.timeout, PATIENCE), silence=PATIENCE, size=asked.max_bytes)
    fetcher = fetcher_of(asked, limits)
    telling = Telling(len(sources))
    failed = 0
    for source in sources:
        if reason := _why_not(source, asked):
            telling.result(source.key, reason)
            continue
        if asked.dry_run:
            telling.result(source.key, f"{host_of(asked.archive_at)} would be asked to keep it")
            continue
        telling.starts(source.key)
        failed += not _ask(source, asked.archive_at, fetcher, notebook, telling)
    telling.end(f"{failed} not archived." if failed else "Done.")
    return SOME_FAILED if failed else ALL_KEPT


def _why_not(source: Source, asked: Asked) -> str:
    if source.faulty:
        return "has faults that come first: affidavit check"
    if not source.url or source.is_unnamed:
        return "has no address to archive"
    there = [each for each in source.archives if host_of(each) == host_of(asked.archive_at)]
    if there and not asked.again:
        return f"is archived already, at {there[0]}; --again asks for another copy"
    return ""


def _ask(source: Source, at: str, fetcher: Fetcher, notebook: Notebook, telling: Telling) -> bool:
    """Return whether the copy was made and noted; say which."""
    where = ""
    try:
        where = archived(source.url or "", at=at, fetcher=fetcher)
        if where not in source.archives:
            notebook.note(source, field="archives", item=where)
    except (FetchError, NotTakenError) as error:
        fix = f"; {error.fix}" if error.fix else ""
        telling.result(source.key, f"not archived: {error}{fix}")
    except CannotNoteError as error:
        telling.result(source.key, f"archived at {where}, but {error}; write it there yourself")
    else:
        telling.result(source.key, f"archived at {where}")
        return True
    return False
