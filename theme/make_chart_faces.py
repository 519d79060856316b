"""Make what draws charts without a browser from the font of charts: its weights, and their widths.

`public-sans-400.ttf` and its like are for the rasteriser, which knows no variable fonts, and finds
a face by its PostScript name. `public-sans.json` is for laying out: advances, ink and kerning.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from affidavit.charts.drawing.font import FACE, FILE, MEASURES, STATIC
from make_fonts import is_stale

BOLD = 700
_WINDOWS = (3, 1, 0x409)
"""Platform, encoding and language that every reader of fonts looks for."""


def make() -> list[Path]:
    """Write what is missing or older than the variable font or this script."""
    targets = [*STATIC.values(), MEASURES]
    if not is_stale(targets, FILE, Path(__file__)):
        return []
    weights = {weight: _at(weight) for weight in STATIC}
    for weight, font in weights.items():
        _save(font, weight, STATIC[weight])
    text = json.dumps(_measured(weights), separators=(",", ":"), sort_keys=True)
    MEASURES.write_text(text + "\n", encoding="ascii")
    return targets


def _at(weight: int) -> TTFont:
    font = TTFont(FILE, recalcTimestamp=False)
    return instancer.instantiateVariableFont(font, {"wght": weight})


def _save(font: TTFont, weight: int, target: Path) -> None:
    font["name"].setName(FACE, 1, *_WINDOWS)
    font["name"].setName(f"{FACE.replace(' ', '')}-{weight}", 6, *_WINDOWS)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 if weight == BOLD else 0x40
    font["head"].macStyle = 1 if weight == BOLD else 0
    font.save(target)


def _measured(weights: dict[int, TTFont]) -> dict[str, Any]:
    """Return the tables that `drawing/document/words.js` reads, in units of the font."""
    first = next(iter(weights.values()))
    ids = {name: index for index, name in enumerate(first.getGlyphOrder())}
    letters = first.getBestCmap()
    return {
        "unit": first["head"].unitsPerEm,
        "ascent": first["hhea"].ascent,
        "descent": -first["hhea"].descent,
        "letters": {str(code): ids[name] for code, name in letters.items()},
        "ligatures": dict(_ligatures(first, ids)),
        "weights": {str(weight): _face(font, ids) for weight, font in weights.items()},
    }


def _face(font: TTFont, ids: dict[str, int]) -> dict[str, Any]:
    outlines = [font["glyf"][name] for name in ids]
    return {
        "widths": [font["hmtx"][name][0] for name in ids],
        "lefts": [getattr(each, "xMin", 0) for each in outlines],
        "rights": [getattr(each, "xMax", 0) for each in outlines],
        "kerning": list(_kerning(font, ids)),
    }


def _ligatures(font: TTFont, ids: dict[str, int]) -> Iterator[tuple[str, int]]:
    """Yield pairs of letters that the font draws as one, and its glyph for them."""
    letters = {name: chr(code) for code, name in font.getBestCmap().items()}
    for table in _subtables(font["GSUB"].table, "liga"):
        for first, found in table.ligatures.items():
            for each in found:
                yield (
                    "".join(letters[name] for name in (first, *each.Component)),
                    ids[each.LigGlyph],
                )


def _kerning(font: TTFont, ids: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Yield the subtables of OpenType's pair positioning: single pairs, and classes of letters."""
    for table in _subtables(font["GPOS"].table, "kern"):
        covered = table.Coverage.glyphs
        if table.Format == 1:
            pairs = zip(covered, table.PairSet, strict=True)
            yield {"pairs": {str(ids[name]): _pairs(found, ids) for name, found in pairs}}
            continue
        classes, seconds = table.ClassDef1.classDefs, table.ClassDef2.classDefs
        yield {
            "firsts": {str(ids[name]): classes.get(name, 0) for name in covered},
            "seconds": {str(ids[name]): number for name, number in seconds.items()},
            "values": [
                [_advance(each.Value1) for each in row.Class2Record] for row in table.Class1Record
            ],
        }


def _pairs(found: Any, ids: dict[str, int]) -> dict[str, int]:  # noqa: ANN401 - fontTools has no types
    return {str(ids[each.SecondGlyph]): _advance(each.Value1) for each in found.PairValueRecord}


def _advance(value: Any) -> int:  # noqa: ANN401 - as above
    return int(getattr(value, "XAdvance", 0) or 0)


def _subtables(table: Any, feature: str) -> Iterator[Any]:  # noqa: ANN401 - as above
    records = table.FeatureList.FeatureRecord
    wanted = {
        index
        for record in records
        if record.FeatureTag == feature
        for index in record.Feature.LookupListIndex
    }
    for index in sorted(wanted):
        for each in table.LookupList.Lookup[index].SubTable:
            yield getattr(each, "ExtSubTable", each)


def main() -> None:
    """Make what is missing, and say what was made."""
    for path in make():
        print(f"{path.name}: {path.stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
