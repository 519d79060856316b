"""What is made of one chart: its files, their names, and what it can go live with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from affidavit.charts import Chart
from affidavit.charts.delivery import (
    Bundle,
    bundle_for,
    live_json,
    outlines_for,
    sent_as,
    sent_size,
    stays_still,
)
from affidavit.charts.drawing import RASTER_WIDTHS, can_draw, drawing_key
from affidavit.charts.drawing.requests import canonical
from affidavit.charts.hover import source_line, sources_in, with_sources
from affidavit.charts.traces import is_painted
from affidavit.located import LocatedText

FOLDER = "assets/charts"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFiles:
    """The addresses, from the site's root, of what is made from a chart's figures."""

    key: str
    name: str
    words: str = ""
    """Hash of what else a live chart says; empty where it says no more than its figures do."""

    @property
    def figure(self) -> str:
        """What the page's script plots from."""
        return f"{self._stem}.json"

    @property
    def plotly(self) -> str:
        """The figure as Plotly's own tools read it."""
        return f"{self._stem}-plotly.json"

    @property
    def _stem(self) -> str:
        end = f"-{self.words}" if self.words else ""
        return f"{FOLDER}/{self.name}-{self.key}{end}"

    def raster(self, width: int, scheme: str) -> str:
        """One picture."""
        return f"{FOLDER}/{self.name}-{self.key}-{width}-{scheme}.png"


@dataclass(frozen=True, eq=False)
class ChartParts:
    """What is made of one chart, each when it is first asked for, and once."""

    chart: Chart
    _plotly_folder: Path
    _source_named: Callable[[LocatedText], Sequence[str]] = lambda _: ("", "")
    """Gives name and address of the source that a row names."""
    _lang: str = "en"

    @cached_property
    def files(self) -> ChartFiles:
        """The names of its files; they come from the hash of all that goes into it."""
        chart = self.chart
        key = drawing_key(chart.figures, chart.heights) if chart.figures else _short_hash(self.csv)
        said = list(self._row_sources.items())
        words = _short_hash(canonical(said)) if said else ""
        return ChartFiles(key=key, name=chart.name, words=words)

    @cached_property
    def bundle(self) -> Bundle | None:
        """The plotly.js file that it goes live with; None where it stays a picture."""
        figures = self.chart.figures.values()
        if not figures or not self.chart.may_download or stays_still(figures):
            return None
        return bundle_for(figures, folder=self._plotly_folder)

    @cached_property
    def outlines(self) -> Mapping[str, Path]:
        """What maps of the live chart fetch, by file name; nothing where it stays a picture."""
        return outlines_for(self.chart.figures.values()) if self.bundle else {}

    @cached_property
    def live(self) -> bytes:
        """What the page's script plots from."""
        numbers = {key: number for number, key in enumerate(self._row_sources)}
        figures = {
            width: with_sources(figure, lambda key: numbers.get(key, ""))
            for width, figure in self.chart.figures.items()
        }
        return live_json(figures, self.chart.heights, list(self._row_sources.values()))

    @cached_property
    def live_sent(self) -> int:
        """How many bytes a reader loads who explores it: the library, outlines, what it plots."""
        library = self.bundle.sent if self.bundle else 0
        outlines = sum(sent_as(file) for file in self.outlines.values())
        return library + outlines + sent_size(self.live)

    @cached_property
    def _row_sources(self) -> Mapping[str, str]:
        """Key of each source that marks name -> what a live chart says of it, where it is known."""
        typed = {str(key): key for key in self.chart.row_sources if key is not None}
        found = dict.fromkeys(
            key for each in self.chart.figures.values() for key in sources_in(each)
        )
        names = {key: self._source_named(typed[key])[0] for key in found if key in typed}
        return {key: source_line(name, lang=self._lang) for key, name in names.items() if name}

    @cached_property
    def is_drawable(self) -> bool:
        """Whether what draws on this machine draws such a chart."""
        return bool(self.chart.figures) and can_draw(self.chart.kind, self.chart.figures)

    @cached_property
    def is_vector(self) -> bool:
        """Whether all of it can be drawn as lines and areas; where not, it has no SVG."""
        return not is_painted(self.chart.figures.values())

    @property
    def shared_width(self) -> int:
        """Of the drawing that others get, in CSS pixels."""
        return max(RASTER_WIDTHS)

    @cached_property
    def figure(self) -> bytes:
        """The figure at the shared width as `plotly.io.from_json` reads it."""
        found = self.chart.figures[self.shared_width]
        figure = with_sources(found, lambda key: self._row_sources.get(key, ""))
        return canonical({part: figure[part] for part in ("data", "layout") if part in figure})

    @cached_property
    def csv(self) -> bytes:
        """The drawn rows; a row with a source of its own says which, by key, name and address."""
        return self.chart.table.csv_naming(self._source_named)

    @cached_property
    def csv_address(self) -> str:
        """Where the rows are published: named by what is in them."""
        return f"{FOLDER}/{self.chart.name}-{_short_hash(self.csv)}.csv"

    @cached_property
    def svg_address(self) -> str:
        """Where the drawing is published that others get: named by its lines and its words."""
        words = canonical([self.files.key, self.chart.title.source, self.chart.alt.source])
        return f"{FOLDER}/{self.chart.name}-{_short_hash(words)}.svg"


def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
