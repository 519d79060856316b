"""Areas: on each other from zero, named inside, apart by a hairline, and whole or not there."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box
from affidavit.charts.contrast import READABLE, contrast
from affidavit.charts.drawing import roles
from affidavit.charts.drawing.roles import BY_HEX, ROLES
from affidavit.charts.grid import Grid, Series
from affidavit.charts.kinds.area_names import Slice, place_name
from affidavit.charts.kinds.area_stack import stack_of
from affidavit.charts.table import DataTable
from tests.charts.typed import chart_of, read_chart

AREA = "kind: area\nx: year\n"
THREE = "year,North,South,Sea\n2023,30,20,1\n2024,40,25,1\n2025,50,20,2\n"
COLORS = [roles.NEUTRAL, roles.STRONG, roles.HIGHLIGHT, *roles.CATEGORIES]


def fills(figure):
    """Return the filled traces, in the order in which they are drawn."""
    return [trace for trace in figure["data"] if trace.get("fill") == "toself"]


def edges(figure):
    """Return the traces that say what is pointed at."""
    return [trace for trace in figure["data"] if "customdata" in trace]


def words(figure):
    """Return every text that stands on a picture."""
    return [each["text"] for each in figure["layout"]["annotations"]]


def test_several_stand_on_each_other(tmp_path: Path):
    """Nothing said, the first is at zero, the next on it, and the highest edge is their sum."""
    figure = chart_of(tmp_path, f"{AREA}y: [North, South, Sea]\n", THREE).figures[760]
    assert [trace["y"] for trace in edges(figure)] == [[30, 40, 50], [50, 65, 70], [51, 66, 72]]
    assert [trace["y"] for trace in fills(figure)] == [
        [30, 40, 50, 0, 0, 0],
        [50, 65, 70, 50, 40, 30],
        [51, 66, 72, 70, 65, 50],
    ]
    assert figure["layout"]["yaxis"]["range"][0] == 0


def test_neighbours_are_parted_by_more_than_their_colour(tmp_path: Path):
    """A hairline in the colour of paper runs between two areas, light and dark."""
    figure = chart_of(tmp_path, f"{AREA}y: [North, South, Sea]\n", THREE).figures[390]
    assert {trace["line"]["color"] for trace in edges(figure)} == {roles.PAPER}
    last_fill = max(figure["data"].index(trace) for trace in fills(figure))
    assert all(figure["data"].index(trace) > last_fill for trace in edges(figure))


def test_shares(tmp_path: Path):
    """In per cent each moment is full, and what is pointed at says the figure and its share."""
    spec = f"{AREA}y: [North, South, Sea]\nstack: percent\nunit: fires\n"
    figure = chart_of(tmp_path, spec, THREE, lang="es").figures[760]
    assert edges(figure)[-1]["y"] == pytest.approx([100, 100, 100])
    assert figure["layout"]["yaxis"]["range"] == [0, 100]
    assert edges(figure)[0]["customdata"][2] == ["2025", "North: 50\u00a0fires (69\u00a0%)"]
    assert {"100\u00a0%", "50\u00a0%", "0\u00a0%"} <= set(words(figure))
    assert not [text for text in words(figure) if "fires" in text]


def test_each_from_zero(tmp_path: Path):
    """Unstacked, each starts at zero and has an edge and a name of its own."""
    figure = chart_of(tmp_path, f"{AREA}y: [North, Sea]\nstack: none\n", THREE).figures[760]
    assert [trace["y"] for trace in fills(figure)] == [
        [30, 40, 50, 0, 0, 0],
        [1, 1, 2, 0, 0, 0],
    ]
    assert all(trace["opacity"] < 0.5 for trace in fills(figure))
    assert {"<b>50</b> North", "<b>2</b> Sea"} <= set(words(figure))


def test_zero_is_always_there(tmp_path: Path):
    """An axis for figures from 900 to 1,000 starts at zero, where that of a line does not."""
    csv = "year,n\n2024,900\n2025,1000\n"
    area = chart_of(tmp_path / "area", f"{AREA}y: n\n", csv).figures[760]
    line = chart_of(tmp_path / "line", "kind: line\nx: year\ny: n\n", csv).figures[760]
    assert area["layout"]["yaxis"]["range"][0] == 0
    assert line["layout"]["yaxis"]["range"][0] > 0


def test_below_zero(tmp_path: Path):
    """A single area hangs below zero where its figures do; a stack of such figures goes down."""
    one = chart_of(tmp_path / "one", f"{AREA}y: n\n", "year,n\n2024,5\n2025,-7\n").figures[760]
    assert fills(one)[0]["y"] == [5, -7, 0, 0]
    low, high = one["layout"]["yaxis"]["range"]
    assert low <= -7
    assert high >= 5
    csv = "year,a,b\n2024,-1,-2\n2025,-3,-4\n"
    two = chart_of(tmp_path / "two", f"{AREA}y: [a, b]\n", csv).figures[760]
    assert [trace["y"] for trace in edges(two)] == [[-1, -3], [-3, -7]]


def test_a_gap_is_never_bridged_and_says_so(tmp_path: Path):
    """Where no figure is there is no area, and the words for it; the rows are all in the table."""
    csv = "year,n\n" + "".join(f"{y},{'' if 2018 < y < 2023 else y - 2000}\n" for y in YEARS)
    chart = chart_of(tmp_path, f"{AREA}y: n\n", csv, lang="es")
    for figure in chart.figures.values():
        xs = fills(figure)[0]["x"]
        assert xs.count(None) == 1
        assert not {2019, 2020, 2021, 2022} & set(xs)
        assert "sin dato" in " ".join(words(figure)).replace("<br>", " ")
    assert len(chart.table.rows) == len(YEARS)


YEARS = range(2015, 2027)


def test_a_stack_with_a_part_missing_has_a_gap_and_a_warning(tmp_path: Path):
    """Nobody knows what it adds up to: no part of it is drawn there, and the writer is told."""
    story = f"```chart\ntitle: T\nalt: A\nsource: s\n{AREA}y: [a, b]\ndata: d.csv\n```\n"
    csv = "year,a,b\n2022,1,2\n2023,1,2\n2024,,2\n2025,1,2\n2026,1,2\n"
    chart, report = read_chart(tmp_path, story, {"charts/fire/d.csv": csv})
    assert [fault.place.line for fault in report.warnings] == [4]
    assert not report.errors
    assert chart is not None
    for trace in edges(chart.figures[760]):
        assert [value is None for value in trace["y"]] == [False, False, True, False, False]


def test_names_stand_inside_or_above(tmp_path: Path):
    """A name stands in its area; that of one too thin for it above, behind its colour."""
    figure = chart_of(tmp_path, f"{AREA}y: [North, South, Sea]\n", THREE).figures[760]
    labels = {each["text"]: each for each in figure["layout"]["annotations"]}
    top = figure["layout"]["yaxis"]["domain"][1]
    assert labels["North"]["y"] < top
    assert labels["South"]["y"] < top
    assert labels["Sea"]["y"] > top
    squares = [s for s in figure["layout"]["shapes"] if s.get("fillcolor") in roles.CATEGORIES]
    assert [square["fillcolor"] for square in squares] == [roles.CATEGORIES[2]]


@pytest.mark.parametrize("color", COLORS, ids=BY_HEX.get)
def test_names_can_be_read_on_any_colour(color):
    """A name has a contrast of 4.5 with its area, or stands on paper, light and dark."""
    name = place_name("North", [BAND], FRAME, color=color, taken=[])
    assert name is not None
    label = name.label(FRAME)
    ink = label.get("font", {"color": roles.INK})["color"]
    ground = label.get("bgcolor", color)
    for one, other in zip(ROLES[BY_HEX[ink]], ROLES[BY_HEX[ground]], strict=True):
        assert contrast(one, other) >= READABLE


FRAME = Frame(
    width=390,
    height=300,
    left=20,
    right=380,
    top=0,
    bottom=280,
    x_limits=(0, 1),
    y_limits=(0, 1),
)
BAND = [Slice(20, 100, 200), Slice(380, 100, 200)]


def test_a_name_keeps_off_the_line_of_a_remark():
    """A threshold through the middle of an area moves the name above or below it."""
    line = Box(20, 149, 380, 151)
    free = place_name("North", [BAND], FRAME, color=roles.STRONG, taken=[])
    moved = place_name("North", [BAND], FRAME, color=roles.STRONG, taken=[line])
    assert free is not None
    assert moved is not None
    assert free.box.meets(line)
    assert not moved.box.meets(line)


@given(
    st.lists(st.tuples(st.floats(0, 200), st.floats(0, 120)), min_size=2, max_size=12),
    st.sampled_from(["Sea", "The ministry of water and forests", "W" * 30]),
    st.floats(0, 280),
)
def test_a_name_never_leaves_its_area(edges_of, name, level):
    """Whatever its shape, the box of a name lies between both edges, off the lines of remarks."""
    step = 360 / (len(edges_of) - 1)
    strip = [Slice(20 + i * step, top, top + tall) for i, (top, tall) in enumerate(edges_of)]
    line = Box(20, level - 1, 380, level + 1)
    placed = place_name(name, [strip], FRAME, color=roles.STRONG, taken=[line])
    if placed is None:
        return
    box = placed.box
    assert not box.meets(line)
    assert box.left >= 20
    assert box.right <= 380
    for one, two in pairwise(strip):
        for share in (0, 0.25, 0.5, 0.75, 1):
            x = one.x + share * (two.x - one.x)
            if box.left <= x <= box.right:
                assert one.top + share * (two.top - one.top) <= box.top
                assert one.bottom + share * (two.bottom - one.bottom) >= box.bottom


@given(
    st.lists(
        st.lists(st.none() | st.floats(0, 1e12), min_size=4, max_size=4), min_size=1, max_size=6
    ),
    st.booleans(),
)
def test_the_parts_make_the_whole(figures, are_shares):
    """Each part starts where the one below ends, the last ends at the sum, or at 100."""
    series = tuple(Series(str(i), str(i), "n", tuple(own)) for i, own in enumerate(figures))
    grid = Grid(tuple((str(i),) for i in range(4)), tuple(range(4)), series, DataTable())
    stack = stack_of(grid, are_shares=are_shares)
    for place in range(4):
        values = [own[place] for own in figures]
        column = [own[place] for own in stack.ends]
        if None in values or (are_shares and not sum(values)):
            assert column == [None] * len(values)
            continue
        assert column[0][0] == 0
        assert all(a[1] == b[0] for a, b in pairwise(column))
        whole = 100 if are_shares else sum(values)
        assert math.isclose(column[-1][1], whole, rel_tol=1e-9, abs_tol=1e-9)


def test_one_moment_is_a_column(tmp_path: Path):
    """A stack at one place has parts that can be seen, and their figures beside it."""
    figure = chart_of(tmp_path, f"{AREA}y: [a, b]\n", "year,a,b\n2025,12,7\n").figures[390]
    strokes = [trace for trace in figure["data"] if "customdata" not in trace]
    assert [trace["y"] for trace in strokes] == [[0, 12], [12, 19]]
    assert all(trace["line"]["width"] >= 10 for trace in strokes)
    assert {"<b>12</b>", "<b>7</b>"} <= set(words(figure))


def test_a_highlight_stands_out(tmp_path: Path):
    """The others lose their colour, yet not their place."""
    spec = f"{AREA}y: [North, South, Sea]\nhighlight: South\n"
    colors = [t["fillcolor"] for t in fills(chart_of(tmp_path, spec, THREE).figures[390])]
    assert colors[1] == roles.HIGHLIGHT
    assert colors[0] != colors[2]
    assert not {colors[0], colors[2]} & {roles.HIGHLIGHT, *roles.CATEGORIES}


def test_remarks_are_seen_on_areas(tmp_path: Path):
    """What crosses an area has a rim of paper below it, and a span has its sides above."""
    spec = f"""{AREA}y: [North, South, Sea]
annotate: [{{x: [2024, 2025], text: Strike}}, {{y: 60, text: Most}}]
"""
    shapes = chart_of(tmp_path, spec, THREE).figures[760]["layout"]["shapes"]
    above = [shape for shape in shapes if shape.get("layer") == "above"]
    assert [shape["line"]["color"] for shape in above] == [roles.PAPER, roles.STRONG] * 2
    for rim, stroke in zip(above[::2], above[1::2], strict=True):
        assert rim["line"]["width"] > stroke["line"]["width"]
        assert [rim[end] for end in ("x0", "x1", "y0", "y1")] == [
            stroke[end] for end in ("x0", "x1", "y0", "y1")
        ]


def test_panels_share_their_axis_and_colours(tmp_path: Path):
    """Over the same axis, with one key above; an area that one panel lacks keeps its colour."""
    csv = "county,year,what,n\nA,2024,fires,9\nA,2025,fires,8\nA,2024,floods,20\nA,2025,floods,30\n"
    csv += "B,2024,floods,3\nB,2025,floods,4\n"
    spec = "kind: area\nx: year\ny: n\ncolor: what\nfacet: county\n"
    figure = chart_of(tmp_path, spec, csv).figures[760]
    axes = [v for k, v in figure["layout"].items() if k.startswith("yaxis")]
    assert len(axes) == 2
    assert axes[0]["range"] == axes[1]["range"]
    assert axes[0]["range"][1] >= 38
    assert [trace["fillcolor"] for trace in fills(figure)] == [
        *roles.CATEGORIES[:2],
        roles.CATEGORIES[1],
    ]
    assert words(figure).count("fires") == words(figure).count("floods") == 1
