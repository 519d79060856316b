"""What builds keep for the next one, held to a size: the least lately used goes first."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LIMIT = 500_000_000
"""Bytes of a publication's whole cache; a chart takes 50 to 200 thousand."""
_OURS = {
    "charts": re.compile(r"[0-9a-f]{12}\.(zip|[\w-]+\.part)"),
    "pictures": re.compile(r"[0-9a-f]{64}(\.[\w-]+\.part)?"),
    "citations": re.compile(r"[0-9a-f]{64}\.(json|[\w-]+\.part)"),
    "documents": re.compile(r"[0-9a-f]{64}\.(json|[\w-]+\.part)"),
    "sources": re.compile(r"[0-9a-f]{64}\.(json|[\w-]+\.part)"),
    "queries": re.compile(r"[0-9a-f]{20}\.(json|[\w-]+\.part)"),
}
"""Folder of the cache -> the names that we give to what lies there, whole or half written."""


@dataclass(frozen=True, slots=True, order=True)
class _Entry:
    used: float
    path: Path
    size: int


def prune(cache: Path, *, since: float, limit: int = LIMIT) -> None:
    """Delete what was used least lately from a cache until it holds `limit` bytes at most.

    What was used `since` (seconds since 1970, as files have them) stays whatever its size: this
    build or one beside it used it, and the next one will. Files of other names, links and folders
    are not ours and stay. What another build deletes meanwhile, or will not let go, is no fault.
    """
    entries = sorted(_entries(cache))
    total = sum(entry.size for entry in entries)
    for entry in entries:
        if total <= limit or entry.used >= since:
            return
        with contextlib.suppress(OSError):
            entry.path.unlink()
        total -= entry.size


def _entries(cache: Path) -> Iterator[_Entry]:
    for folder, ours in _OURS.items():
        with contextlib.suppress(OSError), os.scandir(cache / folder) as found:
            for file in found:
                if ours.fullmatch(file.name) and file.is_file(follow_symlinks=False):
                    state = file.stat(follow_symlinks=False)
                    yield _Entry(state.st_mtime, Path(file.path), state.st_size)
