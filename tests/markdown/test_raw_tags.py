"""Raw HTML: ids that templates use, tags in titles, what a writer did not type."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import affidavit_theme
from affidavit.diagnostics import Code
from affidavit.markdown.ids import RESERVED
from tests.composing import Press

TEMPLATES = Path(affidavit_theme.__file__).parent
_LITERAL_ID = re.compile(r'\sid="([^"{}]+)"')


def test_the_ids_of_templates_are_reserved():
    """No text can take an id that a template of the theme gives to a part of its page."""
    texts = [path.read_text("utf-8") for path in TEMPLATES.rglob("*.html")]
    used = {id_ for text in texts for id_ in _LITERAL_ID.findall(text)}
    assert "main" in used
    assert used <= RESERVED


def test_a_tag_in_a_title_is_told_at_itself():
    """The letter that an address consists of stands earlier in the line, and is not meant."""
    front = "title: </script><b>x</b> <img src=x>\nauthors: [Ana Ruiz]\n"
    _, report = Press().compose("Text.", front=front)
    place = report.errors[0].place
    assert (place.line, place.column) == (2, 35)


@pytest.mark.parametrize("permalink", [False, True])
def test_a_heading_called_like_a_part_of_the_page_steps_aside(*, permalink: bool):
    """Its own link and the table of contents follow it to its other id."""
    press = Press(extensions=["toc"], extension_configs={"toc": {"permalink": permalink}})
    composed, report = press.compose("[TOC]\n\n## Sources\n\nText.")
    assert not list(report)
    assert composed.contents[0].id == "sources.2"
    assert 'href="#sources"' not in str(composed.body_html)
    assert str(composed.body_html).count('href="#sources.2"') == 1 + permalink


@pytest.mark.parametrize("text", ["[" * 20_000 + "]" * 20_000, "x [" * 20_000, "| [\n" * 9_000])
def test_brackets_that_would_take_minutes_are_refused(text: str):
    """They are told once and printed as they stand."""
    composed, report = Press().compose(text)
    assert [found.code for found in report] == [Code.BRACKETS]
    assert str(composed.body_html).count("[") == text.count("[")


def test_half_open_intervals_in_a_table_are_no_such_brackets():
    """Each row of a table is read by itself."""
    _, report = Press().compose("| a | b |\n|---|---|\n" + "| [0, 1) | [1, 2) |\n" * 100)
    assert not list(report)
