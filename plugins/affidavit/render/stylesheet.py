"""One style sheet from the theme's many small ones: people read one a piece, readers fetch one."""

from __future__ import annotations

import re
from pathlib import Path

LAYERS = ("tokens", "base", "layout", "components", "print")
"""From weak to strong: what stands in a later layer wins, whatever its selectors."""

_FIRST = ("fonts.css", "tokens.css", "base.css", "prose.css", "layout.css")
_LAST = ("print.css",)
_STRING_OR_COMMENT = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/""", re.DOTALL)


def stylesheet(theme_dir: Path) -> str:
    """Return every style sheet of a theme in one, without comments and blank lines.

    The statement that orders the layers comes first, then the files that all pages rest on, the
    components by name, and paper. A file named anything else in `css/` is left out, so a newsroom
    puts its own in a style sheet of its own. Addresses in it are relative to `assets/affidavit/`.
    """
    folder = theme_dir / "assets" / "affidavit" / "css"
    parts = [*map(folder.joinpath, _FIRST), *sorted((folder / "components").glob("*.css"))]
    parts += map(folder.joinpath, _LAST)
    order = f"@layer {', '.join(f'affidavit.{layer}' for layer in LAYERS)};\n"
    return order + "".join(_shortened(part.read_text(encoding="utf-8")) for part in parts)


def _shortened(text: str) -> str:
    """Drop comments, indents and blank lines. What stands in a string stays as it is."""
    bare = _STRING_OR_COMMENT.sub(lambda found: found[1] or "", text)
    return "".join(f"{line.strip()}\n" for line in bare.splitlines() if line.strip())
