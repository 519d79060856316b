"""What a kind of chart is: the door through which built-in and other kinds come in alike."""

from __future__ import annotations

from typing import Protocol

from affidavit.charts.chart import Figure
from affidavit.charts.extent import Extent
from affidavit.charts.model import Spec
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report

COMMON = frozenset(
    ["data", "x", "y", "color", "sort", "where", "limit", "highlight", "labels", "format", "plotly"]
)
"""Keys that kinds with two axes have in common."""


class Drawable(Protocol):
    """A chart of one kind, read and ready to be laid out."""

    @property
    def table(self) -> DataTable:
        """The rows that are drawn, in the order in which they are."""

    @property
    def extent(self) -> Extent:
        """What its axes reach over; small multiples are drawn over that of all of them."""

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the Plotly figure for a width in CSS pixels, and its height.

        Colours are light hexes of `affidavit.charts.drawing.roles`; labels are at least 10 px high.
        With an `extent` the axes reach over it, and series have the colours of its series. As a
        part of small multiples a drawing may be 170 px wide; its margins are 0 then, and what it
        says in shares of the paper is moved to where its panel stands.
        """


class Kind(Protocol):
    """What an entry point of the group `affidavit.charts` leads to: usually a class."""

    keys: frozenset[str]
    """Keys of the spec that this kind gives a meaning, the record's left out."""
    needs: tuple[str, ...]
    """Those of them that it cannot do without. `read` is called without them too, so that what
    there is can be judged."""

    trace: str
    """The type of Plotly trace that most of its marks are, which `plotly:` may say more of."""

    def read(self, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Drawable | None:
        """Return the chart of these rows, every fault reported at its place; None if there is none.

        What is returned beside faults is not drawn. A sheet may lack rows, see `Sheet.unplaced`.
        """
