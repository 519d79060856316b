"""The README's story is a story: what it shows is what happens."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.newsroom import Newsroom
from tests.repository import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_story_of_the_readme_has_no_fault(publication: Callable[..., Newsroom]):
    """Typed off as it stands, it checks clean, and its note to colleagues is not published."""
    newsroom = publication(files=_files())
    checked = newsroom.run("check")
    assert checked.code == 0, checked.output
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    page = built.page("stories/harbour/index.html")
    assert "Register of public contracts" in page
    assert "ask the registry again" not in page


def test_the_fault_of_the_readme_is_told_as_shown(publication: Callable[..., Newsroom]):
    """A misspelt key gives the message that the README shows, word for word."""
    files = {
        name: text.replace("[@register-2026", "[@registr-2026") for name, text in _files().items()
    }
    assert _fence("", holding="error[citation/unknown]").strip() in publication(files=files).check()


def test_the_first_screen_says_how_to_start():
    """Purpose, both commands and a picture stand before the first section."""
    first_screen = README.split("\n## ")[0]
    assert all(words in first_screen for words in ("make site", "make test", "publishes", "!["))


def _files() -> dict[str, str]:
    """Return the two files that the README shows, by the names above them."""
    return {
        "content/stories/harbour/index.md": _fence("markdown", holding="kind: bar"),
        "content/stories/harbour/sources.yml": _fence("yaml", holding="register-2026:"),
    }


def _fence(language: str, *, holding: str) -> str:
    """Return the text of the fence in that language which holds some words."""
    fences = re.findall(r"^(`{3,})(\w*)\n(.*?)^\1\n", README, re.MULTILINE | re.DOTALL)
    return next(text for _, word, text in fences if word == language and holding in text)
