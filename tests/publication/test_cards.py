"""Pages that list the other pages of their folder."""

from __future__ import annotations

from collections.abc import Callable

from lxml import html

from tests.newsroom import Newsroom

CHART = """
```chart
kind: bar
data: |
  who,n
  A,3
  B,4
x: n
y: who
title: Three and four
alt: Two bars
source: paper
```
"""


def page(title: str, more: str = "", body: str = "") -> str:
    """Return a page with a title."""
    return f"---\ntitle: {title}\n{more}---\n{body}"


FILES = {
    "content/guide/index.md": page("Guide", "cards: true\n"),
    "content/guide/bars.md": page("Bars", "dek: When to draw bars\n", CHART),
    "content/guide/words.md": page("Words & more"),
    "content/guide/hidden.md": page("Hidden", "status: draft\n"),
    "content/guide/deeper/more.md": page("Deeper"),
    "content/other.md": page("Other"),
}
SOURCES = {"paper": {"type": "webpage", "title": "A paper", "url": "https://paper.example/"}}


def test_cards_lead_to_the_pages_of_the_folder(publication: Callable[..., Newsroom]):
    """To those that readers have, and to no page of another folder."""
    built = publication(files=FILES, sources=SOURCES).build(strict=True)
    assert built.code == 0, built.output
    cards = html.fromstring(built.page("guide/index.html")).find_class("affidavit-card")
    assert [card.xpath("string(.//a)") for card in cards] == ["Bars", "Words & more"]
    assert [card.xpath("string(.//a/@href)") for card in cards] == ["bars/", "words/"]
    assert "When to draw bars" in cards[0].text_content()


def test_a_page_that_does_not_ask_has_no_cards(publication: Callable[..., Newsroom]):
    """A page is its own text, until its front matter says more."""
    files = FILES | {"content/guide/index.md": page("Guide")}
    built = publication(files=files, sources=SOURCES).build(strict=True)
    assert built.code == 0, built.output
    assert not html.fromstring(built.page("guide/index.html")).find_class("affidavit-card")
