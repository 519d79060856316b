"""Print css/fonts.css: our faces, and faces of readers' devices made as wide and as high as ours.

    python theme/make_font_faces.py > theme/affidavit_theme/assets/affidavit/css/fonts.css

Run it after make_fonts.py, whose fonts it measures. The file is committed, and a test compares it.
A page set in a stand-in keeps its lines when our font arrives, so that nothing moves under the
reader's eye.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from make_fonts import FACES, PAGE_FONTS, Face

SAMPLE = (
    "In the morning the office spoke of 21 active closures; at eight in the evening it had counted "
    "252, of which 229 were cleared. Each figure was true at its hour, by a rule that was seldom "
    "printed. Por la noche la cuenta oficial era otra, y nadie dijo por qué: ¿cuántos estados?"
)
"""What widths are compared by."""


@dataclass(frozen=True)
class StandIn:
    """A face that readers' devices have, made as wide and as high as ours."""

    family: str
    face: str
    """Name of the face it stands in for."""
    width: float
    """Mean advance of SAMPLE in em, measured in the face or in one drawn to its widths: Gelasio for
    Georgia, Liberation for Times New Roman and Arial; Noto Serif 2.15 and Roboto 3.15."""
    local: tuple[str, ...]
    """Full names and PostScript names, as `local()` wants them."""
    weight: str = ""
    """Where it is not the whole face: for these weights of it, measured at the first."""


STAND_INS = (
    StandIn("Newsreader Georgia", "newsreader-400", 0.4276, ("Georgia", "Gelasio")),
    StandIn(
        "Newsreader Georgia",
        "newsreader-400-italic",
        0.4367,
        ("Georgia Italic", "Georgia-Italic", "Gelasio Italic"),
    ),
    StandIn(
        "Newsreader Georgia",
        "newsreader-600",
        0.4975,
        ("Georgia Bold", "Georgia-Bold", "Gelasio Bold"),
    ),
    StandIn(
        "Newsreader Times",
        "newsreader-400",
        0.3913,
        ("Times New Roman", "TimesNewRomanPSMT", "Liberation Serif", "Tinos"),
    ),
    StandIn(
        "Newsreader Times",
        "newsreader-400-italic",
        0.3954,
        ("Times New Roman Italic", "TimesNewRomanPS-ItalicMT", "Liberation Serif Italic"),
    ),
    StandIn(
        "Newsreader Times",
        "newsreader-600",
        0.4154,
        ("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold"),
    ),
    StandIn("Newsreader Noto", "newsreader-400", 0.4634, ("Noto Serif", "NotoSerif")),
    StandIn(
        "Newsreader Noto",
        "newsreader-400-italic",
        0.4518,
        ("Noto Serif Italic", "NotoSerif-Italic"),
    ),
    StandIn("Newsreader Noto", "newsreader-600", 0.4918, ("Noto Serif Bold", "NotoSerif-Bold")),
    StandIn(
        "Public Sans Arial",
        "public-sans",
        0.4328,
        ("Arial", "ArialMT", "Liberation Sans", "Arimo"),
        "400 500",
    ),
    StandIn(
        "Public Sans Arial",
        "public-sans",
        0.4652,
        ("Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Arimo Bold"),
        "600 700",
    ),
    StandIn("Public Sans Roboto", "public-sans", 0.4309, ("Roboto", "Roboto-Regular"), "400 500"),
    StandIn("Public Sans Roboto", "public-sans", 0.4377, ("Roboto Bold", "Roboto-Bold"), "600 700"),
)


def unicode_range(letters: Collection[int]) -> str:
    """Return code points as CSS writes them: `U+20-7E, U+A0`."""
    runs = groupby(enumerate(sorted(letters)), key=lambda pair: pair[1] - pair[0])
    spans = [[letter for _, letter in run] for _, run in runs]
    return ", ".join(
        f"U+{span[0]:X}" if len(span) == 1 else f"U+{span[0]:X}-{span[-1]:X}" for span in spans
    )


def mean_advance(font: TTFont, text: str = SAMPLE) -> float:
    """Return how wide a letter of the text is on average, in em, without kerning."""
    names, advances = font.getBestCmap(), font["hmtx"]
    widths = [advances[names[ord(letter)]][0] for letter in text]
    return sum(widths) / len(widths) / font["head"].unitsPerEm


def style_sheet() -> str:
    """Return css/fonts.css: our faces, then their stand-ins."""
    rules = [rule for face in FACES for rule in _faces(face)]
    return HEADER + "\n".join(rules + [_stand_in(stand_in) for stand_in in STAND_INS]) + "\n"


HEADER = """\
/* Written by theme/make_font_faces.py. Addresses are relative to the joined style sheet. */
"""


def _made(name: str) -> TTFont:
    return TTFont(PAGE_FONTS / f"{name}.woff2")


def _faces(face: Face) -> Iterator[str]:
    for file in (face.name, f"{face.name}-more"):
        letters = _made(file).getBestCmap()
        yield f"""\
@font-face {{
  font-family: "{face.family}";
  src: url("fonts/{file}.woff2") format("woff2");
  font-weight: {face.weight};
  font-style: {face.style};
  font-display: swap;
  unicode-range: {unicode_range(letters)};
}}"""


def _stand_in(stand_in: StandIn) -> str:
    face = next(face for face in FACES if face.name == stand_in.face)
    font = _made(face.name)
    weight = stand_in.weight or face.weight
    if stand_in.weight:
        font = instancer.instantiateVariableFont(font, {"wght": float(weight.split()[0])})
    size = mean_advance(font) / stand_in.width
    em = font["head"].unitsPerEm * size
    return f"""\
@font-face {{
  font-family: "{stand_in.family}";
  src: {", ".join(f'local("{name}")' for name in stand_in.local)};
  font-weight: {weight};
  font-style: {face.style};
  size-adjust: {size:.2%};
  ascent-override: {font["hhea"].ascent / em:.2%};
  descent-override: {-font["hhea"].descent / em:.2%};
  line-gap-override: 0%;
}}"""


if __name__ == "__main__":
    sys.stdout.write(style_sheet())
