"""Which browser draws, and what is left when it was killed."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from affidavit.chromium.executables import find_browser
from affidavit.chromium.profiles import LOCK, PREFIX, sweep_profiles


def executable(path: Path) -> Path:
    """Make a file that could be started."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_named_browser_comes_first(tmp_path):
    """Then what the system has, then Playwright's own download, then none."""
    named = executable(tmp_path / "own/browser")
    system = executable(tmp_path / "bin/chromium")
    plays = executable(tmp_path / ".cache/ms-playwright/chromium-12/chrome-linux64/chrome")
    known = {"HOME": str(tmp_path), "PATH": str(system.parent)}
    assert find_browser({**known, "AFFIDAVIT_CHROMIUM": str(named)}) == named
    assert find_browser({**known, "AFFIDAVIT_CHROMIUM": ""}) == system
    assert find_browser({**known, "PATH": ""}) == plays
    assert find_browser({"HOME": str(tmp_path / "elsewhere"), "PATH": ""}) is None


def test_profiles_of_killed_builds_are_swept(tmp_path):
    """Those that a running build holds stay, as does what is not ours."""
    for name in (f"{PREFIX}dead", f"{PREFIX}living", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / LOCK).touch()
    held = os.open(tmp_path / f"{PREFIX}living" / LOCK, os.O_RDWR)
    fcntl.flock(held, fcntl.LOCK_EX)
    sweep_profiles(tmp_path)
    os.close(held)
    assert sorted(each.name for each in tmp_path.iterdir()) == [f"{PREFIX}living", "other"]
