"""A drawing moved into its place on a larger sheet: names of axes, domains, shares of the paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from affidavit.charts.traces import MAPS

Layout = dict[str, Any]

_PLACED = re.compile(r"(xaxis|yaxis|geo|polar|ternary|scene|coloraxis)([2-9]|[1-9]\d+)?")
_AXIS = re.compile(r"([xy])(\d*)( domain)?")
_AXIS_LINKS = ("anchor", "overlaying", "matches", "scaleanchor")
_DOMAIN = frozenset(
    ("funnelarea", "icicle", "indicator", "parcats", "pie", "sankey", "sunburst", "table")
)
"""Traces that say themselves which part of the paper they take."""
_SUBPLOTS = {
    **dict.fromkeys(MAPS, ("geo", "geo")),
    **dict.fromkeys(("scatterpolar", "barpolar"), ("subplot", "polar")),
    "scatterternary": ("subplot", "ternary"),
}
"""Type of trace -> the key that names its subplot, and that subplot's name."""
_STEP = re.compile(r"[MLHVQCTSZ]|[-+]?[\d.]+(?:e[-+]?\d+)?")


@dataclass(slots=True)
class Names:
    """Names of axes and subplots that one sheet has given away."""

    counts: dict[str, int] = field(default_factory=dict)

    def new(self, noun: str) -> str:
        """Return the next free name: `xaxis`, `xaxis2`, `geo3`."""
        self.counts[noun] = self.counts.get(noun, 0) + 1
        return noun if self.counts[noun] == 1 else f"{noun}{self.counts[noun]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a drawing goes, in pixels from the top left of a sheet."""

    left: float
    top: float
    width: float
    height: float
    sheet_width: float
    sheet_height: float

    def x(self, share: float) -> float:
        """Return a share of the drawing's width as one of the sheet's."""
        return round((self.left + share * self.width) / self.sheet_width, 6)

    def y(self, share: float) -> float:
        """Return a share of the drawing's height, from the bottom, as one of the sheet's."""
        below_top = self.top + (1 - share) * self.height
        return round(1 - below_top / self.sheet_height, 6)


@dataclass(frozen=True, slots=True)
class Moving:
    """One drawing on its way to its spot. Its margins are 0."""

    spot: Spot
    names: Names
    renamed: dict[str, str] = field(default_factory=dict)

    def traces(self, traces: list[Layout], *, title: str) -> list[Layout]:
        """Return the traces on their new axes; what they say when pointed at names the panel."""
        return [self._trace(trace, title) for trace in traces]

    def layout(self, layout: Mapping[str, Any]) -> Layout:
        """Return axes and subplots by their new names, to be read after the traces are moved."""
        for key in layout:
            if _PLACED.fullmatch(key):
                self._name(key)
        if any(name.startswith(("xaxis", "yaxis")) for name in self.renamed):
            self._name("xaxis")
            self._name("yaxis")
        return {new: self._placed(old, layout.get(old, {})) for old, new in self.renamed.items()}

    def drawn(self, layout: Mapping[str, Any]) -> Layout:
        """Return annotations, shapes and images where they stand on the sheet."""
        return {
            "annotations": [self._annotation(each) for each in layout.get("annotations", ())],
            "shapes": [self._shape(each) for each in layout.get("shapes", ())],
            "images": [self._image(each) for each in layout.get("images", ())],
        }

    # -- traces -----------------------------------------------------------------------------------

    def _trace(self, trace: Layout, title: str) -> Layout:
        moved, kind = dict(trace), str(trace.get("type", "scatter"))
        if kind in _DOMAIN:
            moved["domain"] = self._domain(trace.get("domain", {}))
        elif kind in _SUBPLOTS:
            key, noun = _SUBPLOTS[kind]
            moved[key] = self._name(str(trace.get(key, noun)))
        else:
            moved["xaxis"] = self._axis(str(trace.get("xaxis", "x")))
            moved["yaxis"] = self._axis(str(trace.get("yaxis", "y")))
        for holder in _holders_of_colour(moved):
            holder["coloraxis"] = self._name(str(holder["coloraxis"]))
        if title and "hovertemplate" in moved and "meta" not in moved:
            moved["meta"] = title  # what stands in a template itself would be read as one
            moved["hovertemplate"] = f"<b>%{{meta}}</b><br>{moved['hovertemplate']}"
        return moved

    # -- axes and subplots ------------------------------------------------------------------------

    def _name(self, old: str) -> str:
        """Return the new name of what the layout calls `xaxis2` or `geo`."""
        if old not in self.renamed:
            noun = old.rstrip("0123456789")
            self.renamed[old] = self.names.new(noun)
        return self.renamed[old]

    def _axis(self, old: str) -> str:
        """Return the new name of what a trace calls `x2`, and an annotation `x2 domain`."""
        found = _AXIS.fullmatch(old)
        if found is None:
            return old
        letter, number, domain = found[1], found[2], found[3] or ""
        new = self._name(f"{letter}axis{number}")
        return f"{letter}{new.removeprefix(f'{letter}axis')}{domain}"

    def _placed(self, key: str, options: Mapping[str, Any]) -> Layout:
        moved = dict(options)
        if key.startswith("coloraxis"):
            return moved
        if not key.startswith(("xaxis", "yaxis")):
            return moved | {"domain": self._domain(options.get("domain", {}))}
        place, other = (self.spot.x, "y") if key.startswith("x") else (self.spot.y, "x")
        moved["domain"] = [place(share) for share in options.get("domain", (0, 1))]
        moved.setdefault("anchor", other)
        for link in _AXIS_LINKS:
            if link in moved:
                moved[link] = self._axis(str(moved[link]))
        if "position" in moved:
            across = self.spot.y if key.startswith("x") else self.spot.x
            moved["position"] = across(moved["position"])
        return moved

    def _domain(self, domain: Mapping[str, Any]) -> Layout:
        return {
            "x": [self.spot.x(share) for share in domain.get("x", (0, 1))],
            "y": [self.spot.y(share) for share in domain.get("y", (0, 1))],
        }

    # -- words and shapes -------------------------------------------------------------------------

    def _annotation(self, annotation: Layout) -> Layout:
        moved = dict(annotation)
        for letter in "xy":
            place = self._place(moved, letter, default=letter)
            moved[letter] = place(moved[letter])
            if f"a{letter}ref" in moved:
                moved[f"a{letter}ref"] = self._axis(str(moved[f"a{letter}ref"]))
        return moved

    def _shape(self, shape: Layout) -> Layout:
        moved = dict(shape)
        places = {letter: self._place(moved, letter, default=letter) for letter in "xy"}
        for letter, place in places.items():
            in_pixels = moved.get(f"{letter}sizemode") == "pixel"
            keys = [f"{letter}anchor"] if in_pixels else [f"{letter}0", f"{letter}1"]
            moved |= {key: place(moved[key]) for key in keys if key in moved}
        if "path" in moved:
            moved["path"] = _moved_path(str(moved["path"]), places["x"], places["y"])
        return moved

    def _image(self, image: Layout) -> Layout:
        moved = dict(image)
        sizes = {"x": self.spot.width / self.spot.sheet_width}
        sizes["y"] = self.spot.height / self.spot.sheet_height
        for letter, size in sizes.items():
            on_paper = moved.get(f"{letter}ref", "paper") == "paper"
            place = self._place(moved, letter, default="paper")
            moved[letter] = place(moved.get(letter, 0))
            if on_paper and f"size{letter}" in moved:
                moved[f"size{letter}"] *= size
        return moved

    def _place(self, item: Layout, letter: str, *, default: str) -> Callable[[Any], Any]:
        """Return what moves a coordinate of an item, whose reference is renamed."""
        reference = str(item.get(f"{letter}ref", default))
        if reference == "paper":
            return self.spot.x if letter == "x" else self.spot.y
        item[f"{letter}ref"] = self._axis(reference)
        return _same


def _same(coordinate: object) -> object:
    return coordinate


def _holders_of_colour(trace: Layout) -> Iterator[Layout]:
    """Yield the trace and its marker where they name an axis of colours; the marker as a copy."""
    if isinstance(trace.get("marker"), dict):
        trace["marker"] = dict(trace["marker"])
        if "coloraxis" in trace["marker"]:
            yield trace["marker"]
    if "coloraxis" in trace:
        yield trace


def _moved_path(path: str, x: Callable[[float], float], y: Callable[[float], float]) -> str:
    """Return an SVG path of absolute steps, each coordinate moved."""
    parts, command, index = list[str](), "", 0
    for part in _STEP.findall(path):
        if part.isalpha():
            command, index = part, 0
            parts.append(part)
            continue
        is_across = command == "H" or (command != "V" and index % 2 == 0)
        parts.append(str((x if is_across else y)(float(part))))
        index += 1
    return " ".join(parts)
