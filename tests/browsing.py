"""The browser that pages are read in."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
]


def browser_path(playwright: Playwright) -> str:
    """Return the Chromium to start; where there is none the test fails, it is never skipped."""
    named = os.environ.get("AFFIDAVIT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    for path in (named, playwright.chromium.executable_path):
        if path and Path(path).is_file():
            return path
    return pytest.fail("no Chromium: `make test` installs one, or set AFFIDAVIT_CHROMIUM")


def launch(playwright: Playwright) -> Browser:
    """Start a browser that asks nothing of the network by itself."""
    # Chromium's sandbox refuses to run as root; the pages are our own.
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    return playwright.chromium.launch(
        executable_path=browser_path(playwright), args=[*FLAGS, *sandbox]
    )
