"""Pictures cleaned once: redrawing a large one takes a second, at every save of a preview."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from affidavit.located.whole_files import note_use, write_at_once
from affidavit.photographs import CLEANING, published_bytes

_SUM = hashlib.sha256().digest_size


class Pictures:
    """A folder of cleaned pictures by what they were made from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def published(self, path: Path) -> bytes:
        """Return a file as readers may have it; raises UnreadableImageError, OSError."""
        content = path.read_bytes()
        kept = self._folder / _name(content, path.suffix.lower())
        found = _whole(kept)
        if found is None:
            found = published_bytes(content, suffix=path.suffix)
            if found is not content:  # a document is as quickly read again
                with contextlib.suppress(OSError):  # without a cache it takes longer, that is all
                    self._folder.mkdir(parents=True, exist_ok=True)
                    write_at_once(kept, hashlib.sha256(found).digest() + found)
        return found


def _name(content: bytes, suffix: str) -> str:
    """The suffix decides as well whether a file is published."""
    return hashlib.sha256(f"{CLEANING} {suffix} ".encode() + content).hexdigest()


def _whole(kept: Path) -> bytes | None:
    """Return what was kept, behind its sum; None where it is not there or was damaged."""
    try:
        entry = kept.read_bytes()
    except OSError:
        return None
    found = entry[_SUM:]
    if hashlib.sha256(found).digest() != entry[:_SUM]:
        return None
    note_use(kept)
    return found
