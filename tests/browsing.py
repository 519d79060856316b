"""The browser that pages are read in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
]


def browser_path() -> Path:
    """Return the Chromium that charts are drawn with; without one a test fails, never skips."""
    # Here, so that a fault in the package fails the tests that need a browser and no other.
    from affidavit.chromium.executables import find_browser  # noqa: PLC0415

    return find_browser() or pytest.fail("no Chromium: `make test` installs one")


def launch(playwright: Playwright) -> Browser:
    """Start a browser that asks nothing of the network by itself."""
    # Chromium's sandbox refuses to run as root; the pages are our own.
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    return playwright.chromium.launch(executable_path=browser_path(), args=[*FLAGS, *sandbox])
