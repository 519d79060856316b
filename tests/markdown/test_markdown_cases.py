"""What readers get of a text, and what its writer is told, as the case files show."""

from __future__ import annotations

import pytest
from pytest_param_files import ParamTestData
from pytest_param_files.main import create_parameters

from tests.composing import FRONT_MATTER, Press, listed, printed, told
from tests.reading import CASES

PAGES = {
    "citations.md": "numbered in reading order, they lead to the list and back",
    "spans.md": "they keep their words; what only looks like one is told with its right form",
    "notes.md": "notes to colleagues and comments never reach a reader",
    "blocks.md": "blocks and charts stand where they were written, in flows and between them",
    "links.md": "they lead somewhere, or are told at their place and printed as words",
}
"""Case files, and what each of them proves."""
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


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of each case of each file, as `param_file` does for one file."""
    if "page_case" not in metafunc.fixturenames:
        return
    regenerate = metafunc.config.getoption("param_files_regen")
    cases = []
    for name in PAGES:
        _, found, ids = create_parameters(CASES / name, regen_on_failure=regenerate)
        cases += [
            pytest.param(case, id=f"{name}:{each}") for case, each in zip(found, ids, strict=True)
        ]
    metafunc.parametrize("page_case", cases)


def test_page(page_case: ParamTestData, press: Press):
    """A text is printed, its sources are listed and its faults are told as its case shows."""
    page_case.assert_expected(shown(press, page_case.content), rstrip=True)


@pytest.mark.param_file(CASES / "markdown-faults.md")
def test_faults(file_params: ParamTestData, press: Press):
    """Each fault of a text is told at its exact place, with its fix, all at once."""
    _, report = press.compose(file_params.content)
    own = file_params.content.startswith("---\n")
    text = told(report, file_params.content, first_line=1 if own else FIRST_LINE)
    file_params.assert_expected(text, rstrip=True)
