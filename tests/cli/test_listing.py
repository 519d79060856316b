"""`affidavit sources` finds the key to cite."""

from __future__ import annotations

from collections.abc import Callable

from tests.newsroom import Newsroom

RIS = "TY  - RPRT\nTI  - The quay\x1b[31m accounts\nAU  - Ruíz, Ana\nPY  - 2026\nER  - \n"
SOURCES = {
    "memo": {"type": "document", "title": "A memo", "desk": "private words"},
    "old": {"type": "document", "title": "The old quay"},
}


def test_a_source_is_found_by_its_words(publication: Callable[..., Newsroom]):
    """All of them. A record of RIS has no key to read off its file: the command says it."""
    newsroom = publication(sources=SOURCES, files={"content/sources/a.ris": RIS})
    ran = newsroom.run("sources", "RUIZ", "quay")
    lines = ["[@ruiz2026]", "The quay\ufffd[31m accounts · Ruíz, 2026", "content/sources/a.ris:1"]
    assert ran.output.rstrip().split("\n    ") == lines
    assert "\x1b" not in ran.output


def test_without_words_all_are_listed_and_notes_for_colleagues_are_not(
    publication: Callable[..., Newsroom],
):
    """Nor is a word of them looked through."""
    newsroom = publication(sources=SOURCES, files={"content/sources/a.ris": RIS})
    assert newsroom.run("sources").output.count("[@") == 3
    assert newsroom.run("sources", "private").code == 1


def test_without_a_publication_it_says_so(publication: Callable[..., Newsroom]):
    """And ends as commands do that could not run."""
    ran = publication(sources=SOURCES).run("sources", "-f", "nowhere.yml")
    assert ran.code == 2
    assert "nowhere.yml" in ran.output
    assert "Traceback" not in ran.output
