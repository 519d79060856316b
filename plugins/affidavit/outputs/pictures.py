"""Pictures cleaned once: redrawing a large one takes a second, at every save of a preview."""

from __future__ import annotations

import hashlib
from pathlib import Path

from affidavit.located.whole_files import keep, read_kept
from affidavit.photographs import CLEANING, published_bytes


class Pictures:
    """A folder of cleaned pictures by what they were made from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def published(self, path: Path) -> bytes:
        """Return a file as readers may have it; raises UnreadableImageError, OSError."""
        content = path.read_bytes()
        kept = self._folder / _name(content, path.suffix.lower())
        found = read_kept(kept)
        if found is None:
            found = published_bytes(content, suffix=path.suffix)
            if found is not content:  # a document is as quickly read again
                keep(kept, found)
        return found


def _name(content: bytes, suffix: str) -> str:
    """The suffix decides as well whether a file is published."""
    return hashlib.sha256(f"{CLEANING} {suffix} ".encode() + content).hexdigest()
