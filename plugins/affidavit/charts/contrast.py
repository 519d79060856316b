"""How well one colour can be read on another, by WCAG 2.2."""

from __future__ import annotations

from affidavit.charts.drawing.roles import BY_HEX, ROLES

READABLE = 4.5
"""The least contrast of text that is not large (success criterion 1.4.3)."""


def can_be_read(ink: str, ground: str) -> bool:
    """Say whether text of one role can be read on another, light and dark; both as light hexes."""
    pairs = zip(ROLES[BY_HEX[ink]], ROLES[BY_HEX[ground]], strict=True)
    return all(contrast(one, other) >= READABLE for one, other in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two hexes, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
