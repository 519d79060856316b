"""What a Markdown extension writes into a text is told as its doing, at the words it came from."""

from __future__ import annotations

from affidavit.diagnostics import Code
from tests.composing import Press


def test_an_emoji_from_another_host_is_told_with_its_remedy():
    """A picture whose address nobody typed is placed at its name, with the option that helps."""
    text = "One.\n\nTwo.\n\nSee :smile:."
    _, report = Press(extensions=["pymdownx.emoji"]).compose(text)
    found = report.errors[0]
    assert found.code == Code.LINK_SCHEME
    assert (found.place.line, found.place.column) == (9, 5)
    assert "a Markdown extension puts in a picture" in found.message
    assert "pymdownx.emoji.to_alt" in found.fix
