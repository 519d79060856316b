"""Charts of one page do not get in each other's way."""

from __future__ import annotations

from collections.abc import Callable

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
SOURCES = {"paper": {"type": "webpage", "title": "A paper", "url": "https://paper.example/"}}


def test_a_name_typed_twice_is_told(publication: Callable[..., Newsroom]):
    """The second would have the anchor of the first, so a link to it would lead to the other."""
    named = CHART.replace("kind: bar", "kind: bar\nname: bids")
    text = f"Bids [@paper].\n{named}\nMore.\n{named}"
    report = publication(articles={"bids/index.md": text}, sources=SOURCES).check()
    assert "content/stories/bids/index.md:28:7: error[chart/name-taken]" in report
    assert "1 error, 0 warnings." in report


def test_charts_without_names_have_anchors_of_their_own(publication: Callable[..., Newsroom]):
    """Two charts of one title are two places on the page."""
    text = f"Bids [@paper].\n{CHART}\nMore.\n{CHART}"
    built = publication(articles={"bids/index.md": text}, sources=SOURCES).build(strict=True)
    assert built.code == 0, built.output
    page = built.page("stories/bids/index.html")
    assert page.count('id="chart-three-and-four"') == 1
    assert page.count('id="chart-three-and-four-2"') == 1


def test_the_same_name_on_two_pages_is_no_fault(publication: Callable[..., Newsroom]):
    """Names are a page's own."""
    text = f"Bids [@paper].\n{CHART}"
    newsroom = publication(articles={"a/index.md": text, "b/index.md": text}, sources=SOURCES)
    assert "0 errors, 0 warnings." in newsroom.check()
