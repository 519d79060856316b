"""What plotly.py brings: above all its plotly.js, which charts are drawn by and live ones run on.

Found without importing plotly.py, whose import costs more than a whole check of a story.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_BANNER = re.compile(rb"plotly\.js[^\n]* v(\d+\.\d+\.\d+)")


@cache
def plotly_folder() -> Path:
    """Return where plotly.py is installed; a LookupError where it is not."""
    found = find_spec("plotly")
    for folder in (found.submodule_search_locations if found else None) or []:
        return Path(folder)
    message = "plotly.py is not installed"
    raise LookupError(message)


@cache
def plotly_file() -> Path:
    """Return plotly.py's own full bundle."""
    return plotly_folder() / "package_data" / "plotly.min.js"


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
