"""The folders in which browsers keep their things while they run."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from pathlib import Path

PREFIX = "affidavit-chromium-"
LONGEST = 30
"""Characters of the folder they lie in: Chromium puts a socket 70 deeper, and 104 is the most."""
LOCK = "affidavit.lock"
"""Held by the build that started the browser: it falls with it, whatever ends it."""


def sweep_profiles(folder: Path | None = None) -> None:
    """Remove profiles of builds that were killed: those whose lock nobody holds."""
    for profile in (folder or _home()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # somebody's else, or in use
            lock = os.open(profile / LOCK, os.O_RDWR)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(profile, ignore_errors=True)
            finally:
                os.close(lock)


def new_profile() -> tuple[Path, int]:
    """Make a folder for a browser; return it, and the open lock that says it is in use."""
    profile = Path(tempfile.mkdtemp(prefix=PREFIX, dir=_home()))
    lock = os.open(profile / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    return profile, lock


def _home() -> Path:
    usual = Path(tempfile.gettempdir())
    return usual if len(str(usual)) <= LONGEST else Path("/tmp")  # noqa: S108 - a name of our own is made in it
