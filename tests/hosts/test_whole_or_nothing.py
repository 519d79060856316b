"""A build replaces the whole site or none of it, under every host."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.newsroom import Newsroom
from tests.trees import left_beside, tree

HOSTS = ("mkdocs", "properdocs")
GOOD = {"fire/index.md": "The warehouse burnt for [two days](https://news.example/fire).\n"}
MISSPELT = "The warehouse burnt for two days [@nobody-wrote-this].\n"
HOST_WARNS = "nav:\n  - index.md\n  - not-there.md\n"
HOOKS = "hooks: [hooks.py]\n"
CRASHES = "def on_env(env, config, files):\n    raise RuntimeError('the disk is full')\n"
IS_KILLED = """\
import os
import signal


def on_page_context(context, page, config, nav):
    os.kill(os.getpid(), signal.SIGKILL)
"""

pytestmark = pytest.mark.parametrize("host", HOSTS)


@pytest.fixture
def published(publication: Callable[..., Newsroom], host: str) -> Newsroom:
    """A small publication whose site is built and good."""
    newsroom = publication(articles=GOOD)
    built = newsroom.build(host, strict=True)
    assert built.code == 0, built.output
    return newsroom


def test_a_fault_keeps_the_last_good_site(published: Newsroom, host: str):
    """A story with an error stops the build with 1, says why, and readers see no change."""
    before = tree(published.site)
    published.write("content/stories/later/index.md", _published(MISSPELT))
    built = published.build(host)
    assert built.code == 1
    assert "content/stories/later/index.md:7:35: error[citation/unknown]" in built.output
    assert "Traceback" not in built.output
    assert tree(published.site) == before
    assert left_beside(published.site) == []


@pytest.mark.parametrize("strict", [True, False])
def test_a_warning_of_the_host(published: Newsroom, host: str, *, strict: bool):
    """MkDocs warns once the pages are written: `--strict` changes nothing, else it publishes."""
    before = tree(published.site)
    _add_to_settings(published, HOST_WARNS)
    published.write("content/stories/fire/index.md", _published("It burnt for three days.\n"))
    assert published.build(host, strict=strict).code == int(strict)
    assert (tree(published.site) == before) is strict
    assert left_beside(published.site) == []


def test_a_crash_keeps_the_last_good_site(published: Newsroom, host: str):
    """Another plugin's crash in the middle of a build leaves the site as it was."""
    before = tree(published.site)
    published.write("hooks.py", CRASHES)
    _add_to_settings(published, HOOKS)
    assert published.build(host).code != 0
    assert tree(published.site) == before
    assert left_beside(published.site) == []


def test_a_killed_build_keeps_the_last_good_site(published: Newsroom, host: str):
    """Pulling the plug leaves the site as it was, and the next build cleans up and publishes."""
    before = tree(published.site)
    settings = (published.root / "mkdocs.yml").read_text(encoding="utf-8")
    published.write("hooks.py", IS_KILLED)
    _add_to_settings(published, HOOKS)
    assert published.build(host).code == -signal.SIGKILL
    assert tree(published.site) == before
    published.write("mkdocs.yml", settings)
    assert published.build(host).code == 0
    assert tree(published.site) == before
    assert left_beside(published.site) == []


def test_two_builds_give_the_same_bytes(publication: Callable[..., Newsroom], host: str):
    """The folder, the time zone and the order of hashes leave no trace in the site."""
    builds = []
    for zone, seed in (("UTC", "1"), ("Asia/Tokyo", "2")):
        newsroom = publication(articles=GOOD)
        env = {"SOURCE_DATE_EPOCH": "1767225600", "TZ": zone, "PYTHONHASHSEED": seed}
        assert newsroom.build(host, env=env).code == 0
        builds.append(tree(newsroom.site))
    assert builds[0] == builds[1]


def test_a_link_to_the_site_stays_a_link(publication: Callable[..., Newsroom], host: str):
    """Where `site` leads to a web server's folder, the build fills that folder."""
    newsroom = publication(articles=GOOD)
    served = newsroom.root.with_name("served")
    served.mkdir()
    newsroom.site.symlink_to(served, target_is_directory=True)
    assert newsroom.build(host).code == 0
    assert newsroom.site.is_symlink()
    assert (served / "index.html").is_file()


def _published(text: str) -> str:
    """Return a published story, its text from line 7 on."""
    matter = (
        "title: A story\nauthors: [ana-ruiz]\npublished: 2026-01-15T09:00:00Z\nstatus: published"
    )
    return f"---\n{matter}\n---\n{text}"


def _add_to_settings(newsroom: Newsroom, lines: str) -> Path:
    path = newsroom.root / "mkdocs.yml"
    return newsroom.write("mkdocs.yml", path.read_text(encoding="utf-8") + lines)
