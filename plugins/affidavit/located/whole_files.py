"""Files that are there whole or not at all, whoever reads them meanwhile."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

_SUM = hashlib.sha256().digest_size * 2
"""Signs of the sum in front of what is kept."""


def keep(file: Path, content: bytes) -> None:
    """Keep bytes in a cache, behind their sum. Where it cannot be written to, it costs time."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_at_once(file, _sum(content) + content)


def read_kept(file: Path) -> bytes | None:
    """Return what was kept, as it was; None where it is not there, was cut off or damaged."""
    try:
        whole = file.read_bytes()
    except OSError:
        return None
    content = whole[_SUM:]
    if _sum(content) != whole[:_SUM]:
        return None
    note_use(file)
    return content


def _sum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def note_use(file: Path) -> None:
    """Let a file of a cache count as used now: what was used least lately is deleted first."""
    with contextlib.suppress(OSError):  # a cache that can only be read
        os.utime(file, follow_symlinks=False)


def write_at_once(file: Path, content: bytes) -> None:
    """Write beside, then rename: who reads sees the whole file or none. Raises OSError."""
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f"{file.stem}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as open_file:
            open_file.write(content)
        Path(beside).replace(file)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
