"""Slope charts: lines between a few places, with names and figures at both ends."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.charts.axes.endings import Ending, end_label, place_endings
from affidavit.charts.axes.frame import Frame
from affidavit.charts.drawing import roles
from affidavit.charts.house import line_height
from tests.charts.typed import chart_of

TOWNS = "town,before,after\nA,12,64.5\nB,40,38\nC,,0.3\nD,7,\nE,,\n"
SLOPE = "kind: slope\ny: town\nx: [before, after]\n"


def labels(figure):
    """Return every text on a picture, without its weight and marks of direction."""
    return [
        each["text"].replace("<b>", "").replace("</b>", "").replace("\u200e", "")
        for each in figure["layout"]["annotations"]
    ]


def lines(figure):
    """Return name and figures of every line."""
    return {trace["name"]: trace["y"] for trace in figure["data"]}


def middles(figure):
    """Return text and middle of every label, from the top."""
    height = figure["layout"]["height"]
    found = [(each["text"], (1 - each["y"]) * height) for each in figure["layout"]["annotations"]]
    return sorted(found, key=lambda each: each[1])


def test_both_ends_are_named(tmp_path: Path):
    """Name and figure stand at both ends, the figure next to its line, the unit once an end."""
    figure = chart_of(tmp_path, f"{SLOPE}unit: pesos\n", TOWNS).figures[760]
    assert lines(figure)["A"] == [12, 64.5]
    assert {"A 12\u00a0pesos", "64.5\u00a0pesos A", "B 40", "38 B", "before", "after"} <= set(
        labels(figure)
    )


def test_a_missing_end_is_said(tmp_path: Path):
    """Who has no figure at one end is told below it, and the table has every row."""
    chart = chart_of(tmp_path, SLOPE, TOWNS)
    for width in (390, 760):
        assert labels(chart.figures[width]).count("E: no figure") == 2
        assert {"C: no figure", "D: no figure", "0.3 C", "D 7"} <= set(labels(chart.figures[width]))
        assert "0 C" not in labels(chart.figures[width])
    assert [row[1:] for row in chart.table.rows] == [
        (12, 64.5),
        (40, 38),
        (None, 0.3),
        (7, None),
        (None, None),
    ]


def test_rows_of_a_line_chart(tmp_path: Path):
    """One column of places, one of figures and one of names give the same lines, in time."""
    csv = "town,year,n\nA,2024,5\nA,2019,3\nB,2019,4\nB,2024,1\n"
    figure = chart_of(tmp_path, "kind: slope\nx: year\ny: n\ncolor: town\n", csv).figures[390]
    assert lines(figure) == {"A": [3, 5], "B": [4, 1]}
    assert labels(figure)[:2] == ["2019", "2024"]


def test_places_stand_to_scale(tmp_path: Path):
    """Years lie as far apart as they are; words, and years in another order, at equal distances."""
    for places, middle in (("2010,2011,2020", 0.1), ("a,b,c", 0.5), ("2020,2011,2010", 0.5)):
        names = ", ".join(f'"{name}"' for name in places.split(","))
        csv = f"town,{places}\nA,1,2,3\n"
        spec = f"kind: slope\ny: town\nx: [{names}]\n"
        figure = chart_of(tmp_path / places[0:6], spec, csv).figures[390]
        assert figure["data"][0]["x"] == [0, pytest.approx(middle), 1]


def test_one_highlight(tmp_path: Path):
    """The line that is meant is drawn last, in the one colour, as are its names."""
    figure = chart_of(tmp_path, f"{SLOPE}highlight: B\n", TOWNS).figures[760]
    assert [t["line"]["color"] for t in figure["data"]] == [roles.NEUTRAL] * 4 + [roles.HIGHLIGHT]
    inks = {
        text: each["font"]["color"]
        for text, each in zip(labels(figure), figure["layout"]["annotations"], strict=True)
        if "font" in each
    }
    assert (inks["B 40"], inks["A 12"]) == (roles.HIGHLIGHT, roles.MUTED)


def test_many_lines(tmp_path: Path):
    """Beside a highlight many lines have no names; without one all have, and the room for them."""
    csv = "town,before,after\n" + "".join(f"T{n},{n % 7},{n % 5}\n" for n in range(30))
    lit = chart_of(tmp_path / "a", f"{SLOPE}highlight: T3\n", csv)
    plain = chart_of(tmp_path / "b", SLOPE, csv)
    assert [t for t in labels(lit.figures[390]) if "T" in t] == ["T3 3", "3 T3"]
    figure = plain.figures[390]
    named = [(text, y) for text, y in middles(figure) if "T" in text]
    assert len(named) == 60
    for side in ("right", "left"):
        own = [y for text, y in named if text.endswith("</b>") == (side == "right")]
        assert all(low - high >= line_height(13) - 0.1 for high, low in pairwise(own))
        assert own[0] >= 0
        assert own[-1] <= plain.heights[390]


def test_a_logarithmic_scale(tmp_path: Path):
    """Equal factors are equal slopes."""
    chart = chart_of(tmp_path, f"{SLOPE}scale: log\n", "town,before,after\nA,1,10\nB,10,100\n")
    axis = chart.figures[390]["layout"]["yaxis"]
    assert (axis["type"], axis["range"]) == ("log", [0, 2])


def test_figures_that_are_alike(tmp_path: Path):
    """Where all figures are one there is a line in the middle, and no division by nothing."""
    for scale, row in (("linear", "0,0"), ("linear", "5,5"), ("log", "5,5")):
        csv = f"town,before,after\nA,{row}\nB,{row}\n"
        figure = chart_of(tmp_path / f"{scale}{row[0]}", f"{SLOPE}scale: {scale}\n", csv).figures[
            390
        ]
        low, high = figure["layout"]["yaxis"]["range"]
        assert low < high


def test_locale_and_script(tmp_path: Path):
    """Figures and dates are printed in the language; one behind an Arabic name stays behind it."""
    csv = "town,month,n\nمدينة,2024-01,1234.5\nمدينة,2026-01,9876.5\n"
    chart = chart_of(tmp_path, "kind: slope\nx: month\ny: n\ncolor: town\n", csv, lang="es")
    texts = [each["text"] for each in chart.figures[760]["layout"]["annotations"]]
    assert "مدينة\u200e <b>1.234,5</b>" in texts
    assert "<b>ene 2024</b>" in texts


def test_panels_share_their_scale(tmp_path: Path):
    """Panels stand over one axis and the same places; lines keep their colour, named once above."""
    csv = "area,town,when,n\nN,A,before,1\nN,A,after,9\nS,A,after,5\nS,B,before,100\nS,B,after,3\n"
    spec = "kind: slope\nx: when\ny: n\ncolor: town\nfacet: area\n"
    figure = chart_of(tmp_path, spec, csv).figures[760]
    layout = figure["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"] == [1, 100]
    assert [t["y"] for t in figure["data"]] == [[1, 9], [None, 5], [100, 3]]
    of_a, also_a, of_b = (t["line"]["color"] for t in figure["data"])
    assert of_a == also_a != of_b
    assert labels(figure).count("before") == 2
    assert {"A", "B", "A: no figure"} <= set(labels(figure))


def test_hostile_cells_are_text(tmp_path: Path):
    """Tags and links in data are printed as they stand."""
    csv = 'town,before,after\n"<a href=""javascript:alert(1)"">x</a>",1,2\n'
    figure = chart_of(tmp_path, SLOPE, csv).figures[760]
    assert "<a" not in "".join(labels(figure)) + str(figure["data"][0])


@given(
    st.lists(
        st.tuples(st.floats(0, 300), st.text("abc défghij", min_size=1, max_size=60)),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(["left", "right"]),
    st.sampled_from(["", "1,234", "−0.5\u00a0%"]),
)
def test_names_never_lie_on_each_other(wanted, side, figure):
    """Whatever names want to stand where, they keep apart, in the order of their lines."""
    made = [end_label(name, figure, width=90, size=13, side=side) for _, name in wanted]
    frame = Frame(
        width=400,
        height=2000,
        left=120,
        right=280,
        top=20,
        bottom=320,
        x_limits=(0, 1),
        y_limits=(0, 1),
    )
    ends = [
        Ending(label, 120, 20 + y, roles.NEUTRAL, roles.INK)
        for label, (y, _) in zip(made, wanted, strict=True)
    ]
    texts, _ = place_endings(ends, frame, side=side, low=13)
    placed = sorted(
        ((1 - text["y"]) * 2000, end.y, end.label) for text, end in zip(texts, ends, strict=True)
    )
    for (above, y, label), (below, other_y, other) in pairwise(placed):
        assert below - above >= (label.height + other.height) / 2 - 0.1
        assert y <= other_y
    assert placed[0][0] - placed[0][2].height / 2 >= 12.9
    assert all(label.width <= 92 or figure for label in made)
