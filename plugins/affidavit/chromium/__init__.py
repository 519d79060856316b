"""A headless Chromium of the machine's own, without a network."""

from __future__ import annotations

from affidavit.chromium.browser import Browser, BrowserLostError, PageError
from affidavit.chromium.executables import find_browser

__all__ = ["Browser", "BrowserLostError", "PageError", "find_browser"]
