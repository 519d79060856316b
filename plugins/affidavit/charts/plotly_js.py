"""The plotly.js that plotly.py brings: charts are drawn by it, and live ones are paired with it.

Found without importing plotly.py, whose import costs more than a whole check of a story.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_BANNER = re.compile(rb"plotly\.js[^\n]* v(\d+\.\d+\.\d+)")


@cache
def plotly_file() -> Path:
    """Return plotly.py's own full bundle."""
    found = find_spec("plotly")
    folders = (found.submodule_search_locations if found else None) or []
    return next(Path(folder) / "package_data" / "plotly.min.js" for folder in folders)


@cache
def plotly_version() -> str:
    """Return that bundle's version, `4.1.1`; every other bundle of ours is of the same."""
    version = version_of(plotly_file())
    if version is None:
        message = "plotly.py's bundle does not say its version"
        raise LookupError(message)
    return version


def version_of(bundle: Path) -> str | None:
    """Return the version that a plotly.js bundle says it has, or None."""
    with bundle.open("rb") as file:
        said = _BANNER.search(file.read(500))
    return said[1].decode() if said else None
