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
    {
        "data",
        "x",
        "y",
        "color",
        "facet",
        "sort",
        "where",
        "limit",
        "highlight",
        "labels",
        "format",
        "plotly",
    }
)
"""Keys that kinds with two axes have in common. A kind that cannot be drawn in panels takes
"facet" away: `COMMON - {"facet"}`."""


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
        With an `extent` the drawing is a panel of small multiples: its axes reach over the extent,
        series have the colours of its series, and what tells these apart is left out. It may be
        170 px wide (`least_width: int` asks for more); its margins are 0, and what it says in
        shares of the paper is moved to where its panel stands. Panels of a row are moved down
        until the tops of their `yaxis.domain` are level.

        What stands once above all panels is the figure that the method
        `legend(width, extent) -> (Figure, height) | None` returns, where a kind has one. Both are
        described in `affidavit.charts.facets`.
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

    def read(
        self, sheet: Sheet, spec: Spec, *, lang: str, report: Report
    ) -> Drawable | DataTable | None:
        """Return the chart of these rows, every fault reported at its place; None if there is none.

        Rows themselves are a chart without a picture: they are shown as a table, not drawn.
        What is returned beside faults is not drawn. A sheet may lack rows, see `Sheet.unplaced`.
        A spec that `is_part` is read for one panel: it may hold no figure, and remarks no words.
        """
