"""Outlines that a writer brings: a GeoJSON or TopoJSON file beside the chart."""

from __future__ import annotations

from dataclasses import dataclass

from affidavit.charts.geo.gazetteer import Gazetteer
from affidavit.charts.geo.maps import MapPlan
from affidavit.charts.geo.topology import Topology


@dataclass(frozen=True, slots=True)
class OwnOutlines:
    """A file of outlines, read."""

    topology: Topology
    plan: MapPlan
    places: Gazetteer
