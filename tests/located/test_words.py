"""Texts and words in a model: what a writer may type, and what an editor's schema says of it."""

from __future__ import annotations

import pytest

from affidavit.diagnostics import Report
from affidavit.located import LocatedText, Model, Text, read_yaml, validate
from affidavit.located.words import Words


class Note(Model):
    """A model with each of them."""

    name: LocatedText
    text: Text
    words: Words = ()


@pytest.mark.parametrize("typed", ["harbour", "[harbour]", "\n  - harbour"])
def test_one_word_needs_no_list(typed: str):
    """A single word is a list of one, and knows where it stands."""
    report = Report()
    found = read_yaml(f"name: a\ntext: b\nwords: {typed}\n", file="a.yml", report=report)
    note = validate(Note, found, report=report)
    assert note, report.as_text()
    assert note.words == ("harbour",)
    assert note.words[0].place.line in (3, 4)


@pytest.mark.parametrize("typed", ['""', '[""]', '[a, " "]'])
def test_a_word_that_says_nothing_is_told(typed: str):
    """Alone or in a list, an empty text is one fault with its way out."""
    report = Report()
    found = read_yaml(f"name: a\ntext: b\nwords: {typed}\n", file="a.yml", report=report)
    assert validate(Note, found, report=report) is None
    assert [each.fix for each in report.errors] == ["write a text or delete the line"]


def test_texts_are_strings_to_an_editor():
    """Words with places are plain strings in the JSON Schema that editors complete from."""
    properties = Note.model_json_schema()["properties"]
    assert (properties["name"]["type"], properties["text"]["type"]) == ("string", "string")
    assert properties["words"]["items"]["type"] == "string"
