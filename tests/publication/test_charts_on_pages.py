"""Charts of one page do not get in each other's way."""

from __future__ import annotations

import re
from collections.abc import Callable

import plotly.io
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


ROWS = """
```chart
kind: bar
name: bids
x: n
y: who
unit: lots
data: |
  who,n,source
  A,3,paper
  B,4,"gazette, p. 3"
  C,5,paper
  D,,
title: D bid nothing
subtitle: Lots, as counted by the city [@city]
alt: Three bars
description: The bars grow from **A** to C.
note: D is said to have bid [@radio].
method: Counted by hand.
period: 2026-02-01/2026-02-28
base: all lots of the year
criteria: Bids that were opened
as_of: 2026-03-01
credit: Drawn by Eva Sol
made_by: Ana Ruiz
licence: CC BY 4.0
```
"""
MORE = {
    key: {
        "type": "webpage",
        "title": f"The {key}",
        "issued": "2026-02-23",
        "url": f"https://{key}.example/",
    }
    for key in ("paper", "gazette", "city", "radio")
}


def _built(publication: Callable[..., Newsroom], text: str, **parts: object) -> Newsroom:
    newsroom = publication(articles={"bids/index.md": text}, sources=MORE, **parts)
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    return newsroom


def _tree(newsroom: Newsroom, name: str) -> html.HtmlElement:
    return html.document_fromstring((newsroom.site / name).read_text(encoding="utf-8"))


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().replace("\u2060", "").split())


def test_a_chart_prints_its_whole_record(publication: Callable[..., Newsroom]):
    """Each key that a writer may fill is there for readers, in the page's language."""
    tree = _tree(_built(publication, ROWS), "stories/bids/index.html")
    caption = _text(tree.xpath("//figcaption")[0])
    assert caption == (
        "D is said to have bid4. Counted by hand. What counts Bids that were opened"
        " Percentages of all lots of the year Period 1 February 2026 – 28 February 2026"
        " As of 1 March 2026 Sources: The paper2; The gazette3, p. 3"
        " Drawn by Eva Sol · Made by: Ana Ruiz · Licence: CC BY 4.0"
    )
    figure = tree.xpath("//figure")[0]
    (description,) = tree.xpath("//*[@id=$id]", id=figure.get("aria-describedby"))
    assert _text(description) == "The bars grow from A to C."


def test_each_row_leads_to_its_own_source(publication: Callable[..., Newsroom]):
    """Numbers follow the page from top to bottom; a name for the ear says source and date."""
    tree = _tree(_built(publication, ROWS), "stories/bids/index.html")
    rows = [[_text(cell) for cell in row] for row in tree.xpath("//figure//tr")]
    assert rows == [
        ["who", "n (lots)", "Source"],
        ["A", "3", "2"],
        ["B", "4", "3, p. 3"],
        ["C", "5", "2"],
        ["D", "", ""],
    ]
    marks = tree.xpath("//figure//td[@data-source]/a")
    assert [mark.get("aria-label") for mark in marks] == [
        "Source 2: The paper, 23 February 2026",
        "Source 3, p. 3: The gazette, 23 February 2026",
        "Source 2: The paper, 23 February 2026",
    ]
    assert [mark.get("href") for mark in marks] == [
        "#source-paper",
        "#source-gazette",
        "#source-paper",
    ]
    listed = [entry.get("id") for entry in tree.xpath("//section[@id='sources']//li")]
    assert listed == ["source-city", "source-paper", "source-gazette", "source-radio"]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    leads_back = tree.xpath("//li//a[@role='doc-backlink']/@href")
    assert all(href[1:] in ids for href in leads_back)


def test_a_source_that_is_none_is_told_in_its_cell(publication: Callable[..., Newsroom]):
    """Also where the chart names others under `source`."""
    text = ROWS.replace("C,5,paper", "C,5,papre").replace("note:", "source: paper\nnote:")
    report = publication(articles={"bids/index.md": text}, sources=MORE).check()
    assert re.findall(r"(?m)^content/stories/bids/index.md:(\d+:\d+): (\S+)$", report) == [
        ("19:7", "error[citation/unknown]")
    ]


def test_the_file_of_rows_names_their_sources(publication: Callable[..., Newsroom]):
    """Who takes it along knows whose each figure is without the page."""
    newsroom = _built(publication, ROWS)
    (file,) = newsroom.site.glob("assets/charts/*.csv")
    assert file.read_text() == (
        "who,n,source,source_name,source_url\n"
        'A,3,paper,"The paper, 23 February 2026",https://paper.example/\n'
        'B,4,"gazette, p. 3","The gazette, 23 February 2026",https://gazette.example/\n'
        'C,5,paper,"The paper, 23 February 2026",https://paper.example/\n'
        "D,,,,\n"
    )


def test_others_are_told_how_to_use_a_chart(publication: Callable[..., Newsroom]):
    """Files with their sizes, a line to cite, and what puts the chart into another page."""
    newsroom = _built(publication, ROWS)
    tree = _tree(newsroom, "stories/bids/index.html")
    reuse = tree.xpath("//details[@class='affidavit-chart__reuse']")[0]
    assert [_text(item) for item in reuse.xpath(".//li")] == [
        "CSV 4 rows, 1 kB",
        "Plotly JSON 3 kB",
    ]
    for href in reuse.xpath(".//li/a/@href"):
        assert (newsroom.site / "stories/bids" / href).resolve().is_file()
    assert _text(reuse.xpath(".//p")[0]) == (
        "How to cite it Ana Ruiz, “D bid nothing”, The Test Gazette, 15 January 2026."
        " https://gazette.example/stories/bids/#chart-bids Licence: CC BY 4.0."
    )
    snippet = html.fragment_fromstring(reuse.xpath(".//textarea")[0].text, create_parent=True)
    frame, script = snippet.xpath("./iframe")[0], snippet.xpath("./script")[0]
    assert frame.get("src") == "https://gazette.example/embed/bids/bids/"
    assert frame.get("title") == "D bid nothing"
    assert script.get("src") == "https://gazette.example/assets/affidavit/js/embeds.js"
    assert (newsroom.site / "assets/affidavit/js/embeds.js").is_file()


def test_the_figure_is_plain_plotly(publication: Callable[..., Newsroom]):
    """Plotly's own tools read the file as it is, colours and all."""
    newsroom = _built(publication, ROWS)
    (file,) = newsroom.site.glob("assets/charts/*-plotly.json")
    figure = plotly.io.from_json(file.read_text())
    assert figure.layout.width == 760
    assert list(figure.data[0].x) == [3, 4, 5, None]
    assert "var(" not in file.read_text()


def test_figures_that_may_not_be_passed_on_are_no_file(publication: Callable[..., Newsroom]):
    """The table stays, since it is how some people read the chart."""
    newsroom = _built(publication, ROWS.replace("licence:", "download: false\nlicence:"))
    assert not [*newsroom.site.glob("assets/charts/*")]
    tree = _tree(newsroom, "stories/bids/index.html")
    assert not tree.xpath("//figure//a[@download]")
    assert len(tree.xpath("//figure//tr")) == 5
