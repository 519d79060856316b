"""A mark that is pointed at in a live chart says where its row comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from affidavit.charts.hover import ROW_SOURCE
from affidavit.publication.chart_parts import ChartParts
from tests.charts.typed import chart_of

KINDS = {
    "bar": "y: place\nx: n",
    "column": "x: place\ny: n",
    "line": "x: place\ny: n",
    "scatter": "x: [n, place]\ny: m",
    "dumbbell": "x: [n, m]\ny: place",
    "range": "low: n\nhigh: m\ny: place",
    "slope": "x: [n, m]\ny: place",
    "beeswarm": "x: [n, place]",
    "timeline": "x: day\ny: place",
    "heatmap": "x: what\ny: place\nvalue: n",
    "waterfall": "x: place\ny: n",
    "tile-map": "geo: mexico\nx: place\nvalue: n",
    "choropleth": "geo: mexico\nx: place\nvalue: n",
    "symbol-map": "geo: mexico\nx: place\nsize: n",
}
CSV = """place,what,day,n,m,source
Jalisco,fires,2026-01-01,1,2,a
Colima,fires,2026-01-02,3,5,
Sonora,fires,2026-01-03,6,9,b
Nayarit,fires,2026-01-04,4,6,unknown
"""
NAMES = {"a": ('El <b>País</b> & "co" %{x}', "https://a.example"), "b": ("Diario", "")}
SAID = {
    "Jalisco": 'El &lt;b&gt;País&lt;/b&gt; &amp; "co" %{x}',
    "Sonora": "Diario",
}


def parts_of(tmp_path: Path, spec: str, csv: str = CSV, *, lang: str = "en") -> ChartParts:
    """Return what is made of a chart whose rows name sources, of which two are known."""
    chart = chart_of(tmp_path, spec, csv, lang=lang)
    return ChartParts(chart, tmp_path, lambda key: NAMES.get(str(key), ("", "")), lang)


def said_of(live: dict) -> list[str]:
    """Return what each mark says, put together as the page's script and Plotly do."""
    texts, found = live.get("sources", []), []
    for trace in live.get("data") or live["figures"]["760"]["data"]:
        if isinstance(trace.get("meta"), int):
            found.append(trace["text"] + texts[trace["meta"]])
        elif trace.get("hoveron"):
            found.append(trace["text"])
        for said in trace.get("customdata", []):
            last = said[-1]
            found.append("|".join([*said[:-1], texts[last] if isinstance(last, int) else last]))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_mark_names_the_source_of_its_row(tmp_path: Path, kind):
    """In its own row only, as text whatever it looks like; where none is known, none is said."""
    parts = parts_of(tmp_path, f"kind: {kind}\n{KINDS[kind]}\n")
    live = json.loads(parts.live)
    said = said_of(live)
    for place, source in SAID.items():
        own = [each for each in said if place in each]
        assert own
        assert all("Source: " in each and source.split(" ")[0] in each for each in own)
    for place in ("Colima", "Nayarit"):
        own = [each for each in said if place in each]
        assert own
        assert not [each for each in own if "Source" in each or "unknown" in each]
    assert sum("Source" in each for each in said) == sum(
        any(place in each for place in SAID) for each in said
    )
    assert ROW_SOURCE not in parts.live.decode()


@pytest.mark.parametrize("kind", ["bar", "line", "dumbbell", "choropleth"])
def test_each_name_is_sent_once(tmp_path: Path, kind):
    """A figure of many rows from one source holds its name once, in the language of the page."""
    places = ("Jalisco", "Colima", "Sonora", "Nayarit", "Sinaloa")
    csv = "place,n,m,source\n" + "".join(f"{each},{n},{n + 1},b\n" for n, each in enumerate(places))
    parts = parts_of(tmp_path, f"kind: {kind}\n{KINDS[kind]}\n", csv, lang="es")
    assert parts.live.decode().count("Diario") == 1
    assert json.loads(parts.live)["sources"] == ["<br>Fuente: Diario"]


def test_panels_keep_the_sources_of_their_rows(tmp_path: Path):
    """Rows of one name in two panels have each its own."""
    csv = "place,year,n,source\nJalisco,2025,1,a\nJalisco,2026,2,b\nColima,2026,3,\n"
    parts = parts_of(tmp_path, "kind: bar\ny: place\nx: n\nfacet: year\n", csv)
    said = [each for each in said_of(json.loads(parts.live)) if "Jalisco" in each]
    assert ["Diario" in each for each in said] == [False, True]
    assert ["País" in each for each in said] == [True, False]


def test_the_figure_for_others_says_it_in_words(tmp_path: Path):
    """Whoever opens the downloaded figure with Plotly's own tools has no script of ours."""
    for kind in ("bar", "choropleth"):
        parts = parts_of(tmp_path / kind, f"kind: {kind}\n{KINDS[kind]}\n")
        text = parts.figure.decode()
        assert "Source: Diario" in text
        assert ROW_SOURCE not in text


def test_a_changed_name_is_another_file(tmp_path: Path):
    """Addresses are kept by browsers for good, so what is in a file names it."""
    spec = "kind: bar\ny: place\nx: n\n"
    parts = parts_of(tmp_path, spec)
    corrected = ChartParts(parts.chart, tmp_path, lambda _: ("Other", ""))
    assert parts.files.figure != corrected.files.figure
    assert parts.files.plotly != corrected.files.plotly
    assert parts.files.key == corrected.files.key
    plain = ChartParts(chart_of(tmp_path / "p", spec, CSV.replace("source", "other")), tmp_path)
    assert plain.files.figure == f"assets/charts/{plain.chart.name}-{plain.files.key}.json"
    assert b"sources" not in plain.live
