"""Put a copy into the folder of the evidence, whole or not at all.

A command may be killed at any byte. So a copy is written under a temporary name in the same folder
and then renamed; beside it stands an empty file `unnoted` until its source's record names it. The
next run finds that file and notes the copy, instead of taking another.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from affidavit.evidence.folder import EvidenceFolder, Kept
from affidavit.sources import Capture

UNNOTED = "unnoted"
_TEMPORARY = ".taking"
_LOCK = ".lock"


class FolderBusyError(Exception):
    """Another command is writing the folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy as it is taken, of what, when, how and by whom."""

    key: str
    """Of its source."""
    content: bytes
    format: str
    """The ending of its file: `wacz`, `pdf`, `png`, `html`."""
    at: datetime
    text: str = ""
    title: str = ""
    media_type: str = ""
    words: int = 0
    url: str = ""
    final_url: str = ""
    redirects: tuple[str, ...] = ()
    status: int | None = None
    by: str = ""
    how: str = ""
    screenshot: bytes | None = None
    """A picture of the page, as PNG."""

    @property
    def sha256(self) -> str:
        """The sum of its bytes, by which it is found again."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def text_bytes(self) -> bytes:
        """Its text as it is kept."""
        return self.text.encode("utf-8", errors="replace")

    @property
    def moment(self) -> str:
        """When it was taken, to the second, in UTC."""
        return f"{self.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"

    def record(self) -> dict[str, Any]:
        """Return what `record.json` says of it."""
        return {
            "key": self.key,
            "url": self.url,
            "final_url": self.final_url,
            "redirects": list(self.redirects),
            "status": self.status,
            "title": self.title,
            "sha256": self.sha256,
            "text_sha256": hashlib.sha256(self.text_bytes).hexdigest(),
            "at": self.moment,
            "format": self.format,
            "media_type": self.media_type,
            "words": self.words,
            "by": self.by,
            "how": self.how,
            "screenshot": "screenshot.png" if self.screenshot else None,
        }


@contextmanager
def writing(folder: EvidenceFolder) -> Iterator[None]:
    """Hold the folder for one command, and sweep out what a killed one left half.

    Raises FolderBusyError where another command holds it, OSError where it cannot be written.
    """
    captures = folder.root / "captures"
    captures.mkdir(parents=True, exist_ok=True)
    with (folder.root / _LOCK).open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # ends with its process, however
        except OSError as error:
            raise FolderBusyError from error
        for left in captures.glob(f"*/{_TEMPORARY}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def keep(folder: EvidenceFolder, copy: Copy) -> Kept:
    """Put a copy into the folder, not yet noted; the same one again stays the one that is there.

    Where the one that is there is no longer whole, it is replaced.
    """
    final = folder.folder_of(copy.sha256)
    if final.is_dir():
        if Kept(final, copy.sha256).is_whole():
            return Kept(final, copy.sha256)
        shutil.rmtree(final)
    final.parent.mkdir(exist_ok=True)
    taking = final.with_name(f"{_TEMPORARY}-{copy.sha256}")
    taking.mkdir()
    _write(taking / f"capture.{copy.format}", copy.content)
    _write(taking / "text.txt", copy.text_bytes)
    if copy.screenshot:
        _write(taking / "screenshot.png", copy.screenshot)
    record = json.dumps(copy.record(), ensure_ascii=False, indent=2, sort_keys=True)
    _write(taking / "record.json", f"{record}\n".encode())
    _write(taking / UNNOTED, b"")
    taking.rename(final)
    _settle(final.parent)
    return Kept(final, copy.sha256)


def noted(kept: Kept) -> None:
    """Remember that a source's record names the copy."""
    (kept.folder / UNNOTED).unlink(missing_ok=True)


def unnoted(folder: EvidenceFolder) -> Iterator[tuple[str, str, Capture, Kept]]:
    """Yield each copy that a killed command took and did not note: key, address, capture, copy.

    One that is not whole, or says nothing of itself, is passed over: it is taken again.
    """
    for mark in sorted(folder.root.glob(f"captures/*/*/{UNNOTED}")):
        kept = Kept(mark.parent, mark.parent.name)
        try:
            record = kept.record()
            capture = Capture(
                sha256=kept.sha256,
                at=datetime.fromisoformat(record["at"]),
                format=str(record["format"]),
                by=str(record["by"]),
                how=str(record["how"]),
            )
            key, url = str(record["key"]), str(record["url"])
        except (ValueError, KeyError, TypeError):
            continue
        if kept.is_whole():
            yield key, url, capture, kept


def _write(path: Path, content: bytes) -> None:
    """Write a file down to the disk: a name must not be there before what it names."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
