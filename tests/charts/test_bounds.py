"""Figures that are a least or a most: drawn open-ended, and said, without colour."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.charts.typed import RECORD, SLUG, chart_of, read_chart

COUNTS = "who,dead,bound\nMorning,9,at least\nNoon,14,\nNight,20,at most\nDawn,8,about\n"
BAR, COLUMN, LINE = (
    f"kind: {kind}\nx: {x}\ny: {y}\n"
    for kind, x, y in (("bar", "dead", "who"), ("column", "who", "dead"), ("line", "who", "dead"))
)


def labels(figure):
    """Return the words on a picture, without their look."""
    return [each["text"].replace("<b>", "").replace("</b>", "") for each in words(figure)]


def words(figure):
    """Return the texts on a picture, with their places."""
    return figure["layout"]["annotations"]


def arrows(figure):
    """Return the two strokes of each arrow."""
    lines = [each for each in figure["layout"]["shapes"] if each["line"]["width"] > 2]
    return list(zip(lines[::2], lines[1::2], strict=True))


@pytest.mark.parametrize("width", [390, 760])
def test_bars_point_to_where_the_figure_may_lie(tmp_path: Path, width: int):
    """One arrow points on, the other back, between bar and figure; exact bars have none."""
    figure = chart_of(tmp_path, BAR, COUNTS).figures[width]
    (least, _), (most, _) = arrows(figure)
    assert least["x1"] > least["x0"]
    assert most["x1"] < most["x0"]
    figures = {each["text"]: each["x"] for each in words(figure)}
    assert least["x1"] < figures["<b>at least 9</b>"]
    assert most["x0"] < figures["<b>at most 20</b>"]
    assert {"<b>14</b>", "<b>8</b>"} <= set(figures)


@pytest.mark.parametrize("width", [390, 760])
def test_columns_point_up_and_down(tmp_path: Path, width: int):
    """Paper counts from the bottom, so that an arrow that points up has its tip higher."""
    (least, _), (most, _) = arrows(chart_of(tmp_path, COLUMN, COUNTS).figures[width])
    assert least["y1"] > least["y0"]
    assert most["y1"] < most["y0"]


def test_lines_have_triangles(tmp_path: Path):
    """A triangle is no dot, in any colour, and is there where other points have no mark."""
    figure = chart_of(tmp_path, LINE, COUNTS).figures[760]
    marker = figure["data"][0]["marker"]
    assert marker["symbol"] == ["triangle-up", "circle", "triangle-down", "circle"]
    assert min(marker["size"][0], marker["size"][2]) > marker["size"][1]
    assert {"at least 9", "at most 20"} <= set(labels(figure))


@pytest.mark.parametrize("spec", [BAR, COLUMN, LINE])
def test_bounds_are_said_in_the_language_of_the_page(tmp_path: Path, spec: str):
    """At the figure, to the pointer, in the table and in the file."""
    chart = chart_of(tmp_path, spec, COUNTS, lang="es")
    assert "al menos 9" in labels(chart.figures[760])
    assert chart.figures[760]["data"][0]["customdata"][0][1] == "al menos 9"
    assert [row[-1] for row in chart.table.texts] == ["al menos 9", "14", "como máximo 20", "8"]
    assert [row[-1] for row in chart.table.rows] == [9, 14, 20, 8]
    assert chart.table.csv.decode().splitlines()[:3] == [
        *("who,dead,bound", "Morning,9,at least", "Noon,14,")
    ]
    assert chart.has_arrows


def test_a_name_that_says_it_is_enough(tmp_path: Path):
    """Facts say their bound behind their label: the figure does not repeat it."""
    csv = 'who,dead,bound\n"Cage, at least",9,at least\nNoon,14,\n'
    chart = chart_of(tmp_path, BAR, csv)
    assert "9" in labels(chart.figures[760])
    assert len(arrows(chart.figures[760])) == 1
    assert chart.table.texts[0] == ("Cage, at least", "9")


@pytest.mark.parametrize(
    "spec", ["kind: waterfall\nx: who\ny: dead\n", "kind: beeswarm\nx: [dead, who]\n"]
)
def test_kinds_that_cannot_show_it_are_told(tmp_path: Path, spec: str):
    """The chart is drawn, and its writer hears that the figures look exact."""
    story = f"```chart\n{RECORD}{spec}data: data.csv\n```\n"
    chart, report = read_chart(tmp_path, story, {f"charts/{SLUG}/data.csv": COUNTS})
    assert chart
    assert not chart.has_arrows
    assert [each.code for each in report.notes] == ["chart/bound"]


def test_another_column_of_that_name_means_nothing(tmp_path: Path):
    """Trains are bound for somewhere: no arrow, no word, no remark."""
    chart = chart_of(tmp_path, BAR, "who,dead,bound\nMorning,9,north\nNoon,14,south\n")
    assert not arrows(chart.figures[760])
    assert labels(chart.figures[760])[-2:] == ["9", "14"]
    assert not chart.has_arrows


def test_panels_draw_it_too(tmp_path: Path):
    """In small multiples each bar keeps its arrow, and the table all bounds."""
    csv = "who,dead,bound,town\nA,9,at least,Rio\nB,14,,Rio\nA,3,,Sol\nB,5,less than,Sol\n"
    chart = chart_of(tmp_path, f"{BAR}facet: town\n", csv)
    assert len(arrows(chart.figures[760])) == 2
    assert chart.table.bounds == ("at least", "", "", "less than")
