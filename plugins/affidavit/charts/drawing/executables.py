"""Whether charts can be drawn on this machine."""

from __future__ import annotations

from affidavit.charts.drawing.font import font_bytes
from affidavit.chromium.executables import find_browser


def renderer_available() -> bool:
    """Say whether charts can be drawn on this machine; no browser is started."""
    return find_browser() is not None and font_bytes() is not None
