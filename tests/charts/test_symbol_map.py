"""Symbol maps: circles where they belong, their areas in proportion."""

from __future__ import annotations

from pathlib import Path

import pytest

from affidavit.charts.drawing import roles
from tests.charts.typed import RECORD, SLUG, chart_of, read_chart

MAP = "kind: symbol-map\ngeo: mexico\nx: [longitude, city]\ny: latitude\nsize: fires\n"
CITIES = (
    "longitude,latitude,city,fires\n-103.35,20.67,Guadalajara,100\n"
    "-100.31,25.68,Monterrey,25\n-89.62,20.97,Mérida,\n-116.97,32.51,Tijuana,0\n"
)


def circles_of(figure):
    """Return middle, size and colour of each circle by its name."""
    return {
        said[0]: (x, y, size, color)
        for trace in figure["data"]
        if trace["mode"] == "markers"
        for said, x, y, size, color in zip(
            trace["customdata"],
            trace["x"],
            trace["y"],
            trace["marker"]["size"],
            trace["marker"]["color"],
            strict=True,
        )
    }


def test_areas_are_in_proportion(tmp_path: Path):
    """A quarter of the fires is half as wide; none, and no figure, have no circle but a row."""
    chart = chart_of(tmp_path, MAP, CITIES)
    circles = circles_of(chart.figures[760])
    assert circles.keys() == {"Guadalajara", "Monterrey"}
    assert circles["Guadalajara"][2] == pytest.approx(2 * circles["Monterrey"][2], abs=0.2)
    assert [row[0] for row in chart.table.rows] == ["Guadalajara", "Monterrey", "Mérida", "Tijuana"]


def test_circles_lie_where_their_cities_do(tmp_path: Path):
    """Monterrey is north-east of Guadalajara, both within the picture."""
    figure = chart_of(tmp_path, MAP, CITIES).figures[390]
    (x, y, *_), (east, north, *_) = circles_of(figure).values()
    assert 0 < x < east < 390
    assert figure["layout"]["height"] > y > north > 0


def test_places_by_name(tmp_path: Path):
    """A circle stands in the middle of the place, whatever it is called."""
    spec = "kind: symbol-map\ngeo: europe\nx: country\nsize: fires\n"
    figure = chart_of(tmp_path, spec, "country,fires\nSpain,9\nPOL,4\n").figures[390]
    circles = circles_of(figure)
    assert circles["Spain"][0] < circles["POL"][0]
    assert circles["Spain"][1] > circles["POL"][1]


def test_what_is_highlighted_is_named(tmp_path: Path):
    """In the highlight's colour, the others quiet."""
    figure = chart_of(tmp_path, f"{MAP}highlight: Guadalajara\n", CITIES).figures[760]
    circles = circles_of(figure)
    assert circles["Guadalajara"][3] == roles.HIGHLIGHT
    assert circles["Monterrey"][3] == roles.STRONG
    assert "<b>Guadalajara</b>" in [each["text"] for each in figure["layout"]["annotations"]]


def test_large_circles_hide_no_small_one(tmp_path: Path):
    """They are drawn first."""
    csv = "longitude,latitude,city,fires\n-99,19,A,1\n-99,19,B,100\n"
    assert list(circles_of(chart_of(tmp_path, MAP, csv).figures[390])) == ["B", "A"]


@pytest.mark.parametrize(
    ("row", "code", "words"),
    [
        ("20.67,-103.35,X,1", "data/place", "nowhere on earth"),
        ("2.35,48.85,Paris,1", "data/place", "outside this map"),
        (",20.67,X,1", "data/value", "missing"),
        ("-103.35,20.67,X,-1", "data/value", "smaller than nothing"),
    ],
)
def test_faults(tmp_path: Path, row, code, words):
    """Each is told at its cell: off the earth, off the map, missing, negative."""
    story = f"```chart\n{RECORD}{MAP}data: data.csv\n```\n"
    csv = f"longitude,latitude,city,fires\n{row}\n"
    _, report = read_chart(tmp_path, story, {f"charts/{SLUG}/data.csv": csv})
    assert [each.code for each in report] == [code]
    assert words in next(iter(report)).message
