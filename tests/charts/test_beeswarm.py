"""Beeswarm charts: every row a dot along one axis, none on another."""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from affidavit.charts.drawing import roles
from affidavit.charts.kinds.beeswarm_packing import packed
from tests.charts.typed import chart_of, read_chart

OFFICES = "office,level,days,staff\nA,City,12,10\nB,City,12,40\nC,State,,10\nD,State,90,20\n"
SWARM = "kind: beeswarm\nx: [days, office]\n"


def texts(figure):
    """Return every text that stands on a picture."""
    return [each["text"] for each in figure["layout"]["annotations"]]


def dots(figure):
    """Return middle and radius of each dot in pixels, panels as they stand."""
    layout, found = figure["layout"], []
    for trace in figure["data"]:
        x_axis = layout[trace.get("xaxis", "x").replace("x", "xaxis")]
        y_axis = layout[trace.get("yaxis", "y").replace("y", "yaxis")]
        sizes = trace["marker"]["size"]
        each = sizes if isinstance(sizes, list) else [sizes] * len(trace["x"])
        for x, y, size in zip(trace["x"], trace["y"], each, strict=True):
            at = math.log10(x) if x_axis["type"] == "log" else x
            place = _place(at, x_axis["range"], x_axis.get("domain", (0, 1)))
            level = _place(y, y_axis["range"], y_axis.get("domain", (0, 1)))
            found.append((place * layout["width"], (1 - level) * layout["height"], size / 2))
    return found


def _place(value, limits, domain):
    share = (value - limits[0]) / (limits[1] - limits[0])
    return domain[0] + share * (domain[1] - domain[0])


def faults_of(figure):
    """Return pairs of dots that lie on each other, and dots that are cut by the picture's edge."""
    found = dots(figure)
    width, height = figure["layout"]["width"], figure["layout"]["height"]
    met = [
        (one, other)
        for one, other in combinations(found, 2)
        if math.dist(one[:2], other[:2]) < one[2] + other[2] - 0.05
    ]
    cut = [(x, y, r) for x, y, r in found if not (r <= x <= width - r and r <= y <= height - r)]
    return [*met, *cut]


def test_dots_stand_at_their_figures(tmp_path: Path):
    """Each row with a figure is a dot there; who has none is said, and is in the table."""
    chart = chart_of(tmp_path, f"{SWARM}unit: d\n", OFFICES)
    for figure in chart.figures.values():
        assert sorted(x for trace in figure["data"] for x in trace["x"]) == [12, 12, 90]
        assert not faults_of(figure)
        assert {"A", "B", "D", "No figure for C", "days (d)"} <= set(texts(figure))
    assert chart.table.rows == (("A", 12), ("B", 12), ("C", None), ("D", 90))


def test_rows_without_a_name(tmp_path: Path):
    """Without a column of names it is said how many rows have no figure."""
    chart = chart_of(tmp_path, "kind: beeswarm\nx: days\n", OFFICES)
    assert "1 row has no figure" in texts(chart.figures[390])


def test_groups_stand_apart(tmp_path: Path):
    """Each word of `y` has a swarm below its name, also one without a dot."""
    csv = f"{OFFICES}E,Union,,1\n"
    figure = chart_of(tmp_path, f"{SWARM}y: level\n", csv).figures[760]
    order = [
        text for text in texts(figure) if text in ("<b>City</b>", "<b>State</b>", "<b>Union</b>")
    ]
    assert order == ["<b>City</b>", "<b>State</b>", "<b>Union</b>"]
    assert "no figure" in texts(figure)
    (_, city, _), (_, other, _), (_, state, _) = dots(figure)
    assert max(city, other) < state


def test_one_highlight(tmp_path: Path):
    """What is meant is named in bold, and drawn last in the one colour; others are not named."""
    figure = chart_of(tmp_path, f"{SWARM}highlight: B\n", OFFICES).figures[390]
    assert [trace["marker"]["color"] for trace in figure["data"]] == [
        roles.NEUTRAL,
        roles.HIGHLIGHT,
    ]
    assert "<b>B</b>" in texts(figure)
    assert "A" not in texts(figure)


def test_colors_and_sizes(tmp_path: Path):
    """Words of a column are colours, figures areas, and both are said above the picture."""
    figure = chart_of(tmp_path, f"{SWARM}color: level\nsize: staff\n", OFFICES).figures[760]
    assert [t["marker"]["color"] for t in figure["data"]] == list(roles.CATEGORIES[:2])
    small, large = figure["data"][0]["marker"]["size"]
    assert large == pytest.approx(2 * small, rel=0.01)
    assert {"City", "State", "staff"} <= set(texts(figure))
    assert not faults_of(figure)


def test_panels_share_axis_and_keys(tmp_path: Path):
    """Panels stand over one axis; colours and sizes mean the same and are said once."""
    rows = "".join(f"T{n},{n % 17},{'NS'[n % 2]},{'uv'[n % 3 % 2]},{n + 1}\n" for n in range(40))
    spec = "kind: beeswarm\nx: [n, town]\nfacet: area\ncolor: c\nsize: s\n"
    figure = chart_of(tmp_path, spec, f"town,n,area,c,s\n{rows}").figures[760]
    assert figure["layout"]["xaxis"]["range"] == figure["layout"]["xaxis2"]["range"]
    assert [texts(figure).count(word) for word in ("u", "v", "s")] == [1, 1, 1]
    sizes = {
        said.removeprefix("<b>T").partition(",")[0]: size
        for trace in figure["data"]
        for (said,), size in zip(trace["customdata"], trace["marker"]["size"], strict=True)
    }
    for n in (19, 20, 38, 39):  # one panel holds what is even, the other what is odd
        assert sizes[str(n)] == pytest.approx(sizes["39"] * math.sqrt((n + 1) / 40), abs=0.02)
    assert not faults_of(figure)


def test_a_logarithmic_scale(tmp_path: Path):
    """Figures that differ by factors are spread, and stand where they belong."""
    csv = "n\n1\n10\n100\n10000\n"
    figure = chart_of(tmp_path, "kind: beeswarm\nx: n\nscale: log\n", csv).figures[390]
    assert figure["layout"]["xaxis"]["type"] == "log"
    first, second, third, last = (x for x, _, _ in dots(figure))
    assert second - first == pytest.approx(third - second)
    assert last - third == pytest.approx(2 * (second - first))


def test_dates_along(tmp_path: Path):
    """Days are days along the axis."""
    csv = "day\n2026-01-02\n2026-01-02\n2026-05-01\n"
    figure = chart_of(tmp_path, "kind: beeswarm\nx: day\n", csv, lang="es").figures[390]
    assert figure["layout"]["xaxis"]["type"] == "date"
    assert figure["data"][0]["x"] == ["2026-01-02", "2026-01-02", "2026-05-01"]
    assert "feb" in " ".join(texts(figure))


def test_hundreds_of_dots(tmp_path: Path):
    """Five hundred stand clear of each other on a phone, in a picture no taller than two of it."""
    rows = "".join(f"{(n * 7919 % 997) ** 2 / 997:.1f}\n" for n in range(500))
    chart = chart_of(tmp_path, "kind: beeswarm\nx: n\n", f"n\n{rows}")
    for width, figure in chart.figures.items():
        assert len(dots(figure)) == 500
        assert not faults_of(figure)
        assert chart.heights[width] < 800


def test_whole_figures_have_whole_numbers_along(tmp_path: Path):
    """Grades are labelled 1, 2, 3 and not 1.5."""
    figure = chart_of(tmp_path, "kind: beeswarm\nx: n\n", "n\n1\n2\n2\n5\n").figures[760]
    assert not [text for text in texts(figure) if "." in text]
    assert {"1", "2", "3", "4", "5"} <= set(texts(figure))


def test_hostile_cells_are_text(tmp_path: Path):
    """Tags and links in data are printed as they stand."""
    csv = 'n,x\n"<a href=""javascript:alert(1)"">x</a>",1\n'
    figure = chart_of(tmp_path, "kind: beeswarm\nx: [x, n]\n", csv).figures[760]
    assert "<a" not in "".join(texts(figure)) + str(figure["data"][0]["customdata"])


@pytest.mark.parametrize(
    ("count", "value", "fault"),
    [(1_001, "{n}", "1,001 dots"), (700, "5", "so many figures are alike")],
)
def test_more_than_a_swarm_can_show(tmp_path: Path, count, value, fault):
    """Too many rows, or too many alike: the writer is told so and led to a histogram."""
    csv = "n\n" + "".join(value.format(n=n) + "\n" for n in range(count))
    story = "```chart\ntitle: T\nalt: A\nsource: s\nkind: beeswarm\nx: n\ndata: data.csv\n```\n"
    _, report = read_chart(tmp_path, story, {"charts/fire/data.csv": csv})
    (told,) = report
    assert fault in told.message
    assert told.fix
    assert "kind: histogram" in told.fix
    assert told.place.line == 6


discs = st.lists(
    st.tuples(st.one_of(st.floats(0, 300), st.sampled_from([10.0, 20.0, 20.5])), st.floats(2, 20)),
    max_size=60,
)


@given(discs, st.floats(0, 2))
@example([(0.0, 2.0), (1.0, 4.0), (11.0, 2.0), (12.0, 6.0)], 2.0)  # small before large
def test_no_dot_lies_on_another(placed, gap):
    """Whatever figures and sizes rows have, rims keep their gap, and each touches what it must."""
    xs, radii = [x for x, _ in placed], [r for _, r in placed]
    offsets = packed(xs, radii, gap=gap)
    middles = list(zip(xs, offsets, radii, strict=True))
    for one, other in combinations(middles, 2):
        assert math.dist(one[:2], other[:2]) >= one[2] + other[2] + gap - 1e-6
    for x, y, r in middles:  # nothing hovers: who is off the middle was pushed there
        touches = [
            abs(math.dist((x, y), other[:2]) - r - other[2] - gap) < 1e-6
            for other in middles
            if other != (x, y, r)
        ]
        assert y == 0 or any(touches)


@given(discs)
def test_the_same_rows_make_the_same_swarm(placed):
    """Twice the same; and a swarm is the same wherever it lies along the axis, whole pixels on."""
    xs, radii = [round(x) for x, _ in placed], [r for _, r in placed]
    first = packed(xs, radii, gap=1)
    assert first == packed(xs, radii, gap=1)
    assert first == packed([x + 1000 for x in xs], radii, gap=1)


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=80))
def test_every_dot_is_inside_at_its_figure(tmp_path_factory, values):
    """Dots lie in the order of their figures, at them, within the picture."""
    root = tmp_path_factory.mktemp("swarm")
    csv = "n\n" + "".join(f"{value}\n" for value in values)
    story = "```chart\ntitle: T\nalt: A\nsource: s\nkind: beeswarm\nx: n\ndata: data.csv\n```\n"
    chart, report = read_chart(root, story, {"charts/fire/data.csv": csv})
    assert chart
    assert not report.errors
    figure = chart.figures[390]
    assert figure["data"][0]["x"] == values
    assert not faults_of(figure)
