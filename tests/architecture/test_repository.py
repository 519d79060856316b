"""What is under version control says nothing about the machines it was written on."""

from __future__ import annotations

import re
from pathlib import Path

from tests.repository import name_of, tracked

# In pieces, so that this file does not name them either.
REGISTRY = re.compile(
    "|".join(
        [
            "python" + "hosted",
            r"\b(?:py" + r"pi|test\.py" + r"pi)\.(?:org|python)",
            "registry" + r"\.(?:npm|yarn)",
            r"\b(?:deb|security|snapshot)" + r"\.debian\.",
            r"index[-_]" + r"url|find[-_]" + r"links|trusted[-_]" + r"host",
        ]
    )
)
MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:home|Users|root|work|opt|private|mnt)/[\w.]")
GENERATED = re.compile(
    r"^(?:site|dist|build|\.venv|\.cache|node_modules)/|\.(?:pyc|whl|woff2?|ttf)$"
)
TOO_LARGE = 2_000_000


def test_no_file_names_a_registry_or_a_machine():
    """Which registry is asked is the machine's to say; a path of one machine helps no other."""
    assert not [found for path in tracked() for found in _names_in(path)]


def test_nothing_generated_or_borrowed_is_committed():
    """Fonts, plotly.js and built sites are made from packages, never stored."""
    assert not [name for name in map(name_of, tracked()) if GENERATED.search(name)]


def test_no_file_is_large():
    """A clone stays quick: what is larger belongs in a package or is made by a script."""
    assert not [name_of(path) for path in tracked() if path.stat().st_size > TOO_LARGE]


def _names_in(path: Path) -> list[str]:
    """Return each name that should not be in the file, with its line; of a picture, nothing."""
    content = path.read_bytes()
    text = "" if b"\0" in content[:8000] else content.decode()
    found = [*REGISTRY.finditer(text), *MACHINE_PATH.finditer(text)]
    return [
        f"{name_of(path)}:{text.count(chr(10), 0, each.start()) + 1}: {each[0]}" for each in found
    ]
