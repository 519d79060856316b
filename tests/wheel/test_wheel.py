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
from pathlib import Path

import pytest

from tests.hosting import run
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
    "affidavit/charts/fonts/*.ttf",
    "affidavit_theme/mkdocs_theme.yml",
    "affidavit_theme/main.html",
    "affidavit_theme/affidavit/base.html",
    "affidavit_theme/assets/affidavit/fonts/*.woff2",
    "affidavit_theme/assets/affidavit/plotly/*.js",
    "affidavit-*.dist-info/entry_points.txt",
    "affidavit-*.dist-info/licenses/LICENSE",
)


@pytest.fixture(scope="session")
def wheel(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The wheel of this checkout, built once a run."""
    return next(once("wheel", _build_wheel).glob("*.whl"))


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
def test_the_wheel_builds_the_same_site(wheel: Path, built_site: Path, tmp_path: Path, drawn: int):
    """In an empty folder, beside a copy of the publication, it builds what the checkout builds.

    One in so many charts is drawn anew; of the others it has the checkout's drawings.
    """
    python = _environment(tmp_path / "environment", wheel=wheel)
    newsroom = tmp_path / "newsroom"
    for folder in ("content", "charts"):
        shutil.copytree(ROOT / folder, newsroom / folder)
    shutil.copy(ROOT / "mkdocs.yml", newsroom)
    _lend_drawings(newsroom, but_one_in=drawn)
    env = {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": "", "TZ": "Asia/Tokyo"}
    where = run(
        [python, "-c", "import affidavit; print(affidavit.__file__)"], folder=newsroom, env=env
    )
    assert where.output.startswith(str(tmp_path))
    built = run(
        [python, "-m", "mkdocs", "build", "--strict"],
        folder=newsroom,
        env=env,
        patience=BUILD_PATIENCE,
    )
    assert built.code == 0, built.output
    assert difference(tree(built.site), tree(built_site)) == []


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


def _environment(folder: Path, *, wheel: Path) -> str:
    """Make an environment with the wheel in it; return its Python.

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
    return python
