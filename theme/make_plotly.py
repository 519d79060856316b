"""Bring plotly.js for live charts: npm's small bundle where Node is, and the rules it would inject.

The bundle is of the very version that plotly.py draws with. Without Node, or without a network, a
build falls back to plotly.py's own full file, three times as large.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from affidavit.charts.delivery import measure
from affidavit.charts.plotly_js import plotly_file, plotly_version, version_of

FOLDER = Path(__file__).parent / "affidavit_theme" / "assets" / "affidavit" / "plotly"
PACKAGE = "plotly.js-basic-dist-min"
BUNDLE = "plotly-basic.min.js"
STYLES = "plotly.css"
PATIENCE = 120
"""Seconds for npm, which waits long for a network that is not there."""

# In the bundle's source: `const rules = {"X .modebar": "position:absolute;...", ...}`, of which X
# and Y are short for its own classes (plotly.js, src/css/plotcss.js).
_LITERAL = re.compile(r"""=(\{"X,X div":.*?\});for\(""", re.DOTALL)
_STRING = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_RULE = re.compile(rf"[{{,](?:{_STRING}|(\w+)):{_STRING}")
_SHORT = {"X": ".js-plotly-plot .plotly", "Y": ".plotly-notifier"}


def main() -> None:
    """Fill the folder; say what it holds."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / STYLES).write_text(style_sheet(plotly_file().read_text("utf-8")), "utf-8")
    if not _there():
        _bring()
    bundles = {"full": plotly_file()}
    if _there():
        bundles["basic"] = FOLDER / BUNDLE
    measure(bundles, folder=FOLDER)


def _bring() -> None:
    (FOLDER / BUNDLE).unlink(missing_ok=True)
    reason = _fetch()
    print(f"{BUNDLE} {plotly_version()}" if reason is None else f"No {BUNDLE}: {reason}.")
    if reason:
        print("Charts will go live with plotly.py's full file, three times as large.")


def style_sheet(bundle: str) -> str:
    """Return the rules that a plotly.js bundle puts into a page, as a file that a policy allows."""
    literal = _LITERAL.search(bundle)
    if literal is None:
        sys.exit("plotly.js keeps its style rules in another way: mend theme/make_plotly.py")
    # It puts each rule in front of the last one, so that the first written weighs most.
    rules = reversed(list(_rules(literal[1])))
    head = f"/* plotly.js {plotly_version()}, MIT licence: what it would inject itself. */"
    return "\n".join([head, *rules, ""])


def _rules(literal: str) -> Iterator[str]:
    for quoted, bare, declarations in _RULE.findall(literal):
        selector = bare or _unquoted(quoted)
        spelled = "".join(_SHORT.get(sign, sign) for sign in selector)
        yield f"{spelled} {{{_unquoted(declarations)}}}"


def _unquoted(string: str) -> str:
    return re.sub(r"\\(.)", r"\1", string[1:-1])


def _there() -> bool:
    return (FOLDER / BUNDLE).is_file() and version_of(FOLDER / BUNDLE) == plotly_version()


def _fetch() -> str | None:
    """Get the bundle; return why not, or None."""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    with tempfile.TemporaryDirectory() as folder:
        packed = f"{PACKAGE}@{plotly_version()}"
        command = [npm, "pack", packed, "--silent", "--pack-destination", folder]
        try:
            subprocess.run(  # noqa: S603 - npm, with a name and a version of ours
                command, check=True, timeout=PATIENCE, cwd=folder, capture_output=True
            )
        except (OSError, subprocess.SubprocessError):
            return f"npm could not get {packed}"
        return _unpack(next(Path(folder).glob("*.tgz")))


def _unpack(archive: Path) -> str | None:
    with tarfile.open(archive) as packed:
        for member, name in ((BUNDLE, BUNDLE), ("LICENSE", "plotly-LICENSE.txt")):
            content = packed.extractfile(f"package/{member}")
            if content is None:
                return f"{PACKAGE} holds no {member}"
            (FOLDER / name).write_bytes(content.read())
    return None if _there() else f"{PACKAGE} is of another version than it says"


if __name__ == "__main__":
    main()
