"""SVG path data and other numbers, as short as their looks allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

STRAIGHT = re.compile(r"[MLHVZmlhvz\d.,eE\s+-]*")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COMMAND = re.compile(r"([MLHVZmlhvz])([^MLHVZmlhvz]*)")
TENTH = 1
"""Digits kept: a tenth of a CSS pixel is a fifth of a pixel in the rasters."""
HUNDREDTH = 2
"""For curves, whose marks may be small, and for what is put onto whole pixels."""
THOUSANDTH = 3
"""For what is repeated, so that errors add up."""


@lru_cache(maxsize=1 << 14)
def number(value: float, *, digits: int = TENTH) -> str:
    """Return a number as SVG takes it, without a needless zero or sign: `.5`, `-3`, `12.4`."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    if text in ("-0", "", "0"):
        return "0"
    if text.startswith("0."):
        return text[1:]
    return f"-{text[2:]}" if text.startswith("-0.") else text


def rounded(text: str, *, digits: int = TENTH) -> str:
    """Return a text with each number in it rounded; the numbers stay apart."""
    return NUMBER.sub(lambda found: number(float(found[0]), digits=digits), text)


def shortened(data: str, *, digits: int = TENTH) -> str:
    """Return path data that draws the same to a tenth of a pixel, or to what `digits` says.

    Lines become relative, from rounded point to rounded point, so that no error adds up; paths
    with curves keep their commands. Empty where nothing would be drawn.
    """
    if not STRAIGHT.fullmatch(data):
        return rounded(data, digits=HUNDREDTH)
    written = "".join(_written(data, digits))
    return written if re.search("[a-z]", written.replace("z", "")) else ""


def lines(data: str) -> list[list[tuple[float, float]]]:
    """Return the points of each line of a path without curves; closed ones end at their start."""
    found: list[list[tuple[float, float]]] = []
    for command, x, y in _points(data):
        if command == "M":
            found.append([(x, y)])
        elif found:
            found[-1].append(found[-1][0] if command == "Z" else (x, y))
    return found


def _written(data: str, digits: int) -> Iterator[str]:
    x = y = start_x = start_y = 0.0
    last = ""  # the number that a further line may follow without being called one
    for command, to_x, to_y in _points(data):
        if command == "Z":
            yield "z"
            x, y, last = start_x, start_y, ""
            continue
        was_x, was_y, x, y = x, y, round(to_x, digits), round(to_y, digits)
        if command == "M":
            yield f"M{pair(x, y, digits=digits)}"
            start_x, start_y, last = x, y, ""
            continue
        across, down = number(x - was_x, digits=digits), number(y - was_y, digits=digits)
        if across != "0" != down:
            yield _after(last, across) if last else f"l{across}"
            yield _after(across, down)
            last = down
        elif across != down:
            yield f"v{down}" if across == "0" else f"h{across}"
            last = ""


def _after(before: str, text: str) -> str:
    """Return a number to follow another: neither a sign nor a second point needs a space."""
    return text if text[0] == "-" or (text[0] == "." and "." in before) else f" {text}"


def pair(first: float, second: float, *, digits: int = TENTH) -> str:
    """Return two numbers with no more between them than keeps them apart."""
    text = number(second, digits=digits)
    return number(first, digits=digits) + ("" if text.startswith("-") else " ") + text


def _points(data: str) -> list[tuple[str, float, float]]:
    """Return M, L and Z with absolute points, whatever the path was written in.

    A map has a hundred thousand of them: this is most of what cleaning it costs.
    """
    points: list[tuple[str, float, float]] = []
    x = y = start_x = start_y = 0.0
    for letter, arguments in _COMMAND.findall(data):
        kind, relative = letter.upper(), letter.islower()
        if kind == "Z":
            x, y = start_x, start_y
            points.append(("Z", x, y))
        for to_x, to_y in _pairs(kind, arguments):
            x = x if to_x is None else x + to_x if relative else to_x
            y = y if to_y is None else y + to_y if relative else to_y
            points.append(("M" if kind == "M" else "L", x, y))
            if kind == "M":
                start_x, start_y, kind = x, y, "L"  # further points of a move are lines
    return points


def _pairs(kind: str, arguments: str) -> list[tuple[float | None, float | None]]:
    numbers = [float(text) for text in NUMBER.findall(arguments)]
    if kind == "H":
        return [(value, None) for value in numbers]
    if kind == "V":
        return [(None, value) for value in numbers]
    return list(zip(numbers[::2], numbers[1::2], strict=False))
