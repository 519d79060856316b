"""What every test can ask for.

A test shows its whole world: `publication(articles={"fire.md": "..."})` makes a publication (see
`tests.newsroom.make_newsroom` for its parts), and its `check()`, `build()` and `serve()` do what a
newsroom does. Wording and HTML are compared with case files:

    @pytest.mark.param_file(CASES / "citations.md")      # from tests.reading import CASES
    def test_citations(file_params):
        file_params.assert_expected(rendered(file_params.content), rstrip=True)

`pytest --regen-file-failure` writes what came out into the case file, to be read as a diff.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browsing import launch
from tests.hosting import folder_served
from tests.newsroom import Newsroom, make_newsroom
from tests.reference import build_reference, make_once

# Two cores, shared: no example is too slow. Where nobody looks, the same examples every time.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture
def publication(tmp_path: Path) -> Callable[..., Newsroom]:
    """Make a publication of what is given, in a folder of its own; called again, in another."""
    made: list[Newsroom] = []

    def make(**parts) -> Newsroom:
        root = tmp_path / ("publication" + (f"-{len(made) + 1}" if made else ""))
        made.append(make_newsroom(root, **parts))
        return made[-1]

    return make


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[..., Path]:
    """Fill a folder once a run, whichever worker comes first: `once("site", build)` gives it.

    Where `make(folder)` fails it fails the same way for everyone who asks.
    """
    base = tmp_path_factory.getbasetemp()
    return partial(make_once, base if worker_id == "master" else base.parent)


@pytest.fixture(scope="session")
def built_site(once: Callable[..., Path]) -> Path:
    """The reference publication as readers get it, built once a run under `--strict`. Read only."""
    return once("site", build_reference)


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address, with its closing slash, under which the built site is served."""
    with folder_served(built_site) as url:
        yield url


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, started once a worker."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A running Chromium; `browser.new_context(...)` is a reader who has never been here."""
    started = launch(playwright)
    yield started
    started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page of a reader who has never been here."""
    with browser.new_context() as context:
        yield context.new_page()
