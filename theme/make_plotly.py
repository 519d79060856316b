"""Bring plotly.js for live charts: bundles of several sizes, and the rules that it would inject.

All are of the very version that plotly.py draws with. The basic and the strict one are npm's own;
the one between, with what newsrooms draw, is built here from plotly.js's sources with esbuild: 0.7
MB as sent, where the full one has 1.5. Without Node, or without a network, a build falls back to
plotly.py's own full file. What is there already is kept.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from affidavit.charts.delivery import FILES, MADE, Name, measure
from affidavit.charts.plotly_js import plotly_file, plotly_version, version_of
from affidavit.charts.traces import NEWS

STYLES = "plotly.css"
LICENCE = "plotly-LICENSE.txt"
ESBUILD = "esbuild@0.28.1"
"""The builder that plotly.js 4.1 is built with."""
PATIENCE = 120
"""Seconds for npm, which waits long for a network that is not there."""
_FLAGS = (
    "--bundle",
    "--minify",
    "--format=iife",
    "--global-name=Plotly",
    "--define:global=window",
    "--define:define.amd=false",
    "--target=es2016",
    "--legal-comments=eof",
    "--log-level=error",
)
_ASKED = ("--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev", "--silent")

# In the bundle's source: `const rules = {"X .modebar": "position:absolute;...", ...}`, of which X
# and Y are short for its own classes (plotly.js, src/css/plotcss.js).
_LITERAL = re.compile(r"""=(\{"X,X div":.*?\});for\(""", re.DOTALL)
_STRING = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_RULE = re.compile(rf"[{{,](?:{_STRING}|(\w+)):{_STRING}")
_SHORT = {"X": ".js-plotly-plot .plotly", "Y": ".plotly-notifier"}


class NotBroughtError(Exception):
    """A bundle that is not to be had here, and why."""


def main() -> None:
    """Fill the folder; say what it holds."""
    MADE.mkdir(parents=True, exist_ok=True)
    (MADE / STYLES).write_text(style_sheet(plotly_file().read_text("utf-8")), "utf-8")
    for name, bring in _WAYS.items():
        if not _there(name):
            _bring(name, bring)
    made: dict[str, Path] = {name: MADE / FILES[name] for name in FILES if _there(name)}
    measure(made | {"full": plotly_file()}, folder=MADE)


def _bring(name: Name, bring: Callable[[Name], None]) -> None:
    (MADE / FILES[name]).unlink(missing_ok=True)
    try:
        bring(name)
    except NotBroughtError as reason:
        print(f"No {FILES[name]}: {reason}.")
        print("Charts that would go live with it take a larger file, or stay pictures.")
    else:
        print(f"{FILES[name]} {plotly_version()}")


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


def _there(name: Name) -> bool:
    """Say whether a bundle is there, of the right version and with the right traces."""
    file = MADE / FILES[name]
    if not file.is_file() or version_of(file) != plotly_version():
        return False
    return name != "news" or file.read_text("utf-8").startswith(_banner())


def _fetch(name: Name) -> None:
    """Get a bundle that npm has ready; raises NotBroughtError."""
    package = f"plotly.js-{name}-dist-min"
    with tempfile.TemporaryDirectory() as folder:
        _npm("pack", f"{package}@{plotly_version()}", "--silent", folder=Path(folder))
        archive = next(Path(folder).glob("*.tgz"))
        with tarfile.open(archive) as packed:
            for member, into in ((FILES[name], FILES[name]), ("LICENSE", LICENCE)):
                content = packed.extractfile(f"package/{member}")
                if content is None:
                    message = f"{package} holds no {member}"
                    raise NotBroughtError(message)
                (MADE / into).write_bytes(content.read())


def _build(name: Name) -> None:
    """Build the bundle of `NEWS` from plotly.js's sources; raises NotBroughtError."""
    with tempfile.TemporaryDirectory() as found:
        folder = Path(found)
        (folder / "package.json").write_text('{"private": true}', "utf-8")
        _npm("install", *_ASKED, f"plotly.js@{plotly_version()}", ESBUILD, folder=folder)
        (folder / "news.js").write_text(_entry(), "utf-8")
        builder = folder / "node_modules" / ".bin" / "esbuild"
        _run([str(builder), "news.js", *_FLAGS, "--outfile=out.js"], folder=folder)
        built = (folder / "out.js").read_text("utf-8")
    (MADE / FILES[name]).write_text(_banner() + built, "utf-8")


def _entry() -> str:
    """Return the module that takes what the bundle holds; scatter is in plotly.js's core."""
    traces = ", ".join(f'require("plotly.js/lib/{trace}")' for trace in sorted(NEWS - {"scatter"}))
    return (
        'const Plotly = require("plotly.js/lib/core");\n'
        f"Plotly.register([{traces}]);\n"
        "module.exports = Plotly;\n"
    )


def _banner() -> str:
    """Return what the bundle begins with: its version, as all say it, and its traces."""
    return (
        f"/**\n* plotly.js (news - minified) v{plotly_version()}\n"
        f"* Copyright 2012-2026, Plotly, Inc. Licensed under the MIT license\n"
        f"* {' '.join(sorted(NEWS))}\n*/\n"
    )


def _npm(*arguments: str, folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        message = "npm is not installed"
        raise NotBroughtError(message)
    _run([npm, *arguments], folder=folder)


def _run(command: list[str], *, folder: Path) -> None:
    try:
        subprocess.run(  # noqa: S603 - npm and esbuild, with names and versions of ours
            command, check=True, timeout=PATIENCE, cwd=folder, capture_output=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        message = f"{Path(command[0]).name} failed or did not answer"
        raise NotBroughtError(message) from error


_WAYS: dict[Name, Callable[[Name], None]] = {"basic": _fetch, "news": _build, "strict": _fetch}


if __name__ == "__main__":
    main()
