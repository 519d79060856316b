"""SVG path data and other numbers, as short as their looks allow."""

from __future__ import annotations

import re
from collections.abc import Iterator

STRAIGHT = re.compile(r"[MLHVZmlhvz\d.,eE\s+-]*")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TOKEN = re.compile(rf"([A-Za-z])|({NUMBER.pattern})")
TENTH = 1
"""Digits kept: a tenth of a CSS pixel is a fifth of a pixel in the rasters."""
HUNDREDTH = 2
"""For curves, whose marks may be small."""


def number(value: float, *, digits: int = TENTH) -> str:
    """Return a number as SVG takes it, without a needless zero or sign: `.5`, `-3`, `12.4`."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    if text in ("-0", "", "0"):
        return "0"
    return re.sub(r"^(-?)0\.", r"\1.", text)


def rounded(text: str, *, digits: int = TENTH) -> str:
    """Return a text with each number in it rounded; the numbers stay apart."""
    return NUMBER.sub(lambda found: number(float(found[0]), digits=digits), text)


def shortened(data: str) -> str:
    """Return path data that draws the same to a tenth of a pixel.

    Lines become relative, from rounded point to rounded point, so that no error adds up; paths
    with curves keep their commands. Empty where nothing would be drawn.
    """
    if not STRAIGHT.fullmatch(data):
        return rounded(data, digits=HUNDREDTH)
    written = "".join(_written(data))
    return written if re.search("[a-z]", written.replace("z", "")) else ""


def _written(data: str) -> Iterator[str]:
    at = start = (0.0, 0.0)
    for command, point in _points(data):
        if command == "Z":
            yield "z"
            at = start
            continue
        to = (round(point[0], TENTH), round(point[1], TENTH))
        if command == "M":
            yield f"M{_pair(*to)}"
            start = to
        else:
            yield _line(to[0] - at[0], to[1] - at[1])
        at = to


def _line(across: float, down: float) -> str:
    if number(across) == number(down) == "0":
        return ""
    if number(down) == "0":
        return f"h{number(across)}"
    if number(across) == "0":
        return f"v{number(down)}"
    return f"l{_pair(across, down)}"


def _pair(first: float, second: float) -> str:
    text = number(second)
    return number(first) + ("" if text.startswith("-") else " ") + text


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
