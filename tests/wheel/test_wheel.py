"""What a newsroom installs: the wheel, never the checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from fnmatch import fnmatch
from functools import partial
from pathlib import Path

import pytest
from lxml import html

from tests.hosting import run
from tests.newsroom import Newsroom
from tests.reference import BUILD_PATIENCE, EPOCH
from tests.repository import ROOT
from tests.trees import difference, tree

PACKAGES = {"plugins/affidavit/": "affidavit/", "theme/affidavit_theme/": "affidavit_theme/"}
MADE = (
    "affidavit_theme/assets/affidavit/fonts/*",
    "affidavit_theme/assets/affidavit/plotly/*",
    "affidavit/charts/fonts/*",
    "affidavit/charts/geo/borders/*",
)
NEEDED = (
    "affidavit/py.typed",
    "affidavit/language/words/en.yml",
    "affidavit/language/words/es.yml",
    "affidavit/charts/drawing/document/*.js",
    "affidavit/charts/fonts/public-sans.json",
    "affidavit/charts/fonts/public-sans.ttf",
    "affidavit/charts/fonts/public-sans-700.ttf",
    "affidavit_theme/mkdocs_theme.yml",
    "affidavit_theme/main.html",
    "affidavit_theme/affidavit/base.html",
    "affidavit_theme/assets/affidavit/fonts/*.woff2",
    "affidavit_theme/assets/affidavit/plotly/*.js",
    "affidavit-*.dist-info/entry_points.txt",
    "affidavit-*.dist-info/licenses/LICENSE",
)

STORY = """\
Two bids [@paper] were made.

```chart
kind: bar
name: bids
x: n
y: who
data: |
  who,n
  A,3
  B,4
title: B bid more than A
alt: Two bars, the second is longer
source: paper
```

```chart
kind: bar
name: letters
x: n
y: who
data: |
  who,n
  القاهرة,3
  طنطا,4
title: The second bid more
alt: Two bars, the second is longer
source: paper
```
"""
SOURCES = {"paper": {"type": "webpage", "title": "A paper", "url": "https://paper.example/"}}


@pytest.fixture(scope="session")
def wheel(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The wheel of this checkout, built once a run."""
    return next(once("wheel", _build_wheel).glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, once: Callable[[str, Callable[[Path], None]], Path]) -> str:
    """The Python of an environment that the wheel was installed in, once a run."""
    folder = once("environment", partial(_make_environment, wheel=wheel))
    return str(folder / "bin" / "python")


def test_the_wheel_holds_what_a_site_needs(wheel: Path):
    """Templates, fonts, Plotly, words and types are in it: what is git-ignored is easily lost."""
    names = _names_in(wheel)
    assert not [pattern for pattern in NEEDED if not any(fnmatch(name, pattern) for name in names)]


def test_the_wheel_holds_both_packages_and_nothing_else(wheel: Path):
    """No story, no test and no script is in it, and no file of the packages is missing."""
    names = {name for name in _names_in(wheel) if ".dist-info/" not in name}
    made = {name for name in names if any(fnmatch(name, pattern) for pattern in MADE)}
    assert names - made == _package_files()


@pytest.mark.parametrize(
    "drawn", [pytest.param(12, id="some"), pytest.param(1, id="all", marks=pytest.mark.long)]
)
def test_the_wheel_builds_the_same_site(
    installed: str, built_site: Path, tmp_path: Path, drawn: int
):
    """In an empty folder, beside a copy of the publication, it builds what the checkout builds.

    One in so many charts is drawn anew; of the others it has the checkout's drawings.
    """
    newsroom = tmp_path / "newsroom"
    for folder in ("content", "charts"):
        shutil.copytree(ROOT / folder, newsroom / folder)
    shutil.copy(ROOT / "mkdocs.yml", newsroom)
    _lend_drawings(newsroom, but_one_in=drawn)
    env = {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": "", "TZ": "Asia/Tokyo"}
    where = run(
        [installed, "-c", "import affidavit; print(affidavit.__file__)"], folder=newsroom, env=env
    )
    assert where.output.startswith(str(Path(installed).parents[1]))
    built = run(
        [installed, "-m", "mkdocs", "build", "--strict"],
        folder=newsroom,
        env=env,
        patience=BUILD_PATIENCE,
    )
    assert built.code == 0, built.output
    assert difference(tree(built.site), tree(built_site)) == []


def test_the_wheel_draws_charts_without_a_browser(
    installed: str, publication: Callable[..., Newsroom], tmp_path: Path
):
    """A chart in letters of ours has all of its pictures; of another script, table and data."""
    newsroom = publication(articles={"new/index.md": STORY}, sources=SOURCES, pictures=True)
    bare = {"HOME": str(tmp_path), "PATH": "", "AFFIDAVIT_CHROMIUM": "/nowhere", "PYTHONPATH": ""}
    command = [installed, "-m", "mkdocs", "build", "--strict"]
    built = run(command, folder=newsroom.root, env=bare)
    assert built.code == 0, built.output
    assert built.output.count("No browser was found") == 1
    assert "AFFIDAVIT_CHROMIUM): the chart letters has table and data only.\n" in built.output
    page = html.document_fromstring(built.page("stories/new/index.html"))
    pictures = page.xpath("//picture//@src | //picture//@srcset")
    assert len(pictures) == 4
    for address in pictures:
        file = (newsroom.site / "stories/new" / address).resolve()
        assert file.name.startswith("bids-")
        assert file.read_bytes().startswith(b"\x89PNG")
    assert len(page.xpath("//table")) == 2


def _lend_drawings(newsroom: Path, *, but_one_in: int) -> None:
    drawings = Path(".cache/affidavit/charts")
    for number, drawing in enumerate(sorted((ROOT / drawings).iterdir())):
        if number % but_one_in:
            (newsroom / drawings).mkdir(parents=True, exist_ok=True)
            shutil.copy(drawing, newsroom / drawings)


def _build_wheel(folder: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    built = run([*command, str(folder)], folder=ROOT)
    assert built.code == 0, built.output


def _names_in(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def _package_files() -> set[str]:
    """Return every file of the two packages that git tracks or would, as the wheel names it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {
        name.replace(source, target, 1)
        for name in listed.stdout.split("\0")
        for source, target in PACKAGES.items()
        if name.startswith(source) and (ROOT / name).is_file()
    }


def _make_environment(folder: Path, *, wheel: Path) -> None:
    """Make an environment with the wheel in it.

    What the wheel needs is lent by the environment of the tests: a path in a `.pth` file is looked
    in, but the `.pth` files there, and so this checkout, are not.
    """
    venv.create(folder, with_pip=False, symlinks=True)
    python = str(folder / "bin" / "python")
    options = ["--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", "--python", python, "install", *options, str(wheel)]
    installed = run(pip, folder=folder)
    assert installed.code == 0, installed.output
    packages = next(folder.glob("lib/python*/site-packages"))
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
