"""Texts that name what their ledger has, and what it has not: each as the case file shows it."""

from __future__ import annotations

import pytest
from pytest_param_files import ParamTestData

from affidavit.diagnostics import Report
from affidavit.ledger.loading import read_ledger
from affidavit.sources import Library
from tests.composing import Press, printed, told
from tests.reading import CASES

LEDGER = """
facts:
  flights-cancelled: {value: at least 237 flights, how: counted}
  blockade-states:
    unit: states
    how: counted
    history:
      el-pais: {value: 6, as_of: 2026-02-22}
      afp: {value: 20, as_of: 2026-02-28}
  broken:
    history:
      fine: {value: 1, how: counted}
      not: {vlaue: 1}
claims:
  identity: {text: It was his, status: open}
"""


@pytest.mark.param_file(CASES / "ledger-in-text.md")
def test_texts_with_a_ledger(file_params: ParamTestData) -> None:
    """What a span names is there, or the writer reads where it is not and what was meant."""
    ledger = read_ledger(LEDGER, file="ledger.yml", story=None, library=Library(), report=Report())
    press = Press(ledgers={"stories/harbour/index.md": ledger})
    text = file_params.content
    composed, report = press.compose(text)
    shown = "\n--\n".join(filter(None, [printed(composed), told(report, text, first_line=5)]))
    file_params.assert_expected(shown, rstrip=True)
