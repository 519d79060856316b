"""What a script that calls the build or the check can rely on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.newsroom import Newsroom

CLEAN = {"fire/index.md": "The warehouse burnt for [two days](https://news.example/fire).\n"}
FAULTY = {"fire/index.md": "The warehouse burnt for two days [@nobody-wrote-this].\n"}


def test_a_clean_publication_checks_with_0(publication: Callable[..., Newsroom]):
    """Nothing to say is said in one line."""
    checked = publication(articles=CLEAN).run("check")
    assert checked.code == 0, checked.output
    assert "0 errors, 0 warnings." in checked.output


def test_an_error_checks_with_1(publication: Callable[..., Newsroom]):
    """An error is told with its place, and scripts see 1."""
    checked = publication(articles=FAULTY).run("check")
    assert checked.code == 1
    assert "content/stories/fire/index.md:8:35: error[citation/unknown]" in checked.output


def test_a_folder_without_a_publication_checks_with_2(publication: Callable[..., Newsroom]):
    """Where nothing could be checked, 2 says so: it is no verdict on a story."""
    newsroom = publication()
    (newsroom.root / "mkdocs.yml").unlink()
    checked = newsroom.run("check")
    assert checked.code == 2
    assert "mkdocs.yml" in checked.output
    assert "Traceback" not in checked.output


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_quiet_and_strict_builds_still_fail(publication: Callable[..., Newsroom], host: str):
    """`--strict -q`, which the host lets pass with warnings, fails on an error of ours."""
    newsroom = publication(articles=FAULTY)
    assert newsroom.build(host, strict=True, quiet=True).code == 1
    assert not newsroom.site.exists()
