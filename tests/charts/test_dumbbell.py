"""Dumbbell charts: two figures for each name, and what lies between them."""

from __future__ import annotations

from pathlib import Path

from affidavit.charts.drawing import roles
from tests.charts.typed import RECORD, SLUG, chart_of, read_chart

PAY = "town,before,after\nA,12,64.5\nB,40,38\nC,0.1,0.3\nD,,\nE,7,\n"
DUMBBELL = "kind: dumbbell\ny: town\nx: [before, after]\n"


def texts(figure):
    """Return every text that stands on a picture."""
    return [each["text"] for each in figure["layout"]["annotations"]]


def inks(figure):
    """Return the colour of each text that has its own."""
    marked = [each for each in figure["layout"]["annotations"] if "color" in each.get("font", {})]
    return {each["text"]: each["font"]["color"] for each in marked}


def test_two_dots_and_a_line(tmp_path: Path):
    """Both figures stand beside their dots, the ends are named once in the colours of the dots."""
    chart = chart_of(tmp_path, f"{DUMBBELL}unit: pesos\n", PAY)
    figure = chart.figures[760]
    assert [trace["x"] for trace in figure["data"]] == [
        [12, 40, 0.1, None, 7],
        [64.5, 38, 0.3, None, None],
    ]
    assert {"12", "64.5\u00a0pesos", "38", "40", "7", "no figure"} <= set(texts(figure))
    assert inks(figure)["<b>before</b>"] == figure["data"][0]["marker"]["color"]
    assert inks(figure)["<b>after</b>"] == figure["data"][1]["marker"]["color"]
    lines = [each for each in figure["layout"]["shapes"] if each["y0"] == each["y1"]]
    assert len(lines) == 3


def test_a_column_of_two_words(tmp_path: Path):
    """Rows with a word each give the same dots as two columns."""
    csv = "town,when,n\nA,before,1\nA,after,2\nB,before,3\nB,after,5\n"
    chart = chart_of(tmp_path, "kind: dumbbell\ny: town\nx: n\ncolor: when\n", csv)
    assert [trace["x"] for trace in chart.figures[390]["data"]] == [[1, 3], [2, 5]]
    assert len(chart.table.rows) == 4


def test_differences(tmp_path: Path):
    """The second figure less the first, exact, at the right edge and in the table."""
    chart = chart_of(tmp_path, f"{DUMBBELL}value: difference\n", PAY)
    assert {"<b>+52.5</b>", "<b>−2</b>", "<b>+0.2</b>"} <= set(texts(chart.figures[390]))
    assert [row[-1] for row in chart.table.rows] == [52.5, -2, 0.2, None, None]
    assert "<b>+52.5</b>" not in texts(chart_of(tmp_path, DUMBBELL, PAY).figures[390])


def test_highlight(tmp_path: Path):
    """A row that is meant has a bold name and a line in the one colour; or one end has it."""
    row = chart_of(tmp_path / "a", f"{DUMBBELL}highlight: A\n", PAY).figures[760]
    end = chart_of(tmp_path / "b", f"{DUMBBELL}highlight: after\n", PAY).figures[760]
    assert {"<b>A</b>", "<b>12</b>"} <= set(texts(row))
    assert [s["line"]["color"] for s in row["layout"]["shapes"] if s["y0"] == s["y1"]] == [
        roles.HIGHLIGHT,
        roles.AXIS,
        roles.AXIS,
    ]
    assert [t["marker"]["color"] for t in end["data"]] == [roles.NEUTRAL, roles.HIGHLIGHT]


def test_names_of_ends_keep_apart(tmp_path: Path):
    """Where the first dots lie close, the names above them stand side by side."""
    csv = "town,in the spring,in the autumn\nA,50,50.5\nB,0,100\n"
    spec = "kind: dumbbell\ny: town\nx: [in the spring, in the autumn]\n"
    for width in (390, 760):
        figure = chart_of(tmp_path, spec, csv).figures[width]
        spring, autumn = (
            next(each for each in figure["layout"]["annotations"] if word in each["text"])
            for word in ("spring", "autumn")
        )
        assert autumn["x"] - spring["x"] > 80 / width


def test_more_or_less_than_two_ends(tmp_path: Path):
    """Three columns make no dumbbell, nor does one."""
    for columns in ("[before, after, third]", "before"):
        spec = f"kind: dumbbell\ny: town\nx: {columns}\ndata: d.csv\n"
        story = f"```chart\n{RECORD}{spec}```\n"
        data = "town,before,after,third\nA,1,2,3\n"
        _, report = read_chart(tmp_path, story, {f"charts/{SLUG}/d.csv": data})
        assert [str(each.code) for each in report] == ["value/wrong"]
