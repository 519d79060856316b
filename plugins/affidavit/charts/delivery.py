"""What a reader fetches to explore a chart: which plotly.js, which figure, how much."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

import orjson

import affidavit_theme
from affidavit.charts.drawing.requests import Figure, canonical
from affidavit.charts.drawing.roles import BY_HEX
from affidavit.charts.house import FONT
from affidavit.charts.plotly_js import plotly_file, plotly_version, version_of
from affidavit.charts.plotly_maps import outline_file, outlines_of
from affidavit.charts.traces import BASIC, NEWS, TILES, WEBGL, traces_of
from affidavit.language import number_text

Name = Literal["basic", "news", "full", "strict"]
Still = Literal["webgl", "tiles"]

MADE = Path(affidavit_theme.__file__).parent / "assets" / "affidavit" / "plotly"
"""Where `make assets` puts bundles."""
FILES: Mapping[Name, str] = {
    "basic": "plotly-basic.min.js",
    "news": "plotly-news.min.js",
    "strict": "plotly-strict.min.js",
}
"""Bundles that `make assets` brings; plotly.py itself has the full one."""
_DRAWS: Mapping[Name, frozenset[str]] = {"basic": BASIC, "news": NEWS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One build of plotly.js."""

    name: Name
    file: Path
    """Where its bytes are; it is published as `assets/affidavit/plotly/` and its name."""

    measured: int | None = None
    """Its size as it is sent, where `make assets` has measured that."""

    @property
    def sent(self) -> int:
        """Its size as it is sent, in bytes."""
        return sent_as(self.file) if self.measured is None else self.measured


def bundle_for(figures: Iterable[Figure], *, folder: Path = MADE) -> Bundle:
    """Return the least plotly.js that draws all these figures under a policy without eval.

    `folder` is where `make assets` puts bundles; where one is not (they take Node), or is of
    another version than plotly.py, plotly.py's own full file serves. WebGL goes by the strict
    bundle alone, which draws everything and is the largest.
    """
    traces = traces_of(figures)
    names: tuple[Name, ...] = ("strict",) if traces & WEBGL else ("basic", "news", "full")
    there = (_bundle(name, folder) for name in names if traces <= _DRAWS.get(name, traces))
    found = [bundle for bundle in there if bundle is not None]
    return min(found, key=lambda bundle: bundle.sent, default=_full(folder))


def _bundle(name: Name, folder: Path) -> Bundle | None:
    if name == "full":
        return _full(folder)
    file = folder / FILES[name]
    if not file.is_file() or version_of(file) != plotly_version():
        return None
    return Bundle(name=name, file=file, measured=_measured(folder).get(name))


def _full(folder: Path) -> Bundle:
    return Bundle(name="full", file=plotly_file(), measured=_measured(folder).get("full"))


_HEX = re.compile(rb'"(#[0-9a-f]{6})"(?!:)')
"""A text in JSON that is a colour and nothing else; keys are none."""
SIZES = "sizes.json"
"""Beside the bundles, never published: compressing plotly.js to name its size takes longer than
checking a story."""


def measure(bundles: Mapping[str, Path], *, folder: Path) -> None:
    """Note how much of each bundle is sent, for the version that they are of."""
    sizes = {name: sent_as(file) for name, file in bundles.items()}
    (folder / SIZES).write_bytes(canonical({"version": plotly_version(), "sent": sizes}))


def _measured(folder: Path) -> Mapping[str, int]:
    """Return what was noted; nothing where it is of another version, or was never made."""
    try:
        noted = orjson.loads((folder / SIZES).read_bytes())
        sizes = noted["sent"] if noted["version"] == plotly_version() else {}
        return {str(name): int(size) for name, size in sizes.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def stays_still(figures: Iterable[Figure], *, folder: Path = MADE) -> Still | None:
    """Return why a chart cannot be explored, or None where it can.

    `webgl`: the strict bundle is not there, and under a policy without eval no other draws such a
    trace, or says so. `tiles`: it would fetch maps from another host.
    """
    traces = traces_of(figures)
    if traces & TILES:
        return "tiles"
    return "webgl" if traces & WEBGL and _bundle("strict", folder) is None else None


def live_json(
    figures: Mapping[int, Figure], heights: Mapping[int, int], sources: Sequence[str] = ()
) -> bytes:
    """Return what the page's script plots from: a figure for each width, and its colours' roles.

    The same bytes for the same figures. Data that is the same at each width is there once, and so
    are frames. The script puts the page's own colours in place of roles, and its own list of faces
    in place of the house's, so that words in other scripts look as they do in the picture. In place
    of a number among what marks say it puts the text of that number in `sources`.
    """
    layouts = {
        str(width): {"height": heights[width], "layout": figure.get("layout", {})}
        for width, figure in figures.items()
    }
    sets = {width: figure.get("data", []) for width, figure in figures.items()}
    first, *others = sets.values()
    is_shared = all(each == first for each in others)
    if not is_shared:
        for width, data in sets.items():
            layouts[str(width)]["data"] = data
    frames = next((figure["frames"] for figure in figures.values() if figure.get("frames")), None)
    live: dict[str, Any] = {"figures": layouts}
    live |= {"data": first} if is_shared else {}
    live |= {"frames": frames} if frames else {}
    live |= {"sources": list(sources)} if sources else {}
    used = {text.decode() for text in _HEX.findall(canonical(live))} & BY_HEX.keys()
    return canonical(live | {"face": FONT, "roles": {text: BY_HEX[text] for text in used}})


def outlines_for(figures: Iterable[Figure]) -> dict[str, Path]:
    """Return the outlines that maps among these fetch besides, by name: `world_110m.json`.

    They are looked for in the folder `topojson/` beside the bundle.
    """
    names = outlines_of(figures)
    return {f"{name}.json": outline_file(name) for name in names if outline_file(name).is_file()}


def sent_size(*contents: bytes) -> int:
    """Return how many bytes these are when sent, compressed."""
    return sum(len(gzip.compress(content, mtime=0)) for content in contents)


def size_text(size: int, lang: str) -> str:
    """Return a size as the button says it, `0.4 MB`, never less than it is."""
    megabytes = (Decimal(size) / 1_000_000).quantize(Decimal("0.1"), rounding=ROUND_UP)
    return f"{number_text(megabytes, lang)}\u00a0MB"


@cache
def sent_as(file: Path) -> int:
    """Return how many bytes a file is when sent, compressed; each is read once in a run."""
    return sent_size(file.read_bytes())
