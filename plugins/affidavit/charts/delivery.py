"""What a reader fetches to explore a chart: which plotly.js, which figure, how much."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

import orjson

from affidavit.charts.drawing.requests import Figure, canonical
from affidavit.charts.drawing.roles import BY_HEX
from affidavit.charts.plotly_js import plotly_file, plotly_version, version_of
from affidavit.charts.traces import BASIC, MAPS, TILES, WEBGL, traces_of
from affidavit.language import number_text

Still = Literal["webgl", "outlines", "tiles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One build of plotly.js."""

    name: Literal["basic", "full"]
    file: Path
    """Where its bytes are; it is published as `assets/affidavit/plotly/` and its name."""

    measured: int | None = None
    """Its size as it is sent, where `make assets` has measured that."""

    @property
    def sent(self) -> int:
        """Its size as it is sent, in bytes."""
        return _sent(self.file) if self.measured is None else self.measured


def bundle_for(figures: Iterable[Figure], *, folder: Path) -> Bundle:
    """Return the smallest plotly.js that draws all these figures.

    `folder` is where `make assets` puts the small one; where it is not (it takes Node), or is of
    another version than plotly.py, plotly.py's own full file serves.
    """
    basic = folder / "plotly-basic.min.js"
    small_enough = traces_of(figures) <= BASIC
    if small_enough and basic.is_file() and version_of(basic) == plotly_version():
        return Bundle(name="basic", file=basic, measured=_measured(folder).get("basic"))
    return Bundle(name="full", file=plotly_file(), measured=_measured(folder).get("full"))


SIZES = "sizes.json"
"""Beside the small bundle, never published: compressing plotly.js to name its size takes longer
than checking a story."""


def measure(bundles: Mapping[str, Path], *, folder: Path) -> None:
    """Note how much of each bundle is sent, for the version that they are of."""
    sizes = {name: _sent(file) for name, file in bundles.items()}
    (folder / SIZES).write_bytes(canonical({"version": plotly_version(), "sent": sizes}))


def _measured(folder: Path) -> Mapping[str, int]:
    """Return what was noted; nothing where it is of another version, or was never made."""
    try:
        noted = orjson.loads((folder / SIZES).read_bytes())
        sizes = noted["sent"] if noted["version"] == plotly_version() else {}
        return {str(name): int(size) for name, size in sizes.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def stays_still(figures: Iterable[Figure]) -> Still | None:
    """Return why a chart cannot be explored, or None where it can.

    `webgl`: under a policy without eval plotly.js draws no such trace, and does not say so.
    `outlines`, `tiles`: it would fetch maps from another host.
    """
    traces = traces_of(figures)
    reasons: tuple[tuple[Still, frozenset[str]], ...] = (
        ("webgl", WEBGL),
        ("outlines", MAPS),
        ("tiles", TILES),
    )
    return next((reason for reason, kinds in reasons if traces & kinds), None)


def live_json(figures: Mapping[int, Figure], heights: Mapping[int, int]) -> bytes:
    """Return what the page's script plots from: a figure for each width, and its colours' roles.

    The same bytes for the same figures. The script puts the page's own colours in place of roles.
    """
    layouts = {
        str(width): {
            "data": figure.get("data", []),
            "height": heights[width],
            "layout": figure.get("layout", {}),
        }
        for width, figure in figures.items()
    }
    used = {text for text in _texts(layouts) if text in BY_HEX}
    return canonical({"figures": layouts, "roles": {text: BY_HEX[text] for text in used}})


def sent_size(*contents: bytes) -> int:
    """Return how many bytes these are when sent, compressed."""
    return sum(len(gzip.compress(content, mtime=0)) for content in contents)


def size_text(size: int, lang: str) -> str:
    """Return a size as the button says it, `0.4 MB`, never less than it is."""
    megabytes = (Decimal(size) / 1_000_000).quantize(Decimal("0.1"), rounding=ROUND_UP)
    return f"{number_text(megabytes, lang)}\u00a0MB"


@cache
def _sent(file: Path) -> int:
    return sent_size(file.read_bytes())


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - a figure is any JSON
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)
