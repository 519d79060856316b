"""Range charts: from a low to a high end, both printed, over numbers or dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from affidavit.charts.drawing import roles
from tests.charts.typed import RECORD, SLUG, chart_of, read_chart

DAYS = "office,least,most,median\nLand,12,140,30\nWater,-3,45,\nNone,,,\nHalf,20,,\nSame,9,9,\n"
RANGE = "kind: range\ny: office\nlow: least\nhigh: most\n"


def texts(figure):
    """Return every text that stands on a picture."""
    return [each["text"] for each in figure["layout"]["annotations"]]


def test_from_end_to_end(tmp_path: Path):
    """Bars reach from low to high, both are printed, the unit once; a row without says so."""
    chart = chart_of(tmp_path, f"{RANGE}unit: days\n", DAYS)
    bars = chart.figures[760]["data"][0]
    assert bars["base"][:4] == [12, -3, None, 20]
    assert bars["x"][:4] == [128, 48, None, None]
    assert [text for text in texts(chart.figures[760]) if text[-1].isdigit()] == [
        *("12", "−3", "45", "20", "9")
    ]
    assert {"140\u00a0days", "no figure"} <= set(texts(chart.figures[760]))
    assert len(chart.table.rows) == 5


def test_a_point_between(tmp_path: Path):
    """`value` is a dot between the ends; an end alone, or two as one, is a dot as well."""
    chart = chart_of(tmp_path, f"{RANGE}value: median\n", DAYS)
    dots = chart.figures[390]["data"][1]
    assert dots["x"] == [30, 20, 9]


def test_dates(tmp_path: Path):
    """Over dates a bar is as long as its time, and its ends are printed short."""
    csv = "who,a,b\nAna,2024-03-01,2024-03-05\nBo,2025-01,\n"
    chart = chart_of(tmp_path, "kind: range\ny: who\nlow: a\nhigh: b\n", csv)
    figure = chart.figures[760]
    assert figure["layout"]["xaxis"]["type"] == "date"
    assert figure["data"][0]["x"][0] == 4 * 86_400_000
    assert {"1 Mar 2024", "5 Mar 2024", "Jan 2025"} <= set(texts(figure))


def test_numbers_along_the_axis(tmp_path: Path):
    """Without labels, or where they would leave no room, round numbers stand above the rows."""
    plain = chart_of(tmp_path / "a", f"{RANGE}labels: false\n", DAYS)
    long = "who,a,b\nA,123456789012345,223456789012345\n"
    tight = chart_of(tmp_path / "b", "kind: range\ny: who\nlow: a\nhigh: b\n", long)
    assert {"0", "20", "140"} <= set(texts(plain.figures[760]))
    assert "45" not in texts(plain.figures[760])
    assert "223,456,789,012,345" in texts(tight.figures[760])
    assert "223,456,789,012,345" not in texts(tight.figures[390])


def test_highlight_and_colors(tmp_path: Path):
    """One row in the one colour; or the words of a column, each in its own, with a key."""
    lit = chart_of(tmp_path / "a", f"{RANGE}highlight: Water\n", DAYS)
    csv = "w,a,b,party\nA,1,2,Left\nB,2,3,Right\n"
    colors = chart_of(
        tmp_path / "b", "kind: range\ny: w\nlow: a\nhigh: b\ncolor: party\n", csv
    ).figures[390]
    assert lit.figures[390]["data"][0]["marker"]["color"][:2] == [roles.NEUTRAL, roles.HIGHLIGHT]
    assert colors["data"][0]["marker"]["color"] == list(roles.CATEGORIES[:2])
    assert {"Left", "Right"} <= set(texts(colors))


@pytest.mark.parametrize("width", [390, 760])
def test_everything_is_inside(tmp_path: Path, width):
    """No figure at an end runs over the picture's edge or into the names."""
    rows = "".join(f"Place {n},{n * 37 % 50},{50 + n * 91 % 400}\n" for n in range(40))
    chart = chart_of(tmp_path, "kind: range\ny: p\nlow: a\nhigh: b\n", f"p,a,b\n{rows}")
    layout = chart.figures[width]["layout"]
    start, end = layout["xaxis"]["domain"]
    for each in layout["annotations"]:
        if each["text"].isdigit():
            away = len(each["text"]) * 0.66 * 14 / width
            left = each["x"] - away * (each["xanchor"] == "right")
            assert start - 0.01 <= left
            assert left + away <= end + 0.02


def test_more_rows_than_anybody_reads(tmp_path: Path):
    """The writer is told how many are too many, and of `limit`."""
    rows = "".join(f"S{n},1,2\n" for n in range(201))
    story = f"```chart\n{RECORD}kind: range\ny: s\nlow: a\nhigh: b\ndata: data.csv\n```\n"
    _, report = read_chart(tmp_path, story, {f"charts/{SLUG}/data.csv": f"s,a,b\n{rows}"})
    assert [str(each.code) for each in report] == ["chart/too-much"]
