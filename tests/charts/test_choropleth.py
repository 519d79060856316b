"""Choropleths: true outlines in round classes, small places seen, nothing fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from affidavit.charts.delivery import bundle_for
from affidavit.charts.drawing import roles
from affidavit.charts.geo import outlines as outlines_module
from affidavit.charts.traces import BASIC, traces_of
from tests.charts.typed import RECORD, SLUG, chart_of, read_chart

MAP = "kind: choropleth\ngeo: mexico\nx: state\nvalue: fires\n"
FIRES = "state,fires\nJalisco,120\nMX-CMX,3\nMichoacan,\nN.L.,40\n"


def shapes_of(figure):
    """Return the colour of each place that says something, by what it says."""
    return {
        trace["text"]: trace["fillcolor"]
        for trace in figure["data"]
        if trace.get("hoveron") == "fills"
    }


def test_places_say_their_figures(tmp_path: Path):
    """A place without a figure, or without a row, is empty and says so; the table has rows only."""
    chart = chart_of(tmp_path, f"{MAP}unit: fires\n", FIRES)
    shapes = shapes_of(chart.figures[390])
    assert len(shapes) == 32
    assert shapes["Michoacan<br><b>no figure</b>"] == roles.EMPTY
    assert shapes["Colima<br><b>no figure</b>"] == roles.EMPTY
    assert "Jalisco<br><b>120\u00a0fires</b>" in shapes
    assert len(chart.table.rows) == 4


def test_a_map_needs_no_map_of_plotlys(tmp_path: Path):
    """It is drawn from plain lines, so that the small plotly.js suffices and no outline is sent."""
    figures = chart_of(tmp_path, MAP, FIRES).figures.values()
    assert traces_of(figures) <= BASIC
    assert all("geo" not in figure["layout"] for figure in figures)
    assert bundle_for(figures, folder=tmp_path).name in ("basic", "full")


def test_small_countries_are_seen(tmp_path: Path):
    """Malta has a dot in its colour; Germany needs none."""
    csv = "country,fires\nMalta,7\nGermany,70\n"
    spec = "kind: choropleth\ngeo: europe\nx: country\nvalue: fires\n"
    figure = chart_of(tmp_path, spec, csv).figures[390]
    dots = [trace for trace in figure["data"] if trace.get("mode") == "markers"]
    assert [said[0] for trace in dots for said in trace["customdata"]] == ["Malta"]


def test_kosovo_is_drawn_where_data_has_it(tmp_path: Path):
    """Over Serbia, of which the outlines of the United Nations have it a part."""
    spec = "kind: choropleth\ngeo: europe\nx: country\nvalue: fires\n"
    without = chart_of(tmp_path / "a", spec, "country,fires\nSerbia,7\n").figures[390]
    within = chart_of(tmp_path / "b", spec, "country,fires\nSerbia,7\nKosovo,3\n").figures[390]
    assert not any(text.startswith("Kosovo") for text in shapes_of(without))
    assert any(text.startswith("Kosovo") for text in shapes_of(within))


def test_what_is_highlighted_has_a_frame_and_its_name(tmp_path: Path):
    """Once, on the map; its colour still says its figure."""
    figure = chart_of(tmp_path, f"{MAP}highlight: Jalisco\n", FIRES).figures[760]
    frames = [
        trace
        for trace in figure["data"]
        if trace["mode"] == "lines" and trace["line"]["color"] == roles.HIGHLIGHT
    ]
    assert len(frames) == 1
    assert "<b>Jalisco</b> 120" in [each["text"] for each in figure["layout"]["annotations"]]


def test_zero_is_not_missing(tmp_path: Path):
    """A count of zero is paper with a line around it, in the key too."""
    figure = chart_of(tmp_path, MAP, "state,fires\nJalisco,0\nColima,2\n").figures[390]
    shapes = shapes_of(figure)
    assert shapes["Jalisco<br><b>0</b>"] == roles.SEQUENTIAL[0]
    rims = [t for t in figure["data"] if t.get("line", {}).get("color") == roles.AXIS]
    assert len(rims) == 1


def test_without_outlines_there_is_one_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where no package could be reached the chart says so, and how to mend it."""
    monkeypatch.setattr(outlines_module, "FOLDER", tmp_path / "nowhere")
    outlines_module.outlines.cache_clear()
    story = f"```chart\n{RECORD}{MAP}data: data.csv\n```\n"
    chart, report = read_chart(tmp_path, story, {f"charts/{SLUG}/data.csv": FIRES})
    outlines_module.outlines.cache_clear()
    assert chart
    assert not chart.figures
    assert [each.code for each in report] == ["chart/no-outlines"]
