"""The lines of a slope chart and their dots, as Plotly takes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.drawing import roles
from affidavit.charts.grid import JOINT
from affidavit.charts.house import NARROW
from affidavit.charts.hover import hover
from affidavit.charts.kinds.slope_rows import Slopes, Thing
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import colors_by_name
from affidavit.language import Words

NAMED = 12
"""Lines up to which each is named beside a highlight; of more only the highlighted ones are."""
_MANY = 20
"""Lines beyond which they are thinner."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How each line looks, by its raw name."""

    colors: dict[str, str]
    lit: frozenset[str]
    """What is highlighted; a single line is not."""
    named: frozenset[str]
    """What has its name and figures at the ends."""

    def ink(self, raw: str) -> str:
        """Return the colour of the words at a line."""
        if not self.lit:
            return roles.INK
        return roles.HIGHLIGHT if raw in self.lit else roles.MUTED


def looks_of(raws: Sequence[str], spec: Spec) -> Looks:
    """Return how lines look of which these are all, here or in all panels."""
    lit = frozenset(raw for raw in raws if set(raw.split(JOINT)) & set(spec.highlight))
    colors = colors_by_name(raws, highlight=list(lit), touching=False)
    if len(raws) == 1:
        colors = dict.fromkeys(raws, roles.HIGHLIGHT)
    are_all_named = not lit or len(raws) <= NAMED
    return Looks(colors, lit, frozenset(raws if are_all_named else lit))


@dataclass(frozen=True, slots=True)
class Marks:
    """All lines with their looks."""

    slopes: Slopes
    spec: Spec
    numerals: Numerals
    looks: Looks
    stop_names: Sequence[str]
    """As they are printed."""

    def traces(self, places: Sequence[float], *, width: int) -> list[dict[str, Any]]:
        """Return a line for each thing, the highlighted ones last, so that they lie on top."""
        things = sorted(self.slopes.things, key=lambda each: each.raw in self.looks.lit)
        return [self._line(each, places, width=width) for each in things]

    def _line(self, thing: Thing, places: Sequence[float], *, width: int) -> dict[str, Any]:
        color = self.looks.colors[thing.raw]
        is_lit = thing.raw in self.looks.lit or len(self.slopes.things) == 1
        are_many = len(self.slopes.things) > _MANY
        thick = (3 if is_lit else 1.25 if are_many else 2) - (width < NARROW) * 0.25
        return {
            "type": "scatter",
            "mode": "lines+markers",
            "name": safe(thing.name or thing.raw),
            "x": [round(place, 6) for place in places],
            "y": list(thing.values),
            "connectgaps": False,
            "line": {"color": color, "width": thick},
            "marker": {
                "color": color,
                "size": 10 if is_lit else 5 if are_many else 8,
                "opacity": 1,
                "line": {"width": 0},
            },
            "cliponaxis": False,
            **hover([self._hover(thing, index) for index in range(len(places))], thing.sources),
        }

    def _hover(self, thing: Thing, index: int) -> list[str]:
        value = thing.values[index]
        figure = Words(self.numerals.lang)("chart.no-figure")
        if value is not None:
            figure = self.numerals.figure(value, column=thing.columns[index], first=True)
        said = f"{thing.name}: {figure}" if thing.name else figure
        return [safe(self.stop_names[index]), safe(said)]
