"""What the host leaves out stays out, what we did not list stops the build, and who is at fault."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.hosting import environment
from tests.newsroom import MKDOCS_YML, Newsroom

GOOD = {"fire/index.md": "The warehouse burnt for [two days](https://news.example/fire).\n"}
TWO_TITLES = {"fire/index.md": "# One\n\nBurnt for [two days](https://news.example/fire).\n"}
PAGE = "---\ntitle: Hidden\n---\nquetzalcoatlus\n"
HOOKS = "hooks: [hooks.py]\n"
STRAY = """\
from pathlib import Path


def on_post_build(config):
    Path(config.site_dir, "stray.txt").write_text("x")
"""
PROGRAM = """\
from mkdocs.commands.build import build
from mkdocs.config import load_config

build(load_config("mkdocs.yml"))
"""


def _excluding(pattern: str) -> dict[str, str]:
    return {"mkdocs.yml": MKDOCS_YML.format(pictures="false") + f"  {pattern}\n"}


@pytest.mark.parametrize("pattern", ["hidden.md", "*hidden*"])
def test_excluded_pages_are_not_published(publication: Callable[..., Newsroom], pattern: str):
    """`exclude_docs` holds for Markdown too: nothing of the page is in the site."""
    newsroom = publication(articles=GOOD, files={**_excluding(pattern), "content/hidden.md": PAGE})
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    assert not (newsroom.site / "hidden").exists()


def test_pages_of_draft_docs_are_shown_in_a_preview_only(publication: Callable[..., Newsroom]):
    """What MkDocs calls a draft is one."""
    newsroom = publication(
        articles=GOOD, files={"content/hidden.md": PAGE}, settings="draft_docs: hidden.md\n"
    )
    assert newsroom.build().code == 0
    assert not (newsroom.site / "hidden").exists()
    with newsroom.serve() as preview:
        preview.wait_for("quetzalcoatlus", "hidden/")


def test_a_file_that_nothing_uses_stops_the_build(publication: Callable[..., Newsroom]):
    """What another plugin writes into the site is named, and the site stays as it was."""
    newsroom = publication(articles=GOOD)
    assert newsroom.build().code == 0
    newsroom.write("hooks.py", STRAY)
    newsroom.write("mkdocs.yml", MKDOCS_YML.format(pictures="false") + HOOKS)
    built = newsroom.build()
    assert built.code == 1
    assert "site/stray.txt:1:1: error[site/unlisted-file]" in built.output
    assert not (newsroom.site / "stray.txt").exists()


def test_a_warning_of_ours_stops_a_strict_build_only(publication: Callable[..., Newsroom]):
    """`--strict -q` fails on what a plain build lets pass, though MkDocs returns 0 there."""
    newsroom = publication(articles=TWO_TITLES)
    assert newsroom.build().code == 0
    strict = newsroom.build(strict=True, quiet=True)
    assert strict.code == 1
    assert "warning[" in strict.output


def test_a_crash_of_ours_says_that_it_is_ours(publication: Callable[..., Newsroom]):
    """The writer is told that the story is not at fault, and sees no traceback."""
    newsroom = publication(articles=GOOD)
    newsroom.write("hooks.py", "from affidavit.mkdocs import plugin\nplugin.TEMPLATES.clear()\n")
    newsroom.write("mkdocs.yml", MKDOCS_YML.format(pictures="false") + HOOKS)
    built = newsroom.build()
    assert built.code == 1
    assert "Affidavit itself failed, not your story" in built.output
    assert "Traceback" not in built.output


def test_a_program_that_calls_build_gets_a_site(publication: Callable[..., Newsroom]):
    """Without the command line nobody says that all is over; the site is published all the same."""
    newsroom = publication(articles=GOOD)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=newsroom.root, env=environment(), check=False
    )
    assert done.returncode == 0
    assert (newsroom.site / "stories/fire/index.html").is_file()
