"""Style made presentation attributes: colours by their role, defaults left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from affidavit.charts.drawing import paths, roles

COLOURS = frozenset({"fill", "stroke", "stop-color"})
REFERENCES = frozenset({"clip-path", "mask"})
LENGTHS = frozenset(
    {
        "stroke-width",
        "font-size",
        "stroke-dasharray",
        "stroke-dashoffset",
        "letter-spacing",
        "fill-opacity",
        "stroke-opacity",
        "stop-opacity",
        "opacity",
        "stroke-miterlimit",
    }
)
WORDS = frozenset(
    {
        "font-family",
        "font-weight",
        "font-style",
        "font-variant",
        "text-anchor",
        "text-decoration",
        "alignment-baseline",
        "dominant-baseline",
        "stroke-linecap",
        "stroke-linejoin",
        "fill-rule",
        "clip-rule",
        "display",
        "visibility",
        "shape-rendering",
        "paint-order",
    }
)
DEFAULTS = frozenset(
    {
        ("alignment-baseline", "baseline"),
        ("clip-rule", "nonzero"),
        ("fill-opacity", "1"),
        ("fill-rule", "nonzero"),
        ("font-style", "normal"),
        ("font-variant", "normal"),
        ("letter-spacing", "normal"),
        ("opacity", "1"),
        ("paint-order", "normal"),
        ("shape-rendering", "auto"),
        ("stop-opacity", "1"),
        ("stroke-dasharray", "none"),
        ("stroke-dashoffset", "0"),
        ("stroke-linecap", "butt"),
        ("stroke-linejoin", "miter"),
        ("stroke-miterlimit", "4"),
        ("stroke-opacity", "1"),
        ("text-decoration", "none"),
        ("visibility", "visible"),
    }
)
TEXT_ONLY = ("alignment-", "dominant-", "font-", "letter-", "text-")
_ABOUT = COLOURS | REFERENCES | LENGTHS | WORDS | {"class", "style"}
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:\s*[,/]\s*([\d.]+%?))?\s*\)")
_WHITE = re.compile(r"rgb\(255, 255, 255\)")
_PLAIN_COLOUR = re.compile(r"#[0-9a-f]{3,8}|[a-z]+", re.IGNORECASE)
_REFERENCE = re.compile(r"""url\(["']?#([\w-]+)["']?\)""")
_WORD = re.compile(r"""[\w\s,.'"-]*""")


def presentation(attributes: Mapping[str, str], *, text: bool) -> Mapping[str, str]:
    """Return the presentation attributes that an element's attributes and style come to.

    `text` says whether it is one that holds text; on others what is about text is left out.
    """
    return _presented(tuple(item for item in attributes.items() if item[0] in _ABOUT), text=text)


@lru_cache(maxsize=4096)
def _presented(attributes: tuple[tuple[str, str], ...], *, text: bool) -> Mapping[str, str]:
    said = dict(attributes)
    style, classes = said.pop("style", ""), said.pop("class", "")
    said |= _declared(style)
    if line := said.pop("text-decoration-line", None):
        said["text-decoration"] = line
    if text and (shadow := _RGB.match(said.get("text-shadow", ""))):
        said |= _halo(shadow[0], fill=said.get("fill", ""))
    if "crisp" in classes.split():  # plotly.js says the rest in a style sheet
        said["shape-rendering"] = "crispEdges"
    found = {name: _value(name, value.strip()) for name, value in said.items()}
    kept = {name: value for name, value in found.items() if value is not None}
    return {
        name: value
        for name, value in _without_idle_paint(kept).items()
        if (name, value) not in DEFAULTS and (text or not name.startswith(TEXT_ONLY))
    }


def _halo(colour: str, *, fill: str) -> dict[str, str]:
    """Return the stroke that stands for plotly.js's shadow, which lets words be read on marks.

    Words in a colour of the page have white around them, which is its ground's.
    """
    follows_page = _WHITE.fullmatch(colour) and "var(" in (_colour(fill) or "")
    return {
        "paint-order": "stroke",
        "stroke": roles.PAPER if follows_page else colour,
        "stroke-linejoin": "round",
        "stroke-width": "2",
    }


def _declared(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in style.split(";"))
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}


def _value(name: str, value: str) -> str | None:
    """Return a value as an attribute holds it; None for what is not on the list."""
    if name in COLOURS:
        return _colour(value)
    if name in REFERENCES:
        found = _REFERENCE.fullmatch(value)
        return f"url(#{found[1]})" if found else None
    if name in LENGTHS:
        return paths.rounded(value.replace("px", ""), digits=paths.HUNDREDTH) or None
    if name in WORDS and _WORD.fullmatch(value):
        return value.replace('"', "'") or None
    return None


def _colour(value: str) -> str | None:
    if reference := _REFERENCE.fullmatch(value):
        return f"url(#{reference[1]})"
    if rgb := _RGB.fullmatch(value):
        if rgb[4] is not None and float(rgb[4].rstrip("%")) == 0:
            return "none"
        value = "#{:02x}{:02x}{:02x}".format(*(min(255, int(part)) for part in rgb.groups()[:3]))
    if not _PLAIN_COLOUR.fullmatch(value):
        return None
    if value == "transparent":
        return "none"
    name = roles.BY_HEX.get(value.lower())
    return roles.variable(name) if name else value


def _without_idle_paint(said: dict[str, str]) -> dict[str, str]:
    """Say "none" for what cannot be seen, and drop what would only describe it."""
    for paint in ("fill", "stroke"):
        if said.get(f"{paint}-opacity") == "0" or said.get(f"{paint}-width") == "0":
            said[paint] = "none"
        if said.get(paint) == "none":
            said = {name: said[name] for name in said if not name.startswith(f"{paint}-")}
    return said
