"""Sankey charts: flows as wide as they are large, from stage to stage, every node with its name."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from affidavit.charts.drawing import roles
from affidavit.charts.lettering import text_width
from tests.charts.typed import chart_of

SANKEY = "kind: sankey\nx: from\ny: to\nvalue: n\n"
BUDGET = """from,to,n
State,Schools,420
State,Police,180
City,Police,120
City,Parks,
"""
COURTS = """from,to,n
Reported,Investigated,1480
Reported,Closed,2210
Investigated,Charged,310
Investigated,Dropped,1170
Charged,Convicted,122
Charged,Acquitted,61
Reported,Convicted,15
"""


def flows(chart, width=760):
    """Return words, left and right end, and the width at the left end of each flow."""
    found = {}
    for trace in chart.figures[width]["data"]:
        if trace["type"] != "scatter":
            continue
        half = len(trace["x"]) // 2
        thick = trace["y"][-1] - trace["y"][0]
        words = trace["text"].replace("<br>", ": ")
        found[words] = (trace["x"][0], trace["x"][half - 1], thick)
    return found


def labels(chart, width=760):
    """Return the names of nodes as they stand on the picture."""
    return [each["text"] for each in chart.figures[width]["layout"]["annotations"]]


def test_flows_are_as_wide_as_they_are_large(tmp_path: Path):
    """All by one scale, each with its ends and figure for the pointer; what is missing is none."""
    chart = chart_of(tmp_path, f"{SANKEY}unit: dollars\n", BUDGET)
    found = flows(chart)
    assert list(found) == [
        "State → Schools: <b>420\u00a0dollars</b>",
        "State → Police: <b>180\u00a0dollars</b>",
        "City → Police: <b>120\u00a0dollars</b>",
    ]
    first, second, third = (thick for _, _, thick in found.values())
    assert first / second == pytest.approx(420 / 180, rel=0.01)
    assert second / third == pytest.approx(180 / 120, rel=0.01)
    assert chart.table.rows[3] == ("City", "Parks", None)


def test_nodes_have_names_and_what_passes_them(tmp_path: Path):
    """The unit is said once; with `labels: false` there are names alone."""
    chart = chart_of(tmp_path / "a", f"{SANKEY}unit: dollars\n", BUDGET)
    assert labels(chart) == [
        *("State <b>600\u00a0dollars</b>", "Schools <b>420</b>"),
        *("Police <b>300</b>", "City <b>120</b>"),
    ]
    plain = chart_of(tmp_path / "b", f"{SANKEY}labels: false\n", BUDGET)
    assert labels(plain) == ["State", "Schools", "Police", "City"]


def test_a_node_stands_behind_all_that_feed_it(tmp_path: Path):
    """What skips a stage goes round it and arrives where the others do."""
    found = flows(chart_of(tmp_path, SANKEY, COURTS))
    ends = {words.partition(":")[0]: (x0, x1) for words, (x0, x1, _) in found.items()}
    assert ends["Reported → Convicted"][0] == ends["Reported → Closed"][0]
    assert ends["Reported → Convicted"][1] == ends["Charged → Convicted"][1]
    assert ends["Reported → Closed"][1] < ends["Investigated → Charged"][1]


@pytest.mark.parametrize(
    ("highlight", "lit"),
    [
        ("Police", ["State → Police", "City → Police"]),
        ('"State, Schools"', ["State → Schools"]),
    ],
)
def test_a_node_or_a_flow_is_highlighted(tmp_path: Path, highlight, lit):
    """A node with all its flows, or one flow alone; the rest stays neutral."""
    chart = chart_of(tmp_path, f"{SANKEY}highlight: {highlight}\n", BUDGET)
    traces = [each for each in chart.figures[760]["data"] if each["type"] == "scatter"]
    coloured = [each for each in traces if each["fillcolor"] == roles.HIGHLIGHT]
    assert [each["text"].partition("<br>")[0] for each in coloured] == lit
    assert {each["fillcolor"] for each in traces} == {roles.HIGHLIGHT, roles.NEUTRAL}


@pytest.mark.parametrize("width", [390, 760])
def test_names_never_lie_on_one_another(tmp_path: Path, width):
    """Of 37 nodes with tiny flows between large ones each keeps a line of its own."""
    rows = [
        f"Ministry of matter {i},Programme {i % 13} of many,{1 + (i % 7) ** 5}" for i in range(24)
    ]
    chart = chart_of(tmp_path, SANKEY, "\n".join(["from,to,n", *rows]))
    height = chart.heights[width]
    boxes = [_box(each, width, height) for each in chart.figures[width]["layout"]["annotations"]]
    assert len(boxes) == 37
    for left, top, right, bottom in boxes:
        assert left >= -1
        assert right <= width + 1
        assert -1 <= top < bottom <= height + 1
    for one, other in combinations(boxes, 2):
        across = min(one[2], other[2]) - max(one[0], other[0])
        down = min(one[3], other[3]) - max(one[1], other[1])
        assert min(across, down) <= 1


def _box(label, width, height):
    """Return left, top, right and bottom of a label in pixels."""
    size = 13 if width == 390 else 14
    lines = label["text"].replace("<b>", "").replace("</b>", "").split("<br>")
    wide = max(text_width(line, size, bold=True) for line in lines)
    x, y = label["x"] * width, (1 - label["y"]) * height
    left = x - {"left": 0, "center": wide / 2, "right": wide}[label["xanchor"]]
    tall = size * 1.3 * len(lines)
    return left, y - tall / 2, left + wide, y + tall / 2


def test_words_from_the_data_stay_words(tmp_path: Path):
    """Markup in a name is printed as it is."""
    chart = chart_of(tmp_path, SANKEY, "from,to,n\n<b>x</b>,<i>y</i>,5\n")
    assert any("&lt;b&gt;x&lt;/b&gt;" in text for text in labels(chart))
    assert next(iter(flows(chart))).startswith("&lt;b&gt;x&lt;/b&gt; → &lt;i&gt;")


@pytest.mark.parametrize("width", [390, 760])
def test_a_flow_that_skips_a_stage_clears_its_names(tmp_path: Path, width):
    """It passes level beside them and bends behind them."""
    rows = (
        "from,to,n\nReported,Seen by a court,40\nReported,Left open for long,38\nReported,Held,41\n"
        "Seen by a court,Closed,9\nReported,Closed,4\nLeft open for long,Open,41\nHeld,Other,41\n"
    )
    chart = chart_of(tmp_path, SANKEY, rows)
    figure, height, middle = chart.figures[width], chart.heights[width], ("Seen", "Left", "Held")
    names = [a for a in figure["layout"]["annotations"] if a["text"].startswith(middle)]
    boxes = [_box(each, width, height) for each in names]
    assert len(boxes) == 3
    (ribbon,) = [
        each for each in figure["data"] if str(each.get("text")).startswith("Reported → Closed")
    ]
    edge = list(zip(ribbon["x"], ribbon["y"], strict=True))
    half = len(edge) // 2
    for (x, upper), (_, lower) in zip(edge[:half], reversed(edge[half:]), strict=True):
        for left, top, right, bottom in boxes:
            assert not (left < x < right and upper < bottom - 1 and top + 1 < lower)
