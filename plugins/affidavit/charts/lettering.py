"""How wide words are in the face that charts are set in, and how they break into lines.

The layout needs this before anything is drawn, and where no font file is: the widths below are
Public Sans' own advance widths in thousandths of the size, rounded up to 20.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_REGULAR = {
    220: ".:`",
    240: " ',;i‘’·",
    260: "!j|",
    280: "I",
    300: "()[]l",
    320: "{•",
    340: "}",
    360: "/\\",
    380: "-Jt",
    400: "*1fr”",
    420: '"“',
    460: "°",
    480: "^z",
    500: "sv",
    520: "?_",
    540: "<>cy×",
    560: "+=aekox~–−",
    580: "Lhnuø",
    600: "#27FTYbdpq€ß",
    620: "0469Eg£",
    640: "358PZ",
    660: "$",
    680: "BCKRSVX",
    700: "&DU",
    720: "A",
    740: "GOQ",
    760: "HN…",
    780: "w",
    840: "@",
    860: "m",
    880: "M",
    900: "%",
    920: "æ",
    940: "œ",
    960: "W",
    1120: "—",
}
_WIDTHS = {letter: width for width, letters in _REGULAR.items() for letter in letters}
_JOINING = frozenset("\u00a0\u202f\u200c\u200d\u200e\u200f")
"""Spaces that do not break, and signs that scripts such as Persian's are written with."""
_OTHER = 700
_FULL = 1000
"""Chinese, Japanese and Korean letters fill a square."""
_BOLD = 1.06
"""Weight 700 is 6 % wider than 400, over all these letters."""


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is in pixels when set in one line at `size` pixels."""
    units = sum(_letter_width(letter) for letter in text)
    return units * size / 1000 * (_BOLD if bold else 1)


def broken(text: str, width: float, *, size: float, bold: bool = False) -> list[str]:
    """Break a text at its spaces into lines no wider than `width`; a longer word stays whole."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, bold=bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def widest(lines: list[str], size: float, *, bold: bool = False) -> float:
    """Return the width of the widest line, 0 where there is none."""
    return max((text_width(line, size, bold=bold) for line in lines), default=0)


def safe(text: str) -> str:
    """Return a text from data as Plotly prints it as it is: no tags, no links, one line."""
    clean = "".join(
        letter if letter.isprintable() or letter in _JOINING else " " for letter in text
    )
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def strong(text: str) -> str:
    """Return a finished text in bold."""
    return f"<b>{text}</b>" if text else ""


@cache
def _letter_width(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.combining(letter):
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    return _FULL if unicodedata.east_asian_width(letter) in "WF" else _OTHER
