"""The folders in which browsers keep their things while they run."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from pathlib import Path

PREFIX = "affidavit-chromium-"
LOCK = "affidavit.lock"
"""Held by the build that started the browser: it falls with it, whatever ends it."""


def sweep_profiles(folder: Path | None = None) -> None:
    """Remove profiles of builds that were killed: those whose lock nobody holds."""
    for profile in (folder or Path(tempfile.gettempdir())).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # somebody's else, or in use
            lock = os.open(profile / LOCK, os.O_RDWR)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(profile, ignore_errors=True)
            finally:
                os.close(lock)


def new_profile() -> tuple[Path, int]:
    """Make a folder for a browser; return it, and the open lock that says it is in use."""
    profile = Path(tempfile.mkdtemp(prefix=PREFIX))
    lock = os.open(profile / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    return profile, lock
