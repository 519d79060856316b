"""Outlines that a writer brings: found by code and by name, whole, the right way round, bounded."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affidavit.charts.geo.area_files import MOST_POINTS, OutlinesFault, read_areas
from affidavit.charts.geo.joining import joined
from affidavit.charts.geo.outlines import lay_out
from affidavit.charts.geo.projections import EqualEarth
from affidavit.charts.geo.simplifying import ring_area
from affidavit.charts.geo.topology import stitched
from tests.charts.test_choropleth import shapes_of
from tests.charts.test_symbol_map import circles_of
from tests.charts.typed import RECORD, SLUG, read_chart
from tests.reading import write

HOLE = [[1.3, 0.3], [1.7, 0.3], [1.7, 0.7], [1.3, 0.7], [1.3, 0.3]]


def square(x: float, y: float, width: float = 1, height: float = 1) -> list[list[float]]:
    """Return a ring that runs against the clock."""
    return [[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]]


def feature(code: str, name: str, *rings: list[list[float]]) -> dict[str, object]:
    """Return one area, with holes."""
    geometry = {"type": "Polygon", "coordinates": rings}
    return {"type": "Feature", "properties": {"code": code, "label": name}, "geometry": geometry}


def districts(*more: dict[str, object]) -> dict[str, object]:
    """Return four districts; the old town lies in a hole of the east."""
    own = [
        feature("04", "Old Town", HOLE),
        feature("02", "West", square(0, 0)),
        feature("03", "East", square(1, 0), HOLE),
        feature("01", "North", [[0, 1], [1, 1], [2, 1], [2, 2], [0, 2], [0, 1]]),
    ]
    return {"type": "FeatureCollection", "features": [*own, *more]}


def mapped(root: Path, outlines: object, rows: str, *, geo: str = "id: code, name: label", **keys):
    """Return the chart of these outlines and what was told of it."""
    spec = {"kind": "choropleth", "geo": f"{{file: town.geojson, {geo}}}", "x": "district"}
    spec |= {"value": "fires", "data": "town.csv"} | keys
    lines = "".join(f"{key}: {value}\n" for key, value in spec.items())
    story = f"```chart\n{RECORD}{lines}```\n"
    content = outlines if isinstance(outlines, str | bytes) else json.dumps(outlines)
    home = f"charts/{SLUG}"
    return read_chart(root, story, {f"{home}/town.geojson": content, f"{home}/town.csv": rows})


def told(root: Path, outlines: object, rows: str = "district,fires\n01,4\n", **keys) -> list[str]:
    """Return place, message and fix of each fault."""
    _, report = mapped(root, outlines, rows, **keys)
    places = [f"{each.place.file.rpartition('/')[2]}:{each.place.line}" for each in report]
    return [f"{at} {each.message} | {each.fix}" for at, each in zip(places, report, strict=True)]


def test_rows_find_places_by_code_and_by_name(tmp_path: Path):
    """By a code without the zeros that a spreadsheet took, too; readers are told the name."""
    chart, report = mapped(tmp_path, districts(), "district,fires\n1,4\nwest,7\n03,8\nOld town,9\n")
    assert not len(report), report.as_text()
    assert chart
    said = shapes_of(chart.figures[390])
    assert {text.partition("<")[0] for text in said} == {"North", "west", "East", "Old town"}
    assert chart.inputs[-1].name == "town.geojson"


def test_what_lies_in_another_is_drawn_over_it(tmp_path: Path):
    """Whatever the order of the file; and a hole runs the other way than what it is in."""
    chart, _ = mapped(tmp_path, districts(), "district,fires\n04,9\n")
    assert chart
    fills = [trace for trace in chart.figures[760]["data"] if trace.get("hoveron") == "fills"]
    names = [trace["text"].partition("<")[0] for trace in fills]
    assert names.index("East") < names.index("Old Town")
    east = fills[names.index("East")]
    gap = east["x"].index(None)
    rings = [
        list(zip(east["x"][a:b], east["y"][a:b], strict=True))
        for a, b in ((0, gap), (gap + 1, None))
    ]
    assert ring_area(rings[0]) * ring_area(rings[1]) < 0


@pytest.mark.parametrize("turned", [False, True])
def test_either_winding_is_the_same_map(turned: bool):  # noqa: FBT001 - a case
    """Shapefiles run with the clock, GeoJSON against it, and many files as they like."""
    ring, hole = square(0, 0, 4, 4), square(1, 1)
    if turned:
        ring, hole = ring[::-1], hole[::-1]
    topology, _ = joined({"A": [([tuple(p) for p in ring[:-1]], [tuple(p) for p in hole[:-1]])]})
    outer, inner = (stitched(each, topology.arcs) for each in topology.rings["A"])
    assert ring_area(outer) > 0 > ring_area(inner)


def test_neighbours_share_their_line():
    """So that no paper shows between them, however much is left out of the line."""
    one = [(0.0, 0.0), (1.0, 0.0), (1.02, 0.5), (1.0, 1.0), (0.0, 1.0)]
    other = [(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.02, 0.5)]
    topology, _ = joined({"A": [(one,)], "B": [(other,)]})
    used = [{max(i, ~i) for ring in topology.rings[code] for i in ring} for code in "AB"]
    assert len(used[0] & used[1]) == 1


@pytest.mark.parametrize(
    "rings",
    [
        [[(179.0, -17.0), (-179.0, -17.0), (-179.0, -16.0), (179.0, -16.0)]],
        [
            [(179.0, -17.0), (180.0, -17.0), (180.0, -16.0), (179.0, -16.0)],
            [(-180.0, -17.0), (-179.0, -17.0), (-179.0, -16.0), (-180.0, -16.0)],
        ],
    ],
    ids=["in one", "cut"],
)
def test_the_date_line_parts_nothing(rings):
    """An island on it is two degrees wide, cut there or not, and not the width of the world."""
    topology, plan = joined({"FJ": [(ring,) for ring in rings]})
    xs = [x for arc in topology.arcs for x, _ in arc]
    assert max(xs) - min(xs) == pytest.approx(2, abs=0.01)
    laid = lay_out(topology, plan, width=390, most_height=400)
    assert laid.shapes["FJ"].area > 390 * 100


def test_a_ring_around_a_pole_is_closed_along_it():
    """Antarctica is no stripe across the map."""
    coast = [(float(x), -70.0 - (x % 40) / 10) for x in range(-180, 180, 20)]
    topology, plan = joined({"AQ": [(coast,)]})
    assert isinstance(plan.projection, EqualEarth)
    area = abs(ring_area(stitched(topology.rings["AQ"][0], topology.arcs)))
    assert area == pytest.approx(360 * 18, rel=0.1)


def test_circles_stand_in_places_of_a_file(tmp_path: Path):
    """And at a longitude and latitude, where the map reaches."""
    spec = "kind: symbol-map\ngeo: {file: town.geojson, id: code, name: label}\nsize: fires\n"
    places = "x: district\ndata: |\n  district,fires\n  West,4\n  03,9\n"
    write(tmp_path, {f"charts/{SLUG}/town.geojson": json.dumps(districts())})
    chart, report = read_chart(tmp_path, f"```chart\n{RECORD}{spec}{places}```\n")
    assert chart, report.as_text()
    assert circles_of(chart.figures[390]).keys() == {"West", "East"}
    rows = "x: [lon, who]\ny: lat\ndata: |\n  lon,lat,who,fires\n  0.2,0.5,Ana,4\n  1.8,0.5,Eva,9\n"
    chart, report = read_chart(tmp_path, f"```chart\n{RECORD}{spec}{rows}```\n")
    assert chart, report.as_text()
    circles = circles_of(chart.figures[390])
    assert circles["Ana"][0] < 195 < circles["Eva"][0]


def test_topojson_is_read_too(tmp_path: Path):
    """With its steps undone and its lines put together; of several layers one is named."""
    topology = {
        "type": "Topology",
        "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
        "arcs": [[[0, 0], [2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2]]],
        "objects": {
            "roads": {"type": "LineString", "arcs": [0]},
            "town": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"code": "01"}},
                ],
            },
        },
    }
    (area,) = read_areas(json.dumps(topology), layer="town")
    assert area.polygons == (([(10, 20), (11, 20), (11, 21), (10, 21)],),)
    assert told(tmp_path, topology, geo="id: code, layer: twon") == [
        'index.md:6 there is no layer "twon" in this file | did you mean "town"?'
    ]


@pytest.mark.parametrize(
    ("outlines", "message"),
    [
        ("{", "town.geojson:1 this is no JSON"),
        (b"\xff", "town.geojson:1 a byte here is not UTF-8"),
        ("[]", "town.geojson:1 this file has no areas"),
        ({"type": "FeatureCollection", "features": []}, "this file has no areas"),
        (districts(feature("x", "y", [[0, 0], ["a", 1], [1, 1]])), "shape 5 of this file has coor"),
        (districts(feature("x", "y", [[1e9, 0], [5, 1], [1, 1]])), "shape 5 has a point at 1e+09"),
        (districts(feature("x", "y", [[10**400, 0], [5, 1]])), "this is no JSON"),
        ({"type": "Topology", "objects": {"a": {}}, "arcs": 7}, "this TopoJSON is damaged"),
        ("[" * 5000, "this is no JSON"),
    ],
)
def test_bad_files_are_told(tmp_path: Path, outlines: object, message: str):
    """With the file, and what to do; a chart of such a file has no picture."""
    (fault,) = told(tmp_path, outlines)
    assert message in fault
    assert fault.rpartition(" | ")[2]


def test_a_small_topology_of_endless_lines_is_refused():
    """Lines are counted before they are put together."""
    arcs = [[[0, 0]] * 1000]
    polygon = {"type": "Polygon", "arcs": [[0] * (MOST_POINTS // 1000 + 1)]}
    topology = {"type": "Topology", "arcs": arcs, "objects": {"a": polygon}}
    with pytest.raises(OutlinesFault, match="points"):
        read_areas(json.dumps(topology), layer=None)


def test_faults_of_what_names_the_places(tmp_path: Path):
    """A property misspelt, none named, and a name that two places have."""
    assert told(tmp_path, districts(), geo="id: coed") == [
        'index.md:6 no area of this file has a property "coed" | did you mean "code"?'
    ]
    assert told(tmp_path, districts(), geo="layer: a") == [
        'index.md:6 nothing says which area is which place | add "id:" and one of code, label'
    ]
    twice = districts(feature("07", "West", square(4, 4)))
    assert told(tmp_path, twice, "district,fires\nWest,4\n") == [
        'town.csv:2 2 places on this map are called "West" | write the code of one: 02, 07'
    ]


@pytest.mark.parametrize("name", ["../town.geojson", "/etc/passwd", "https://example.org/a.json"])
def test_paths_stay_inside(tmp_path: Path, name: str):
    """Nothing is read from elsewhere, and nothing fetched."""
    spec = f"kind: choropleth\ngeo: {{file: '{name}', id: code}}\nx: a\nvalue: b\n"
    story = f"```chart\n{RECORD}{spec}data: |\n  a,b\n  1,2\n```\n"
    (write_to := tmp_path / "charts" / "town.geojson").parent.mkdir()
    write_to.write_text(json.dumps(districts()))
    _, report = read_chart(tmp_path, story)
    assert [each.code for each in report] == ["data/forbidden"]


def test_pipes_are_not_read(tmp_path: Path):
    """A build does not wait for what never comes."""
    home = tmp_path / "charts" / SLUG
    home.mkdir(parents=True)
    os.mkfifo(home / "pipe.geojson")
    spec = "kind: choropleth\ngeo: {file: pipe.geojson, id: code}\nx: a\nvalue: b\n"
    _, report = read_chart(tmp_path, f"```chart\n{RECORD}{spec}data: |\n  a,b\n  1,2\n```\n")
    assert [each.message for each in report] == ["this is no ordinary file"]


def test_markup_of_a_file_is_text(tmp_path: Path):
    """A name that is a script does not become one where it is pointed at."""
    evil = {
        "type": "FeatureCollection",
        "features": [feature("1", "<script>a</script>", square(0, 0))],
    }
    chart, report = mapped(tmp_path, evil, "district,fires\n1,4\n")
    assert chart, report.as_text()
    assert "<script" not in json.dumps(chart.figures[390])


NUMBERS = st.one_of(st.floats(-200, 200), st.integers(-400, 400), st.none(), st.text(max_size=2))
JSONS = st.recursive(
    NUMBERS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["type", "arcs", "geometries", "coordinates"]), inner),
    ),
    max_leaves=20,
)


@settings(deadline=None)
@given(JSONS, st.sampled_from(["Polygon", "MultiPolygon", "GeometryCollection", "Topology"]))
def test_any_file_is_read_or_refused(value, kind):
    """Never a traceback, whatever lies where coordinates should."""
    read = {
        "type": kind,
        "coordinates": value,
        "geometries": value,
        "arcs": value,
        "objects": {"a": value},
    }
    try:
        areas = read_areas(json.dumps(read), layer=None)
    except OutlinesFault:
        return
    topology, plan = joined({"A": [polygon for area in areas for polygon in area.polygons]})
    laid = lay_out(topology, plan, width=390, most_height=400)
    assert laid.shapes.keys() == {"A"}
