"""Every chart of the gallery as a figure, whatever its kind, and what hostile data makes of it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from affidavit.charts.drawing import roles
from affidavit.charts.drawing.requests import canonical
from affidavit.charts.plotly_schema import doubts
from tests.charts.gallery import Example, examples
from tests.charts.typed import read_chart

EXAMPLES = list(examples())
SMALLEST = 12
"""Pixels: on a phone of 390 px the drawing for 390 is shown at nine tenths, and 10 can be read."""
LARGEST = 400_000
"""Bytes of a compiled figure: what is more makes a page slow."""
HOSTILE = (
    "",
    "<script>alert(1)</script>",
    "</text>&amp;<b>",
    "%{x} $a$ {}",
    "NaN",
    "1e999",
    "-1e18",
    "1e-18",
    "0",
    "2026-13-40",
    "2026-02-22",
    "سلسلة طويلة من الكلمات",
    "W" * 400,
    "many words " * 30,
    "=cmd()",
    "\u202egnp.exe",
    '"',
)
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|(rgba?|hsla?)\(.*\)")
_CLEAR = "rgba(0,0,0,0)"
_SLOW = {"500-rows"}
"""Drawn once; a hundred variations of them would say no more."""


def named(example: Example) -> str:
    """Return what a test of an example is called."""
    return f"{example.page}-{example.name}"


def figures_of(example: Example, root: Path):
    """Return the chart of an example; it must have no fault, though something may be noted."""
    story = f"```chart\n{example.spec}```\n"
    files = {f"charts/fire/{name}": text for name, text in example.files.items()}
    chart, report = read_chart(root, story, files)
    assert chart
    assert not report.errors, report.as_text()
    assert not report.warnings, report.as_text()
    return chart


def values_in(value: object, key: str = "") -> Iterator[tuple[str, object]]:
    """Yield every value in a figure with the key it stands under."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from values_in(item, name)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from values_in(item, key)
    else:
        yield key, value


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_figures_are_of_the_house(example: Example, tmp_path: Path):
    """Colours have a role, letters can be read, Plotly knows every word, and all is small."""
    chart = figures_of(example, tmp_path)
    assert chart.table.rows
    assert len(chart.table.rows) == len(chart.table.texts)
    for width, figure in chart.figures.items():
        found = [(key, value) for key, value in values_in(figure)]
        colours = {v for _, v in found if isinstance(v, str) and _COLOUR.fullmatch(v)} - {_CLEAR}
        assert colours <= set(roles.BY_HEX)
        fonts = [each for each in fonts_in(figure) if isinstance(each, int | float)]
        assert min(fonts) >= SMALLEST
        assert not [each.steps for each in doubts(figure)]
        assert len(canonical(figure)) <= LARGEST
        assert figure["layout"]["width"] == width
        assert figure["layout"]["height"] == chart.heights[width]


def fonts_in(value: object) -> Iterator[object]:
    """Yield the size of every font."""
    if isinstance(value, dict):
        for name, item in value.items():
            is_font = name.endswith("font") and isinstance(item, dict) and "size" in item
            yield from [item["size"]] if is_font else fonts_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from fonts_in(item)


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_hostile_data_is_drawn_or_told(example: Example, tmp_path: Path):
    """Whatever stands in a cell, there is a chart or a report in place, and never a crash."""
    chance = random.Random(named(example))  # noqa: S311 - the same data in every run
    for turn in range(1 if example.name in _SLOW else 12):
        csv = mutated(example.csv, chance)
        story = f"```chart\n{example.spec}```\n"
        files = {f"charts/fire/{name}": text for name, text in example.files.items()}
        files["charts/fire/data.csv"] = csv
        chart, report = read_chart(tmp_path / str(turn), story, files)
        assert chart
        assert chart.table.rows or report.errors, csv
        for fault in report:
            assert fault.place.line >= 1
            assert fault.message
        for figure in chart.figures.values():
            text = json.dumps(figure, allow_nan=False)
            assert "<script" not in text


def mutated(csv: str, chance: random.Random) -> str:
    """Return a table of which a few cells, rows or columns are no longer what they were."""
    lines = [line.split(",") for line in csv.splitlines() if line]
    for _ in range(chance.randint(1, 4)):
        row = chance.randrange(1, len(lines)) if len(lines) > 1 else 0
        column = chance.randrange(len(lines[row]))
        word = chance.choice(HOSTILE)
        lines[row][column] = f'"{word.replace(chr(34), chr(34) * 2)}"'
    if chance.random() < 0.2:
        lines = [lines[0], *chance.sample(lines[1:], k=min(len(lines) - 1, 1))]
    return "\n".join(",".join(cells) for cells in lines) + "\n"
