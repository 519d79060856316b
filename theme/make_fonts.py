"""Make the fonts that pages and charts are set in, from the packages that carry them.

Each face comes in two files: the letters of English, Spanish and their neighbours, which every page
loads, and further Latin, which a browser fetches only where a page has one of its letters. The same
packages give the same bytes. `css/fonts.css` comes from make_font_faces.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackagePath, files
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

THEME = Path(__file__).parent / "affidavit_theme" / "assets" / "affidavit"
PAGE_FONTS = THEME / "fonts"
CHART_FONTS = Path(__file__).parents[1] / "plugins" / "affidavit" / "charts" / "fonts"

LETTERS = frozenset(
    [*range(0x20, 0x7F), 0xA0]
    + [ord(letter) for letter in "¡¿ÁÉÍÓÚÜÑáéíóúüñªº«»·ÀÂÇÈÊËÎÏÔŒàâçèêëîïôœ"]
    + [ord(sign) for sign in "–—‘’“”„…•×÷−±°§©€£½†\u2212"]
)
"""What every page loads: ASCII, Spanish, a little French, the punctuation of print."""


@dataclass(frozen=True, kw_only=True)
class Face:
    """One face of the page, and what it is cut from."""

    name: str
    """Of the file."""
    family: str
    package: str
    source: str
    """The file in the package."""
    axes: dict[str, float | tuple[float, float]]
    """Where on its axes the face lies; a pair keeps that part of the axis."""
    features: tuple[str, ...]
    weight: str
    style: str = "normal"


# Newsreader's default figures are tabular, so `pnum` must stay.
SERIF = ("kern", "liga", "pnum", "locl")
FACES = (
    Face(
        name="newsreader-400",
        family="Newsreader",
        package="fontpkg-newsreader",
        source="Newsreader[opsz,wght].ttf",
        axes={"wght": 400, "opsz": 18},
        features=SERIF,
        weight="400",
    ),
    Face(
        name="newsreader-400-italic",
        family="Newsreader",
        package="fontpkg-newsreader",
        source="Newsreader-Italic[opsz,wght].ttf",
        axes={"wght": 400, "opsz": 18},
        features=("liga", "pnum", "locl"),  # kerning would cost 6.6 kB, unseen
        weight="400",
        style="italic",
    ),
    Face(
        name="newsreader-600",
        family="Newsreader",
        package="fontpkg-newsreader",
        source="Newsreader[opsz,wght].ttf",
        axes={"wght": 600, "opsz": 44},
        features=SERIF,
        weight="600",
    ),
    Face(
        name="public-sans",
        family="Public Sans",
        package="fontpkg-public-sans",
        source="PublicSans[wght].ttf",
        axes={"wght": (400, 700)},
        features=("kern", "liga", "pnum", "tnum", "locl"),
        weight="400 700",
    ),
)


def make(*, to_pages: Path = PAGE_FONTS, to_charts: Path = CHART_FONTS) -> list[Path]:
    """Write every font and licence that is missing or older than what it is made from."""
    made = []
    for face in FACES:
        targets = [to_pages / f"{face.name}.woff2", to_pages / f"{face.name}-more.woff2"]
        if is_stale(targets, source_of(face), Path(__file__)):
            made += _cut(face, targets)
    sans = next(face for face in FACES if face.name == "public-sans")
    drawn = to_charts / "public-sans.ttf"
    if is_stale([drawn], source_of(sans), Path(__file__)):
        made.append(_save(_subset(instance(sans), None, sans.features), drawn, flavor=None))
    for face in FACES:
        _copy_licence(face.package, to_pages)
    _copy_licence(sans.package, to_charts)
    return sorted(made)


def source_of(face: Face) -> Path:
    """Return the file of the installed package that a face is cut from."""
    return _packaged(face.package, face.source)


def instance(face: Face) -> TTFont:
    """Return the face, cut from its variable font, with all its letters."""
    return TTFont(BytesIO(_instance(face.name)), recalcTimestamp=False)


@cache
def _instance(face_name: str) -> bytes:
    """Cut a face once, and save it: subset at once, a partial instance fails on missing glyphs."""
    face = next(face for face in FACES if face.name == face_name)
    font = TTFont(source_of(face), recalcTimestamp=False)
    saved = BytesIO()
    instancer.instantiateVariableFont(font, face.axes).save(saved)
    return saved.getvalue()


def _cut(face: Face, targets: list[Path]) -> Iterator[Path]:
    rest = frozenset(instance(face).getBestCmap()) - LETTERS
    for letters, target in zip((LETTERS, rest), targets, strict=True):
        yield _save(_subset(instance(face), letters, face.features), target, flavor="woff2")


def _subset(font: TTFont, letters: Collection[int] | None, features: Collection[str]) -> TTFont:
    """Keep the letters (None: all) and features; the copyright and licence lines always stay."""
    options = subset.Options(
        layout_features=list(features),
        name_IDs=[0, 1, 2, 13, 14],
        hinting=False,
        notdef_outline=True,
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=font.getBestCmap() if letters is None else letters)
    cutter.subset(font)
    return font


def _save(font: TTFont, target: Path, *, flavor: str | None) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    font.flavor = flavor
    font.save(target)
    return target


def _copy_licence(package: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = package.removeprefix("fontpkg-")
    (folder / f"{name}-OFL.txt").write_bytes(_packaged(package, "LICENSE").read_bytes())


def _packaged(package: str, name: str) -> Path:
    """Return a file of an installed package by its name."""
    found: list[PackagePath] = [file for file in files(package) or [] if file.name == name]
    return Path(str(found[0].locate()))


def is_stale(targets: list[Path], *sources: Path) -> bool:
    """Say whether a file is missing or older than one of those it is made from."""
    newest = max(source.stat().st_mtime for source in sources)
    return not all(path.is_file() and path.stat().st_mtime >= newest for path in targets)


def main() -> None:
    """Make what is missing, and say what was made."""
    for path in make():
        print(f"{path.name}: {path.stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
