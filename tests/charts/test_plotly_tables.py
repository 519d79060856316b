"""Tables of figures that writers bring: who does not see the picture reads what it shows."""

from __future__ import annotations

import base64
import struct
from pathlib import Path

import pytest

from tests.charts.typed import read_figure


@pytest.mark.parametrize(
    ("dtype", "form"), [("f8", "d"), ("float64", "d"), ("float32", "f"), ("u1c", "B"), ("i2", "h")]
)
def test_arrays_as_plotly_packs_them(tmp_path: Path, dtype, form):
    """`fig.write_json` packs arrays of numbers; by either name of their kind they have a table."""
    packed = {"dtype": dtype, "bdata": base64.b64encode(struct.pack(f"<2{form}", 3, 7)).decode()}
    chart, report = read_figure(tmp_path, {"data": [{"type": "scatter", "x": [1, 2], "y": packed}]})
    assert chart, report.as_text()
    assert chart.table.rows == ((1, 3), (2, 7))


@pytest.mark.parametrize(
    ("shape", "rows"),
    [
        ("2, 2", ((0, 0, 1.0), (1, 0, 2.0), (0, 1, 3.0), (1, 1, 4.0))),
        ("2, 0", ()),
        ("1, 2, 2", ()),
    ],
)
def test_a_packed_matrix_has_its_table(tmp_path: Path, shape, rows):
    """NumPy's arrays of two dimensions, as `fig.write_json` packs them."""
    cells = base64.b64encode(struct.pack("<4d", 1, 2, 3, 4)).decode()
    trace = {"type": "heatmap", "z": {"dtype": "f8", "bdata": cells, "shape": shape}}
    chart, report = read_figure(tmp_path, {"data": [trace]})
    assert chart, report.as_text()
    assert chart.table.rows == rows


@pytest.mark.parametrize(
    ("trace", "heads", "first", "count"),
    [
        ({"type": "histogram", "x": [3, 1, 3]}, ("x",), (3,), 3),
        (
            {"type": "scattergeo", "locations": ["MEX", "PER"], "marker": {"size": [4, 9]}},
            ("locations", "size"),
            ("MEX", 4),
            2,
        ),
        (
            {"x": [1, 2], "y": [3, 4], "marker": {"color": [7, 8], "size": 5}},
            ("x", "y", "color"),
            (1, 3, 7),
            2,
        ),
        ({"x": ["a"], "y": [3], "marker": {"color": ["#c00"]}}, ("x", "y"), ("a", 3), 1),
        ({"x": [1, 2], "y": [3, 4], "marker": {"size": [9]}}, ("x", "y"), (1, 3), 2),
        ({"type": "box", "name": "North", "y": [3, None]}, ("trace", "y"), ("North", 3), 2),
        (
            {"type": "heatmap", "x": ["Mon"], "z": [[5, 6], [7, 8]]},
            ("x", "y", "z"),
            ("Mon", 0, 5),
            4,
        ),
        (
            {"type": "ohlc", "x": ["a"], "open": [1], "high": [4], "low": [0], "close": [2]},
            ("x", "open", "high", "low", "close"),
            ("a", 1, 4, 0, 2),
            1,
        ),
        (
            {
                "type": "sankey",
                "node": {"label": ["Tax", "Schools"]},
                "link": {"source": [0, 0], "target": [1, 9], "value": [5, 6]},
            },
            ("from", "to", "value"),
            ("Tax", "Schools", 5),
            2,
        ),
        (
            {
                "type": "table",
                "header": {"values": ["<b>A</b>"]},
                "cells": {"values": [["x", "y"]]},
            },
            ("<b>A</b>",),
            ("x",),
            2,
        ),
        ({"type": "parcoords", "dimensions": [{"label": "A", "values": [1]}]}, ("A",), (1,), 1),
        ({"type": "indicator", "value": 7}, ("value",), (7,), 1),
        (
            {"type": "treemap", "labels": ["a"], "parents": [""]},
            ("labels", "parents"),
            ("a", ""),
            1,
        ),
    ],
)
def test_each_kind_of_trace_has_its_table(tmp_path: Path, trace, heads, first, count):
    """Who does not see the picture reads what it shows."""
    chart, report = read_figure(tmp_path, {"data": [trace]})
    assert chart
    assert tuple(column.name for column in chart.table.columns) == heads
    assert (chart.table.rows[0], len(chart.table.rows)) == (first, count)
    assert not report.as_text().count("table of this figure")


def test_traces_of_different_kinds_share_a_table(tmp_path: Path):
    """Each row has the columns of its own trace."""
    bars, map_ = (
        {"type": "bar", "x": [2024], "y": [1000]},
        {"type": "pie", "labels": ["A"], "values": [5]},
    )
    chart, _ = read_figure(tmp_path, {"data": [bars, map_]})
    assert chart
    assert [column.name for column in chart.table.columns] == ["x", "y", "labels", "values"]
    assert chart.table.texts == (("2024", "1,000", "", ""), ("", "", "A", "5"))


@pytest.mark.parametrize(
    ("trace", "words"),
    [
        ({"type": "mesh3d", "i": [0]}, "readers get no table of this figure"),
        ({"type": "histogram", "x": list(range(2001))}, "ends after its first 2,000 rows"),
    ],
)
def test_a_table_that_is_not_whole_is_told(tmp_path: Path, trace, words):
    """And the writer can bring one."""
    _, report = read_figure(tmp_path, {"data": [trace]})
    assert words in report.as_text()
    figure = {"data": [trace], "affidavit": {"data": "rows.csv"}}
    chart, report = read_figure(tmp_path, figure, {"charts/fire/rows.csv": b"a,b\n1,2\n"})
    assert chart
    assert chart.table.rows == ((1, 2),)
    assert words not in report.as_text()
