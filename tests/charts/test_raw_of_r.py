"""Figures that R's plotly wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.charts.typed import read_figure


def test_a_figure_as_r_writes_it(tmp_path: Path):
    """What R's plotly keeps for itself is neither told nor published, and its words are meant."""
    figure = {
        "data": [{"type": "bar", "x": ["a"], "y": [1], "frame": None, "set": "A", "key": ["a"]}],
        "layout": {
            "title": {"text": "Bars"},
            "xaxis": {"ticktext": {}, "categoryarray": {}, "tickvals": [1]},
            "annotations": [{"text": "A", "yanchor": "center", "annotationType": "axis"}],
            "shapes": [{"type": "rect", "line": {"color": "red", "linetype": []}}],
        },
        "config": {"doubleClick": "reset"},
        "source": "A",
        "attrs": {"1f": {"x": {}}},
        "visdat": {"1f": ["function (y) ", "x"]},
        "highlight": {"on": "plotly_click"},
        "shinyEvents": ["plotly_hover"],
    }
    chart, report = read_figure(tmp_path, figure)
    assert chart, report.as_text()
    assert not list(report)
    drawn = chart.figures[760]
    assert set(drawn) == {"data", "layout"}
    assert drawn["layout"]["annotations"][0]["yanchor"] == "middle"
    assert not {"frame", "set", "key"} & set(drawn["data"][0])


@pytest.mark.parametrize(("by_r", "severity"), [(True, "warning"), (False, "error")])
def test_a_letter_as_a_mark(tmp_path: Path, by_r, severity):
    """R draws letters as marks; in its figures they are dots here, and that is said."""
    marks = {"type": "scatter", "mode": "markers", "x": [1], "y": [1], "marker": {"symbol": "k"}}
    figure = {"data": [marks], "layout": {"title": {"text": "Marks"}}}
    chart, report = read_figure(tmp_path, figure | ({"attrs": {}} if by_r else {}))
    (told,) = report
    assert '"k" is no value of data.0.marker.symbol' in told.message
    assert told.severity == severity
    assert chart
    assert bool(chart.figures) is by_r
