"""What stands in braces behind a fence: `{ .plotly alt="..." source="..." }`."""

from __future__ import annotations

import re

from affidavit.diagnostics import Place
from affidavit.located import LocatedMapping, LocatedText

_PART = re.compile(
    r"""(?P<key>[\w-]+)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'}]+))"""
    r"|\#(?P<id>[\w-]+)"
)


class PlacedText(LocatedText):
    """A text whose place is known although no YAML holds it: an attribute, a part of a key."""

    at: Place

    def __new__(cls, value: str, at: Place) -> PlacedText:  # noqa: PYI034 - str makes it
        """Make one that stands at `at`."""
        made = super().__new__(cls, value)
        made.at = at
        return made

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.at

    def place_at(self, index: int) -> Place:
        """Return the place of the character `index`, on the same line."""
        return Place(self.at.file, self.at.line, self.at.column + index)


def read_attributes(text: str, *, at: Place) -> LocatedMapping:
    """Return keys and values of the braces of a fence; `#id` is its `name`. All stand at `at`."""
    found = LocatedMapping(at)
    for part in _PART.finditer(text):
        key = part["key"] or "name"
        value = next(
            v for v in (part["id"], part["double"], part["single"], part["bare"]) if v is not None
        )
        found.key_places[key] = at
        found[key] = PlacedText(value, at)
    return found


def merged(
    under: LocatedMapping, over: LocatedMapping, *, drop: tuple[str, ...] = ()
) -> LocatedMapping:
    """Return the keys of both, each with its own place; those of `over` win."""
    found = LocatedMapping(over.place)
    for layer in (under, over):
        for key, value in layer.items():
            if key not in drop:
                found[key] = value
                found.key_places[key] = layer.key_places[key]
    return found
