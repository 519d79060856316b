"""What a reader sees of a page while the rest of it is still on its way."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route

from tests.answering import answering, page

TELL_OF_PAINT = """
  new PerformanceObserver(() => fetch("/painted")).observe({ type: "paint", buffered: true });
"""
LONGEST = 20
"""Seconds until the second half comes to a browser that paints nothing of the first."""


def test_a_menu_that_comes_in_halves_does_not_move(
    reader: Callable[..., Page], built_site: Path
) -> None:
    """Its words are seen together: painted one by one, each would push the others aside."""
    whole = page((built_site / "index.html").read_bytes())
    half = whole.index(b"</li>", whole.index(b'class="affidavit-menu"'))
    painted = threading.Event()

    def in_halves(line: socket.socket) -> None:
        line.sendall(whole[:half])
        painted.wait(LONGEST)
        line.sendall(whole[half:])

    def noted(line: socket.socket) -> None:
        painted.set()
        line.sendall(page("seen"))

    def asset(route: Route) -> None:
        route.fulfill(path=built_site / "assets" / route.request.url.split("/assets/")[1])

    opened = reader(viewport={"width": 1440, "height": 900})
    opened.add_init_script(TELL_OF_PAINT)
    opened.route(re.compile("/assets/"), asset)
    with answering({"/": in_halves, "/painted": noted}) as host:
        opened.goto(host.url)
        assert painted.is_set()
        assert opened.locator(".affidavit-menu").is_visible()
        assert opened.evaluate("seen.shift") == 0
