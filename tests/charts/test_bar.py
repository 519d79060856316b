"""Bars: from zero, named, each with its figure, and nothing runs out of the picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.charts.drawing import roles
from affidavit.charts.kinds.bar_rows import value_scale
from tests.charts.typed import RECORD, SLUG, chart_of, read_chart

STATES = "state,fires,whose\nJalisco,12,Police\nColima,-7.5,Army\nNayarit,,Police\n"
BAR = "kind: bar\nx: fires\ny: state\n"


def texts(figure):
    """Return every text that stands on a picture."""
    axis = figure["layout"]["yaxis"].get("ticktext", [])
    return [*axis, *(each["text"] for each in figure["layout"]["annotations"])]


def test_rows_and_figures(tmp_path: Path):
    """Each row has its name and figure; the unit is said once, a missing figure is said."""
    chart = chart_of(tmp_path, f"{BAR}unit: fires\n", STATES)
    assert texts(chart.figures[760]) == [
        *("Jalisco", "Colima", "Nayarit"),
        *("<b>12\u00a0fires</b>", "<b>−7.5</b>", "no figure"),
    ]
    assert chart.figures[760]["data"][0]["x"] == [12, -7.5, None]


def test_a_symbol_stands_at_every_figure(tmp_path: Path):
    """Per cent and currencies are part of each figure, where the language puts them."""
    english = chart_of(tmp_path / "en", f'{BAR}unit: "%"\n', STATES)
    spanish = chart_of(tmp_path / "es", f'{BAR}unit: "%"\n', STATES, lang="es")
    dollars = chart_of(tmp_path / "usd", f'{BAR}unit: "$"\nformat: "0.00"\n', STATES)
    assert texts(english.figures[760])[3:5] == ["<b>12%</b>", "<b>−7.5%</b>"]
    assert texts(spanish.figures[760])[3:] == [
        "<b>12\u00a0%</b>",
        "<b>−7,5\u00a0%</b>",
        "sin dato",
    ]
    assert texts(dollars.figures[760])[3:5] == ["<b>$12.00</b>", "<b>−$7.50</b>"]


def test_one_highlight(tmp_path: Path):
    """All bars are neutral but the one that is meant, whose name is bold."""
    chart = chart_of(tmp_path, f"{BAR}highlight: Colima\n", STATES)
    bars = chart.figures[390]["data"][0]
    assert bars["marker"]["color"] == [roles.NEUTRAL, roles.HIGHLIGHT, roles.NEUTRAL]
    assert "<b>Colima</b>" in texts(chart.figures[390])


def test_a_second_column_is_the_detail(tmp_path: Path):
    """Name bold, whose it is below."""
    chart = chart_of(tmp_path, "kind: bar\nx: fires\ny: [state, whose]\n", STATES)
    assert texts(chart.figures[760])[0] == "<b>Jalisco</b><br>Police"
    assert chart.table.rows[0] == ("Jalisco", "Police", 12)


def test_long_names_stand_above_their_bars_on_a_phone(tmp_path: Path):
    """Names that would leave the bars no room get a line of their own."""
    name = "Secretaría de Infraestructura, Comunicaciones y Transportes del Gobierno Federal"
    chart = chart_of(tmp_path, "kind: bar\nx: n\ny: s\n", f's,n\n"{name}",3\nDIF,2\n')
    narrow, wide = (chart.figures[width]["layout"] for width in (390, 760))
    assert "ticktext" not in narrow["yaxis"]
    assert narrow["xaxis"]["domain"][0] == 0
    assert wide["yaxis"]["ticktext"][0].count("<br>") == 2


def test_series(tmp_path: Path):
    """Columns side by side or one column of words give the same bars; two colours get a key."""
    wide = chart_of(
        tmp_path / "wide", "kind: bar\nx: [men, women]\ny: s\n", "s,men,women\nA,1,2\nB,3,4\n"
    )
    long = chart_of(
        tmp_path / "long",
        "kind: bar\nx: n\ny: s\ncolor: who\n",
        "s,who,n\nA,men,1\nA,women,2\nB,men,3\nB,women,4\n",
    )
    for chart in (wide, long):
        assert [trace["x"] for trace in chart.figures[390]["data"]] == [[1, 3], [2, 4]]
        assert [trace["marker"]["color"] for trace in chart.figures[390]["data"]] == list(
            roles.CATEGORIES[:2]
        )
        assert {"men", "women"} <= set(texts(chart.figures[390]))
    assert len(wide.table.rows) == 2
    assert len(long.table.rows) == 4


def test_stacks(tmp_path: Path):
    """Parts stand on each other; in per cent each row is 100 long, the table keeps the counts."""
    spec, csv = "kind: bar\nx: [a, b]\ny: s\n", "s,a,b\nX,1,3\nY,0.1,0.2\n"
    stacked = chart_of(tmp_path / "s", f"{spec}stack: stacked\n", csv)
    shares = chart_of(tmp_path / "p", f"{spec}stack: percent\n", csv)
    assert stacked.figures[760]["data"][1]["base"] == [1, 0.1]
    assert "<b>0.3</b>" in texts(stacked.figures[760])
    assert [trace["x"][0] for trace in shares.figures[760]["data"]] == [25, 75]
    assert "<b>75%</b>" in texts(shares.figures[760])
    assert shares.table.rows == stacked.table.rows == (("X", 1, 3), ("Y", 0.1, 0.2))


def test_choosing(tmp_path: Path):
    """The table holds the rows that are drawn, in their order, and no others."""
    csv = "s,n,year\nA,1,2024\nB,9,2025\nC,,2025\nD,4,2025\n"
    chart = chart_of(
        tmp_path, "kind: bar\nx: n\ny: s\nsort: -n\nwhere: year = 2025\nlimit: 2\n", csv
    )
    assert chart.table.rows == (("B", 9), ("D", 4))
    assert chart.figures[390]["data"][0]["x"] == [9, 4]


@pytest.mark.parametrize(
    ("where", "left"),
    [
        ("n >= 4", "BD"),
        ("n != 4 and s != A", "BC"),
        ("{s: [A, D]}", "AD"),
        ("{n: 4}", "D"),
        ("[n > 1, n < 9]", "D"),
        ("day < 2026-03-01", "AB"),
        ('s = "A"', "A"),
    ],
)
def test_conditions(tmp_path: Path, where, left):
    """Conditions compare numbers as numbers, dates as dates, words as words."""
    csv = "s,n,day\nA,1,2026-02-02\nB,9,2026-02-28\nC,,2026-03-01\nD,4,2026-10-01\n"
    chart = chart_of(tmp_path, f"kind: bar\nx: n\ny: s\nwhere: {where}\n", csv)
    assert "".join(row[0] for row in chart.table.rows) == left


def test_more_bars_than_anybody_reads(tmp_path: Path):
    """The writer is told how many are too many, and of `limit`."""
    rows = "".join(f"S{number},1\n" for number in range(201))
    story = f"```chart\n{RECORD}kind: bar\nx: n\ny: s\ndata: data.csv\n```\n"
    _, report = read_chart(tmp_path, story, {f"charts/{SLUG}/data.csv": f"s,n\n{rows}"})
    assert [str(each.code) for each in report] == ["chart/too-much"]


def test_hostile_cells_are_text(tmp_path: Path):
    """Tags, links and entities in data are printed as they stand."""
    evil = '<a href="javascript:alert(1)">x</a> &amp; <b>y</script>'
    chart = chart_of(
        tmp_path, "kind: bar\nx: n\ny: s\n", f's,n\n"{evil.replace(chr(34), chr(34) * 2)}",1\n'
    )
    joined = "".join(texts(chart.figures[760])) + str(chart.figures[760]["data"][0]["customdata"])
    assert "<a" not in joined
    assert "&amp;amp;" in joined
    assert chart.table.rows[0][0] == evil


@given(
    st.lists(
        st.tuples(st.floats(-1e6, 1e6).filter(lambda v: abs(v) > 1e-3 or v == 0), st.floats(9, 60)),
        min_size=1,
        max_size=40,
    ),
    st.floats(250, 1100),
)
def test_figures_stay_inside(ends, pixels):
    """Whatever the values, zero is on the axis and every figure has its room at the bar's end."""
    low, high = value_scale(ends, pixels=pixels)
    scale = pixels / (high - low)
    assert low <= 0 <= high
    assert low < high
    for value, room in ends:
        at = (value - low) * scale
        assert at - room >= -0.5 if value < 0 else at + room <= pixels + 0.5


@pytest.mark.parametrize("value", ["2.2e-311", "-5e-324", "1e-19", "0"])
def test_figures_next_to_nothing(tmp_path: Path, value):
    """A figure too small for any bar has a bar of no length, on an axis of some length."""
    chart = chart_of(tmp_path, "kind: bar\nx: n\ny: name\n", f"name,n\nQuay,{value}\n")
    low, high = chart.figures[390]["layout"]["xaxis"]["range"]
    assert high - low > 0.1


def test_error_bars(tmp_path: Path):
    """`low` and `high` are thin lines around a bar's end, and its figure stands behind them."""
    spec = "kind: bar\nx: share\ny: party\nlow: lo\nhigh: hi\n"
    chart = chart_of(tmp_path, spec, "party,share,lo,hi\nA,31,28,35\nB,4,,\n")
    figure = chart.figures[390]
    errors = figure["data"][0]["error_x"]
    assert (errors["arrayminus"][0], errors["array"][0]) == (3, 4)
    assert not isinstance(errors["array"][1], int | float)
    assert chart.table.rows == (("A", 31, 28, 35), ("B", 4, None, None))
    (low, high), (left, right) = (figure["layout"]["xaxis"][key] for key in ("range", "domain"))
    end = left + (35 - low) / (high - low) * (right - left)
    assert next(each["x"] for each in label_of(figure, "<b>31</b>")) > end


def label_of(figure, text):
    """Return the labels that say something."""
    return [each for each in figure["layout"]["annotations"] if each["text"] == text]


def test_remarks_on_figures_and_rows(tmp_path: Path):
    """A figure has a line through all rows and its words above; a row has words beside its bar."""
    spec = (
        f"{BAR}annotate:\n  - {{x: 10, text: Average}}\n"
        "  - {y: Nayarit, text: Counts only roads}\n"
    )
    figure = chart_of(tmp_path, spec, "state,fires\nJalisco,12\nColima,7\nNayarit,2\n").figures[760]
    average, row = (label_of(figure, text)[0] for text in ("Average", "Counts only roads"))
    names = figure["layout"]["yaxis"]
    height = figure["layout"]["height"]
    top, bottom = names["domain"][1], names["domain"][0]
    assert average["y"] > top > bottom
    assert row["y"] == pytest.approx(1 - names["tickvals"][2] / height, abs=0.01)
    uprights = [each for each in figure["layout"]["shapes"] if each["x0"] == each["x1"]]
    assert len(uprights) == 2


def test_words_without_room_stand_below_all_bars(tmp_path: Path):
    """Where bars leave no room, a remark makes the picture higher rather than cover them."""
    csv = "state,fires\n" + "".join(f"S{number},{990 + number}\n" for number in range(6))
    words = "A remark that is long enough to find no room beside any of these bars at all"
    plain = chart_of(tmp_path / "a", BAR, csv)
    said = chart_of(tmp_path / "b", f"{BAR}annotate: [{{y: S2, text: {words}}}]\n", csv)
    assert said.heights[390] > plain.heights[390] + 20
    assert "bgcolor" not in said.figures[390]["layout"]["annotations"][-1]


def test_panels_share_their_axis(tmp_path: Path):
    """Small multiples have one scale and the same rows, level with each other."""
    csv = "year,s,n\n2024,A,1200\n2024,B,3\n2025,B,4\n2025,C,7\n2024,C,5\n"
    spec = "kind: bar\nx: n\ny: s\nfacet: year\nunit: homicides\n"
    figure = chart_of(tmp_path, spec, csv).figures[760]
    layout = figure["layout"]
    panels = [trace["xaxis"].replace("x", "xaxis") for trace in figure["data"]]
    assert layout[panels[0]]["range"] == layout[panels[1]]["range"]
    rows = [trace["yaxis"].replace("y", "yaxis") for trace in figure["data"]]
    assert layout[rows[0]]["ticktext"] == layout[rows[1]]["ticktext"] == ["A", "B", "C"]
    assert layout[rows[0]]["domain"] == layout[rows[1]]["domain"]
    assert [trace["x"] for trace in figure["data"]] == [[1200, 3, 5], [None, 4, 7]]
    assert [each["text"] for each in layout["annotations"]].count("homicides") == 1


def test_shares_that_carry_no_figures_have_an_axis(tmp_path: Path):
    """A colour on which no figure can be read has per cent above the bars instead."""
    spec = "kind: bar\nx: [a, b, c]\ny: s\nstack: percent\n"
    chart = chart_of(tmp_path, spec, "s,a,b,c\nX,1,3,4\n")
    assert {"0%", "100%"} <= {each["text"] for each in chart.figures[390]["layout"]["annotations"]}
