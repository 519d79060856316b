"""Imports point one way, and each library is known in one place."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.hosting import run
from tests.newsroom import Newsroom
from tests.repository import ROOT

STORY = """\
Bids [@paper].

```chart
kind: bar
x: n
y: name
data: |
  name,n
  One,3
  Two,4
title: Three and four
alt: Two bars
source: paper
```

```plotly { alt="A bar" source="paper" title="One" }
{"data": [{"type": "bar", "x": ["A"], "y": [1], "mod": "lines"}]}
```
"""
SOURCES = {"paper": "https://paper.example/"}
CHECK = """\
import sys
from affidavit.cli import main
try:
    main(["check"])
finally:
    heavy = {"mkdocs", "material", "properdocs", "plotly"} & set(sys.modules)
    print("heavy:", sorted(heavy))
"""
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


def test_layers_hold():
    """Every contract of pyproject.toml is kept; a broken one is shown with file and line."""
    linted = run([sys.executable, "-c", LINT], folder=ROOT)
    assert linted.code == 0, linted.output


def test_a_check_needs_no_host(publication: Callable[..., Newsroom]):
    """A check that reads charts loads neither MkDocs nor Plotly: they cost more than it does."""
    newsroom = publication(articles={"bids/index.md": STORY}, sources=SOURCES)
    checked = run([sys.executable, "-c", CHECK], folder=newsroom.root)
    assert checked.code == 0, checked.output
    assert "\n0 errors, 1 warning. " in checked.output
    assert checked.output.endswith("\nheavy: []\n")
    assert "warning[plotly/unknown]" in checked.output, "Plotly's own list was not looked into"
