"""Classes of figures: round limits, colours that say which way, and limits that writers give."""

from __future__ import annotations

from pathlib import Path

import pytest

from affidavit.charts.classes import USUAL, Wish, ink_on
from affidavit.charts.drawing import roles
from tests.charts.typed import chart_of

LOW_SIDE, HIGH_SIDE = roles.DIVERGING[:2], roles.DIVERGING[3:]


@pytest.mark.parametrize(
    ("values", "count", "limits"),
    [
        ([12, 95], 4, (0, 25, 50, 75, 100)),
        ([0.1, 0.37], 3, (0.1, 0.2, 0.3, 0.4)),
        ([0, 1, 1], 2, (0, 1, 2)),
        ([1, 2, 3, 4, 5], 5, (1, 2, 3, 4, 5, 6)),
        ([-50, -3], 5, (-50, -40, -30, -20, -10, 0)),
        ([7], 4, (7, 8)),
        ([], 4, (0, 1, 2)),
    ],
)
def test_limits_are_round(values, count, limits):
    """They hold every figure; two counts next to each other are never in one class of one."""
    assert Wish(count=count).over(values).limits == limits


def test_most_figures_in_one_class_are_told_apart():
    """Where even steps would leave nine of ten figures in one class, the steps are uneven."""
    values = [1, 2, 3, 4, 5, 6, 8, 9, 12, 15, 20, 31, 44, 1000]
    classes = Wish().over(values)
    assert classes.limits == (0, 5, 10, 20, 1000)
    assert len({classes.color(value) for value in (3, 8, 12, 1000)}) == USUAL


def test_a_middle_parts_two_colours():
    """Below it and above it figures have colours of their own, a side without figures has none."""
    both = Wish(middle=0).over([-40, 60])
    assert both.limits == (-60, -30, 0, 30, 60)
    assert both.color(-1) in LOW_SIDE
    assert both.color(0) in HIGH_SIDE
    assert Wish(middle=50).over([51, 90]).limits == (50, 70, 90)
    odd = Wish(count=3, middle=0).over([-4, 9])
    assert odd.color(0) == odd.color(2) == roles.DIVERGING[2]


def test_of_negative_figures_the_lowest_are_darkest():
    """More is darker, whichever way it counts."""
    classes = Wish().over([-100, 0])
    assert classes.colors[::-1] == Wish().over([0, 100]).colors


def test_what_has_no_figure_has_a_colour_of_its_own():
    """It is no class, and least of all the lowest."""
    classes = Wish().over([0, 10])
    assert classes.color(None) == roles.EMPTY
    assert roles.EMPTY not in classes.colors


def test_figures_can_be_read_on_the_usual_classes():
    """On four classes a figure is readable light and dark; on a middle grey none is printed."""
    assert all(ink_on(color) for color in Wish().over([0, 100]).colors)
    assert ink_on(roles.SEQUENTIAL[1]) == roles.ON_SEQUENTIAL_LOW
    assert ink_on(roles.SEQUENTIAL[5]) == roles.ON_SEQUENTIAL_HIGH


def test_what_stands_on_the_middle_is_on_neither_side():
    """No change is no rise: on a map it has the colour between, and a square in the key."""
    classes = Wish().over([-27, 0, 12, 59], has_zero=True)
    assert classes.color(0) == roles.DIVERGING[2]
    assert classes.color(-1) in LOW_SIDE
    assert classes.color(1) in HIGH_SIDE
    assert not Wish().over([0, 12], has_zero=True).has_zero
    assert not Wish(count=3).over([-5, 0, 12], has_zero=True).has_zero


def test_zero_stands_in_the_key_of_a_map(tmp_path: Path):
    """Where some place has it, in panels too."""
    spec = "kind: tile-map\ngeo: mexico\nx: state\nvalue: change\nunit: '%'\n"
    rows = "state,change\nJalisco,-12\nColima,0\nSonora,31\n"
    some = chart_of(tmp_path / "a", spec, rows).figures[760]["layout"]["annotations"]
    none = chart_of(tmp_path / "b", spec, rows.replace(",0", ",1")).figures[760]["layout"]
    squares = [
        [each["text"] for each in found].count("0%") for found in (some, none["annotations"])
    ]
    assert squares[0] == squares[1] + 1
