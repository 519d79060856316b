"""Scatter charts: where points stand, what is named, and what axes, sizes and colours mean."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from affidavit.charts.axes.free_room import Box
from affidavit.charts.axes.nameplates import Disc, Name, place_names
from affidavit.charts.drawing import roles
from affidavit.charts.kinds.scatter_names import chosen
from tests.charts.typed import RECORD, SLUG, chart_of, read_chart

TOWNS = "town,far,wait,people,side\nA,3,10,100,N\nB,-8,14,400,S\nC,5,,50,N\nD,,9,20,S\n"
SCATTER = "kind: scatter\nx: [far, town]\ny: wait\n"


def texts(figure):
    """Return every text that stands on a picture."""
    return [each["text"] for each in figure["layout"]["annotations"]]


def points(figure):
    """Return where its points stand."""
    return [pair for t in figure["data"] for pair in zip(t["x"], t["y"], strict=True)]


def test_points_and_titles(tmp_path: Path):
    """Points stand at their figures, axes say what they show; the table has every row."""
    chart = chart_of(tmp_path, f"{SCATTER}unit: min\nlabels: {{far: Distance in km}}\n", TOWNS)
    assert points(chart.figures[760]) == [(3, 10), (-8, 14)]
    assert {"Distance in km", "wait", "A", "B"} <= set(texts(chart.figures[760]))
    assert [row[:3] for row in chart.table.rows] == [
        ("A", 3, 10),
        ("B", -8, 14),
        ("C", 5, None),
        ("D", None, 9),
    ]


def test_one_highlight(tmp_path: Path):
    """The point that is meant is named and drawn last in the one colour; others are not named."""
    chart = chart_of(tmp_path, f"{SCATTER}highlight: A\n", TOWNS)
    last = chart.figures[390]["data"][-1]
    assert (last["x"], last["marker"]["color"]) == ([3], roles.HIGHLIGHT)
    assert "<b>A</b>" in texts(chart.figures[390])
    assert "B" not in texts(chart.figures[390])


def test_sizes_are_areas(tmp_path: Path):
    """Four times the figure is twice the width; a line above says what sizes mean."""
    chart = chart_of(tmp_path, f"{SCATTER}size: people\n", TOWNS)
    large, small = chart.figures[760]["data"][0]["marker"]["size"]
    assert large == pytest.approx(2 * small)
    assert {"people", "20", "200"} <= set(texts(chart.figures[760]))


def test_colors(tmp_path: Path):
    """Words of a column are colours with a key; a highlighted one leaves the others neutral."""
    plain = chart_of(tmp_path / "a", f"{SCATTER}color: side\n", TOWNS)
    lit = chart_of(tmp_path / "b", f"{SCATTER}color: side\nhighlight: S\n", TOWNS)
    assert [t["marker"]["color"] for t in plain.figures[390]["data"]] == list(roles.CATEGORIES[:2])
    assert [t["marker"]["color"] for t in lit.figures[390]["data"]] == [
        roles.NEUTRAL,
        roles.HIGHLIGHT,
    ]
    assert {"N", "S"} <= set(texts(plain.figures[390]))


def test_panels_share_what_marks_mean(tmp_path: Path):
    """Sizes and colours mean the same in all panels, and are said once, above them."""
    csv = "area,x,y,people,side\nP,1,2,100,N\nP,3,5,400,S\nQ,2,3,100,N\nQ,2,9,25,S\n"
    spec = "kind: scatter\nx: x\ny: y\nfacet: area\nsize: people\ncolor: side\n"
    for figure in chart_of(tmp_path, spec, csv).figures.values():
        assert [texts(figure).count(word) for word in ("N", "S", "people")] == [1, 1, 1]
        sizes = [trace["marker"]["size"] for trace in figure["data"]]
        assert sizes == [sizes[0], 2 * sizes[0], sizes[0], sizes[0] / 2]


def test_moments_along(tmp_path: Path):
    """Dates are dates along the axis, and labelled so."""
    chart = chart_of(
        tmp_path, "kind: scatter\nx: day\ny: n\n", "day,n\n2026-01-02,1\n2026-05-01,5\n"
    )
    assert points(chart.figures[390]) == [("2026-01-02", 1), ("2026-05-01", 5)]
    assert chart.figures[390]["layout"]["xaxis"]["type"] == "date"
    assert "Feb" in texts(chart.figures[390])


def test_a_logarithmic_scale_where_it_shows_more(tmp_path: Path):
    """Of two axes only that which spans a factor of ten is logarithmic."""
    csv = "income,life\n500,50\n90000,84\n"
    chart = chart_of(tmp_path, "kind: scatter\nx: income\ny: life\nscale: log\n", csv)
    layout = chart.figures[760]["layout"]
    assert (layout["xaxis"]["type"], layout["yaxis"]["type"]) == ("log", "linear")
    assert {"100", "1,000", "10,000", "100,000"} <= set(texts(chart.figures[760]))


def test_error_bars(tmp_path: Path):
    """`low` and `high` are the ends of a line through each point, and the axis holds them."""
    csv = "x,y,l,h\n1,5,-3,9\n2,6,,8\n"
    chart = chart_of(tmp_path, "kind: scatter\nx: x\ny: y\nlow: l\nhigh: h\n", csv)
    bars = chart.figures[390]["data"][0]["error_y"]
    assert (bars["array"], bars["arrayminus"]) == ([4, 2], [8, 0])
    assert chart.figures[390]["layout"]["yaxis"]["range"][0] <= -3


def test_points_on_each_other_are_both_there(tmp_path: Path):
    """Two rows with the same figures are two points, and no fault."""
    chart = chart_of(tmp_path, "kind: scatter\nx: x\ny: y\n", "x,y\n1,2\n1,2\n")
    assert points(chart.figures[390]) == [(1, 2), (1, 2)]


@pytest.mark.parametrize("width", [390, 760])
def test_a_crowd(tmp_path: Path, width):
    """Of many points those at the edges are named, and no name stands on a point or a name."""
    rows = "".join(f"T{n},{n * 37 % 101},{n * 53 % 97}\n" for n in range(300))
    chart = chart_of(tmp_path, "kind: scatter\nx: [x, t]\ny: y\n", f"t,x,y\n{rows}")
    named = [text for text in texts(chart.figures[width]) if text.startswith("T")]
    assert 3 <= len(named) <= 7


def test_places_of_names():
    """Names keep off points and each other, and inside; those without room are left out."""
    discs = [Disc(20 + 13 * n % 150, 20 + 29 * n % 110, 4) for n in range(24)]
    names = [Name(disc, "n", 30, 15) for disc in discs]
    within = Box(0, 0, 200, 150)
    plates = place_names(names, discs, within=within)
    assert 0 < len(plates) < len(names)
    assert all(within.holds(plate.box) for plate in plates)
    assert not any(one.box.meets(other.box) for one, other in combinations(plates, 2))
    assert not any(
        disc.reaches_into(plate.box)
        for plate in plates
        for disc in discs
        if disc != plate.name.disc
    )


def test_who_is_named():
    """All of a few; of many the outermost, the largest and the odd one."""
    line = [Disc(10 * n, 300 - 10 * n, 3) for n in range(20)]
    assert set(chosen(line[:5], [])) == set(range(5))
    odd = [*line, Disc(30, 20, 9)]
    assert {0, 19, 20} <= set(chosen(odd, []))
    assert chosen(odd, [7]) == [7]


def test_more_points_than_a_drawing_carries(tmp_path: Path):
    """The writer is told how many are too many, and what to do."""
    rows = "".join(f"{n},1\n" for n in range(2001))
    story = f"```chart\n{RECORD}kind: scatter\nx: n\ny: m\ndata: data.csv\n```\n"
    _, report = read_chart(tmp_path, story, {f"charts/{SLUG}/data.csv": f"n,m\n{rows}"})
    assert [str(each.code) for each in report] == ["chart/too-much"]


def test_hostile_cells_are_text(tmp_path: Path):
    """Tags and links in data are printed as they stand."""
    csv = 'n,x,y\n"<a href=""javascript:alert(1)"">x</a>",1,2\n'
    chart = chart_of(tmp_path, "kind: scatter\nx: [x, n]\ny: y\n", csv)
    figure = chart.figures[760]
    assert "<a" not in "".join(texts(figure)) + str(figure["data"][0]["customdata"])
