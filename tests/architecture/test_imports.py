"""Imports point one way, and each library is known in one place."""

from __future__ import annotations

import sys

from tests.hosting import run
from tests.repository import ROOT

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


def test_layers_hold():
    """Every contract of pyproject.toml is kept; a broken one is shown with file and line."""
    linted = run([sys.executable, "-c", LINT], folder=ROOT)
    assert linted.code == 0, linted.output


def test_a_check_needs_no_host():
    """`affidavit check` loads neither MkDocs nor Plotly: they cost more than the check itself."""
    program = "import sys, affidavit.cli; print(*sorted({'mkdocs', 'plotly'} & set(sys.modules)))"
    loaded = run([sys.executable, "-c", program], folder=ROOT)
    assert (loaded.code, loaded.output.strip()) == (0, "")
