"""The reference publication, this repository's own, built once for all tests that read it."""

from __future__ import annotations

import fcntl
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hosting import run
from tests.repository import ROOT

EPOCH = "1767225600"
"""1 January 2026: the time that the files of a site under test are stamped with."""
BUILD_PATIENCE = 600


def build_reference(site: Path) -> None:
    """Build this repository's publication into `site`, as strictly as can be."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    env = {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "1"}
    built = run(command, folder=ROOT, env=env, patience=BUILD_PATIENCE)
    if built.code:
        pytest.fail("the reference publication does not build:\n" + built.output, pytrace=False)


def make_once(base: Path, name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder `name` in `base`, made by whichever process comes first.

    The others wait for it; where making it failed they fail in the same words.
    """
    folder, verdict = base / name, base / f"{name}.made"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not verdict.exists():
            verdict.write_text(_failure_of(make, folder), encoding="utf-8")
    if failure := verdict.read_text(encoding="utf-8"):
        pytest.fail(failure, pytrace=False)
    return folder


def _failure_of(make: Callable[[Path], None], folder: Path) -> str:
    """Return why `make` failed, nothing if it did not."""
    try:
        make(folder)
    except (AssertionError, OSError, pytest.fail.Exception) as error:
        return f"{folder.name}: {error}"
    return ""
