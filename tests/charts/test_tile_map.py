"""Tile maps: each place once and roughly where it lies, coloured by its figure."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from affidavit.charts.drawing import roles
from affidavit.charts.geo.tile_grids import grid_names, tile_grid
from tests.charts.typed import chart_of

MAP = "kind: tile-map\ngeo: mexico\nx: state\nvalue: fires\n"
FIRES = "state,fires\nJalisco,12\nMX-CMX,3\nMichoacan,\nN.L.,40\n"
BORDERS = {
    "AGU": "JAL ZAC",
    "BCN": "BCS SON",
    "CAM": "ROO TAB YUC",
    "CHH": "COA DUR SIN SON",
    "CHP": "OAX TAB VER",
    "CMX": "MEX MOR",
    "COA": "DUR NLE SLP ZAC",
    "COL": "JAL MIC",
    "DUR": "NAY SIN ZAC",
    "GRO": "MEX MIC MOR OAX PUE",
    "GUA": "JAL MIC QUE SLP ZAC",
    "HID": "MEX PUE QUE SLP TLA VER",
    "JAL": "MIC NAY ZAC",
    "MEX": "MIC MOR PUE QUE TLA",
    "MIC": "QUE",
    "MOR": "PUE",
    "NAY": "SIN ZAC",
    "NLE": "SLP TAM ZAC",
    "OAX": "PUE VER",
    "PUE": "TLA VER",
    "QUE": "SLP",
    "ROO": "YUC",
    "SIN": "SON",
    "SLP": "TAM VER ZAC",
    "TAB": "VER",
    "TAM": "VER",
}
"""State -> neighbours later in the alphabet."""


def tiles_of(figure):
    """Return what is said of each tile, by its name, with its colour."""
    marks = figure["data"][0]
    pairs = zip(marks["customdata"], marks["marker"]["color"], strict=True)
    return {name: (said, color) for (name, said), color in pairs}


def touching(spots):
    """Yield the pairs of places whose tiles touch, corners counted."""
    for one, other in itertools.combinations(spots, 2):
        ways = [abs(a - b) for a, b in zip(spots[one], spots[other], strict=True)]
        if max(ways) == 1:
            yield one, other, sum(ways) == 1


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("australia", 8),
        ("brazil", 27),
        ("canada", 13),
        ("eu", 27),
        ("europe", 43),
        ("germany", 16),
        ("india", 36),
        ("mexico", 32),
        ("spain", 19),
        ("usa", 51),
    ],
)
def test_each_place_has_one_tile(name, count):
    """And a name in the language of the page, or in English."""
    grid = tile_grid(name, lang="en")
    assert len(grid.spots) == len(set(grid.spots.values())) == count
    assert grid.spots.keys() == grid.places.names.keys() == grid.shorts.keys()
    assert all(re.fullmatch(r"[A-Z]{2}(-[A-Z]{2,3})?", code) for code in grid.spots)
    assert len(set(grid.places.names.values())) == count


def test_neighbours_in_mexico_are_neighbours_on_the_map():
    """Three in four tiles that share a side share a border, and no state is far from all of its."""
    spots = {code[3:]: spot for code, spot in tile_grid("mexico", lang="es").spots.items()}
    borders = {frozenset((one, each)) for one, also in BORDERS.items() for each in also.split()}
    sides = [frozenset((one, other)) for one, other, is_side in touching(spots) if is_side]
    near = {frozenset((one, other)) for one, other, _ in touching(spots)}
    assert sum(pair in borders for pair in sides) / len(sides) >= 0.75
    assert {state for pair in near & borders for state in pair} == spots.keys()


@pytest.mark.parametrize("name", grid_names())
@pytest.mark.parametrize("lang", ["en", "es", "ar"])
def test_a_place_is_found_by_whatever_it_is_called(name, lang):
    """By its name in the language of the page, its code, and letters without accents."""
    places = tile_grid(name, lang=lang).places
    for code, called in places.names.items():
        assert places.find(called) == code
        assert places.find(code) == code
        assert places.find(code.lower()) == code


@pytest.mark.parametrize(
    ("name", "written", "code"),
    [
        ("mexico", "Ciudad de Mexico", "MX-CMX"),
        ("mexico", "Estado de México", "MX-MEX"),
        ("mexico", "Veracruz de Ignacio de la Llave", "MX-VER"),
        ("mexico", "Q. Roo", "MX-ROO"),
        ("usa", "Washington, D.C.", "US-DC"),
        ("germany", "Bavaria", "DE-BY"),
        ("spain", "Illes Balears", "ES-IB"),
        ("india", "Orissa", "IN-OD"),
        ("india", "ओडिशा", "IN-OD"),
        ("europe", "DEU", "DE"),
        ("europe", "EL", "GR"),
        ("europe", "Tschechien", "CZ"),
        ("canada", "Ontario", "CA-ON"),
        ("europe", "Norway", "NO"),
        ("mexico", "Texas", None),
    ],
)
def test_usual_spellings(name, written, code):
    """Codes, native, English and short names mean one place; others none."""
    assert tile_grid(name, lang="en").places.find(written) == code


def test_tiles_say_their_figures(tmp_path: Path):
    """A tile without a figure, or without a row, is empty and says so; the table has rows only."""
    chart = chart_of(tmp_path, f"{MAP}unit: fires\n", FIRES)
    tiles = tiles_of(chart.figures[390])
    assert tiles["Jalisco"][0] == "12\u00a0fires"
    assert tiles["Michoacan"] == ("no figure", roles.EMPTY)
    assert tiles["Colima"] == ("no figure", roles.EMPTY)
    assert len(tiles) == 32
    assert [row[0] for row in chart.table.rows] == ["Jalisco", "MX-CMX", "Michoacan", "N.L."]
    assert chart.table.rows[2] == ("Michoacan", None)


def test_small_counts_have_a_colour_each(tmp_path: Path):
    """Zero is neither missing nor little: its tile is of the paper's colour, with a rim."""
    csv = "state,fires\n" + "".join(
        f"{s},{n}\n" for n, s in enumerate(["AGU", "BCN", "COL", "JAL"])
    )
    chart = chart_of(tmp_path, MAP, csv)
    tiles = tiles_of(chart.figures[760])
    colors = [tiles[name][1] for name in ("AGU", "BCN", "COL", "JAL")]
    assert colors[0] == roles.SEQUENTIAL[0]
    assert len({*colors, roles.EMPTY}) == 5
    marker = chart.figures[760]["data"][0]["marker"]
    rims = dict(zip(marker["color"], marker["line"]["width"], strict=True))
    assert rims[roles.SEQUENTIAL[0]] > 0 == rims[roles.EMPTY]


def test_labels_need_room(tmp_path: Path):
    """Letters and figures on a phone, none on the small tiles of panels; never below 12 px."""
    whole = chart_of(tmp_path / "whole", MAP, FIRES)
    years = "state,fires,year\nJalisco,12,2025\nJalisco,14,2026\nColima,7,2026\n"
    panels = chart_of(tmp_path / "panels", f"{MAP}facet: year\n", years)
    labels = [trace for trace in whole.figures[390]["data"] if trace["mode"] == "text"]
    assert labels[0]["textfont"]["size"] >= 12
    assert {"<b>JAL</b>", "12"} <= set(labels[0]["text"])
    assert [trace["mode"] for trace in panels.figures[390]["data"]] == ["markers", "markers"]


def test_panels_share_their_colours(tmp_path: Path):
    """The same figure has the same colour in all panels, and what colours mean is said once."""
    years = "state,fires,year\nJalisco,120,2025\nColima,7,2025\nJalisco,7,2026\n"
    chart = chart_of(tmp_path, f"{MAP}facet: year\n", years)
    first, second = (
        dict(zip((said[0] for said in marks["customdata"]), marks["marker"]["color"], strict=True))
        for marks in chart.figures[760]["data"]
        if marks["mode"] == "markers"
    )
    assert first["Colima"] == second["Jalisco"] != first["Jalisco"]
    texts = [each["text"] for each in chart.figures[760]["layout"]["annotations"]]
    assert texts.count("no figure") == 1


def test_a_highlighted_place_has_a_frame(tmp_path: Path):
    """Its colour still says its figure; it may be named as the data does not."""
    chart = chart_of(tmp_path, f"{MAP}highlight: Nuevo León\n", FIRES)
    marks = chart.figures[390]["data"][0]
    names = [said[0] for said in marks["customdata"]]
    lines = dict(zip(names, marks["marker"]["line"]["color"], strict=True))
    assert [name for name, color in lines.items() if color == roles.HIGHLIGHT] == ["N.L."]


def test_words_as_colours(tmp_path: Path):
    """Each word has a colour, named above; the figure stands on the tile all the same."""
    csv = "state,fires,force\nJalisco,12,Army\nColima,7,Police\nNayarit,1,\n"
    chart = chart_of(tmp_path, f"{MAP}color: force\n", csv)
    tiles = tiles_of(chart.figures[760])
    assert tiles["Jalisco"] == ("Army: 12", roles.CATEGORIES[0])
    assert tiles["Colima"] == ("Police: 7", roles.CATEGORIES[1])
    assert tiles["Nayarit"] == ("1", roles.EMPTY)
    key = [each["text"] for each in chart.figures[760]["layout"]["annotations"]]
    assert key == ["Army", "Police", "no figure"]


def test_a_grid_of_ones_own(tmp_path: Path):
    """Rows of names are rows of tiles, as they stand in the spec."""
    spec = "kind: tile-map\ngeo: {grid: [[North, .], [West, East]]}\nx: district\nvalue: fires\n"
    marks = chart_of(tmp_path, spec, "district,fires\nEast,7\n").figures[390]["data"][0]
    at = {
        said[0]: (x, y)
        for said, x, y in zip(marks["customdata"], marks["x"], marks["y"], strict=True)
    }
    assert at["North"][0] == at["West"][0] < at["East"][0]
    assert at["North"][1] < at["West"][1] == at["East"][1]


def test_readers_of_spanish(tmp_path: Path):
    """Places without a row have their name in the page's language, as has the missing figure."""
    spanish = tiles_of(chart_of(tmp_path / "es", MAP, FIRES, lang="es").figures[390])
    english = tiles_of(chart_of(tmp_path / "en", MAP, FIRES).figures[390])
    assert spanish["Estado de México"][0] == "sin dato"
    assert english["State of Mexico"][0] == "no figure"


def test_steps_of_less_and_more_match(tmp_path: Path):
    """A class next to zero is as pale below it as above, whatever lies farther out."""
    rows = "state,change\nJalisco,-12\nColima,9\nSonora,59\n"
    figure = chart_of(tmp_path, MAP.replace("fires", "change"), rows).figures[390]
    colors = figure["data"][0]["marker"]["color"]
    assert {roles.DIVERGING[1], roles.DIVERGING[3], roles.DIVERGING[4]} <= set(colors)
    assert roles.DIVERGING[0] not in colors
