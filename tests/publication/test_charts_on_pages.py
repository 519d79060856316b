"""Charts of one page do not get in each other's way."""

from __future__ import annotations

import re
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


FAULTY = """
```chart
kind: bar
data: |
  a,b
  x,1
  y,2
x: c
y: a
alt: see [@nope]
title: t {fact=x} <script>
source: [paper, nope]
highlight: q
as_of: never
note: hi [@nope9] [l](nope.md)
```
"""


def test_all_faults_of_a_chart_are_told_at_once(publication: Callable[..., Newsroom]):
    """Those in its data, its keys, its texts and its sources, each once and in its place."""
    text = f"Bids [@paper].\n{FAULTY}"
    report = publication(articles={"bids/index.md": text}, sources=SOURCES).check()
    told = re.findall(r"(?m)^content/stories/bids/index.md:(\d+:\d+): (\S+)$", report)
    assert told == [
        ("16:4", "error[data/column]"),
        ("18:11", "error[text/plain]"),
        ("19:16", "error[span/unused]"),
        ("19:19", "error[html/refused]"),
        ("20:17", "error[citation/unknown]"),
        ("21:12", "error[chart/selection]"),
        ("22:8", "error[value/wrong]"),
        ("23:11", "error[citation/unknown]"),
        ("23:23", "error[link/broken]"),
    ]
    assert "9 errors, 0 warnings." in report


def test_a_chart_that_cannot_be_drawn_keeps_its_place_in_a_preview(
    publication: Callable[..., Newsroom],
):
    """Its texts and number stand there, with no picture and no link to a file that nobody made."""
    faulty = CHART.replace("x: n", "x: m")
    newsroom = publication(articles={"bids/index.md": f"Bids [@paper].\n{faulty}"}, sources=SOURCES)
    with newsroom.serve() as preview:
        page = preview.wait_for("Three and four", "stories/bids/")
    chart = page[page.index('id="chart-three-and-four"') :].partition("</figure>")[0]
    assert "Three and four" in chart
    assert "A paper" in chart
    assert "<img" not in chart
    assert "assets/charts" not in chart
