"""A chart whose words are bound to facts of its story, shown by another story."""

from __future__ import annotations

LEDGER = "facts:\n  flights: {value: at least 237 flights, how: counted, as_of: 2026-02-22}\n"
CHART = """\
kind: bar
data: |
  place,count
  North,2
  South,1
x: count
y: place
title: "[]{fact=flights} flights cancelled"
alt: Two bars of an invented count
note: Of [at least 236]{fact=flights} flights.
source: paper
"""
SOURCES = {"paper": "https://news.example/1"}
FENCE = "```chart\nuse: {}\n```\n"


def test_a_lent_chart_keeps_its_facts(publication) -> None:
    """The other story has no such facts and needs none; what is wrong is told once."""
    newsroom = publication(
        articles={
            "harbour/index.md": FENCE.format("bars"),
            "other/index.md": FENCE.format("harbour/bars"),
        },
        charts={"harbour/bars.yml": CHART},
        sources=SOURCES,
        files={"content/stories/harbour/ledger.yml": LEDGER},
    )
    told = newsroom.check()
    assert told.count("[fact/") == 1
    assert "charts/harbour/bars.yml:10:" in told
    newsroom.write("charts/harbour/bars.yml", CHART.replace("236", "237"))
    newsroom.build()
    page = (newsroom.site / "stories/other/index.html").read_text(encoding="utf-8")
    assert "at least 237</span> flights cancelled" in page
