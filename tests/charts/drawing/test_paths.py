"""Numbers made short without a visible difference."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.charts.drawing import paths

PIXELS = st.floats(-2000, 2000).map(lambda value: round(value, 4))


@pytest.mark.parametrize(
    ("data", "short"),
    [
        ("M0,251.33V182H264.1V251.33Z", "M0 251.3v-69.3h264.1v69.3z"),
        ("M0,8v260", "M0 8v260"),
        ("M10,10L10.01,10.02L20,5L30,15", "M10 10l10-5 10 10"),
        ("M1,1L2,2M5,5L6,5", "M1 1l1 1M5 5h1"),
        ("M0,0L.5,.5L1.26,.75L1.26,2L3,-1", "M0 0l.5.5.8.3v1.2l1.7-3"),
        ("M0,0", ""),
        ("", ""),
        ("M4.841,0A4.841,4.841 0 1,1 0,-4.841Z", "M4.84,0A4.84,4.84 0 1,1 0,-4.84Z"),
    ],
)
def test_paths_are_shortened(data, short):
    """Lines become relative, curves keep their commands, what draws nothing is empty."""
    assert paths.shortened(data) == short


@given(st.lists(st.tuples(PIXELS, PIXELS), min_size=2, max_size=60))
def test_no_error_adds_up(points):
    """Every corner of a long line lies within a tenth of a pixel of where it was."""
    data = "M" + "L".join(f"{x},{y}" for x, y in points)
    ends = _corners(paths.shortened(data)) or [(round(points[0][0], 1), round(points[0][1], 1))]
    assert all(
        min(max(abs(x - to_x), abs(y - to_y)) for to_x, to_y in ends) <= 0.11 for x, y in points
    )


@given(st.floats(-1e6, 1e6))
def test_a_number_keeps_its_value(value):
    """A short number is the same number, to a tenth."""
    assert abs(float(paths.number(value)) - value) <= 0.051


def _corners(data: str) -> list[tuple[float, float]]:
    at, found = (0.0, 0.0), []
    for command, numbers in re.findall(r"([Mlhv])([^Mlhvz]*)", data):
        values = [float(each) for each in re.findall(paths.NUMBER.pattern, numbers)]
        moves = {"h": [(values[0], 0)], "v": [(0, values[0])]}
        for by in moves.get(command, zip(values[::2], values[1::2], strict=True)):
            at = by if command == "M" else (at[0] + by[0], at[1] + by[1])
            found.append(at)
    return found
