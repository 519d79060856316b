"""What `geo` asks for: the name of a map, or a grid of the writer's own."""

from __future__ import annotations

from collections.abc import Iterable

from affidavit.charts.geo.gazetteer import gazetteer
from affidavit.charts.geo.tile_grids import Spot, TileGrid, grid_names, tile_grid
from affidavit.charts.model import Spec
from affidavit.diagnostics import ChartCode, Code, Place, Report, nearest
from affidavit.located import LocatedList, LocatedMapping, LocatedText, place_in

MOST_TILES = 40
"""Columns, and rows, of a writer's own grid: beyond, a tile is smaller than its border."""
_GAP = (".", "")


def asked_grid(spec: Spec, *, lang: str, report: Report) -> TileGrid | None:
    """Return the grid of tiles that `geo` names or draws; None with the fault reported."""
    geo = spec.geo
    if geo is None:
        if spec.lacks("geo"):
            known = ", ".join(grid_names())
            fix = f'add "geo:" and one of {known}'
            message = f'a {spec.kind} chart needs the key "geo"'
            report.error(Code.KEY_MISSING, spec.kind.place, message, fix)
        return None
    if isinstance(geo, LocatedText):
        name = known_name(geo, grid_names(), report=report)
        return tile_grid(name, lang=lang) if name else None
    rows = geo.get("grid") if isinstance(geo, LocatedMapping) and set(geo) == {"grid"} else None
    if not isinstance(rows, LocatedList) or not all(isinstance(row, LocatedList) for row in rows):
        at = place_in(geo, ()) or spec.kind.place
        fix = "write geo: mexico, or geo: {grid: [[North, .], [West, East]]}"
        if isinstance(geo, LocatedMapping) and "file" in geo:
            fix = 'outlines of a file are drawn with "kind: choropleth" or "kind: symbol-map"'
        report.error(Code.VALUE_WRONG, at, "this names no map and draws no grid", fix)
        return None
    return _own_grid(rows, at=rows.place, report=report)


def known_name(geo: LocatedText, known: Iterable[str], *, report: Report) -> str | None:
    """Return the name of a map if it is known; None with the fault reported."""
    names, wanted = list(known), geo.strip().lower()
    if wanted in names:
        return wanted
    near = nearest(wanted, names)
    fix = f'did you mean "{near}"?' if near else f"the maps are {', '.join(names)}"
    report.error(Code.VALUE_WRONG, geo.place, f'there is no map called "{geo}"', fix)
    return None


def _own_grid(rows: LocatedList, *, at: Place, report: Report) -> TileGrid | None:
    spots, faults = dict[str, Spot](), Report()
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            place = place_in(cells, (column,)) or at
            if cell is None or str(cell).strip() in _GAP:
                continue
            if not isinstance(cell, LocatedText):
                fix = 'write "." where there is no tile'
                faults.error(Code.VALUE_WRONG, place, "a tile is a name", fix)
            elif cell in spots:
                fix = "keep one of the two"
                faults.error(Code.VALUE_WRONG, place, f'two tiles are called "{cell}"', fix)
            else:
                spots[str(cell)] = (column, row)
    if not spots and not faults.errors:
        faults.error(Code.VALUE_WRONG, at, "this grid has no tile", "write the name of a place")
    if max((max(spot) for spot in spots.values()), default=0) >= MOST_TILES:
        message = f"this grid has more than {MOST_TILES} columns or rows"
        faults.error(ChartCode.CHART_TOO_MUCH, at, message, "make several maps of it")
    report.extend(faults)
    if faults.errors:
        return None
    names = {name: name for name in spots}
    return TileGrid(spots, gazetteer(names, ()), names, next(iter(names)))
