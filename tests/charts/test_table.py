"""Tables as charts: no picture, the rows open on the page, and a file of them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from lxml import html

from tests.charts.typed import chart_of, read_chart
from tests.newsroom import Newsroom

TABLE = "kind: table\n"
BUDGETS = """town,code,founded,audited,budget,source
Jalisco,01045,1823,2026-02-01,1250.5,paper
Colima,06001,1857,2026-03-15,-80,paper
Nayarit,18017,1917,,,
"""


def test_cells_are_printed_in_the_language_of_the_page(tmp_path: Path):
    """Figures and dates are; years, codes and what is missing stay as they are."""
    chart = chart_of(tmp_path, TABLE, BUDGETS.replace("paper", "harbour-2026"), lang="es")
    assert chart.table.texts == (
        ("Jalisco", "01045", "1823", "1 de febrero de 2026", "1.250,5"),
        ("Colima", "06001", "1857", "15 de marzo de 2026", "−80"),
        ("Nayarit", "18017", "1917", "", ""),
    )
    assert [column.numeric for column in chart.table.columns] == [False, False, True, False, True]
    assert chart.table.rows[0] == ("Jalisco", "01045", 1823, "2026-02-01", 1250.5)


def test_columns_and_rows_can_be_chosen(tmp_path: Path):
    """`x` says which columns and in which order, `sort` and `limit` which rows."""
    spec = f"{TABLE}x: [town, founded]\nsort: -founded\nlimit: 2\nhighlight: Nayarit\n"
    chart = chart_of(tmp_path, spec, BUDGETS.replace("paper", "harbour-2026"))
    assert chart.table.texts == (("Nayarit", "1917"), ("Colima", "1857"))
    assert chart.table.lit == {0}


def test_bars_stand_for_one_column(tmp_path: Path):
    """They are as long as the figure is large; without a figure there is none."""
    chart = chart_of(tmp_path, f"{TABLE}value: n\n", "who,n\nA,10\nB,40\nC,\nD,0\n")
    assert chart.table.shares == (0.25, 1, 0, 0)


def test_a_table_needs_no_alternative_text(tmp_path: Path):
    """There is no picture that somebody might not see."""
    story = "```chart\nkind: table\ntitle: Two\nsource: harbour-2026\ndata: |\n  a,b\n  x,1\n```\n"
    chart, report = read_chart(tmp_path, story)
    assert not len(report), report.as_text()
    assert chart
    assert chart.is_table


FENCE = """
```chart
kind: table
name: budgets
title: Two towns spend, one is silent
value: budget
highlight: Colima
unit: million
source: paper
data: |
  town,budget
  {town},1250.5
  Colima,80
  Nayarit,
```
"""


def test_a_table_is_open_on_the_page_and_its_rows_are_a_file(
    publication: Callable[..., Newsroom],
):
    """Two stories with a table of one name each have their own; nothing has to be drawn for it."""
    newsroom = publication(
        articles={
            f"{slug}/index.md": f"Towns [@paper].\n{FENCE.format(town=slug.title())}"
            for slug in ("jalisco", "sonora")
        },
        sources={"paper": {"type": "webpage", "title": "P", "url": "https://paper.example/"}},
    )
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    for town in ("Jalisco", "Sonora"):
        page = newsroom.site / f"stories/{town.lower()}/index.html"
        (figure,) = html.parse(page).findall(".//figure[@id='chart-budgets']")
        (table,) = figure.findall(".//table")
        cells = [
            [c.text_content().strip() for c in row.iter("th", "td")] for row in table.iter("tr")
        ]
        assert cells == [
            ["town", "budget (million)"],
            *([town, "1,250.5"], ["Colima", "80"], ["Nayarit", ""]),
        ]
        assert not list(table.iterancestors("details"))
        assert [row.get("data-lit") for row in table.find("tbody")] == [None, "", None]
        assert [meter.get("value") for meter in table.iter("meter")] == ["1.0", "0.064"]
        assert not [*figure.iter("img", "picture", "canvas", "button")]
        assert not figure.xpath(".//@style")
        (link,) = figure.xpath(".//a[@download]/@href")
        rows = list(csv.reader((page.parent / link).read_text(encoding="utf-8").splitlines()))
        assert rows == [["town", "budget"], [town, "1250.5"], ["Colima", "80"], ["Nayarit", ""]]
