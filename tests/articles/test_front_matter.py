"""A Markdown file cut into front matter and body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.articles import split_front_matter


@pytest.mark.parametrize(
    ("text", "yaml", "body", "body_line"),
    [
        ("---\na: b\n---\nText\n", "a: b\n", "Text\n", 4),
        ("\ufeff---\r\na: b\r\n---\r\nText", "a: b\n", "Text", 4),
        ("---  \na: b\n...\nText", "a: b\n", "Text", 4),
        ("\n\n---\na: b\n---\nText", "a: b\n", "Text", 6),
        ("----\na: b\n-----\nText", "a: b\n", "Text", 4),
        ("---\n---\nText", "", "Text", 3),
        (
            "---\na: |\n  b\n\n  c\n---\nText\n\n---\nMore",
            "a: |\n  b\n\n  c\n",
            "Text\n\n---\nMore",
            7,
        ),
        ("Text\n---\nMore", None, "Text\n---\nMore", 1),
        ("\n---\nMore", None, "\n---\nMore", 1),
        ("", None, "", 1),
    ],
)
def test_the_file_is_cut_at_its_lines(text, yaml, body, body_line):
    """What stands between the lines is YAML, all else is the text, at its own line number."""
    split = split_front_matter(text)
    assert (split.yaml, split.body, split.body_line) == (yaml, body, body_line)


@pytest.mark.parametrize("text", ["---\na: b\n", "---\na: b\n\nThe text begins.\n\n---\n\nMore."])
def test_front_matter_that_never_ends_is_never_printed(text):
    """No note of it can get into the text."""
    split = split_front_matter(text)
    assert split.prose_line is not None
    assert split.body == ""


@given(st.text(st.sampled_from("-.ab: \n\r#\ufeff"), max_size=60))
def test_any_text_is_cut_without_loss(text):
    """Nothing raises, and the body's lines are the file's last ones."""
    split = split_front_matter(text)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if split.prose_line is None:
        assert split.body.split("\n") == lines[split.body_line - 1 :] or split.body == ""
