"""Maps of tiles: one square for each place, where a grid has room for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml

from affidavit.charts.geo.countries import countries
from affidavit.charts.geo.gazetteer import Gazetteer, gazetteer

Spot = tuple[int, int]
"""Column and row of a tile, from 0 at the top left."""


@dataclass(frozen=True)
class TileGrid:
    """Where the tiles stand, and what their places are called."""

    spots: Mapping[str, Spot]
    places: Gazetteer
    shorts: Mapping[str, str]
    """Code -> the letters on the tile."""
    example: str = ""
    """A code as `geo` calls it, for messages."""

    @cached_property
    def columns(self) -> int:
        """How many tiles the widest row has room for."""
        return max(column for column, _ in self.spots.values()) + 1

    @cached_property
    def rows(self) -> int:
        """How many rows of tiles there are."""
        return max(row for _, row in self.spots.values()) + 1


def grid_names() -> list[str]:
    """Return what `geo` may say."""
    return sorted(each.name.removesuffix(".yml") for each in _folder().iterdir())


def tile_grid(name: str, *, lang: str) -> TileGrid:
    """Return the grid of that name, one of `grid_names`, with names in a language."""
    written = _read(name)
    spots = dict(_spots(written["tiles"]))
    prefix = written.get("code", "")
    places = subdivisions(name, lang=lang) if prefix else countries(spots, lang=lang)
    shorts = {prefix + tail: tail for tail in spots}
    at = {prefix + tail: spot for tail, spot in spots.items()}
    return TileGrid(at, places, shorts, next(iter(at)))


def subdivisions(name: str, *, lang: str) -> Gazetteer:
    """Return the places of a country's grid: in its own language, or in English where that is it.

    Codes are those of ISO 3166-2: `MX-JAL`, and `JAL` alone means the same.
    """
    written = _read(name)
    prefix, own = written["code"], written["names"]
    english = own | written.get("english", {})
    is_own = lang.partition("-")[0] in (written["lang"], *_BESIDE.get(written["lang"], ()))
    names = {prefix + tail: (own if is_own else english)[tail] for tail in own}
    return gazetteer(names, _spellings(written, prefix))


_BESIDE: Mapping[str, tuple[str, ...]] = {"es": ("ca", "eu", "gl")}
"""Languages whose readers know the names of another language rather than the English ones."""


def _spellings(written: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for tail, name in [*written["names"].items(), *written.get("english", {}).items()]:
        yield name, prefix + tail
    for tail, names in written.get("also", {}).items():
        yield from ((name, prefix + tail) for name in names)
    for tail in written["names"]:
        yield tail, prefix + tail
        yield prefix + tail, prefix + tail


def _spots(tiles: str) -> Iterator[tuple[str, Spot]]:
    for row, line in enumerate(tiles.splitlines()):
        for column, tail in enumerate(line.split()):
            if tail != ".":
                yield tail, (column, row)


@cache
def _read(name: str) -> dict[str, Any]:
    text = _folder().joinpath(f"{name}.yml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
    return read


def _folder() -> Any:  # noqa: ANN401 - importlib's Traversable, wherever this Python keeps it
    return files(__package__) / "grids"
