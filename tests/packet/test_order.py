"""The packet goes through a story as its readers do."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.newsroom import Newsroom
from tests.packet.harbour import STORY, harbour

CHART = """\
```chart
kind: bar
title: {} ships came
alt: Bars of {} and 3 ships.
note: Counted on {} days.
source: paper
x: ships
y: quay
data: |
  quay,ships
  North,1
  South,3
```
"""


def test_a_chart_is_checked_where_it_stands(publication: Callable[..., Newsroom]):
    """Title, alternative text and note come between the paragraphs around it, not at the end."""
    head = STORY.partition("The contract was")[0]
    text = f"Before it 31 boats.\n\n{CHART.format(41, 42, 43)}\n"
    text += f"/// aside | Of 50 quays\nWithin it 51 boats.\n\n{CHART.format(52, 53, 54)}///\n\n"
    text += "After it 61 boats.\n"
    newsroom = publication(**{**harbour(), "articles": {"harbour/index.md": head + text}})
    rows = json.loads(newsroom.run("packet", "harbour", "--format", "json").output)["rows"]
    words = [row["words"] for row in rows if row["kind"] == "figure"]
    assert words[1:] == ["31", "41", "43", "42", "3", "50", "51", "52", "54", "53", "3", "61"]
