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

import fcntl
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browsing import launch
from tests.hosting import folder_served, run
from tests.newsroom import Newsroom, make_newsroom

ROOT = Path(__file__).parents[1]
EPOCH = "1767225600"  # 1 January 2026: the time that files of the site under test are stamped with

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
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of this run have in common."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def built_site(shared_folder: Path) -> Path:
    """The reference publication as readers get it, built once a run under `--strict`. Read only."""
    site, output = shared_folder / "site", shared_folder / "site.txt"
    with (shared_folder / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not output.exists():
            output.write_text(_build_reference(site), encoding="utf-8")
    if not site.is_dir():
        pytest.fail("the reference publication does not build:\n" + output.read_text("utf-8"))
    return site


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


def _build_reference(site: Path) -> str:
    """Build this repository's publication into `site`; return what the build printed."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    built = run(command, folder=ROOT, env={"SOURCE_DATE_EPOCH": EPOCH}, patience=600)
    return built.output
