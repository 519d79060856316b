"""Columns: from zero, each figure on top where it has room, names that never touch."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.charts.axes.text_boxes import text_box
from affidavit.charts.drawing import roles
from affidavit.charts.kinds.column_names import Name, names_below
from tests.charts.typed import RECORD, SLUG, chart_of, read_chart

STATES = "state,fires\nJalisco,12\nColima,-7.5\nNayarit,\n"
COLUMN = "kind: column\nx: state\ny: fires\n"


def texts(figure):
    """Return every text that stands on a picture."""
    return [each["text"] for each in figure["layout"]["annotations"]]


def axis_of(figure):
    """Return the range of the vertical axis."""
    return figure["layout"]["yaxis"]["range"]


def test_figures_on_top(tmp_path: Path):
    """A few columns carry their figures and names, and there is no axis; a missing one says so."""
    chart = chart_of(tmp_path, f"{COLUMN}unit: fires\n", STATES)
    found = texts(chart.figures[760])
    assert {"<b>12\u00a0fires</b>", "<b>−7.5</b>", "no figure"} <= set(found)
    assert {"Jalisco", "Colima", "Nayarit"} <= set(found)
    assert chart.figures[760]["data"][0]["y"] == [12, -7.5, None]
    assert chart.table.rows == (("Jalisco", 12), ("Colima", -7.5), ("Nayarit", None))
    assert len(found) == 6


def test_one_highlight(tmp_path: Path):
    """All columns are neutral but the one that is meant, whose name is bold."""
    chart = chart_of(tmp_path, f"{COLUMN}highlight: Jalisco\n", STATES)
    assert chart.figures[390]["data"][0]["marker"]["color"] == [
        roles.HIGHLIGHT,
        roles.NEUTRAL,
        roles.NEUTRAL,
    ]
    assert "<b>Jalisco</b>" in texts(chart.figures[390])


def test_many_columns_get_an_axis(tmp_path: Path):
    """Where figures find no room there are axis numbers from zero, and the highlight its own."""
    csv = "month,n\n" + "".join(
        f"{year}-{month:02},{900 + year % 100 + month}\n"
        for year in (2023, 2024)
        for month in range(1, 13)
    )
    spec = "kind: column\nx: month\ny: n\nhighlight: 2024-06\nunit: deaths\n"
    figure = chart_of(tmp_path, spec, csv).figures[390]
    assert axis_of(figure)[0] == 0
    assert "1,000\u00a0deaths" in texts(figure)
    assert [text for text in texts(figure) if "930" in text] == ["<b>930\u00a0deaths</b>"]


def test_gaps_of_time_stay(tmp_path: Path):
    """Days stand in the order of time, as far apart as they are."""
    csv = "day,n\n2026-02-27,3\n2026-02-22,1\n2026-02-23,2\n"
    chart = chart_of(tmp_path, "kind: column\nx: day\ny: n\n", csv)
    figure = chart.figures[760]
    assert figure["data"][0]["x"] == ["2026-02-22", "2026-02-23", "2026-02-27"]
    assert figure["layout"]["xaxis"]["type"] == "date"
    assert figure["layout"]["xaxis"]["range"] == ["2026-02-21T12:00:00", "2026-02-27T12:00:00"]
    assert chart.table.rows == (("2026-02-22", 1), ("2026-02-23", 2), ("2026-02-27", 3))


def test_years_are_numbers(tmp_path: Path):
    """A year that is missing leaves its place empty."""
    chart = chart_of(tmp_path, "kind: column\nx: y\ny: n\n", "y,n\n2020,1500\n2023,2500\n")
    found = texts(chart.figures[760])
    assert {"2020", "2021", "2022", "2023", "<b>2,500</b>"} <= set(found)


def test_series_side_by_side(tmp_path: Path):
    """Columns of one name stand beside each other, named by colour, and none covers the next."""
    chart = chart_of(
        tmp_path, "kind: column\nx: s\ny: [men, women]\n", "s,men,women\nA,1,2\nB,3,\n"
    )
    men, women = chart.figures[390]["data"]
    assert (men["y"], women["y"]) == ([1, 3], [2, None])
    assert men["offset"] + men["width"] <= women["offset"]
    assert (men["marker"]["color"], women["marker"]["color"]) == roles.CATEGORIES[:2]
    assert {"men", "women"} <= set(texts(chart.figures[390]))


def test_stacks(tmp_path: Path):
    """Parts stand on each other; in per cent each column is 100 high, the table keeps counts."""
    spec, csv = "kind: column\nx: s\ny: [a, b]\n", "s,a,b\nX,1,3\nY,0.1,0.2\n"
    stacked = chart_of(tmp_path / "s", f"{spec}stack: stacked\n", csv)
    shares = chart_of(tmp_path / "p", f"{spec}stack: percent\n", csv)
    assert stacked.figures[760]["data"][1]["base"] == [1, 0.1]
    assert {"<b>4</b>", "<b>0.3</b>"} <= set(texts(stacked.figures[760]))
    assert [trace["y"][0] for trace in shares.figures[760]["data"]] == [25, 75]
    assert {"<b>25%</b>", "<b>75%</b>"} <= set(texts(shares.figures[760]))
    assert shares.table.rows == stacked.table.rows == (("X", 1, 3), ("Y", 0.1, 0.2))


def test_shares_without_figures_have_an_axis(tmp_path: Path):
    """Where the parts carry no figures, per cent stand at the axis, in the page's language."""
    spec = "kind: column\nx: s\ny: [a, b]\nstack: percent\nlabels: no\n"
    chart = chart_of(tmp_path, spec, "s,a,b\nX,1,3\n", lang="es")
    assert {"0\u00a0%", "100\u00a0%"} <= set(texts(chart.figures[760]))


def test_error_bars(tmp_path: Path):
    """`low` and `high` are thin lines around the end; a row without them has none."""
    spec = "kind: column\nx: party\ny: share\nlow: lo\nhigh: hi\n"
    chart = chart_of(tmp_path, spec, "party,share,lo,hi\nA,31,28,35\nB,4,,\n")
    errors = chart.figures[390]["data"][0]["error_y"]
    assert (errors["arrayminus"][0], errors["array"][0]) == (3, 4)
    assert not isinstance(errors["array"][1], int | float)
    assert errors["color"] == roles.INK
    assert chart.table.rows == (("A", 31, 28, 35), ("B", 4, None, None))
    assert axis_of(chart.figures[390])[1] > 35


@pytest.mark.parametrize("width", [390, 760])
def test_five_hundred_days(tmp_path: Path, width):
    """Five hundred columns touch, rather than flicker, and their dates stand apart."""
    days = [
        f"{year}-{month:02}-{day:02}"
        for year in (2024, 2025)
        for month in range(1, 13)
        for day in range(1, 29)
    ][:500]
    csv = "day,n\n" + "".join(f"{day},{index % 40}\n" for index, day in enumerate(days))
    figure = chart_of(tmp_path, "kind: column\nx: day\ny: n\n", csv).figures[width]
    trace, day = figure["data"][0], 86_400_000
    assert len(trace["x"]) == 500
    assert trace["width"] > day * 0.75
    below = [each for each in figure["layout"]["annotations"] if each["y"] < 0.2]
    dates = sorted(each["x"] * width for each in below if each["xanchor"] == "center")
    assert all(after - before > 24 for before, after in pairwise(dates))
    assert len(dates) >= 2


def test_names_that_find_no_room(tmp_path: Path):
    """The writer is warned of names that no phone has room for, and told of bars."""
    rows = "".join(f"State {number},1\n" for number in range(60))
    story = f"```chart\n{RECORD}kind: column\nx: s\ny: n\ndata: data.csv\n```\n"
    chart, report = read_chart(tmp_path, story, {f"charts/{SLUG}/data.csv": f"s,n\n{rows}"})
    assert chart
    assert chart.figures
    assert [str(each.code) for each in report] == ["chart/too-much"]
    assert "kind: bar" in report.as_text()


@given(
    st.lists(st.text("abcdefgh ñ", min_size=1, max_size=60).filter(str.strip), max_size=40),
    st.floats(120, 1152),
)
def test_names_never_touch(words, pixels):
    """Whatever names are, those in lines fit their slot, and turned ones stand a line apart."""
    names = [Name(at, word.strip()) for at, word in enumerate(words)]
    below = names_below(names, pixels, slots=max(len(names), 1), width=round(pixels))
    pitch = pixels / max(len(names), 1)
    if not below.is_turned:
        assert all(tick.width <= pitch for tick in below.ticks)
        return
    for before, after in pairwise(below.ticks):
        lines = (len(before.lines) + len(after.lines)) / 2
        assert (after.at - before.at) * pitch >= lines * below.size * 1.05


def test_panels_share_their_axes(tmp_path: Path):
    """Small multiples have one scale and one order of names, and their colours once, above."""
    csv = "year,s,men,women\n2019,A,1,2\n2019,B,3,4\n2024,B,9,\n"
    spec = "kind: column\nx: s\ny: [men, women]\nfacet: year\n"
    figure = chart_of(tmp_path, spec, csv).figures[760]
    layout = figure["layout"]
    ranges = {tuple(layout[key]["range"]) for key in layout if key.startswith("yaxis")}
    assert len(ranges - {(0, 1)}) == 1
    assert [trace["x"] for trace in figure["data"]] == [[0, 1], [0, 1], [1], [1]]
    assert texts(figure).count("men") == 1


def test_columns_too_far_apart_are_told(tmp_path: Path):
    """One slip of the keyboard in a year does not make a chart of a thousand billion places."""
    csv = "year,n\n-1e18,1\n2024,2\n2025,3\n"
    story = f"```chart\n{RECORD}kind: column\nx: year\ny: n\ndata: data.csv\n```\n"
    _, report = read_chart(tmp_path, story, {"charts/fire/data.csv": csv})
    assert [(fault.code, fault.place.line) for fault in report] == [("chart/too-much", 6)]


def test_words_of_a_threshold_stand_off_it(tmp_path: Path):
    """Where they find no room at its end they stand over a low column, yet not on the line."""
    csv = "ward,beds\nSurgery,96\nChildren,58\nBirths,71\nHearts,104\nLungs,88\n"
    words = "Beyond this, wards report that care suffers"
    spec = f"kind: column\nx: ward\ny: beds\nannotate: [{{y: 85, text: '{words}'}}]\n"
    for figure in chart_of(tmp_path, spec, csv).figures.values():
        layout = figure["layout"]
        size = {"width": layout["width"], "height": layout["height"]}
        said = next(each for each in layout["annotations"] if each["text"].startswith("Beyond"))
        box = text_box(said, **size)
        (line,) = {
            s["y0"] for s in layout["shapes"] if s["line"].get("dash") and s["y0"] == s["y1"]
        }
        y = (1 - line) * size["height"]
        assert box.bottom <= y or box.top >= y
