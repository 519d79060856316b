"""Take copies one after the other, and say of each in one line what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from affidavit.cli.fetching import fetcher_of, held
from affidavit.cli.telling import Telling
from affidavit.evidence.fetching import FetchError
from affidavit.evidence.folder import EvidenceFolder, Kept
from affidavit.evidence.keeping import keep, noted, unnoted
from affidavit.evidence.noting import CannotNoteError, Notebook
from affidavit.evidence.taking import (
    NotTakenError,
    Taken,
    from_browser,
    from_file,
    from_web,
    standing,
)
from affidavit.settings import Settings
from affidavit.sources import Capture, Source

if TYPE_CHECKING:
    from affidavit.cli.capture import Asked

ALL_TAKEN, SOME_FAILED = 0, 1
NOTE_AGAIN = "set that right, and run the command again: it asks nobody for a copy it has"
_WHY_NOT = {
    "kept": "has a copy already; --again takes another",
    "elsewhere": "has a copy, which is not on this machine; --again takes another",
    "without address": "has no address to take a copy of; hand one in with --file",
    "faulty": "has faults that come first: affidavit check",
}


def run(sources: Sequence[Source], *, settings: Settings, asked: Asked, named: bool) -> int:
    """Take the copies that are open, note each as soon as it is kept, and return the exit code.

    Sources passed over are told one by one only where they were `named`.
    """
    folder = EvidenceFolder(settings.evidence_dir)
    round_ = _Round(settings=settings, folder=folder, asked=asked, named=named)
    if asked.dry_run:
        return round_.foretell(sources)
    is_needed = folder.is_here or any(standing(each, folder) == "open" for each in sources)
    with held(folder) if is_needed else nullcontext():
        return round_.take(sources)


class _Round:
    """One run of the command over its sources."""

    def __init__(
        self, *, settings: Settings, folder: EvidenceFolder, asked: Asked, named: bool
    ) -> None:
        self._folder = folder
        self._asked = asked
        self._named = named
        self._telling = Telling(0)
        self._notebook = Notebook(settings.root, settings.docs_dir)
        self._counts: Counter[str] = Counter()
        self._fetcher = fetcher_of(asked)

    def foretell(self, sources: Sequence[Source]) -> int:
        """Say what would be taken, and ask nobody."""
        for source in sources:
            if self._is_open(source):
                self._counts["open"] += 1
                self._telling.result(
                    source.key, f"would be taken from {self._asked.file or source.url}"
                )
        self._telling.end(f"{self._counts['open']} to take, {self._counts['kept']} kept already.")
        return ALL_TAKEN

    def take(self, sources: Sequence[Source]) -> int:
        """Take what is open; first note what a killed run took."""
        for source in sources:
            self._notebook.sweep(source)
        done = self._note_left_over({source.key: source for source in sources})
        waiting = [each for each in sources if each.key not in done and self._is_open(each)]
        self._telling = Telling(len(waiting))
        for source in waiting:
            self._telling.starts(source.key)
            self._take_one(source)
        self._telling.end(self._summary())
        return SOME_FAILED if self._counts["failed"] else ALL_TAKEN

    def _is_open(self, source: Source) -> bool:
        stands = standing(source, self._folder)
        asks_anew = self._asked.again and stands in ("kept", "elsewhere") and bool(source.url)
        if stands == "open" or asks_anew or (self._asked.file and stands != "faulty"):
            return True
        self._counts[stands] += 1
        if self._named or stands == "faulty":
            self._telling.result(source.key, _WHY_NOT[stands])
        return False

    def _take_one(self, source: Source) -> None:
        at = datetime.now(UTC).replace(microsecond=0)
        try:
            taken = self._taken(source, at)
            kept = keep(self._folder, taken.copy)
            capture = Capture(
                sha256=kept.sha256,
                at=at,
                format=taken.copy.format,
                by=taken.copy.by,
                how=taken.copy.how,
            )
            self._note(source, capture, kept)
        except (FetchError, NotTakenError) as error:
            self._fail(source, str(error), error.fix)
        except CannotNoteError as error:
            self._fail(source, f"the copy is kept, but {error}", NOTE_AGAIN)
        else:
            self._tell(source, taken)

    def _taken(self, source: Source, at: datetime) -> Taken:
        asked = self._asked
        if asked.browser is not None:
            return from_browser(source, fetcher=self._fetcher, executable=asked.browser, at=at)
        if asked.file is None:
            return from_web(source, fetcher=self._fetcher, at=at)
        return from_file(
            source,
            asked.file,
            by=asked.by,
            how=asked.how,
            at=at,
            max_size=asked.max_bytes,
        )

    def _note(self, source: Source, capture: Capture, kept: Kept) -> None:
        if all(each.sha256 != capture.sha256 for each in source.captures):
            self._notebook.note_capture(source, capture)
        noted(kept)

    def _note_left_over(self, sources: dict[str, Source]) -> set[str]:
        """Note what a killed run took; return the keys that need no other copy now."""
        done = set()
        for key, url, capture, kept in unnoted(self._folder):
            source = sources.get(key)
            if source is None or source.faulty or (source.url or "") != url:
                continue
            if self._asked.file is None:
                done.add(key)
            try:
                self._note(source, capture, kept)
            except CannotNoteError as error:
                self._fail(source, f"the copy is kept, but {error}", NOTE_AGAIN)
            else:
                self._counts["taken"] += 1
                moment = f"{capture.at:%Y-%m-%d %H:%M} UTC"
                self._telling.result(key, f"noted the copy of {moment}, which was taken before")
        return done

    def _tell(self, source: Source, taken: Taken) -> None:
        copy, doubts = taken.copy, taken.doubts
        self._counts["taken"] += 1
        self._counts["doubtful"] += bool(doubts)
        parts = [f"taken, {copy.words} words" if copy.words else f"taken, {copy.media_type}"]
        if copy.title:
            parts[0] += f": {copy.title}"
        if copy.redirects:
            parts.append(f"redirected to {copy.final_url}")
        if doubts:
            parts.append(
                f"probably not the page: {', '.join(doubts)}; look at it, or hand in --file"
            )
        if taken.remark:
            parts.append(taken.remark)
        self._telling.result(source.key, "; ".join(parts))

    def _fail(self, source: Source, message: str, fix: str) -> None:
        self._counts["failed"] += 1
        self._telling.result(source.key, f"not taken: {message}" + (f"; {fix}" if fix else ""))

    def _summary(self) -> str:
        counts = self._counts
        doubtful = f" ({counts['doubtful']} probably not the page)" if counts["doubtful"] else ""
        parts = [f"{counts['taken']} taken{doubtful}", f"{counts['failed']} not taken"]
        parts += [f"{counts['kept']} kept already"] if counts["kept"] else []
        parts += [f"{counts['elsewhere']} kept elsewhere"] if counts["elsewhere"] else []
        parts += (
            [f"{counts['without address']} without an address"] if counts["without address"] else []
        )
        return ", ".join(parts) + "."
