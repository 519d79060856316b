"""Heatmaps: a cell for each row and column, in the colour of its class, with its figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.kinds.heatmap import Heatmap
from affidavit.charts.model import Spec
from affidavit.charts.sheet import read_sheet
from affidavit.diagnostics import Report
from affidavit.located import validate
from affidavit.located.values import Lines
from tests.charts.typed import chart_of

HEATMAP = "kind: heatmap\nx: month\ny: state\nvalue: fires\n"
FIRES = """state,month,fires
Jalisco,2026-02,40
Jalisco,2026-01,3
Colima,2026-01,12
Colima,2026-02,
Nayarit,2026-02,25
"""


def cells(chart, width=760):
    """Return colour, figure and words of each cell: rows from the top, each from the left."""
    trace = chart.figures[width]["data"][0]
    texts = trace.get("text", [""] * len(trace["x"]))
    words = [": ".join(each) for each in trace["customdata"]]
    return list(zip(trace["marker"]["color"], texts, words, strict=True))


def names(chart, width=760):
    """Return every text that stands on a picture."""
    return [each["text"] for each in chart.figures[width]["layout"]["annotations"]]


def test_each_cell_has_its_colour_and_figure(tmp_path: Path):
    """Months stand in their order, a cell without a figure is empty and said to be."""
    chart = chart_of(tmp_path, f"{HEATMAP}unit: fires\n", FIRES)
    low, _, high, highest = (roles.SEQUENTIAL[step] for step in (1, 2, 4, 5))
    assert cells(chart) == [
        (low, "3", "Jalisco, Jan 2026: 3\u00a0fires"),
        (highest, "40", "Jalisco, Feb 2026: 40\u00a0fires"),
        (roles.SEQUENTIAL[2], "12", "Colima, Jan 2026: 12\u00a0fires"),
        (roles.EMPTY, "", "Colima, Feb 2026: no figure"),
        (roles.EMPTY, "", "Nayarit, Jan 2026: no figure"),
        (high, "25", "Nayarit, Feb 2026: 25\u00a0fires"),
    ]
    assert names(chart) == [
        *("0", "10", "20", "30", "40\u00a0fires", "no figure"),
        *("Jalisco", "Colima", "Nayarit", "Jan<br>2026", "Feb"),
    ]


def test_the_table_has_the_rows_that_are_drawn(tmp_path: Path):
    """Row, column and figure, and the missing figure stays missing."""
    table = chart_of(tmp_path, HEATMAP, FIRES).table
    assert [column.name for column in table.columns] == ["state", "month", "fires"]
    assert table.rows[3] == ("Colima", "2026-02", None)
    assert len(table.rows) == 5


def test_no_cell_is_an_image(tmp_path: Path):
    """Cells are bars, which stay sharp and take a pointer's word each."""
    figure = chart_of(tmp_path, HEATMAP, FIRES).figures[390]
    assert [trace["type"] for trace in figure["data"]] == ["bar"]


def test_figures_are_in_all_cells_or_in_none(tmp_path: Path):
    """In many columns on a phone they have no room; the wide picture shows them."""
    rows = [f"{2000 + n},{s},{n * 700 + 1}" for n in range(14) for s in ("Jalisco", "Colima")]
    csv = "\n".join(["year,state,n", *rows])
    chart = chart_of(tmp_path, "kind: heatmap\nx: year\ny: state\nvalue: n\n", csv)
    assert not any(text for _, text, _ in cells(chart, 390))
    assert all(text for _, text, _ in cells(chart, 760))


def test_figures_can_be_left_out(tmp_path: Path):
    """With `labels: false` colours speak alone."""
    chart = chart_of(tmp_path, f"{HEATMAP}labels: false\n", FIRES)
    assert not any(text for _, text, _ in cells(chart))


def test_figures_on_both_sides_of_zero_have_two_colours(tmp_path: Path):
    """What fell and what rose are told apart at a glance."""
    chart = chart_of(tmp_path, HEATMAP, "state,month,fires\nJalisco,2026-01,-9\nColima,2026-01,7\n")
    fell, rose = (color for color, _, _ in cells(chart))
    assert fell in roles.DIVERGING[:2]
    assert rose in roles.DIVERGING[3:]


def test_limits_can_be_given(tmp_path: Path):
    """Those of a law or of an earlier chart."""
    chart = chart_of(tmp_path, f"{HEATMAP}classes: [0, 5, 40]\n", FIRES)
    assert names(chart)[:3] == ["0", "5", "40"]
    assert [color for color, text, _ in cells(chart) if text] == [
        roles.SEQUENTIAL[step] for step in (2, 4, 4, 4)
    ]


@pytest.mark.parametrize(
    ("highlight", "width", "height"),
    [("Jalisco", 2, 1), ("2026-01", 1, 3), ('"Colima, 2026-01"', 1, 1)],
)
def test_a_row_a_column_or_a_cell_is_outlined(tmp_path: Path, highlight, width, height):
    """The frame holds what is meant and nothing else."""
    chart = chart_of(tmp_path, f"{HEATMAP}highlight: {highlight}\n", FIRES)
    figure = chart.figures[760]
    (frame,) = [each for each in figure["layout"]["shapes"] if each["line"]["width"]]
    trace = figure["data"][0]
    inside = [
        (x, base)
        for x, base in zip(trace["x"], trace["base"], strict=True)
        if frame["x0"] < x < frame["x1"] and frame["y0"] <= base < frame["y1"]
    ]
    assert frame["line"]["color"] == roles.HIGHLIGHT
    assert (len({x for x, _ in inside}), len({base for _, base in inside})) == (width, height)


def test_long_names_stand_above_their_cells(tmp_path: Path):
    """A word longer than a phone is broken, and nothing of it is lost."""
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    chart = chart_of(tmp_path, HEATMAP, f"state,month,fires\n{word},2026-01,3\n")
    name = next(text for text in names(chart, 390) if "Rind" in text)
    assert name.replace("-<br>", "") == word
    assert "-<br>" in name


def test_names_of_many_columns_are_turned(tmp_path: Path):
    """Words that have no room side by side run upwards; all of them are there."""
    towns = ["Guadalajara", "Zapopan", "Tlaquepaque", "Manzanillo", "Tepic", "Puerto Vallarta"]
    csv = "town,year,n\n" + "".join(f"{t} {n},{2020},5\n" for t in towns for n in (1, 2))
    chart = chart_of(tmp_path, "kind: heatmap\nx: town\ny: year\nvalue: n\n", csv)
    turned = [
        each["text"].replace("<br>", " ")
        for each in chart.figures[390]["layout"]["annotations"]
        if each.get("textangle") == -90
    ]
    assert turned == [f"{town} {n}" for town in towns for n in (1, 2)]


def test_words_from_the_data_stay_words(tmp_path: Path):
    """Markup in a name is printed as it is."""
    chart = chart_of(tmp_path, HEATMAP, "state,month,fires\n<b>x</b>,2026-01,3\n")
    assert "&lt;b&gt;x&lt;/b&gt;" in names(chart)
    assert cells(chart)[0][2].startswith("&lt;b&gt;")


def test_small_multiples_share_colours_and_cells():
    """Over the extent of all, a panel has the cells of all, and one colour means one figure."""
    text, report = FIRES.replace("2026", "2025"), Report()
    sheet = read_sheet(text, place_at=Lines(text, file="fires.csv").place, report=report)
    spec = validate(
        Spec, {"kind": "heatmap", "x": "month", "y": "state", "value": "fires"}, report=report
    )
    assert sheet, report.as_text()
    assert spec, report.as_text()
    drawable = Heatmap.read(sheet, spec, lang="en", report=report)
    assert drawable, report.as_text()
    wider = Extent(values=(0, 400), names=("Sonora",), series=("2025-03",))
    figure, _ = drawable.draw(170, drawable.extent | wider)
    colors = figure["data"][0]["marker"]["color"]
    assert len(colors) == 12
    assert set(colors) == {roles.EMPTY, roles.SEQUENTIAL[1]}
