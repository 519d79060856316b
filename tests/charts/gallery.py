"""The handbook's gallery as specs: every chart of every kind, with its data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.repository import ROOT

PAGES = sorted((ROOT / "content/handbook/charts").glob("*.md"))
NOT_COMPILED = ("index", "plotly")
"""Pages of charts that no compiler of ours makes, or of none."""
_FENCE = re.compile(r"^```chart[^\n]*\n(?P<spec>.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"^data: *\|\n(?P<rows>(?:  [^\n]*\n|\n)+)", re.MULTILINE)
_FILE = re.compile(r"^data: *(?P<name>[\w-]+\.csv) *$", re.MULTILINE)
_OUTLINES = re.compile(r"(?P<name>districts\.geojson)")
_USE = re.compile(r"^use: *(?P<slug>[\w-]+/)?(?P<name>[\w-]+) *$", re.MULTILINE)
_NAME = re.compile(r"^name: *(?P<name>[\w-]+) *$", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """One chart of the gallery."""

    page: str
    name: str
    spec: str
    """As typed, but for its data, which is always the file `data.csv`."""
    csv: str
    outlines: str = ""
    """What the file that `geo` names holds, where it names one."""

    @property
    def files(self) -> dict[str, str]:
        """What its folder holds, by name."""
        return {"data.csv": self.csv} | (
            {"districts.geojson": self.outlines} if self.outlines else {}
        )

    @property
    def kind(self) -> str:
        """What kind of chart it is."""
        return self.spec.partition("kind:")[2].split()[0]


def examples() -> Iterator[Example]:
    """Yield every chart of the gallery that a compiler of ours makes and that has a table."""
    for page in PAGES:
        if page.stem in NOT_COMPILED:
            continue
        home = ROOT / f"charts/handbook-charts-{page.stem}"
        for fence in _FENCE.finditer(page.read_text("utf-8")):
            if example := _example(page.stem, fence["spec"], home):
                yield example


def _example(page: str, typed: str, home: Path) -> Example | None:
    if used := _USE.search(typed):
        home = ROOT / "charts" / (used["slug"] or home.name)
        spec = (home / f"{used['name']}.yml").read_text("utf-8")
        typed = spec.rstrip("\n") + "\n" + _USE.sub("", typed)
    name = _NAME.search(typed)
    if inline := _INLINE.search(typed):
        rows = "".join(line[2:] or "\n" for line in inline["rows"].splitlines(keepends=True))
        spec = typed[: inline.start()] + "data: data.csv\n" + typed[inline.end() :]
        return Example(page, name["name"] if name else page, spec, rows, _outlines(spec, home))
    if file := _FILE.search(typed):
        spec = typed[: file.start("name")] + "data.csv" + typed[file.end("name") :]
        rows = (home / file["name"]).read_text("utf-8")
        return Example(page, name["name"] if name else page, spec, rows, _outlines(spec, home))
    return None


def _outlines(spec: str, home: Path) -> str:
    found = _OUTLINES.search(spec)
    return (home / found["name"]).read_text("utf-8") if found else ""
