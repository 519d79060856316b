"""Maps that plotly.js draws itself: with outlines of ours, and no network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import etree

from affidavit.charts.drawing.font import font_bytes
from affidavit.charts.drawing.renderer import Renderer, renderer_in
from affidavit.chromium import find_browser
from affidavit.chromium.browser import PageError

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [0, 5], [5, 5], [5, 0], [0, 0]]]}
INLINE = {
    "type": "FeatureCollection",
    "features": [{"type": "Feature", "properties": {"n": "a"}, "geometry": SQUARE}],
}


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    """A renderer, shared: what one map brought is there for the next."""
    with renderer_in(find_browser(), font=font_bytes()) as opened:
        yield opened


def shapes(renderer: Renderer, traces: list[dict[str, object]], **layout: object) -> list[str]:
    """Return the layers and traces of a figure that came out with a line at all, in order."""
    svg = renderer.svg({"data": traces, "layout": layout}, 400, 300)
    found = etree.fromstring(svg.encode()).iterfind(".//{*}path")
    drawn = [path for path in found if len(path.get("d") or "") > 20]
    return [_named(path) for path in drawn]


def _named(path: etree._Element) -> str:
    own = path.get("class") or ""
    layer = next((up.get("class") for up in path.iterancestors() if up.get("class")), "")
    return own or layer.removeprefix("layer ")


def test_countries_by_code_and_by_name(renderer):
    """What its rows name is drawn, over the coasts of all the world."""
    for mode, places in (("ISO-3", ["MEX", "FRA"]), ("country names", ["Mexico", "UK"])):
        trace = {"type": "choropleth", "locationmode": mode, "locations": places, "z": [1, 2]}
        found = shapes(renderer, [trace])
        assert found.count("choroplethlocation") == 2
        assert "coastlines" in found


def test_states_in_both_finenesses(renderer):
    """The map of the USA has its states."""
    trace = {"type": "choropleth", "locationmode": "USA-states", "locations": ["TX"], "z": [1]}
    for fineness in (110, 50):
        geo = {"scope": "usa", "resolution": fineness}
        found = shapes(renderer, [trace], geo=geo)
        assert found.count("choroplethlocation") == 1
        assert "subunits" in found


def test_all_layers_of_two_maps(renderer):
    """Lakes, rivers, land and borders, on each map of a figure its own part of the world."""
    layers = ("land", "ocean", "lakes", "rivers", "countries", "coastlines")
    shown = {f"show{each}": True for each in layers} | {"fitbounds": False}
    found = shapes(
        renderer,
        [{"type": "scattergeo", "lon": [1], "lat": [2], "geo": geo} for geo in ("geo", "geo2")],
        geo=shown | {"domain": {"x": [0, 0.5]}},
        geo2=shown | {"domain": {"x": [0.5, 1]}, "projection": {"type": "orthographic"}},
    )
    assert {each: found.count(each) >= 2 for each in layers} == dict.fromkeys(layers, True)


def test_outlines_in_the_figure(renderer):
    """A writer's own, fitted, on an empty ground."""
    trace = {"type": "choropleth", "geojson": INLINE, "featureidkey": "properties.n"}
    trace |= {"locations": ["a"], "z": [1]}
    found = shapes(renderer, [trace], geo={"visible": False, "fitbounds": "locations"})
    assert found.count("choroplethlocation") == 1
    assert not {"coastlines", "countries", "land"} & set(found)


def test_without_outlines_nothing_is_fetched(renderer, monkeypatch, tmp_path):
    """The drawing fails where an outline would have to come from elsewhere."""
    monkeypatch.setattr("affidavit.charts.plotly_maps.FOLDER", tmp_path)
    with pytest.raises(PageError):
        shapes(renderer, [{"type": "scattergeo", "lon": [1]}], geo={"scope": "antarctica"})
