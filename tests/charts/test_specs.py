"""Specs: typed or in a file, for whom what is required, and what every figure keeps to."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import math
import re
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affidavit.charts import Chart, ChartFolders, ChartPage, read_named
from affidavit.charts.building import PROSE
from affidavit.charts.drawing import roles
from affidavit.charts.house import CLEAR
from affidavit.charts.model import Spec
from affidavit.charts.plotly_schema import doubts
from affidavit.diagnostics import Report
from affidavit.located import LocatedText
from tests.charts.typed import RECORD, SLUG, chart_of, read_chart
from tests.reading import write

CSV = "state,fires,floods\nJalisco,12,3\nColima,7,\nNayarit,1,9\n"
DATA = {f"charts/{SLUG}/data.csv": CSV}
TABLE = "data: data.csv\n"
BAR = f"kind: bar\nx: fires\ny: state\n{TABLE}"
EVERY_LOOK = {
    "bar": "kind: bar\nx: fires\ny: state\nhighlight: Colima\nunit: fires\n",
    "bars": "kind: bar\nx: [fires, floods]\ny: state\nlabels: false\n",
    "stack": "kind: bar\nstack: stacked\nx: [fires, floods]\ny: state\nhighlight: floods\n",
    "line": "kind: line\nx: state\ny: fires\nannotate: [{y: 5, text: Five}]\n",
    "lines": "kind: line\nx: state\ny: [fires, floods]\nhighlight: fires\n",
    "colours": "kind: line\nx: state\ny: [fires, floods]\nwidth: screen\n",
}


def parts(value: object) -> Iterator[tuple[str, object]]:
    """Yield every key and value of a figure, however deep."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key, item
            yield from parts(item)
    elif isinstance(value, list):
        for item in value:
            yield from parts(item)


@pytest.fixture(params=EVERY_LOOK)
def chart(request, tmp_path: Path) -> Chart:
    """A chart of each look."""
    return chart_of(tmp_path, EVERY_LOOK[request.param], CSV)


def test_every_colour_is_a_role(chart: Chart):
    """Dark pages and live charts know a colour by its role, so there is no other."""
    figure = orjson.dumps(chart.figures, option=orjson.OPT_NON_STR_KEYS).decode()
    assert set(re.findall(r"#[0-9a-f]{3,8}", figure)) <= set(roles.BY_HEX)
    assert set(re.findall(r"rgba?\([^)]*\)", figure)) <= {CLEAR}
    named = [v for key, v in parts(chart.figures[390]) if key.endswith("color") and v]
    assert named


def test_plotly_knows_every_attribute(chart: Chart):
    """Nothing in a figure of ours would be passed over."""
    assert not [doubt for figure in chart.figures.values() for doubt in doubts(figure)]


def test_labels_can_be_read_on_a_phone(chart: Chart):
    """Nothing on the narrow drawing is smaller than 12 px, so that 320 px still show 10."""
    sizes = [v["size"] for key, v in parts(chart.figures[390]) if key == "font" and "size" in v]
    assert min(sizes) >= 12


def test_figures_say_their_size(chart: Chart):
    """Each width has its own figure, as high as its content needs."""
    assert set(chart.figures) == set(chart.heights)
    for width, figure in chart.figures.items():
        assert figure["layout"]["width"] == width
        assert figure["layout"]["height"] == chart.heights[width]


def test_the_same_chart_twice(tmp_path: Path):
    """Two readings of the same files give the same bytes."""
    made = [chart_of(tmp_path, EVERY_LOOK["lines"], CSV) for _ in range(2)]
    first, second = (orjson.dumps(each.figures, option=orjson.OPT_NON_STR_KEYS) for each in made)
    assert first == second
    assert made[0].table.csv == made[1].table.csv


def test_wide_charts_have_one_drawing_more(tmp_path: Path):
    """A chart that leaves the column is laid out for 1152 pixels too."""
    outset = chart_of(tmp_path / "outset", EVERY_LOOK["bar"], CSV)
    wide = chart_of(tmp_path / "wide", f"width: wide\n{EVERY_LOOK['bar']}", CSV)
    assert (sorted(outset.figures), outset.width) == ([390, 760], "outset")
    assert (sorted(wide.figures), wide.width) == ([390, 760, 1152], "wide")


def test_a_spec_of_its_own(tmp_path: Path):
    """`use` takes a spec from its file; what the fence says comes on top."""
    files = {**DATA, f"charts/{SLUG}/fires.yml": f"{RECORD}{BAR}highlight: Colima\n"}
    chart, report = read_chart(tmp_path, "```chart\nuse: fires\ntitle: Mine\n```\n", files)
    assert chart, report.as_text()
    assert (chart.name, chart.title.source, chart.alt.source) == (
        "fires",
        "Mine",
        "What is to be seen",
    )
    assert [path.name for path in chart.inputs] == ["fires.yml", "data.csv"]


def test_a_chart_of_another_story(tmp_path: Path):
    """`slug/NAME` is a published story's chart, with that story's data."""
    files = {
        "charts/flood/fires.yml": f"{RECORD}{BAR}",
        "content/stories/flood/data.csv": "state,fires\nOaxaca,3\n",
        **DATA,
    }
    chart, report = read_chart(tmp_path, "```chart\nuse: flood/fires\n```\n", files)
    assert chart, report.as_text()
    assert chart.table.rows == (("Oaxaca", 3),)


def test_a_chart_that_front_matter_names(tmp_path: Path):
    """`lead: {chart: fires}` is the chart that `use: fires` would be."""
    write(tmp_path, {**DATA, f"charts/{SLUG}/fires.yml": f"{RECORD}{BAR}"})
    folders = ChartFolders(
        root=tmp_path, charts_dir=tmp_path / "charts", docs_dir=tmp_path / "content"
    )
    page, report = ChartPage(slug=SLUG, folder=tmp_path / "content"), Report()
    chart = read_named(LocatedText("fires"), page=page, folders=folders, report=report)
    assert chart
    assert chart.place.file == f"charts/{SLUG}/fires.yml"
    assert read_named(LocatedText("nothing"), page=page, folders=folders, report=report) is None


@pytest.mark.parametrize(
    ("is_published", "is_article", "severity"),
    [(True, True, "error"), (False, True, "warning"), (True, False, "warning")],
)
def test_what_readers_get_has_its_record(tmp_path: Path, is_published, is_article, severity):
    """Without alternative text and source a story is not published; a draft or page is warned."""
    chart, report = read_chart(
        tmp_path,
        f"```chart\ntitle: T\n{BAR}```\n",
        DATA,
        is_published=is_published,
        is_article=is_article,
    )
    assert chart
    assert {(str(each.code), str(each.severity)) for each in report} == {
        ("chart/alt", severity),
        ("chart/source", severity),
    }


def test_rows_may_name_their_sources(tmp_path: Path):
    """A column `source` serves as the chart's sources, each at its cell."""
    files = {f"charts/{SLUG}/data.csv": "state,fires,source\nA,1,key-1\nB,2,key-2\nC,3,key-1\n"}
    chart, report = read_chart(tmp_path, f"```chart\ntitle: T\nalt: a\n{BAR}```\n", files)
    assert chart, report.as_text()
    assert [(str(each), str(each.place)) for each in chart.sources] == [
        ("key-1", f"charts/{SLUG}/data.csv:2:5"),
        ("key-2", f"charts/{SLUG}/data.csv:3:5"),
    ]


def test_names(tmp_path: Path):
    """A chart is called by its `name`, else by its title; a name is taken once a page."""
    unnamed, _ = read_chart(tmp_path, f"```chart\n{RECORD}{BAR}```\n", DATA)
    second, _ = read_chart(
        tmp_path, f"```chart\n{RECORD}{BAR}```\n", DATA, taken=("what-it-shows",)
    )
    named, _ = read_chart(tmp_path, f"```chart {{ #fires }}\n{RECORD}{BAR}```\n", DATA)
    _, report = read_chart(tmp_path, f"```chart\nname: a\n{RECORD}{BAR}```\n", DATA, taken=("a",))
    assert [each.name for each in (unnamed, second, named) if each] == [
        "what-it-shows",
        "what-it-shows-2",
        "fires",
    ]
    assert [str(each.code) for each in report] == ["chart/name-taken"]


def test_the_writers_plotly_comes_last(tmp_path: Path):
    """`plotly:` changes one trace, every trace, or the layout, and leaves the rest."""
    spec = f"{BAR}plotly:\n  data: {{opacity: 0.5}}\n  layout: {{xaxis: {{visible: false}}}}\n"
    chart, _ = read_chart(tmp_path, f"```chart\n{RECORD}{spec}```\n", DATA)
    assert chart
    figure = chart.figures[390]
    assert figure["data"][0]["opacity"] == 0.5
    assert figure["data"][0]["x"] == [12, 7, 1]
    assert figure["layout"]["xaxis"]["visible"] is False
    assert "domain" in figure["layout"]["xaxis"]


def test_the_writers_plotly_is_checked(tmp_path: Path):
    """A slip in it is told at its place, as in any figure."""
    spec = f"{BAR}plotly:\n  data: {{opacty: 1}}\n  layout: wide\n"
    chart, report = read_chart(tmp_path, f"```chart\n{RECORD}{spec}```\n", DATA)
    assert chart
    assert not chart.figures
    assert [(each.place.line, str(each.code)) for each in report] == [(11, "plotly/shape")]
    spec = f"{BAR}plotly:\n  data: {{opacty: 1}}\n"
    chart, report = read_chart(tmp_path, f"```chart\n{RECORD}{spec}```\n", DATA)
    assert chart
    assert [(each.place.line, each.fix) for each in report] == [(10, 'did you mean "opacity"?')]


def test_words_of_the_data_can_be_printed_otherwise(tmp_path: Path):
    """`labels` gives columns, names and series other words, in the picture and the table."""
    chart = chart_of(tmp_path, "kind: bar\nx: fires\ny: state\nlabels: {Colima: Col.}\n", CSV)
    assert "Col." in chart.figures[390]["layout"]["yaxis"]["ticktext"]
    assert chart.table.texts[1] == ("Col.", "7")
    assert chart.table.rows[1] == ("Colima", 7)


def test_every_text_of_the_record_arrives():
    """What a spec says of itself is all on the chart, but for the note to colleagues."""
    fields = {field.name for field in dataclasses.fields(Chart)}
    assert set(PROSE) <= fields
    assert {"licence", "unit", "as_of", "sources"} <= fields
    assert "desk" not in fields
    assert "desk" in Spec.model_fields


@given(st.text(alphabet="abk:ind{}[]-|,#\"'@ \n\tx12", max_size=120))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_any_spec(tmp_path: Path, text):
    """Whatever stands in a fence, a writer gets a chart or a message, never a traceback."""
    for lang in ("chart", "plotly"):
        chart, report = read_chart(tmp_path, f"```{lang}\n{text.replace('`', '')}\n```\n")
        assert (chart and chart.figures) or report.errors


CELLS = st.one_of(
    st.integers(-(10**14), 10**14).map(str),
    st.floats(-1e90, 1e90).map(repr),
    st.sampled_from(["", "0", "-0", "1e-300", "5e99", "−3", ".5"]),
)
PLACES = st.one_of(
    st.dates().map(str),
    st.datetimes().map(lambda at: at.isoformat(timespec="minutes")),
    st.integers(-5000, 5000).map(str),
    st.text(st.characters(codec="utf-8"), max_size=40),
)


@given(
    kind=st.sampled_from(["kind: bar\nx: [a, b]\ny: p\n", "kind: line\nx: p\ny: [a, b]\n"]),
    more=st.sampled_from(["", "stack: stacked\n", "stack: percent\n", "scale: log\n"]),
    rows=st.lists(st.tuples(PLACES, CELLS, CELLS), min_size=1, max_size=12),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_any_data(tmp_path: Path, kind, more, rows):
    """Whatever figures stand in a file, there is a picture that is JSON, or a message."""
    file = io.StringIO()
    csv.writer(file).writerows([("p", "a", "b"), *rows])
    story = f"```chart\n{RECORD}{kind}{more}{TABLE}```\n"
    files = {f"charts/{SLUG}/data.csv": file.getvalue()}
    chart, report = read_chart(tmp_path, story, files)
    assert (chart and chart.figures) or report.errors
    if chart and chart.figures:
        figures = orjson.dumps(chart.figures, option=orjson.OPT_NON_STR_KEYS)
        finite = json.dumps(orjson.loads(figures), allow_nan=False)
        assert "Infinity" not in finite
        numbers = [v for _, v in parts(chart.figures[390]) if isinstance(v, float)]
        assert all(math.isfinite(number) for number in numbers)
