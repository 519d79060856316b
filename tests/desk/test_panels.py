"""Findings at their place in the text of a preview."""

from __future__ import annotations

from collections.abc import Callable

from lxml import html

from affidavit.publication.pages import Pages
from tests.desk.desks import SOURCES, desk_of, story
from tests.newsroom import Newsroom

PLACES = """\
A first paragraph, in order.

A second one [@papre], in which
a later line says [a link](nowhere.md).

- An item
- Another [@papre2]

/// aside | A note
Beside it, [@papre3].
///

```chart
use: bids
```

The end.
"""
CHARTS = {"places/bids.yml": "kind: bra\ntitle: Bids\nalt: Two bars\nsource: paper\n"}


def test_a_finding_stands_behind_what_it_is_about(publication: Callable[..., Newsroom]):
    """A paragraph, a list, a block, a chart, a field of the front matter: once each."""
    text = story(
        "Places", status="draft", published="2026-03-05T09:00:00Z", text=PLACES, more="tasg: []\n"
    )
    newsroom = publication(articles={"places/index.md": text}, sources=SOURCES, charts=CHARTS)
    desk, whole = desk_of(newsroom)
    [article] = whole.documents.articles
    view = desk.with_margin(Pages(whole, {}).view(article), article)
    tree = html.fragment_fromstring(str(view.body_html), create_parent=True)
    panels = tree.xpath("//*[@class='affidavit-desk-panel']")
    behind = [
        (panel.getprevious().text_content().split()[0], panel.xpath(".//p[1]/code/text()"))
        for panel in panels
    ]
    assert behind[0] == ("A", ["citation/unknown", "link/broken"])
    assert behind[1] == ("A", ["citation/unknown"])  # the aside comes first in its pair
    assert panels[2].getprevious() is panels[1]
    assert behind[3] == ("Bids", ["chart/kind", "data/missing"])
    assert len(behind) == 4
    assert [each.code for each in view.desk.fields] == ["key/unknown"]
    ids = tree.xpath("//li/@id")
    assert len(set(ids)) == len(ids) == len(view.desk.faults) - 1
    assert "affidavit-block" not in str(view.body_html)


FILES = """\
Of [3]{fact=boats/mayor} boats, two sank [@minutes].

The rest [are well]{claim=afloat}.

```chart
use: boats
```

```chart
title: Again
kind: bar
alt: Bars
source: paper
x: n
y: quay
data: counts.csv
```

The end.
"""
LEDGER = """\
facts:
  boats:
    label: boats
    history:
      mayor: {value: 3, source: paper, as_of: 2026-01-04, no: 1}
claims:
  afloat:
    text: They are well
    status: sure
    source: paper
  unused: {text: Nobody says it, status: maybe, source: paper}
"""
OWN = """\
minutes:
  type: report
  title: The minutes
  publisher: City Council
  isued: 2026-01-04
"""


def test_findings_of_other_files_stand_where_they_are_used(publication: Callable[..., Newsroom]):
    """A fact, a source, a claim, a chart's data; at the top what the text does not use."""
    more = "lead: {chart: top}\n"
    text = story("Files", status="draft", published="2026-03-05T09:00:00Z", text=FILES, more=more)
    here = "content/stories/files"
    newsroom = publication(
        articles={"files/index.md": text},
        sources=SOURCES,
        charts={
            "files/boats.yml": CHARTS["places/bids.yml"],
            "files/top.yml": CHARTS["places/bids.yml"],
            "files/counts.csv": "quay,n\nNorth,many\n",
        },
        files={f"{here}/ledger.yml": LEDGER, f"{here}/sources.yml": OWN},
    )
    desk, whole = desk_of(newsroom)
    [article] = whole.documents.articles
    view = desk.with_margin(Pages(whole, {}).view(article), article)
    tree = html.fragment_fromstring(str(view.body_html), create_parent=True)
    behind = [
        (" ".join(panel.getprevious().text_content().split()[:2]), _files_in(panel))
        for panel in tree.xpath("//*[@class='affidavit-desk-panel']")
    ]
    assert behind == [
        ("Of 3", {"ledger.yml", "sources.yml"}),
        ("The rest", {"ledger.yml"}),
        ("Bids Link", {"boats.yml"}),
        ("Again Link", {"counts.csv"}),
    ]
    top = {each.place.rpartition("/")[2].split(":")[0] for each in view.desk.fields}
    assert top == {"ledger.yml", "top.yml"}
    assert all(each.href for each in view.desk.faults)


def _files_in(panel: html.HtmlElement) -> set[str]:
    places = panel.xpath(".//*[@class='affidavit-desk-fault__place']")
    return {each.text_content().rpartition("/")[2].split(":")[0] for each in places}
