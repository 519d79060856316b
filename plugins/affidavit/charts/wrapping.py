"""Texts in lines, however long their words are."""

from __future__ import annotations

from bisect import bisect_right

from affidavit.charts.lettering import broken, text_width


def wrapped(text: str, width: float, *, size: float, bold: bool = False) -> list[str]:
    """Return a text in lines no wider than `width`; a longer word is broken, with a hyphen."""
    lines = list[str]()
    for line in broken(text, width, size=size, bold=bold):
        rest = line
        while text_width(rest, size, bold=bold) > width and len(rest) > 1:
            end = _end(rest, width, size=size, bold=bold)
            lines.append(f"{rest[:end]}-")
            rest = rest[end:]
        lines.append(rest)
    return lines


def _end(word: str, width: float, *, size: float, bold: bool) -> int:
    """Return how many of a word's letters fit with a hyphen behind them; at least one."""

    def width_of(letters: int) -> float:
        return text_width(f"{word[:letters]}-", size, bold=bold)

    return max(1, bisect_right(range(len(word)), width, key=width_of) - 1)
