"""Small multiples: one panel a word, all over the same axes, in one figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from affidavit.charts.drawing import roles
from affidavit.charts.kinds.line import Line
from tests.charts.typed import chart_of, read_chart

LINE = "kind: line\nx: month\ny: fires\nfacet: state\n"
ROWS = """month,state,fires
2026-01,Sinaloa,10
2026-02,Sinaloa,40
2026-01,Jalisco,5
2026-02,Jalisco,
2026-03,Jalisco,90
"""


def words(figure):
    """Return every text that stands on a picture."""
    return [each["text"] for each in figure["layout"]["annotations"]]


def axes(figure, letter):
    """Return the axes of one direction by their names."""
    return {k: v for k, v in figure["layout"].items() if k.startswith(f"{letter}axis")}


def test_a_panel_for_each_word(tmp_path: Path):
    """Each has its name in bold and a pair of axes of its own, beside the other."""
    figure = chart_of(tmp_path, LINE, ROWS).figures[760]
    assert {"<b>Sinaloa</b>", "<b>Jalisco</b>"} <= set(words(figure))
    assert [(each["xaxis"], each["yaxis"]) for each in figure["data"]] == [("x", "y"), ("x2", "y2")]
    first, second = axes(figure, "x").values()
    assert first["domain"][1] < second["domain"][0]
    assert (first["anchor"], second["anchor"]) == ("y", "y2")


def test_all_panels_share_their_scales(tmp_path: Path):
    """Sizes can be compared: both axes reach as far in each panel, and stand level in a row."""
    figure = chart_of(tmp_path, LINE, ROWS).figures[390]
    across, upright = axes(figure, "x").values(), axes(figure, "y").values()
    assert [each["range"] for each in across] == [
        ["2026-01-01T00:00:00", "2026-03-01T00:00:00"]
    ] * 2
    assert [each["range"] for each in upright] == [[0, 100]] * 2
    assert len({tuple(each["domain"]) for each in upright}) == 1


def test_the_table_holds_all_panels(tmp_path: Path):
    """The panel's word leads each row; a row without a figure stays."""
    table = chart_of(tmp_path, LINE, ROWS).table
    assert [column.name for column in table.columns] == ["state", "month", "fires"]
    assert table.rows == (
        ("Sinaloa", "2026-01", 10),
        ("Sinaloa", "2026-02", 40),
        ("Jalisco", "2026-01", 5),
        ("Jalisco", "2026-02", None),
        ("Jalisco", "2026-03", 90),
    )


def test_what_is_pointed_at_names_its_panel(tmp_path: Path):
    """The panel's name comes first; a name that looks like a template is printed as it is."""
    csv = ROWS.replace("Jalisco", "%{x}<b>")
    last = chart_of(tmp_path, LINE, csv).figures[760]["data"][-1]
    assert last["meta"] == "%{x}&lt;b&gt;"
    assert last["hovertemplate"].startswith("<b>%{meta}</b><br>%{customdata[0]}")


def test_a_panel_can_be_highlighted(tmp_path: Path):
    """The panel's name and line carry the accent, and no other's does."""
    figure = chart_of(tmp_path, f"{LINE}highlight: Jalisco\n", ROWS).figures[760]
    assert [each["line"]["color"] for each in figure["data"]] == [roles.NEUTRAL, roles.HIGHLIGHT]
    said = figure["layout"]["annotations"]
    colors = {each["text"]: each.get("font", {}).get("color") for each in said}
    assert colors["<b>Jalisco</b>"] == roles.HIGHLIGHT
    assert colors["<b>Sinaloa</b>"] == roles.INK


def test_series_keep_their_colours_from_panel_to_panel(tmp_path: Path):
    """A series has one colour everywhere, and a word that only one panel has can be highlighted."""
    csv = "month,state,by,n\n1,A,army,1\n2,A,army,2\n1,B,police,3\n2,B,police,1\n2,B,army,1\n"
    spec = "kind: line\nx: month\ny: n\ncolor: by\nfacet: state\n"
    figure = chart_of(tmp_path / "1", spec, csv).figures[760]
    colors = {(each["xaxis"], each["name"]): each["line"]["color"] for each in figure["data"]}
    assert colors == {
        ("x", "army"): roles.CATEGORIES[0],
        ("x2", "army"): roles.CATEGORIES[0],
        ("x2", "police"): roles.CATEGORIES[1],
    }
    lit = chart_of(tmp_path / "2", f"{spec}highlight: police\n", csv).figures[760]
    assert {each["name"]: each["line"]["color"] for each in lit["data"]} == {
        "army": roles.NEUTRAL,
        "police": roles.HIGHLIGHT,
    }


def test_words_along_the_axis_are_those_of_all_panels(tmp_path: Path):
    """A month that one panel lacks has its place there too, in the order of the others."""
    csv = "month,state,n\nJan,A,1\nMar,A,3\nJan,B,1\nFeb,B,2\nMar,B,3\n"
    figure = chart_of(tmp_path, "kind: line\nx: month\ny: n\nfacet: state\n", csv).figures[760]
    assert [each["x"] for each in figure["data"]] == [[0, 2], [0, 1, 2]]
    assert words(figure).count("Feb") == 2


def test_panels_run_on_in_rows(tmp_path: Path):
    """Six panels stand in two columns on a phone and in three on a larger page."""
    csv = "month,state,n\n" + "".join(f"{m},s{s},{m * s}\n" for s in range(6) for m in (1, 2))
    spec = "kind: line\nx: month\ny: n\nfacet: state\n"
    figures = chart_of(tmp_path, spec, csv).figures
    across = {w: {each["domain"][0] for each in axes(f, "x").values()} for w, f in figures.items()}
    assert {width: len(starts) for width, starts in across.items()} == {390: 2, 760: 3}


def test_one_bad_cell_is_told_once(tmp_path: Path):
    """Faults of all panels are told, each at its place, what all have in common once."""
    csv = ROWS.replace("Sinaloa,40", "Sinaloa,many").replace("Jalisco,90", "Jalisco,n/a")
    story = f"```chart\ntitle: T\nalt: A\nsource: s\n{LINE}highlight: Colima\ndata: d.csv\n```\n"
    _, report = read_chart(tmp_path, story, {"charts/fire/d.csv": csv})
    assert [(each.place.line, each.message) for each in report] == [
        (3, '"many" in the column "fires" is no number'),
        (6, '"n/a" in the column "fires" is no number'),
        (9, 'nothing in the data is called "Colima"'),
    ]


def test_more_panels_than_can_be_compared(tmp_path: Path, monkeypatch):
    """Are told with the bad cells of the first ones; no more are read: thousands took minutes."""
    reads, read = [], Line.read
    monkeypatch.setattr(Line, "read", lambda *a, **k: reads.append(a) or read(*a, **k))
    rows = "".join(f"S{n},2026-0{n % 9 + 1},{n if n != 20 else 'n/a'}\n" for n in range(60))
    spec = f"```chart\ntitle: T\nalt: A line\nsource: s\n{LINE}highlight: S7\ndata: data.csv\n```\n"
    chart, report = read_chart(
        tmp_path, spec, {"charts/fire/data.csv": f"state,month,fires\n{rows}"}
    )
    assert chart is None or not chart.figures
    assert sorted((fault.place.line, fault.message) for fault in report) == [
        (8, "these are 60 panels; at most 40 can be compared"),
        (22, '"n/a" in the column "fires" is no number'),
    ]
    assert len(reads) == 40


SOURCES = "state,month,fires,source\nSinaloa,2026-01,10,a-1\nJalisco,2026-01,5,b-2\n"


def test_rows_of_panels_keep_their_sources(tmp_path: Path):
    """Each leads to its own, in the table of all panels too."""
    spec = f"```chart\ntitle: T\nalt: A line\n{LINE}data: data.csv\n```\n"
    chart, report = read_chart(tmp_path, spec, {"charts/fire/data.csv": SOURCES})
    assert chart, report.as_text()
    assert chart.row_sources == ("a-1", "b-2")


def test_the_key_of_all_panels_names_what_is_empty_in_any(tmp_path: Path):
    """Not what the first panel alone lacks, and not what none lacks."""
    spec = "kind: heatmap\nx: day\ny: town\nvalue: fires\nfacet: year\n"
    rows = [f"{y},{t},{d},{7 + len(y + t + d)}\n" for y in ("a", "bb") for t in "AB" for d in "MT"]
    head = "year,town,day,fires\n"
    whole = chart_of(tmp_path / "a", spec, head + "".join(rows)).figures[760]
    gap = chart_of(tmp_path / "b", spec, head + "".join(rows[:-1])).figures[760]
    assert "no figure" not in words(whole)
    assert "no figure" in words(gap)
    tiles = "kind: tile-map\ngeo: {grid: [[A, B]]}\nx: town\nvalue: fires\nfacet: year\n"
    rows = "year,town,fires\n1,A,10\n1,B,20.5\n2,A,30\n"
    gap = chart_of(tmp_path / "c", tiles, rows).figures[760]
    assert "no figure" in words(gap)
    assert "no figure" not in words(chart_of(tmp_path / "d", tiles, rows + "2,B,40\n").figures[760])


def test_a_panel_of_points_that_holds_none(tmp_path: Path):
    """It says so under its name, and its axes are as long, and dated, as those of the others."""
    csv = "side,day,n\nN,2026-01-02,3\nN,2026-04-01,5\nS,,\n"
    spec = "kind: scatter\nx: day\ny: n\nfacet: side\nannotate: [{x: 2026-02-15, text: law}]\n"
    figure = chart_of(tmp_path, spec, csv).figures[760]
    assert [len(each["x"]) for each in figure["data"] if each["xaxis"] == "x"] == [2]
    assert {"<b>S</b>", "no figure"} <= set(words(figure))
    assert words(figure).count("Feb") == words(figure).count("5") == 2
    full, empty = axes(figure, "x").values()
    assert full["type"] == empty["type"] == "date"


@pytest.mark.parametrize(("lang", "said"), [("en", "no figure"), ("es", "sin dato")])
@pytest.mark.parametrize(
    "spec",
    [
        *("kind: column\nx: month\ny: fires\n", "kind: column\nx: month\ny: [fires, alarms]\n"),
        *("kind: line\nx: month\ny: fires\n", "kind: line\nx: month\ny: [fires, alarms]\n"),
        *("kind: area\nx: month\ny: fires\n", "kind: histogram\nx: fires\n"),
    ],
)
def test_a_panel_without_a_figure_says_so(tmp_path: Path, spec, lang, said):
    """Once, and only where there is none: an empty frame might be one of zeros."""
    csv = "month,state,fires,alarms\n"
    csv += "".join(f"2026-0{m},Sinaloa,{10 * m},{m}\n" for m in range(1, 6))
    csv += "".join(f"2026-0{m},Jalisco,,\n" for m in range(1, 6))
    chart = chart_of(tmp_path, f"{spec}facet: state\n", csv, lang=lang)
    for figure in chart.figures.values():
        assert words(figure).count(said) == 1
        named = {each["text"]: each for each in figure["layout"]["annotations"]}
        empty, text = named["<b>Jalisco</b>"], named[said]
        assert text["x"] >= empty["x"]
        assert text["y"] < empty["y"]


def test_circles_of_all_panels_have_one_scale(tmp_path: Path):
    """Nine times the figure is three times as wide, whichever panel has it; one key says so."""
    spec = "kind: symbol-map\ngeo: mexico\nx: state\nsize: fires\nfacet: year\ncolor: who\n"
    rows = "year,state,fires,who\n2024,Jalisco,90,A\n2025,Jalisco,10,B\n2025,Sonora,40,A\n"
    figure = chart_of(tmp_path, spec, rows).figures[760]
    circles = [
        (said[0], size, color)
        for trace in figure["data"]
        if trace.get("mode") == "markers"
        for said, size, color in zip(
            trace["customdata"], trace["marker"]["size"], trace["marker"]["color"], strict=True
        )
    ]
    sizes = sorted(size for _, size, _ in circles)
    assert sizes[1:] == pytest.approx([2 * sizes[0], 3 * sizes[0]], abs=0.2)
    of_a = {color for _, size, color in circles if size > sizes[0]}
    assert len(of_a) == 1
    assert of_a != {color for _, size, color in circles if size == sizes[0]}
    assert {"A", "B", "fires", "<b>2024</b>", "<b>2025</b>"} <= set(words(figure))
