"""Waterfalls: each step starts where the last one ended, and totals are what steps add up to."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from affidavit.charts.drawing import roles
from tests.charts.typed import RECORD, SLUG, chart_of, read_chart

BUDGET = "item,amount,what\nBudget,120,total\nTransfers,34,\nDebt,-28.5,\nLeft,,total\n"
WATERFALL = "kind: waterfall\nx: item\ny: amount\ncolor: what\n"


def texts(figure):
    """Return every text that stands on a picture."""
    return [each["text"] for each in figure["layout"]["annotations"]]


def ends(figure):
    """Return start and end of each bar."""
    bars = figure["data"][0]
    return [(base, base + y) for base, y in zip(bars["base"], bars["y"], strict=True)]


def test_steps_and_totals(tmp_path: Path):
    """Steps stand on each other and have their sign; a total without a figure is added up."""
    chart = chart_of(tmp_path, f"{WATERFALL}unit: pesos\n", BUDGET)
    assert ends(chart.figures[760]) == [(0, 120), (120, 154), (154, 125.5), (0, 125.5)]
    assert {"<b>120\u00a0pesos</b>", "<b>+34</b>", "<b>−28.5</b>", "<b>125.5</b>"} <= set(
        texts(chart.figures[760])
    )
    assert chart.table.rows[-1] == ("Left", "total", 125.5)
    assert chart.table.texts[-1][-1] == "125.5"


def test_steps_are_joined(tmp_path: Path):
    """Between two bars runs a thin line, from the end of one to the start of the next."""
    figure = chart_of(tmp_path, WATERFALL, BUDGET).figures[390]
    level = [each for each in figure["layout"]["shapes"] if each["y0"] == each["y1"]]
    assert len(level) == 3 + 1


def test_what_adds_and_what_takes_differ(tmp_path: Path):
    """Totals are dark, and what is added has another colour than what is taken away."""
    plain = chart_of(tmp_path / "a", WATERFALL, BUDGET).figures[390]["data"][0]
    lit = chart_of(tmp_path / "b", f"{WATERFALL}highlight: Debt\n", BUDGET).figures[390]["data"][0]
    gain, loss = roles.CATEGORIES[:2]
    assert plain["marker"]["color"] == [roles.STRONG, gain, loss, roles.STRONG]
    assert lit["marker"]["color"] == [roles.STRONG, roles.NEUTRAL, roles.HIGHLIGHT, roles.STRONG]


def test_the_first_row_is_the_start(tmp_path: Path):
    """Where no column marks totals, the first row has no sign and stands on zero."""
    csv = "item,amount\nBalance,-20\nSales,35\nFines,-48\n"
    figure = chart_of(tmp_path, "kind: waterfall\nx: item\ny: amount\n", csv).figures[390]
    assert ends(figure) == [(0, -20), (-20, 15), (15, -33)]
    assert {"<b>−20</b>", "<b>+35</b>", "<b>−48</b>"} <= set(texts(figure))


def test_a_missing_step(tmp_path: Path):
    """A step without a figure changes nothing, says so, and stays in the table."""
    csv = "item,amount\nBalance,20\nRent,\nFines,-8\n"
    chart = chart_of(tmp_path, "kind: waterfall\nx: item\ny: amount\n", csv)
    assert chart.figures[760]["data"][0]["y"] == [20, None, -8]
    assert "no figure" in texts(chart.figures[760])
    assert chart.table.rows[1] == ("Rent", None)


def told(root: Path, csv: str) -> str:
    """Return what is told of a waterfall."""
    story = f"```chart\n{RECORD}{WATERFALL}data: data.csv\n```\n"
    _, report = read_chart(root, story, {f"charts/{SLUG}/data.csv": csv})
    return report.as_text()


def test_a_total_is_checked(tmp_path: Path):
    """A total that its steps do not make is told; half a digit a step is rounding."""
    start = "item,amount,what\nA,10.2,total\nB,3.3,\nC,-1.1,\n"
    assert "add up to 12.4" in told(tmp_path / "a", f"{start}D,14,total\n")
    assert told(tmp_path / "b", f"{start}D,12.5,total\n").startswith("0 errors")


def test_a_total_that_cannot_be_added_up(tmp_path: Path):
    """No total is made of steps of which one is not known, or of none."""
    assert '"B" has no figure' in told(tmp_path / "a", "item,amount,what\nA,1,\nB,,\nC,,total\n")
    assert "nothing stands before" in told(tmp_path / "b", "item,amount,what\nA,,total\nB,1,\n")


@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=12))
def test_sums_are_exact(tmp_path_factory, changes):
    """However many hundredths are added, the total is their sum."""
    rows = "".join(f"S{index},{change}\n" for index, change in enumerate(changes))
    csv = "item,amount,what\n" + rows.replace("\n", ",\n") + "End,,total\n"
    chart = chart_of(tmp_path_factory.mktemp("sum"), WATERFALL, csv)
    assert chart.table.rows[-1][-1] == float(sum(changes))
