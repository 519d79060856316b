"""A chart as a writer types it, read: for tests that look at one chart and no page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from affidavit.charts import Chart, ChartFolders, ChartPage, read_fence
from affidavit.diagnostics import Place, Report
from tests.reading import write

SLUG = "fire"
STORY = f"content/stories/{SLUG}/index.md"
RECORD = "title: What it shows\nalt: What is to be seen\nsource: harbour-2026\n"
"""What every chart says of itself; enough for a chart that has nothing wrong with it."""
FIGURE_RECORD = '{ .plotly alt="Two bars" source="harbour-2026" #bars }'
"""The same of a figure of Plotly's own, in its fence's braces."""
_FENCE = re.compile(r"```(?P<lang>\w+)?(?: *\{(?P<attrs>[^\n]*)\})?\n(?P<text>.*?)```", re.DOTALL)


@dataclass(frozen=True)
class TypedFence:
    """A fence at the top of the story."""

    lang: str
    text: str
    attrs: str = ""
    first_line: int = 2
    place: Place = Place(STORY, 1, 1)


def read_chart(
    root: Path,
    story: str,
    files: Mapping[str, str | bytes] | None = None,
    *,
    lang: str = "en",
    is_published: bool = True,
    is_article: bool = True,
    taken: tuple[str, ...] = (),
) -> tuple[Chart | None, Report]:
    """Write the files and the story, which starts with a fence, and read its chart."""
    write(root, {STORY: story, **(files or {})})
    found = _FENCE.match(story)
    assert found, "the story starts with a fence"
    fence = TypedFence(found["lang"] or "plotly", found["text"], found["attrs"] or "")
    report = Report()
    chart = read_fence(
        fence,
        page=ChartPage(
            slug=SLUG,
            folder=(root / STORY).parent,
            lang=lang,
            is_published=is_published,
            is_article=is_article,
        ),
        folders=ChartFolders(
            root=root,
            charts_dir=root / "charts",
            docs_dir=root / "content",
            stories={name: root / f"content/stories/{name}" for name in (SLUG, "flood")},
        ),
        report=report,
        taken=taken,
    )
    return chart, report


def read_figure(
    root: Path, figure: object, files: Mapping[str, str | bytes] | None = None
) -> tuple[Chart | None, Report]:
    """Read a plotly fence that has its record; a figure that is no text is written as JSON."""
    text = figure if isinstance(figure, str) else orjson.dumps(figure).decode()
    return read_chart(root, f"```plotly {FIGURE_RECORD}\n{text}\n```\n", files)


def chart_of(root: Path, spec: str, csv: str = "", *, lang: str = "en") -> Chart:
    """Return the chart of a spec without its record and of a CSV text; it must have no fault."""
    story = f"```chart\n{RECORD}{spec}{'data: data.csv' if csv else ''}\n```\n"
    chart, report = read_chart(root, story, {f"charts/{SLUG}/data.csv": csv}, lang=lang)
    assert chart, report.as_text()
    assert not report.errors, report.as_text()
    assert not report.warnings, report.as_text()
    return chart
