"""A preview shows what was saved, drafts too, and a fault as a panel while the rest lives."""

from __future__ import annotations

from collections.abc import Callable

from tests.newsroom import Newsroom

DRAFT = """\
---
title: Not yet
authors: [ana-ruiz]
status: draft
---

A first try [@paper].
"""
BROKEN = DRAFT.replace("@paper", "@papre")
SOURCES = {"paper": {"type": "webpage", "title": "A paper", "url": "https://paper.example/"}}


def test_a_save_is_shown(publication: Callable[..., Newsroom]):
    """An article, a source file: each save reaches the page; a draft has its badge."""
    newsroom = publication(articles={"try/index.md": DRAFT}, sources=SOURCES)
    page = "stories/try/"
    with newsroom.serve() as preview:
        assert "Draft" in preview.wait_for("A first try", page)
        newsroom.write("content/stories/try/index.md", DRAFT.replace("first", "second"))
        preview.wait_for("A second try", page)
        newsroom.write("content/sources/test.yml", "paper: {title: Renamed, type: webpage}\n")
        preview.wait_for("Renamed", page)


def test_a_fault_is_a_panel_and_the_rest_lives(publication: Callable[..., Newsroom]):
    """The page says what is wrong and where; it and the front page are still there."""
    newsroom = publication(articles={"try/index.md": DRAFT}, sources=SOURCES)
    with newsroom.serve() as preview:
        preview.wait_for("A first try", "stories/try/")
        newsroom.write("content/stories/try/index.md", BROKEN)
        page = preview.wait_for("citation/unknown", "stories/try/")
        assert "content/stories/try/index.md:7:" in page
        assert "A first try" in page
        assert "The Test Gazette" in preview.read()
        desk = preview.read("desk/")
        file = newsroom.root.resolve() / "content/stories/try/index.md"
        assert f'href="vscode://file{file}:7:' in desk
        assert "no source is called &#34;papre&#34;" in desk
        assert 'href="desk/"' in preview.read()


def test_a_save_of_a_chart_is_shown(publication: Callable[..., Newsroom]):
    """A spec and its data lie outside the content folder, and reload the page all the same."""
    spec = "kind: bar\ndata: d.csv\nx: n\ny: who\ntitle: {title}\nalt: Two bars\nsource: paper\n"
    newsroom = publication(
        articles={"try/index.md": DRAFT + "\n```chart\nuse: bids\n```\n"},
        sources=SOURCES,
        charts={"try/bids.yml": spec.format(title="Old words"), "try/d.csv": "who,n\nA,3\nB,4\n"},
    )
    with newsroom.serve() as preview:
        preview.wait_for("Old words", "stories/try/")
        newsroom.write("charts/try/bids.yml", spec.format(title="New words"))
        preview.wait_for("New words", "stories/try/")
        newsroom.write("charts/try/d.csv", "who,n\nA,3\nB,4711\n")
        preview.wait_for("4,711", "stories/try/")
