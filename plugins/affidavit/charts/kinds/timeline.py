"""Timelines: events in their order, or rows that reach from one date to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from affidavit.charts.chart import Figure
from affidavit.charts.columns import Moment
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.house import bare_axis, base_layout
from affidavit.charts.hover import hover
from affidavit.charts.kind import COMMON, Drawable
from affidavit.charts.kinds.timeline_events import Event, Events, in_time, read_events
from affidavit.charts.kinds.timeline_places import RADIUS, Places, flagged, listed
from affidavit.charts.kinds.timeline_spans import read_spans
from affidavit.charts.legend import entry_labels, entry_squares, place_entries
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import colors_by_name
from affidavit.charts.row_reading import RowReading
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Code, Report


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline of events, read. `x` is when, `y` is what (further columns say more)."""

    keys: ClassVar = (COMMON - {"facet"}) | {"low", "high"}
    needs: ClassVar[tuple[str, ...]] = ("y",)
    trace: ClassVar = "scatter"

    found: Events
    spec: Spec
    numerals: Numerals

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Drawable | None:
        """Return the chart of these rows; None with every fault reported.

        With two columns in `x`, or `low` and `high`, rows reach from one date to another.
        """
        numerals = Numerals(spec, lang=lang)
        if spec.low or spec.high or len(spec.x) > 1:
            return read_spans(sheet, spec, numerals=numerals, report=report)
        if spec.lacks("x"):
            message, fix = 'a timeline chart needs the key "x"', "add the column of dates"
            report.error(Code.KEY_MISSING, spec.kind.place, message, fix)
        reading = RowReading(in_time(sheet, spec), spec, report=report)
        found = read_events(reading, spec, numerals=numerals, report=report)
        return cls(found, spec, numerals) if found else None

    @property
    def table(self) -> DataTable:
        """The rows in the order of time, those without a date last."""
        return self.found.table

    @property
    def extent(self) -> Extent:
        """From the first to the last event."""
        return Extent(across=self.found.ruler.ends, series=self.found.colors)

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:  # noqa: ARG002 - timelines are not drawn in panels
        """Return the figure for a width in pixels, and its height.

        Events stand to scale along an axis where their words find room, else they are a list.
        """
        lit = self.spec.highlight
        colors = colors_by_name(self.found.colors, highlight=lit, touching=False)
        entries, top = place_entries(
            [(self.spec.printed(word), color) for word, color in colors.items()], width=width
        )
        column = str(self.spec.x[0])
        along = flagged(self.found, width=width, top=top, numerals=self.numerals, column=column)
        places = along or listed(self.found.events, width=width, top=top)
        frame = places.frame
        layout = base_layout(width, frame.height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout["hovermode"] = "closest"
        if along:
            ruler = self.found.ruler
            limits = ruler.plotly_limits(frame.x_limits)
            layout["xaxis"] = frame.x_axis(limits, kind=ruler.plotly_kind)
        else:
            layout["xaxis"] = bare_axis() | {"range": [0, width]}
        layout["yaxis"] = bare_axis() | {"range": [frame.height, 0]}
        layout["annotations"] = [
            *entry_labels(entries, width=width, height=frame.height),
            *places.labels,
        ]
        layout["shapes"] = [
            *places.lines,
            *entry_squares(entries, width=width, height=frame.height),
        ]
        trace = self._trace(places, colors, is_to_scale=along is not None)
        return {"data": [trace], "layout": layout}, frame.height

    def _trace(
        self, places: Places, colors: dict[str, str], *, is_to_scale: bool
    ) -> dict[str, Any]:
        events = self.found.events
        return {
            "type": "scatter",
            "mode": "markers",
            "name": "",
            "x": [_plain(e) for e in events] if is_to_scale else [x for x, _ in places.dots],
            "y": [y for _, y in places.dots],
            "marker": {
                "color": [self._color(event, colors) for event in events],
                "size": 2 * RADIUS + 1,
                "opacity": 1,
                "line": {"width": 2, "color": roles.PAPER},
            },
            "cliponaxis": False,
            **hover([self._hover(event) for event in events], [e.source for e in events]),
        }

    def _color(self, event: Event, colors: dict[str, str]) -> str:
        color = colors.get(event.color, roles.STRONG)
        is_plain = color in (roles.STRONG, roles.NEUTRAL)
        return roles.HIGHLIGHT if event.is_lit and is_plain else color

    def _hover(self, event: Event) -> list[str]:
        full = self.numerals.moment(event.at) if isinstance(event.at, Moment) else event.date
        return [safe(full), safe(event.name)]


def _plain(event: Event) -> str | float:
    return event.at.iso if isinstance(event.at, Moment) else event.at
