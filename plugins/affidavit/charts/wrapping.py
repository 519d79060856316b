"""Texts in lines, however long their words are."""

from __future__ import annotations

from affidavit.charts.lettering import broken, text_width


def wrapped(text: str, width: float, *, size: float, bold: bool = False) -> list[str]:
    """Return a text in lines no wider than `width`; a longer word is broken, with a hyphen."""
    lines = list[str]()
    for line in broken(text, width, size=size, bold=bold):
        rest = line
        while text_width(rest, size, bold=bold) > width and len(rest) > 1:
            ends = range(len(rest) - 1, 1, -1)
            fits = (n for n in ends if text_width(f"{rest[:n]}-", size, bold=bold) <= width)
            end = next(fits, 1)
            lines.append(f"{rest[:end]}-")
            rest = rest[end:]
        lines.append(rest)
    return lines
