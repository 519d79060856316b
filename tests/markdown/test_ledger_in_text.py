"""Texts that name what their ledger has, and what it has not: each as the case file shows it."""

from __future__ import annotations

import pytest
from pytest_param_files import ParamTestData

from tests.composing import Press, printed, told
from tests.reading import CASES

LEDGER = """
facts:
  flights-cancelled:
    label: flights cancelled
    value: at least 237 flights
    source: post
    as_of: 2026-02-23
  blockade-states:
    label: states with blocked roads
    unit: states
    history:
      gaceta: {value: 6, as_of: 2026-02-22, source: "gazette, p. 3", label: La Gaceta}
      office: {value: 20, as_of: 2026-02-28, source: post, by: harbour-office, checked_by: Ana}
  names: {value: 21, how: counted by us}
  since: {label: from the fire to the ruling, compute: "days(2026-01-20, 2026-02-22)"}
  left: {compute: "round(share(blockade-states/gaceta, blockade-states), 1)"}
  broken:
    history:
      fine: {value: 1, how: counted}
      not: {vlaue: 1}
claims:
  identity:
    text: The body was *identified*
    history:
      army: {status: pending, as_of: 2026-02-22, source: gazette, by: harbour-office}
      court: {status: confirmed, as_of: 2026-02-23, source: post, scope: by tests}
  lawful: {text: It was lawful, status: disputed, source: post}
  ending: {text: When it ended, status: open}
"""


@pytest.mark.param_file(CASES / "ledger-in-text.md")
def test_texts_with_a_ledger(file_params: ParamTestData) -> None:
    """What a span names is there, or the writer reads where it is not and what was meant."""
    press = Press(ledger=LEDGER)
    text = file_params.content
    composed, report = press.compose(text)
    shown = "\n--\n".join(filter(None, [printed(composed), told(report, text, first_line=5)]))
    file_params.assert_expected(shown, rstrip=True)
