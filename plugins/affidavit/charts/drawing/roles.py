"""Colours that mean something: one name each, a hex on light paper and one on dark.

Compilers write the light hex; the cleaner, the pictures and the page's script know the role by it.
So every light hex is its own: where two roles look alike (ink, and ink on a light step of a scale)
one is a single step of blue away, which nobody sees.

The page's style sheet holds the same values as `--affidavit-c-NAME`; a test compares. Values: the
look's palette; muted, grid, axis, tint and empty are its mixtures of ink and paper in OKLab.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple


class Role(NamedTuple):
    """A colour in both schemes, as `#rrggbb` in lower case."""

    light: str
    """What a figure is written in: it names the role."""
    dark: str


ROLES: Mapping[str, Role] = MappingProxyType(
    {
        # Text, lines and grounds.
        "ink": Role("#1c1a17", "#ece8df"),
        "muted": Role("#575551", "#a4a19b"),
        "axis": Role("#7f7c79", "#7c7a74"),
        "grid": Role("#dcdad6", "#2d2c29"),
        "paper": Role("#fdfbf7", "#161513"),
        "tint": Role("#f1efeb", "#201f1d"),
        "empty": Role("#ebe9e5", "#22211e"),
        # The first choice for marks: neutral, and one highlight.
        "neutral": Role("#8b857a", "#8b857a"),
        "strong": Role("#57514a", "#b9b2a5"),
        "highlight": Role("#a1301f", "#f0907a"),
        "hi2": Role("#bd7a6d", "#a5685b"),
        # Categories, in this order.
        "1": Role("#1d5b6f", "#5eb8dc"),
        "2": Role("#b75135", "#db6b25"),
        "3": Role("#a98904", "#dcbb50"),
        "4": Role("#8a78d7", "#7469ae"),
        "5": Role("#008874", "#589c87"),
        "6": Role("#62143b", "#f0d6dd"),
        # From little to much; on dark paper more is brighter.
        "seq0": Role("#fdfbf6", "#161513"),
        "seq1": Role("#d3e0e4", "#22343b"),
        "seq2": Role("#a3c1ca", "#2f5361"),
        "seq3": Role("#6494a5", "#3b6d7f"),
        "seq4": Role("#3c7488", "#74a9bb"),
        "seq5": Role("#1d4f61", "#b5dbe7"),
        # Text on a low and on a high step of that scale.
        "onseq-lo": Role("#1c1a18", "#ece8df"),
        "onseq-hi": Role("#fdfbf8", "#161513"),
        # Below and above a middle.
        "div-n2": Role("#1d4f62", "#a5d3e2"),
        "div-n1": Role("#6494a6", "#3b6d7f"),
        "div-0": Role("#e3dfd6", "#35322c"),
        "div-p1": Role("#bf7d4b", "#98572a"),
        "div-p2": Role("#94430f", "#f0b583"),
    }
)

PREFIX = "--affidavit-c-"
"""What a role's name follows in style sheets and drawings: `var(--affidavit-c-ink,#1c1a17)`."""

INK = ROLES["ink"].light
MUTED = ROLES["muted"].light
AXIS = ROLES["axis"].light
GRID = ROLES["grid"].light
PAPER = ROLES["paper"].light
TINT = ROLES["tint"].light
EMPTY = ROLES["empty"].light
NEUTRAL = ROLES["neutral"].light
STRONG = ROLES["strong"].light
HIGHLIGHT = ROLES["highlight"].light
HIGHLIGHT_PART = ROLES["hi2"].light
"""For the parts of what is highlighted."""
CATEGORIES = tuple(ROLES[str(number)].light for number in range(1, 7))
SEQUENTIAL = tuple(ROLES[f"seq{step}"].light for step in range(6))
"""`seq0` is the paper: nothing. Scales start at `SEQUENTIAL[1]`."""
ON_SEQUENTIAL_LOW = ROLES["onseq-lo"].light
ON_SEQUENTIAL_HIGH = ROLES["onseq-hi"].light
DIVERGING = tuple(ROLES[f"div-{step}"].light for step in ("n2", "n1", "0", "p1", "p2"))

BY_HEX: Mapping[str, str] = MappingProxyType({role.light: name for name, role in ROLES.items()})
"""Light hex -> name of the role."""


def in_the_dark(value: Any) -> Any:  # noqa: ANN401 - a figure is any JSON
    """Return a figure, or a part of one, with the dark colour of each role for its light one."""
    if isinstance(value, str):
        return ROLES[BY_HEX[value]].dark if value in BY_HEX else value
    if isinstance(value, Mapping):
        return {key: in_the_dark(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [in_the_dark(item) for item in value]
    return value


def variable(name: str) -> str:
    """Return a role as presentation attributes take it: `var(--affidavit-c-ink,#1c1a17)`."""
    return f"var({PREFIX}{name},{ROLES[name].light})"


_VARIABLE = re.compile(rf'(?<==")var\({PREFIX}({"|".join(ROLES)}),#[0-9a-f]{{6}}\)(?=")')
"""A whole attribute, as the cleaner writes it: a label may hold the like, and stays as it is."""


def in_plain_colours(drawing: str, scheme: Literal["light", "dark"]) -> str:
    """Return a drawing with the hexes of a scheme, for what knows no custom properties."""
    return _VARIABLE.sub(lambda found: getattr(ROLES[found[1]], scheme), drawing)
