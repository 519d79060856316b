"""A map that a writer brings: `geo: {file: districts.geojson, id: code, name: label}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from affidavit.charts.chart import NOTHING
from affidavit.charts.data import Homes
from affidavit.charts.files import find_file
from affidavit.charts.geo.area_files import Area, OutlinesFault, Polygon, read_areas, text_of
from affidavit.charts.geo.asked_outlines import OutlineMap
from affidavit.charts.geo.gazetteer import Gazetteer, gazetteer
from affidavit.charts.geo.joining import joined
from affidavit.charts.geo.maps import MapPlan
from affidavit.charts.geo.outlines import LaidMap, lay_out
from affidavit.charts.geo.simplifying import ring_area
from affidavit.charts.geo.topology import Topology
from affidavit.diagnostics import ChartCode, Place, Report, nearest
from affidavit.located import LocatedMapping, LocatedText, Model, Text, validate
from affidavit.located.files import read_text_file
from affidavit.located.words import Word

ENDINGS = (".geojson", ".json", ".topojson")
MAX_BYTES = 20_000_000
MOST_PLACES = 4_000
"""Places beyond which nobody finds one; the United States have 3,143 counties."""
_LONGEST = 120
"""Characters of a name: more of them were never one."""


class _Written(Model):
    """`geo:` as keys."""

    file: Word
    id: Word | None = None
    name: Word | None = None
    layer: Word | None = None
    credit: Text = NOTHING
    licence: LocatedText = LocatedText("")


@dataclass(frozen=True, slots=True)
class OwnMap:
    """Outlines that came with a story, whose they are, and the file they were read from."""

    outlines: OutlineMap | None
    """None with the faults reported."""
    credit: Text = NOTHING
    licence: str = ""
    inputs: tuple[Path, ...] = ()


def names_a_file(geo: object) -> bool:
    """Say whether `geo` means a file of outlines rather than one of our maps."""
    return isinstance(geo, LocatedMapping) and "grid" not in geo


def read_own_map(geo: LocatedMapping, homes: Homes, *, report: Report) -> OwnMap:
    """Return the map of a file beside the chart, its places found by what `id` and `name` say."""
    written = validate(_Written, geo, report=report, what='"geo"')
    if written is None:
        return OwnMap(None)
    path = find_file(
        written.file, within=homes.within, folders=homes.folders, endings=ENDINGS, report=report
    )
    if path is None:
        return OwnMap(None)
    if not path.name.endswith(ENDINGS):
        message, fix = f'"{written.file}" has no outlines', f"name a file: {', '.join(ENDINGS)}"
        report.error(ChartCode.GEO_FILE, written.file.place, message, fix)
        return OwnMap(None, inputs=(path,))
    ground = _ground_in(path, homes, written, report=report)
    outlines = None if ground is None else ground.outlines
    return OwnMap(outlines, written.credit, str(written.licence), (path,))


def _ground_in(path: Path, homes: Homes, written: _Written, *, report: Report) -> _Ground | None:
    root = homes.folders.root
    text = read_text_file(path, root=root, report=report, max_bytes=MAX_BYTES)
    if text is None:
        return None
    keys = [None if each is None else str(each) for each in (written.id, written.name)]
    layer = None if written.layer is None else str(written.layer)
    try:
        return _ground(text, *keys, layer=layer)
    except OutlinesFault as fault:
        at = Place(homes.name_of(path), fault.line, fault.column)
        if fault.about:
            typed: LocatedText | None = getattr(written, fault.about)
            at = (typed or written.file).place
        report.error(ChartCode.GEO_FILE, at, fault.message, fault.fix)
        return None


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """What was read from a file."""

    topology: Topology
    plan: MapPlan
    places: Gazetteer

    @property
    def outlines(self) -> OutlineMap:
        codes = tuple(code for code in self.topology.rings if code)
        return OutlineMap(self.places, codes, partial(_laid, self))


@lru_cache(maxsize=64)
def _laid(ground: _Ground, *, width: float, most_height: float, top: float) -> LaidMap:
    return lay_out(ground.topology, ground.plan, width=width, most_height=most_height, top=top)


@lru_cache(maxsize=16)
def _ground(text: str, id_: str | None, name: str | None, *, layer: str | None) -> _Ground:
    """Return what a file holds; kept, since a file is read for every build of a preview."""
    areas = read_areas(text, layer=layer)
    parts, names = dict[str, list[Polygon]](), dict[str, str]()
    for area, code, called in _identified(areas, id_, name):
        parts.setdefault(code, []).extend(area.polygons)
        names.setdefault(code, called or code)
    names.pop("", None)
    if len(names) > MOST_PLACES:
        message = f"this file has {len(names):,} places; at most {MOST_PLACES:,} can be told apart"
        raise OutlinesFault(message, "keep those that the story is about")
    largest_first = sorted(parts, key=lambda code: _size(parts[code]), reverse=True)
    topology, plan = joined({code: parts[code] for code in largest_first})
    return _Ground(topology, plan, gazetteer(names, _spellings(names)))


def _size(polygons: list[Polygon]) -> float:
    """Return how large a place is, so that what lies within another is drawn over it."""
    return sum(abs(ring_area(polygon[0])) for polygon in polygons)


def _identified(
    areas: list[Area], id_: str | None, name: str | None
) -> Iterator[tuple[Area, str, str]]:
    """Yield areas with their code and name; a property that no area has is a fault."""
    known = list(dict.fromkeys(key for area in areas for key in area.properties))
    for about, key in (("id", id_), ("name", name)):
        if key is not None and not any(text_of(area.properties.get(key)) for area in areas):
            raise _no_property(key, known, about=about)
    if id_ is None and name is None and not any(area.id for area in areas):
        fix = f'add "id:" and one of {_listed(known)}' if known else "give each area an id"
        message = "nothing says which area is which place"
        raise OutlinesFault(message, fix, about="file")
    for area in areas:
        called = _short(area.properties.get(name)) if name else ""
        code = _short(area.properties.get(id_)) if id_ else _short(area.id) or called
        yield area, code, called


def _no_property(key: str, known: list[str], *, about: str) -> OutlinesFault:
    near = nearest(key, known)
    fix = f'did you mean "{near}"?' if near else f"the areas have {_listed(known) or 'none'}"
    return OutlinesFault(f'no area of this file has a property "{key}"', fix, about=about)


def _listed(known: list[str]) -> str:
    return ", ".join(" ".join(key.split())[:_LONGEST] for key in known[:10])


def _short(value: object) -> str:
    return text_of(value)[:_LONGEST]


def _spellings(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield further spellings: the codes, and those without the zeros that spreadsheets take."""
    for code in names:
        yield code, code
        bare = code.lstrip("0") or "0"
        if bare != code and code.isdigit() and bare not in names:
            yield bare, code
