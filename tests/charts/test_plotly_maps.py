"""Maps that Plotly itself draws: the outlines they need, and places that are not among them."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from affidavit.charts import plotly_maps
from affidavit.charts.plotly_country_names import country_names
from affidavit.charts.plotly_maps import outline_file, outlines_of
from affidavit.charts.plotly_places import missing_places
from tests.charts.typed import read_chart

CHOROPLETH = {"type": "choropleth", "locations": ["MEX"], "z": [1]}
POINTS = {"type": "scattergeo", "lon": [1], "lat": [2]}
SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [0, 5], [5, 5], [5, 0], [0, 0]]]}


def geojson(*names: str) -> dict[str, object]:
    """Return outlines of squares, which are told apart by their properties' name."""
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {"name": name}, "geometry": SQUARE} for name in names
        ],
    }


def pressed(attribute: str, value: object) -> dict[str, object]:
    """Return a menu, or a slider, of one step that changes an attribute of the layout."""
    step = {"method": "relayout", "args": [{attribute: value}], "label": "Show"}
    return {"type": "buttons", "buttons": [step]}


@pytest.mark.parametrize(
    ("trace", "layout", "names"),
    [
        ({"type": "bar"}, {}, ()),
        (CHOROPLETH, {}, ("world_110m",)),
        (CHOROPLETH, None, ("world_110m",)),
        (CHOROPLETH, {"geo": {"scope": "north america", "resolution": 50}}, ("north-america_50m",)),
        (CHOROPLETH, {"geo": {"resolution": "50", "scope": "../../etc"}}, ("world_50m",)),
        (CHOROPLETH, {"geo": {"visible": False}}, ("world_110m",)),
        (POINTS, {"geo": {"visible": False}}, ()),
        (POINTS, {"geo": {"visible": False, "showrivers": True}}, ("world_110m",)),
        (POINTS | {"geo": "geo2"}, {"geo2": {"scope": "usa"}}, ("usa_110m",)),
        (POINTS, {"template": {"layout": {"geo": {"scope": "asia"}}}}, ("asia_110m",)),
        (POINTS, {"updatemenus": [pressed("geo.scope", "asia")]}, ("asia_110m", "world_110m")),
        (POINTS, {"sliders": [pressed("geo.resolution", 50)]}, ("world_110m", "world_50m")),
        ({"type": "bar"}, {"updatemenus": [pressed("geo.scope", "asia")]}, ()),
    ],
)
def test_the_outlines_that_a_map_needs(trace, layout, names):
    """By its part of the world and its fineness; none for points on an empty ground.

    What a reader can choose by the figure's own menus comes along.
    """
    assert outlines_of([{"data": [trace], "layout": layout}]) == names


def test_the_outlines_that_frames_need():
    """A part of the world that comes up while the figure plays."""
    frames = [{"layout": {"geo": {"scope": "europe"}}}]
    figure = {"data": [CHOROPLETH], "layout": {}, "frames": frames}
    assert outlines_of([figure]) == ("europe_110m", "world_110m")


@pytest.mark.parametrize("scope", plotly_maps.SCOPES)
@pytest.mark.parametrize("fineness", plotly_maps.RESOLUTIONS)
def test_all_outlines_are_there(scope, fineness):
    """`make assets` brings each that plotly.js may ask for."""
    figure = {"data": [CHOROPLETH], "layout": {"geo": {"scope": scope, "resolution": fineness}}}
    assert [outline_file(name).is_file() for name in outlines_of([figure])] == [True]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("France", "FRA"),
        ("the gambia", "GMB"),
        ("Côte d’Ivoire", "CIV"),
        ("Åland Islands", "ALA"),
        ("St. Lucia", "LCA"),
        ("UK", "GBR"),
        ("mex", "MEX"),
        ("250", "FRA"),
        ("Frnace", None),
    ],
)
def test_a_country_by_its_name(written, code):
    """As plotly.js understands it: without accents and signs, by two or three letters, by count."""
    assert country_names().find(written) == code


def first_missing(trace, layout=None):
    """Return how many places of a trace are not found, the first of them, and what to do."""
    found = missing_places({"data": [trace], "layout": layout or {}})
    return found and (found.count, found.place, found.fix)


@pytest.mark.parametrize(
    "trace",
    [
        {"locations": ["MEX", "QQQ", "FRA"], "z": [1, None, 2]},
        {"locations": ["MEX", "QQQ"], "z": {"dtype": "f8", "bdata": "AAAAAAAA8D8AAAAAAAD4fw=="}},
        {"locations": ["MEX", None, ""], "z": [1, 2, 3]},
        {"locations": ["MEX"], "z": ["3"]},
        {"locations": ["QQQ"], "z": [1], "visible": "legendonly"},
        {"locations": ["Mexico", "UK"], "z": [1, 2], "locationmode": "country names"},
        {"locations": ["CA", " texas "], "z": [1, 2], "locationmode": "USA-states"},
        {
            "locations": [7, "8"],
            "z": [1, 2],
            "geojson": {**geojson("a"), "features": [{"id": "7"}, {"id": 8}]},
        },
        {"type": "scattergeo", "locations": ["MEX"]},
        {"type": "scattergeo", "lon": [1], "lat": [2]},
        {},
    ],
)
def test_no_false_alarm(trace):
    """Rows without a figure or a place are drawn by no map, and say so themselves."""
    assert first_missing({"type": "choropleth", **trace}) is None


def test_places_beside_the_part_that_is_shown_are_not_missing():
    """People give a map of Europe the figures of the world; on one of Asia none is left."""
    trace = CHOROPLETH | {"locations": ["FRA", "MEX"], "z": [1, 2]}
    assert first_missing(trace, {"geo": {"scope": "europe"}}) is None
    assert first_missing(trace, {"geo": {"scope": "asia"}})[:2] == (2, "FRA")


@pytest.mark.parametrize(
    ("trace", "missing"),
    [
        ({"locations": ["MEX", "FRNA"]}, (1, "FRNA", 'did you mean "FRA"?')),
        ({"locations": ["Mexico"]}, (1, "Mexico", 'set "locationmode" to "country names"')),
        ({"locations": ["TX", "CA"]}, (2, "TX", 'set "locationmode" to "USA-states"')),
        (
            {"locations": ["SGP", "MEX"]},
            (1, "SGP", 'set "resolution" of the map to 50, where small places are drawn'),
        ),
        (
            {"locations": ["Mexixo"], "locationmode": "country names"},
            (1, "Mexixo", 'did you mean "Mexico"?'),
        ),
        (
            {"locations": ["Texs"], "locationmode": "USA-states"},
            (1, "Texs", 'did you mean "Texas"?'),
        ),
        (
            {"locations": ["north"], "geojson": geojson("north")},
            (1, "north", 'set "featureidkey" to "properties.name"'),
        ),
        (
            {
                "locations": ["nort", "south"],
                "geojson": geojson("north", "south"),
                "featureidkey": "properties.name",
            },
            (1, "nort", 'did you mean "north"?'),
        ),
    ],
)
def test_the_first_place_that_is_not_found(trace, missing):
    """It is named with what would bring it onto the map."""
    rows = len(trace["locations"])
    assert first_missing({"type": "choropleth", "z": [1] * rows, **trace}) == missing


def test_outlines_that_were_not_made(tmp_path: Path, monkeypatch):
    """Without Node there is no map, and the writer is told how to get one."""
    monkeypatch.setattr(plotly_maps, "FOLDER", tmp_path)
    figure = orjson.dumps({"data": [CHOROPLETH]}).decode()
    _, report = read_chart(tmp_path, f'```plotly {{ alt="A" source="b" }}\n{figure}\n```\n')
    assert "chart/no-outlines" in [each.code for each in report]
