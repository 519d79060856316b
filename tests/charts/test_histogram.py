"""Histograms: round classes, every row in one of them, and a table that says how many."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.charts.drawing import roles
from affidavit.charts.kinds.histogram_classes import classes_of_moments, classes_of_numbers
from tests.charts.typed import chart_of

HISTOGRAM = "kind: histogram\nx: age\n"


def column(values, name="age"):
    """Return a file of one column."""
    return f"{name},q\n" + "".join(f"{value},1\n" for value in values)


def texts(figure):
    """Return every text that stands on a picture."""
    return [each["text"] for each in figure["layout"]["annotations"]]


AGES = [18, 19, 22, 23, 24, 24, 31, 33, 37, 41, 42, 48, 55, 63, 67, 70]


def test_rows_are_counted(tmp_path: Path):
    """Each class has its count above it, its edges below it, and a row of the table."""
    chart = chart_of(tmp_path, f"{HISTOGRAM}classes: [10, 20, 40, 60, 80]\n", column(AGES))
    assert [column.name for column in chart.table.columns] == ["from", "to", "count"]
    assert chart.table.rows == ((10, 20, 2), (20, 40, 7), (40, 60, 4), (60, 80, 3))
    assert {"10", "20", "40", "60", "80", "<b>7</b>"} <= set(texts(chart.figures[760]))


def test_uneven_classes_have_even_areas(tmp_path: Path):
    """A class of twice the width is half as high for the same count, and there is no axis."""
    chart = chart_of(tmp_path, f"{HISTOGRAM}classes: [10, 20, 40, 60, 80]\n", column(AGES))
    assert chart.figures[760]["data"][0]["y"] == [2, 3.5, 2, 1.5]


def test_whole_numbers_are_classes_of_their_own(tmp_path: Path):
    """Few whole numbers are counted one by one, those that nobody has as well."""
    chart = chart_of(tmp_path, f"{HISTOGRAM}highlight: 2\n", column([0, 1, 1, 2, 2, 2, 4]))
    assert chart.table.rows == ((0, 1), (1, 2), (2, 3), (3, 0), (4, 1))
    assert chart.figures[390]["data"][0]["marker"]["color"][2] == roles.HIGHLIGHT
    assert [text for text in texts(chart.figures[390]) if text in "01234"] == list("01234")


def test_a_missing_value_is_told_and_not_drawn(tmp_path: Path):
    """Rows without a value have a row of the table, and no class."""
    chart = chart_of(tmp_path, HISTOGRAM, column([1, 2, "", 2]))
    assert chart.table.rows[-1] == (None, 1)
    assert chart.table.texts[-1] == ("no figure", "1")
    assert sum(chart.figures[390]["data"][0]["y"]) == 3


def test_dates(tmp_path: Path):
    """Dates are counted by day, week, month or year, whichever makes a readable number."""
    days = [f"2024-{1 + index * 7 % 12:02}-{1 + index % 28:02}" for index in range(60)]
    chart = chart_of(tmp_path, "kind: histogram\nx: day\n", column(days, "day"))
    assert chart.table.rows[0] == ("2024-01-01", "2024-01-31", 5)
    assert len(chart.table.rows) == 12
    assert chart.table.texts[0][:2] == ("1 January 2024", "31 January 2024")


@pytest.mark.parametrize(("values", "rows"), [([12.5], 1), ([7, 7, 7], 1), ([0], 1), ([-3.2], 1)])
def test_one_value(tmp_path: Path, values, rows):
    """A single value makes a single class that holds it, with room beside it."""
    chart = chart_of(tmp_path, HISTOGRAM, column(values))
    assert len(chart.table.rows) == rows
    assert chart.table.rows[0][-1] == len(values)
    low, high = chart.figures[390]["layout"]["xaxis"]["range"]
    assert low < min(values) < high


def test_many_rows_have_an_axis(tmp_path: Path):
    """Fifty thousand rows are counted in a few classes, with axis numbers where counts are long."""
    values = [(index * 7919) % 50_021 - 20_000 for index in range(49_000)]
    chart = chart_of(tmp_path, f"{HISTOGRAM}unit: pesos\n", column(values))
    assert sum(row[-1] for row in chart.table.rows) == 49_000
    assert len(chart.table.rows) <= 42
    found = texts(chart.figures[390])
    assert "0" in found
    assert sum("pesos" in text for text in found) == 1


def test_a_remark_stands_at_its_value(tmp_path: Path):
    """A value of the axis can carry a remark."""
    spec = f"{HISTOGRAM}annotate:\n  - {{x: 31, text: Median}}\n"
    assert "Median" in texts(chart_of(tmp_path, spec, column(AGES)).figures[760])


def test_panels_have_the_same_classes(tmp_path: Path):
    """Small multiples count in the same classes, and their table holds all of them."""
    csv = "age,sex\n" + "".join(f"{age},{'men' if age % 2 else 'women'}\n" for age in AGES)
    chart = chart_of(tmp_path, f"{HISTOGRAM}facet: sex\n", csv)
    men, women = chart.figures[760]["data"]
    assert men["x"] == women["x"]
    assert sum(row[-1] for row in chart.table.rows) == len(AGES)
    assert {row[0] for row in chart.table.rows} == {"men", "women"}


@given(
    st.lists(st.floats(-1e9, 1e9) | st.integers(-50, 5000).map(float), min_size=1, max_size=200),
    st.none() | st.integers(1, 100),
)
def test_every_number_lies_in_a_class(values, wanted):
    """Classes ascend, hold every value, and are not many more than wanted."""
    classes = classes_of_numbers(values, wanted=wanted)
    assert all(before < after for before, after in pairwise(classes.edges))
    assert sum(classes.counts(values)) == len(values)
    assert len(classes.edges) - 1 <= (wanted or 40) + 2


@given(st.lists(st.integers(-30_000_000_000, 30_000_000_000), min_size=1, max_size=100))
def test_every_moment_lies_in_a_class(seconds):
    """So it is with moments, whether they are minutes or centuries apart."""
    classes = classes_of_moments(seconds)
    assert sum(classes.counts(seconds)) == len(seconds)
    assert len(classes.edges) - 1 <= 42


def test_a_single_figure_beyond_all_counting_has_a_class(tmp_path: Path):
    """A number so large that the next one is the same number is drawn like any other."""
    csv = "n\n-1e18\n"
    chart = chart_of(tmp_path, "kind: histogram\nx: n\n", csv)
    ((low, high, count),) = chart.table.rows
    assert low <= -1e18 < high
    assert count == 1
