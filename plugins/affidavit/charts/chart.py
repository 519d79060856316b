"""A chart, read and laid out: what the rest of the package needs to know of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from affidavit.charts.fact_rows import AskFacts
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Place
from affidavit.located import LocatedText, Text

Width = Literal["text", "outset", "wide", "screen"]
Figure = dict[str, Any]
"""A Plotly figure in plain values: `data`, `layout`, and for raw ones perhaps `config`."""
Steps = tuple[str | int, ...]
"""The way to a part of a figure: `("layout", "xaxis", "title")`, `("data", 0, "y", 3)`."""

WIDTHS = (390, 760)
"""CSS pixels that every chart is laid out for."""
WIDE = 1152
"""One more where the chart's width is wide or screen."""

NOTHING = Text("")


def widths_of(width: Width) -> tuple[int, ...]:
    """Return the CSS pixels that a chart of that width is laid out for, narrow first."""
    return (*WIDTHS, WIDE) if width in ("wide", "screen") else WIDTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPage:
    """The page a chart stands on."""

    slug: str
    """Names the folder of its specs and data: `charts/<slug>/`."""
    folder: Path
    """Where its Markdown file lies."""
    lang: str = "en"
    is_published: bool = True
    """Whether readers get it, now or at its hour: what is missing is an error then."""
    facts: AskFacts | None = None
    """Gives the rows of `data: {facts: ...}`; None where there is no ledger to ask."""
    is_article: bool = True
    """Whether it is a story; a plain page is only warned of a missing alternative text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFolders:
    """Where specs and data may lie."""

    root: Path
    """The publication. Nothing outside it is read."""
    charts_dir: Path
    docs_dir: Path
    stories: Mapping[str, Path] = field(default_factory=dict)
    """Slug -> folder of the articles that are published: others may use their charts."""
    facts_of: Callable[[str, str], AskFacts] | None = None
    """Gives, by the slug of one of the `stories` and a language, what gives rows of its facts."""
    cache: Path | None = None
    """Where answers of queries are kept between builds; nowhere if None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart as it will be drawn, with its record. Prose is rendered by the markdown layer."""

    name: str
    """The anchor is `chart-NAME`: from `name:`, the spec's file, or the title."""
    place: Place
    """Of the fence, or of the spec's file."""
    kind: str
    width: Width

    title: Text = NOTHING
    subtitle: Text = NOTHING
    description: Text = NOTHING
    alt: Text = NOTHING
    note: Text = NOTHING
    method: Text = NOTHING
    credit: Text = NOTHING
    period: Text = NOTHING
    base: Text = NOTHING
    """What a percentage is of."""
    criteria: Text = NOTHING
    made_by: Text = NOTHING
    licence: str = ""
    map_credit: Text = NOTHING
    """Who made the outlines of a map that came with the story."""
    map_licence: str = ""
    unit: str = ""
    as_of: date | None = None
    table_open: bool = False
    """Whether the rows are shown before a reader asks for them."""
    may_download: bool = True
    """Whether the figures may be offered as a file; where not, no file with them is published."""

    sources: Sequence[LocatedText] = ()
    """As typed, each readable by `affidavit.sources.parse_reference`."""

    figures: Mapping[int, Figure]
    """Width in CSS pixels -> the figure laid out for it, in light hexes of roles.

    Empty for a table, which has no picture. Empty too, and no rows either, where faults were
    reported for which it cannot be drawn: its texts and sources are there all the same, for what
    is wrong with them is told by whoever sets them.
    """
    heights: Mapping[int, int]
    """Width -> height, in CSS pixels."""
    table: DataTable
    """The rows that are drawn."""
    has_arrows: bool = False
    """Whether the picture shows by arrows which figures are a least or a most."""
    inputs: Sequence[Path] = ()
    """The files it was read from, to be watched."""

    @property
    def is_table(self) -> bool:
        """Whether it is its rows, without a picture."""
        return not self.figures and bool(self.table.rows)

    @property
    def is_shown(self) -> bool:
        """Whether there is something to show; not where faults were reported."""
        return bool(self.figures) or self.is_table

    @property
    def row_sources(self) -> Sequence[LocatedText | None]:
        """For each drawn row the key of its own source, as typed; empty where rows have none."""
        return self.table.sources
