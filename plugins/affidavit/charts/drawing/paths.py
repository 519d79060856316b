"""SVG path data and other numbers, as short as their looks allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

STRAIGHT = re.compile(r"[MLHVZmlhvz\d.,eE\s+-]*")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TOKEN = re.compile(rf"([A-Za-z])|({NUMBER.pattern})")
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
    for command, point in _points(data):
        if command == "M":
            found.append([point])
        elif found:
            found[-1].append(found[-1][0] if command == "Z" else point)
    return found


def _written(data: str, digits: int) -> Iterator[str]:
    at = start = (0.0, 0.0)
    for command, point in _points(data):
        if command == "Z":
            yield "z"
            at = start
            continue
        to = (round(point[0], digits), round(point[1], digits))
        if command == "M":
            yield f"M{pair(*to, digits=digits)}"
            start = to
        else:
            yield _line(to[0] - at[0], to[1] - at[1], digits)
        at = to


def _line(across: float, down: float, digits: int) -> str:
    to_x, to_y = number(across, digits=digits), number(down, digits=digits)
    if to_x == to_y == "0":
        return ""
    if to_y == "0":
        return f"h{to_x}"
    if to_x == "0":
        return f"v{to_y}"
    return f"l{pair(across, down, digits=digits)}"


def pair(first: float, second: float, *, digits: int = TENTH) -> str:
    """Return two numbers with no more between them than keeps them apart."""
    text = number(second, digits=digits)
    return number(first, digits=digits) + ("" if text.startswith("-") else " ") + text


def _points(data: str) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield M, L and Z with absolute points, whatever the path was written in."""
    at = start = (0.0, 0.0)
    for command, numbers in _commands(data):
        kind = command.upper()
        if kind == "Z":
            at = start
            yield "Z", at
            continue
        for index, pair in enumerate(_pairs(kind, numbers)):
            at = _moved(at, pair, relative=command.islower())
            if kind == "M" and index == 0:
                start = at
            yield ("M" if kind == "M" and index == 0 else "L"), at


def _moved(
    at: tuple[float, float], pair: tuple[float | None, float | None], *, relative: bool
) -> tuple[float, float]:
    x, y = (
        old if new is None else old + new if relative else new
        for old, new in zip(at, pair, strict=True)
    )
    return x, y


def _pairs(kind: str, numbers: list[float]) -> list[tuple[float | None, float | None]]:
    if kind == "H":
        return [(value, None) for value in numbers]
    if kind == "V":
        return [(None, value) for value in numbers]
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    command, numbers = "", list[float]()
    for letter, digits in _TOKEN.findall(data):
        if digits:
            numbers.append(float(digits))
            continue
        if command:
            yield command, numbers
        command, numbers = letter, []
    if command:
        yield command, numbers
