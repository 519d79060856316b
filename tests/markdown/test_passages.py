"""The prose of a text, and where each of its letters was typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.composing import STORY, Press

TEXT = """\
Some *emphasis*, un**believ**able, `code` and [a link](https://harbour.example/path-of-words).
"Quoted," said [the office]{claim=x} [@post, p. 3], &amp; more.[^n] %% not this %% Not \\*a star.

## A heading *with* words {#own-id}

- one item
- another, of two lines
  with [reference][r]

> A quotation

| who | what |
|---|---|
| Ana | 12 boats |

1. first

/// aside | The cheap way
Words in a box.
///

One item. Another <b>bold</b> word. <https://harbour.example/more>

[^n]: A note, too.
[r]: https://harbour.example/r
"""
words = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=8)


PRESS = Press()


def _placed(text: str) -> list[tuple[str, str, str]]:
    """Return each passage's kind, its letters, and the letters at their places."""
    composed, _ = PRESS.compose(text)
    lines = (PRESS.root / STORY).read_text(encoding="utf-8").split("\n")
    found = []
    for passage in composed.passages:
        letters = [index for index, sign in enumerate(passage.text) if sign.isalnum()]
        places = [passage.place(index) for index in letters]
        typed = "".join(lines[place.line - 1][place.column - 1] for place in places)
        found.append((passage.kind, "".join(passage.text[at] for at in letters), typed))
    return found


def test_each_letter_is_placed_where_it_was_typed():
    """Through markup, links, citations, notes to colleagues, lists, tables, boxes and footnotes."""
    placed = _placed(TEXT)
    assert [(kind, letters) for kind, letters, typed in placed if letters != typed] == []
    assert {"prose", "heading", "item", "quotation", "cell", "note", "title"} <= {
        kind for kind, _, _ in placed
    }


@given(st.lists(st.lists(words, min_size=1, max_size=6), min_size=1, max_size=5))
def test_words_that_come_again_are_told_apart(paragraphs: list[list[str]]):
    """The same words twice are two passages, each with its own lines."""
    text = "\n\n".join(" ".join(f"x{word}" for word in each) for each in paragraphs)
    placed = _placed(f"{text}\n\n{text}\n")
    assert all(letters == typed for _, letters, typed in placed)
