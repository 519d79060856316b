"""Files that are there whole or not at all, whoever reads them meanwhile."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


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
