"""The copies that are on this machine, each looked at once however often it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from affidavit.evidence.folder import EvidenceFolder, Kept
from affidavit.evidence.quotations import Passage, Quotation
from affidavit.sources import Capture

_Stamp = tuple[int, ...]
"""Changes whenever a file is written, so that a preview need not read gigabytes at every save."""


@dataclass(frozen=True, slots=True)
class Copies:
    """What can be asked of the copies in a folder."""

    folder: EvidenceFolder

    def state(self, capture: Capture) -> str:
        """Return `whole`, `changed` where its bytes are others, `missing` where it is not there."""
        kept = self.folder.find(str(capture.sha256))
        file = kept.file if kept else None
        if kept is None or file is None:
            return "missing"
        return "whole" if _is_whole(kept, _stamp(file) + _text_stamp(kept)) else "changed"

    def text_copies(self, captures: tuple[Capture, ...]) -> Iterator[tuple[Capture, Kept]]:
        """Yield the whole copies that have text, the newest first."""
        for capture in sorted(captures, key=lambda each: each.at, reverse=True):
            kept = self.folder.find(str(capture.sha256))
            if kept is not None and self.state(capture) == "whole" and _text_stamp(kept):
                yield capture, kept

    @staticmethod
    def has(kept: Kept, words: str) -> bool:
        """Say whether a quotation of these words is in the text of a copy."""
        return _occurs(kept, _text_stamp(kept), words)

    @staticmethod
    def passage(kept: Kept) -> Passage:
        """Return the text of a copy."""
        return _passage(kept, _text_stamp(kept))


def _stamp(file: Path) -> _Stamp:
    found = file.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _text_stamp(kept: Kept) -> _Stamp:
    """Return the stamp of a copy's text; empty where it has none."""
    path = kept.text_file
    return _stamp(path) if path.is_file() and path.stat().st_size else ()


@lru_cache(maxsize=10_000)
def _is_whole(kept: Kept, _stamp: _Stamp) -> bool:
    return kept.is_whole()


@lru_cache(maxsize=4)
def _passage(kept: Kept, _stamp: _Stamp) -> Passage:
    return Passage.of(kept.text)


@lru_cache(maxsize=100_000)
def _occurs(kept: Kept, stamp: _Stamp, words: str) -> bool:
    return Quotation(words).occurs_in(_passage(kept, stamp))
