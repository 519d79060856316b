"""What readers get of a text, and what its writer is told, as the case files show."""

from __future__ import annotations

import pytest
from pytest_param_files import ParamTestData

from tests.composing import FRONT_MATTER, Press, listed, printed, told
from tests.reading import CASES

FIRST_LINE = len(FRONT_MATTER.splitlines()) + 3


@pytest.fixture(scope="module")
def press() -> Press:
    """One composer for all cases: nothing of one may show in another."""
    return Press()


def shown(press: Press, text: str) -> str:
    """Return body, list and report of a text, each where there is one."""
    composed, report = press.compose(text)
    own = text.startswith("---\n")
    parts = [
        printed(composed),
        listed(composed.sources),
        told(report, text, first_line=1 if own else FIRST_LINE),
    ]
    return "\n--\n".join(part for part in parts if part)


@pytest.mark.param_file(CASES / "citations.md")
def test_citations(file_params: ParamTestData, press: Press):
    """Citations are numbered in reading order and lead to the list and back."""
    file_params.assert_expected(shown(press, file_params.content), rstrip=True)


@pytest.mark.param_file(CASES / "spans.md")
def test_spans(file_params: ParamTestData, press: Press):
    """Spans keep their words; whatever looks like one and is none is told with its right form."""
    file_params.assert_expected(shown(press, file_params.content), rstrip=True)


@pytest.mark.param_file(CASES / "notes.md")
def test_notes(file_params: ParamTestData, press: Press):
    """Notes to colleagues and comments never reach a reader."""
    file_params.assert_expected(shown(press, file_params.content), rstrip=True)


@pytest.mark.param_file(CASES / "blocks.md")
def test_blocks(file_params: ParamTestData, press: Press):
    """Blocks and charts stand where they were written, in flows and between them."""
    file_params.assert_expected(shown(press, file_params.content), rstrip=True)


@pytest.mark.param_file(CASES / "links.md")
def test_links(file_params: ParamTestData, press: Press):
    """Links lead somewhere, or are told at their place and printed as words."""
    file_params.assert_expected(shown(press, file_params.content), rstrip=True)


@pytest.mark.param_file(CASES / "markdown-faults.md")
def test_faults(file_params: ParamTestData, press: Press):
    """Each fault of a text is told at its exact place, with its fix, all at once."""
    _, report = press.compose(file_params.content)
    own = file_params.content.startswith("---\n")
    text = told(report, file_params.content, first_line=1 if own else FIRST_LINE)
    file_params.assert_expected(text, rstrip=True)
