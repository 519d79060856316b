"""Which Chromium this machine has."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "AFFIDAVIT_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHTS = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium_headless_shell-*/chrome-*/*headless*shell",
)
POSIX = hasattr(os, "posix_spawn")


def find_browser(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the Chromium to use, or None.

    What AFFIDAVIT_CHROMIUM names comes first, then what the system installed, then Playwright's
    own download.
    """
    if not POSIX:  # the pipe's descriptors can be handed over on Unix only
        return None
    named = environment.get(VARIABLE)
    found = (shutil.which(name, path=environment.get("PATH")) for name in (named, *NAMES) if name)
    return next((Path(path) for path in found if path), None) or _playwrights(environment)


def _playwrights(environment: Mapping[str, str]) -> Path | None:
    home = Path(environment.get("HOME", "~")).expanduser()
    caches = (
        Path(environment.get("PLAYWRIGHT_BROWSERS_PATH") or home / ".cache/ms-playwright"),
        home / "Library/Caches/ms-playwright",
    )
    found = (path for cache in caches for shape in PLAYWRIGHTS for path in cache.glob(shape))
    usable = sorted(path for path in found if os.access(path, os.X_OK))
    return usable[-1] if usable else None
