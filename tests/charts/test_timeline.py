"""Timelines: events in their order, to scale where there is room, and rows over time."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from affidavit.charts.drawing import roles
from tests.charts.typed import RECORD, SLUG, chart_of, read_chart

EVENTS = (
    "day,what,more\n2026-02-11,Pump fails,Water in four streets\n2026-01-03,Warning,\n"
    "2026-05-20,Report,\n,Trial,No date yet\n"
)
TIMELINE = "kind: timeline\nx: day\ny: [what, more]\n"
POSTS = "who,start,end\nAna,2001-03-01,2007-11-30\nBo,2007-12-01,\n"


def texts(figure):
    """Return every text that stands on a picture."""
    return [each["text"] for each in figure["layout"]["annotations"]]


def test_a_list_on_a_phone(tmp_path: Path):
    """Dates to the left, in order, the year once; what has no date stays in the table alone."""
    chart = chart_of(tmp_path, TIMELINE, EVENTS)
    assert texts(chart.figures[390]) == [
        *("<b>Warning</b>", "3 Jan 2026"),
        *("<b>Pump fails</b><br>Water in four streets", "11 Feb"),
        *("<b>Report</b>", "20 May"),
    ]
    heights = chart.figures[390]["data"][0]["y"]
    assert heights == sorted(heights)
    assert [row[1] for row in chart.table.rows] == ["Warning", "Pump fails", "Report", "Trial"]


def test_flags_where_there_is_room(tmp_path: Path):
    """On a wide picture the same events stand to scale along an axis of dates."""
    figure = chart_of(tmp_path, TIMELINE, EVENTS).figures[760]
    assert figure["data"][0]["x"] == ["2026-01-03", "2026-02-11", "2026-05-20"]
    assert figure["layout"]["xaxis"]["type"] == "date"
    assert "3 Jan 2026<br><b>Warning</b>" in texts(figure)
    assert "Mar" in " ".join(texts(figure))


def test_the_writers_order(tmp_path: Path):
    """With `sort` the list is in that order."""
    chart = chart_of(tmp_path, f"{TIMELINE}sort: -day\n", EVENTS)
    assert [row[1] for row in chart.table.rows] == ["Report", "Pump fails", "Warning", "Trial"]


def test_years(tmp_path: Path):
    """Years are dates, printed as they are."""
    csv = "year,what\n1994,One\n2011,Two\n"
    chart = chart_of(tmp_path, "kind: timeline\nx: year\ny: what\n", csv)
    assert {"1994", "2011"} <= set(texts(chart.figures[390]))


def test_one_highlight(tmp_path: Path):
    """The event that is meant has the one colour, dot and words."""
    figure = chart_of(tmp_path, f"{TIMELINE}highlight: Report\n", EVENTS).figures[390]
    assert figure["data"][0]["marker"]["color"].count(roles.HIGHLIGHT) == 1
    inks = {each["text"]: each["font"]["color"] for each in figure["layout"]["annotations"]}
    assert inks["<b>Report</b>"] == roles.HIGHLIGHT
    assert inks["<b>Warning</b>"] == roles.INK


@pytest.mark.parametrize("columns", ["x: [start, end]", "low: start\nhigh: end"])
def test_spans(tmp_path: Path, columns):
    """Two columns are bars over a line of dates; without an end a bar goes on to the edge."""
    chart = chart_of(tmp_path, f"kind: timeline\ny: who\n{columns}\n", POSTS)
    figure = chart.figures[760]
    bars, arrow = figure["data"]
    days = 2465
    assert bars["x"][0] == days * 86_400_000
    assert bars["x"][1] > 0
    assert arrow["marker"]["symbol"] == "triangle-right"
    assert arrow["x"] == [figure["layout"]["xaxis"]["range"][1]]
    assert "2004" in texts(figure)
    assert chart.table.rows[1] == ("Bo", "2007-12-01", None)


@pytest.mark.parametrize("width", [390, 760])
def test_words_do_not_meet(tmp_path: Path, width):
    """However close the dates lie, no event's words stand on another's."""
    rows = "".join(f"2026-01-{n + 1:02d},Event {n} with some words to break\n" for n in range(12))
    chart = chart_of(tmp_path, "kind: timeline\nx: d\ny: w\n", f"d,w\n{rows}")
    shown = [
        each for each in chart.figures[width]["layout"]["annotations"] if "Event" in each["text"]
    ]
    heights = sorted(each["y"] for each in shown)
    height = chart.heights[width]
    gaps = [(b - a) * height for a, b in pairwise(heights)]
    assert len(shown) == 12
    assert min(gaps) > 16


def test_more_events_than_anybody_reads(tmp_path: Path):
    """The writer is told how many are too many."""
    rows = "".join(f"{1900 + n},E{n}\n" for n in range(41))
    story = f"```chart\n{RECORD}kind: timeline\nx: y\ny: e\ndata: data.csv\n```\n"
    _, report = read_chart(tmp_path, story, {f"charts/{SLUG}/data.csv": f"y,e\n{rows}"})
    assert [str(each.code) for each in report] == ["chart/too-much"]
