"""Lines: named at their ends, dated in the page's language, nothing on top of anything."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.charts.axes.scales import date_ticks, round_ticks, spread
from affidavit.charts.axes.text_boxes import text_box
from affidavit.charts.drawing import roles
from tests.charts.typed import chart_of

MONTHS = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
LINE = "kind: line\nx: month\n"


def two(rows=MONTHS):
    """Return the data of two lines."""
    return "month,Sinaloa,Jalisco\n" + "".join(
        f"{month},{index * 3 + 10},{60 - index}\n" for index, month in enumerate(rows)
    )


def words(figure):
    """Return every text that stands on a picture."""
    return [each["text"] for each in figure["layout"]["annotations"]]


def test_ends_are_named(tmp_path: Path):
    """Each line has its last figure and its name at its end; the unit stands once, at the top."""
    chart = chart_of(tmp_path, f"{LINE}y: [Sinaloa, Jalisco]\nunit: fires\n", two())
    found = words(chart.figures[760])
    assert {"<b>79</b> Sinaloa", "<b>37</b> Jalisco"} <= set(found)
    assert [text for text in found if "fires" in text] == ["80\u00a0fires"]


def test_dates_are_in_the_language_of_the_page(tmp_path: Path):
    """The same data has other months in Spanish."""
    english = chart_of(tmp_path / "en", f"{LINE}y: Sinaloa\n", two())
    spanish = chart_of(tmp_path / "es", f"{LINE}y: Sinaloa\n", two(), lang="es")
    assert "Jan<br>2024" in words(english.figures[760])
    assert "ene<br>2024" in words(spanish.figures[760])
    assert spanish.figures[760]["data"][0]["customdata"][0][0] == "enero de 2024"


def test_a_highlight_stands_out(tmp_path: Path):
    """The others lose their colour, and the highlighted line is drawn last."""
    spec = f"{LINE}y: [Sinaloa, Jalisco]\nhighlight: Sinaloa\n"
    traces = chart_of(tmp_path, spec, two()).figures[390]["data"]
    assert [(trace["name"], trace["line"]["color"]) for trace in traces] == [
        ("Jalisco", roles.NEUTRAL),
        ("Sinaloa", roles.HIGHLIGHT),
    ]


def test_time_runs_forward(tmp_path: Path):
    """Rows in any order are drawn, and printed, in the order of time; gaps stay gaps."""
    csv = "month,n\n2024-03,3\n2024-01,1\n2024-02,\n"
    chart = chart_of(tmp_path, f"{LINE}y: n\n", csv)
    assert chart.table.rows == (("2024-01", 1), ("2024-02", None), ("2024-03", 3))
    assert chart.figures[390]["data"][0]["y"] == [1, None, 3]
    assert chart.figures[390]["data"][0]["connectgaps"] is False


def test_words_along_the_axis(tmp_path: Path):
    """Moments that are words keep their order; a second column is their detail."""
    csv = "month,hour,n\n22 Feb,morning,10\n22 Feb,20:00,20\n23 Feb,,20\n"
    chart = chart_of(tmp_path, "kind: line\nx: [month, hour]\ny: n\n", csv)
    assert {"<b>22 Feb</b><br>morning", "<b>22 Feb</b><br>20:00"} <= set(words(chart.figures[760]))
    assert chart.figures[390]["data"][0]["x"] == [0, 1, 2]


def test_years_have_no_separators(tmp_path: Path):
    """2024 is a year, and 2,024 is not."""
    chart = chart_of(tmp_path, "kind: line\nx: y\ny: n\n", "y,n\n2023,1500\n2024,2500\n")
    assert "2024" in words(chart.figures[760])
    assert chart.table.texts == (("2023", "1,500"), ("2024", "2,500"))


def test_a_few_points_carry_their_figures(tmp_path: Path):
    """A single line of eight points or fewer has each figure at its point."""
    chart = chart_of(tmp_path, "kind: line\nx: d\ny: n\n", "d,n\n2026-02-22,150\n2026-02-23,237\n")
    assert {"<b>150</b>", "<b>237</b>"} <= set(words(chart.figures[390]))


def test_figures_at_points_never_touch(tmp_path: Path):
    """Where two would lie on each other, as on a slope beside a peak, only the last one stands."""
    csv = "county,year,n\n" + "".join(
        f"{county},{2018 + index},{n}\n"
        for county, last in (("A", 53), ("B", 53), ("C", 103))
        for index, n in enumerate((48, 47, 50, 52, 49, 51, 54, last))
    )
    spec = "kind: line\nx: year\ny: n\nfacet: county\n"
    for figure in chart_of(tmp_path, spec, csv).figures.values():
        size = {"width": figure["layout"]["width"], "height": figure["layout"]["height"]}
        bold = [each for each in figure["layout"]["annotations"] if "<b>" in each["text"]]
        boxes = [text_box(each, **size) for each in bold]
        assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def test_a_figure_on_a_threshold_can_be_read(tmp_path: Path):
    """A line of a remark does not run through a figure: that stands on paper."""
    spec = "kind: line\nx: d\ny: n\nannotate: [{y: 136, text: Limit}]\n"
    figure = chart_of(tmp_path, spec, "d,n\n2026-02-22,150\n2026-02-23,237\n").figures[760]
    plates = {each["text"]: each.get("bgcolor") for each in figure["layout"]["annotations"]}
    assert plates["<b>150</b>"] == roles.PAPER
    assert plates["<b>237</b>"] is None


def test_one_point(tmp_path: Path):
    """A single moment is a dot over its date."""
    chart = chart_of(tmp_path, "kind: line\nx: d\ny: n\n", "d,n\n2026-02-22,150\n")
    assert chart.figures[390]["data"][0]["marker"]["size"] == [11]
    assert "22 February 2026" in words(chart.figures[390])


def test_logarithms(tmp_path: Path):
    """Powers of ten are labelled, and the axis is said to be one to Plotly."""
    chart = chart_of(tmp_path, "kind: line\nscale: log\nx: y\ny: n\n", "y,n\n2023,2\n2024,90000\n")
    axis = chart.figures[760]["layout"]["yaxis"]
    assert (axis["type"], axis["range"]) == ("log", [0, 5])
    assert {"1", "10", "100,000"} <= set(words(chart.figures[760]))


def test_remarks(tmp_path: Path):
    """A moment, a band and a threshold carry their words; the first words of a remark are bold."""
    spec = f"""{LINE}y: Sinaloa
annotate:
  - {{x: 2024-06, text: "**Arrest.** Nothing changed"}}
  - {{x: [2025-01, 2025-03], text: Truce}}
  - {{y: 50, text: Average}}
"""
    figure = chart_of(tmp_path, spec, two()).figures[760]
    assert {"<b>Arrest.</b><br>Nothing changed", "Truce", "Average"} <= set(words(figure))
    shapes = figure["layout"]["shapes"]
    assert [shape["type"] for shape in shapes if shape.get("fillcolor") == roles.TINT] == ["rect"]
    assert sum(shape["line"].get("color") == roles.STRONG for shape in shapes) == 2


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-02-22T09:00", "2026-02-22T20:00", ["10:00 22 Feb", "12:00", "14:00"]),
        ("2026-02-22", "2026-02-26", ["22 Feb", "23 Feb", "24 Feb"]),
        ("2025-12-30", "2026-01-03", ["30 Dec 2025", "31 Dec", "1 Jan 2026"]),
        ("2023-01-01", "2025-06-01", ["Jan 2023", "Jul", "Jan 2024"]),
        ("1990-01-01", "2025-01-01", ["1990", "1995", "2000"]),
    ],
)
def test_dates_are_round(first, last, expected):
    """Labels begin an hour, a day, a month or a year; the wider date stands where it changes."""
    ends = datetime.fromisoformat(first), datetime.fromisoformat(last)
    ticks = date_ticks(*ends, count=8, lang="en")
    assert [f"{tick.text} {tick.wider}".strip() for tick in ticks][:3] == expected
    assert len(ticks) <= 8


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.integers(2, 8))
def test_numbers_are_round(one, other, count):
    """The axis holds all data, with few, rising, evenly spaced numbers of few digits."""
    low, high = min(one, other), max(one, other)
    ticks = round_ticks(low, high, count=count)
    assert ticks[0] <= low
    assert ticks[-1] >= high
    assert len(ticks) <= count + 2
    printed = [Decimal(repr(tick)) for tick in ticks]
    steps = {after - before for before, after in pairwise(printed)}
    assert len(steps) == 1
    step = steps.pop()
    assert step > 0
    assert step.normalize().as_tuple().digits in ((1,), (2,), (5,), (2, 5))
    assert all(tick % step == 0 for tick in printed)


@given(
    st.lists(st.tuples(st.floats(0, 300), st.floats(14, 60)), min_size=1, max_size=12),
    st.floats(300, 400),
)
def test_names_never_cover_each_other(labels, high):
    """However close lines end, their names have room as long as there is room for all."""
    wanted, sizes = [at for at, _ in labels], [size for _, size in labels]
    placed = spread(wanted, sizes, low=0, high=max(high, sum(sizes)))
    boxes = sorted((at - size / 2, at + size / 2) for at, size in zip(placed, sizes, strict=True))
    assert boxes[0][0] >= -0.01
    assert boxes[-1][1] <= max(high, sum(sizes)) + 0.01
    assert all(above[1] <= below[0] + 0.01 for above, below in pairwise(boxes))


def test_a_single_place_beyond_all_counting_is_drawn(tmp_path: Path):
    """A place and a figure so large that the next number is the same one still have axes."""
    chart = chart_of(tmp_path, "kind: line\nx: x\ny: n\n", "x,n\n-1e18,-1e18\n")
    for figure in chart.figures.values():
        for axis in ("xaxis", "yaxis"):
            low, high = figure["layout"][axis]["range"]
            assert low < high
