"""Figures that writers bring: read as they are, checked, and set in the house's face."""

from __future__ import annotations

import re
from pathlib import Path

import orjson
import pytest

from affidavit.charts.drawing import roles
from affidavit.charts.plotly_schema import doubts, trace_types
from affidavit.charts.raw_formulas import without_formulas
from affidavit.diagnostics import ChartCode
from tests.charts.typed import FIGURE_RECORD, RECORD, chart_of, read_chart, read_figure

FIGURE = {"data": [{"type": "bar", "name": "Fires", "x": ["A", "B"], "y": [1, 2]}]}


@pytest.mark.parametrize(
    "text",
    [
        orjson.dumps(FIGURE).decode(),
        orjson.dumps(FIGURE, option=orjson.OPT_INDENT_2).decode().replace("  ", "\t"),
        "data:\n- {type: bar, name: Fires, x: [A, B], y: [1, 2]}\n",
        "{data: [{type: bar, name: Fires, x: [A, B], y: [1, 2],},]}",
    ],
)
def test_ways_to_write_a_figure(tmp_path: Path, text):
    """JSON, JSON with tabs, YAML, and what people type by hand are the same figure."""
    chart, report = read_figure(tmp_path, text)
    assert chart, report.as_text()
    assert chart.figures[760]["data"] == FIGURE["data"]
    assert (chart.name, chart.kind, chart.alt.source) == ("bars", "plotly", "Two bars")
    assert chart.table.rows == (("Fires", "A", 1), ("Fires", "B", 2))


@pytest.mark.parametrize("home", ["content/stories/fire", "charts/fire", "content"])
def test_a_figure_in_a_file(tmp_path: Path, home):
    """`file_path` is looked for beside the text, with its charts, and in the content."""
    files = {f"{home}/figure.json": orjson.dumps(FIGURE)}
    chart, report = read_figure(tmp_path, '{"file_path": "figure.json"}', files)
    assert chart, report.as_text()
    assert [path.name for path in chart.inputs] == ["figure.json"]


def test_a_figure_taken_in_by_snippets(tmp_path: Path):
    """Sites that took figures in by pymdownx.snippets need no other text."""
    files = {"content/assets/figure.json": orjson.dumps(FIGURE)}
    chart, report = read_figure(tmp_path, '--8<-- "assets/figure.json"', files)
    assert chart
    assert chart.figures, report.as_text()


def test_the_house_gives_face_and_ink_and_no_more(tmp_path: Path):
    """What the figure says stands; where it says nothing it looks like its neighbours."""
    chart, _ = read_figure(tmp_path, FIGURE | {"layout": {"height": 200, "font": {"size": 20}}})
    assert chart
    layout = chart.figures[390]["layout"]
    assert (layout["font"]["color"], layout["font"]["size"]) == (roles.INK, 20)
    assert (layout["width"], layout["height"], chart.heights[390]) == (390, 200, 200)
    assert layout["colorway"] == list(roles.CATEGORIES)


def test_a_figure_with_its_own_template_keeps_its_grounds(tmp_path: Path):
    """Its inks were chosen for them."""
    template = {"layout": {"paper_bgcolor": "white", "font": {"color": "#2a3f5f"}}}
    chart, _ = read_figure(tmp_path, FIGURE | {"layout": {"template": template}})
    assert chart
    assert "paper_bgcolor" not in chart.figures[390]["layout"]
    assert "color" not in chart.figures[390]["layout"]["font"]


def test_a_figure_in_a_spec(tmp_path: Path):
    """`kind: plotly` takes its table from `data` and its figure from `plotly`."""
    spec = "kind: plotly\nplotly:\n  data: [{type: bar, x: [A], y: [1]}]\n"
    chart = chart_of(tmp_path, spec, "state,fires,source\nA,1,harbour-2026\n")
    assert chart.table.rows == (("A", 1),)
    assert chart.figures[760]["data"][0]["y"] == [1]


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"data": [{"type": "bar", "y": list(range(200_001))}]}, "more than 200,000 values"),
        ("data: [{type: bar, y: [" + "1, " * 200_001 + "]}]", "more than 200,000 values"),
        ({"data": [{"type": "bar", "y": list(range(200_001))}]}, "add the data up first"),
        ("geojson: {c: [" + "1, " * 200_001 + "]}", "as JSON in a file"),
        (
            {"data": [{"type": "choropleth", "geojson": {"c": [[1, 2]] * 100_001}}]},
            "simplify the outlines",
        ),
        ({"data": [{"type": "bar"}] * 501}, "501 traces"),
        ({"data": [{"type": ["bar"]}]}, "no trace \"['bar']\""),
        ("[" * 300_000, "nested too deep"),
        ('{"data": [' + "[" * 900 + "]" * 900 + "]}", "nested too deep"),
        ('{"data": [{"type": "bar", "y": [1e999]}]}', '"inf" is no number'),
        ("data: [{type: bar, y: [.nan]}]", '"nan" is no number'),
        ('{"data": [{"type": "bar", "y": [' + "9" * 30 + "]}]}", "larger than a browser counts"),
        ('{"data": [{"type": "bar", "y": [' + "9" * 5000 + "]}]}", "is no number"),
        ('{"data": [{"type": "bar", "name": "\\ud800"}]}', "half of a character"),
    ],
)
def test_what_no_page_should_carry(tmp_path: Path, figure, words):
    """Too much, too deep, or no number at all: one message, and nothing hangs."""
    chart, report = read_figure(tmp_path, figure)
    assert chart
    assert not chart.figures
    assert words in report.as_text()


def test_a_script_in_a_figure_stays_text(tmp_path: Path):
    """The figure is a file of its own, so what looks like markup is data."""
    chart, _ = read_figure(tmp_path, {"data": [{"type": "bar", "x": ["</script>"], "y": [1]}]})
    assert chart
    assert chart.figures[390]["data"][0]["x"] == ["</script>"]


def test_plotlys_own_list_is_read():
    """The attributes come from the installed plotly.py: ordinary figures raise no doubt."""
    assert {"bar", "scatter", "sankey", "choropleth"} <= trace_types()
    known = {
        "data": [{"type": "scatter", "mode": "lines+markers", "marker": {"size": [1, 2]}}],
        "layout": {
            "title": {"text": "T"},
            "xaxis2": {"title": "short form", "type": "date"},
            "annotations": [{"text": "a", "xref": "x2 domain", "font": {"weight": 600}}],
            "updatemenus": [{"buttons": [{"label": "a"}]}],
            "meta": {"anything": 1},
        },
    }
    assert not list(doubts(known))
    wrong = {"data": [{"type": "bar"}], "layout": {"annotations": [{}, {"txt": 1}]}}
    assert [(each.steps, each.suggestion) for each in doubts(wrong)] == [
        (("layout", "annotations", 1, "txt"), "text")
    ]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("What it costs", ("What it costs", "")),
        ({"text": "A <b>bold</b> one<br><sup>in 1999</sup>"}, ("A bold one", "in 1999")),
        ("$E = mc^2$, in $\\mathrm{CO}_2$<br>$10^{-3}\\,\\Omega$", ("E = mc², in CO₂", "10⁻³ Ω")),
        ("10 m<sup>2</sup> and x<sup>k+1</sup>", ("10 m² and x^(k+1)", "")),
        ("$\\sqrt{2}$ for $5", ("$\\sqrt{2}$ for $5", "")),
        ({"text": "5 * 3 [x] &amp; y", "subtitle": {"text": "a < b"}}, ("5 * 3 [x] & y", "a < b")),
    ],
)
def test_the_title_of_a_figure_is_the_charts(tmp_path: Path, title, said):
    """It is printed by the page, as text for everyone, and is not in the picture a second time."""
    chart, _ = read_figure(tmp_path, FIGURE | {"layout": {"title": title}})
    assert chart
    plain = [re.sub(r"\\(.)", r"\1", text.source) for text in (chart.title, chart.subtitle)]
    assert tuple(text.replace("&lt;", "<") for text in plain) == said
    assert "title" not in chart.figures[760]["layout"]


def test_old_forms_are_drawn_as_they_were_meant(tmp_path: Path):
    """Their titles would be missing and their traces empty in today's Plotly, without a word."""
    layout = {
        "xaxis": {"title": "Year", "titlefont": {"size": 14}, "autotick": False},
        "annotations": [{"text": "$x^2$", "ref": "paper", "yref": "y"}],
    }
    pie = {
        "type": "pie",
        "labels": ["A"],
        "values": [1],
        "title": "All",
        "titleposition": "bottom left",
    }
    cloud = {"type": "pointcloud", "x": [1], "y": [1]}
    chart, _ = read_figure(tmp_path, {"data": [pie, cloud], "layout": layout})
    assert chart
    drawn, laid = chart.figures[760]["data"], chart.figures[760]["layout"]
    assert drawn[0]["title"] == {"text": "All", "position": "bottom left"}
    assert (drawn[1]["type"], drawn[1]["mode"]) == ("scattergl", "markers")
    assert laid["xaxis"] == {"title": {"text": "Year", "font": {"size": 14}}, "tickmode": "linear"}
    assert laid["annotations"] == [{"text": "x<sup>2</sup>", "xref": "paper", "yref": "y"}]


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("$x_1^{10}$", "x<sub>1</sub><sup>10</sup>"),
        (r"m\,$\mathrm{CO}_2 \times 10^{-3}$", "m\\,CO<sub>2</sub> × 10<sup>-3</sup>"),
        (r"$\Omega^\circ$", "Ω<sup>°</sup>"),
        (r"$10\,\mathrm{km}\!\%$", "10 km%"),
        ("$x^$", None),
        ("${x$", None),
        (r"$\sqrt{2}$", None),
        ("$a^{b^{c}}$", "a<sup>b<sup>c</sup></sup>"),
    ],
)
def test_formulas_in_plotlys_own_markup(formula, said):
    """What it can say is said; nothing is half said."""
    assert without_formulas(formula) == said


def test_all_formulas_are_drawn_however_many_are_told(tmp_path: Path):
    """The marks of a logarithmic axis, say; the first twenty are told."""
    powers = [f"$10^{{{power}}}$" for power in range(30)]
    figure = {
        "data": [{"type": "bar", "x": powers, "y": [1] * 30}],
        "layout": {"title": {"text": "Powers of ten"}},
    }
    chart, report = read_figure(tmp_path, figure)
    assert chart
    raised = [f"10<sup>{power}</sup>" for power in range(30)]
    assert chart.figures[390]["data"][0]["x"] == raised
    assert [each.code for each in report] == ["plotly/formula"] * 20


def test_formulas_on_top_of_a_chart_of_ours_are_drawn_too(tmp_path: Path):
    """At each width, as they are told."""
    spec = f"{RECORD}kind: bar\nx: emitted\ny: gas\ndata: |\n  gas,emitted\n  A,1\n"
    own = "plotly: {layout: {xaxis: {title: {text: $CO_2$}}}}\n"
    chart, report = read_chart(tmp_path, f"```chart\n{spec}{own}```\n")
    assert chart
    titles = [figure["layout"]["xaxis"]["title"]["text"] for figure in chart.figures.values()]
    assert titles == ["CO<sub>2</sub>"] * 2
    assert [each.code for each in report] == ["plotly/formula"]


def test_a_title_of_the_fence_wins(tmp_path: Path):
    """Whoever writes one at the fence means it."""
    text = orjson.dumps(FIGURE | {"layout": {"title": {"text": "Old"}}}).decode()
    fence = f'```plotly {FIGURE_RECORD[:-1]} title="New" }}\n{text}\n```\n'
    chart, _ = read_chart(tmp_path, fence)
    assert chart
    assert chart.title.source == "New"


@pytest.mark.parametrize(
    ("data", "layout", "is_light"),
    [
        ({}, {}, False),
        ({"marker": {"color": "tomato"}}, {}, False),
        ({"marker": {"color": ["tomato", "navy"]}}, {}, True),
        ({"textfont": {"color": "#444"}}, {}, True),
        ({}, {"plot_bgcolor": "#eef"}, True),
        ({}, {"paper_bgcolor": "rgba(0,0,0,0)", "xaxis": {"gridcolor": "#333"}}, False),
    ],
)
def test_a_figure_lies_on_paper_that_its_colours_can_stand(tmp_path: Path, data, layout, is_light):
    """Dark marks and words get light paper in the dark too, and ink that does not turn."""
    chart, _ = read_figure(tmp_path, {"data": [FIGURE["data"][0] | data], "layout": layout})
    assert chart
    drawn = chart.figures[760]["layout"]
    assert (drawn["font"]["color"] != roles.INK) == is_light
    assert (drawn["font"]["color"] in roles.BY_HEX) != is_light


def test_frames_go_live(tmp_path: Path):
    """The picture shows the first; who explores the chart can play it."""
    frames = [{"name": "1999", "data": [{"y": [3, 4]}]}]
    chart, _ = read_figure(tmp_path, FIGURE | {"frames": frames})
    assert chart
    assert chart.figures[390]["frames"] == frames


def test_a_figure_without_traces_is_drawn(tmp_path: Path):
    """Words alone can be one."""
    chart, report = read_figure(
        tmp_path, {"data": [], "layout": {"annotations": [{"text": "Nothing"}]}}
    )
    assert chart
    assert chart.figures, report.as_text()


@pytest.mark.parametrize(
    "arguments",
    [
        [{"images[0].source": "https://elsewhere.example/a.png"}],
        ["images[0].source", "https://elsewhere.example/a.png"],
        ["geojson", ["https://elsewhere.example/a.json"]],
        ["type", "scattermap"],
        [{"type": ["choroplethmap"]}],
    ],
)
def test_a_menu_fetches_nothing_from_elsewhere(tmp_path: Path, arguments):
    """What a press of its button would fetch is refused as what the figure itself would."""
    button = {"method": "relayout", "label": "More", "args": arguments}
    layout = {"updatemenus": [{"buttons": [button]}]}
    _, report = read_figure(tmp_path, FIGURE | {"layout": layout})
    assert [each.code for each in report.errors] == [ChartCode.PLOTLY_HOST]


@pytest.mark.parametrize("name", ["", "."])
def test_a_name_of_no_file_is_told_where_it_stands(tmp_path: Path, name):
    """Not at the folder, where nobody would look for it."""
    _, report = read_figure(tmp_path, {"file_path": name})
    told = [(each.message, each.place.line, bool(each.fix)) for each in report.errors]
    assert told == [("no file is named here", 2, True)]
