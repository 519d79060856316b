"""Texts that name what their ledger has, and what it has not: each as the case file shows it."""

from __future__ import annotations

import pytest
from lxml import html
from markupsafe import Markup
from pytest_param_files import ParamTestData

from affidavit.render.templates import Templates
from affidavit.render.views import PageView, Site
from tests.composing import Press, printed, told
from tests.reading import CASES
from tests.repository import ROOT

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
    first = 1 if text.startswith("---\n") else 5
    parts = [printed(composed), told(report, text, first_line=first)]
    shown = "\n--\n".join(part for part in parts if part)
    file_params.assert_expected(shown, rstrip=True)


HOSTILE = """
facts:
  size:
    label: <script>alert(1)</script> [x](javascript:alert(2))
    value: <img src=x onerror=alert(3)>
    by: "\\"><script>alert(4)</script>"
    checked_by: <b onclick=alert(5)>Ana</b>
    how: "{{ 7 * 7 }} <iframe src=//evil.example></iframe>"
claims:
  it:
    text: "It was <style>*{display:none}</style>"
    status: open
    by: "' onmouseover='alert(6)"
"""


def test_nothing_in_a_ledger_fires():
    """Markup in any of its texts is told or printed as text, in marks, blocks and the list."""
    templates = Templates([ROOT / "theme/affidavit_theme"])
    press = Press(ledger=HOSTILE, templates=templates)
    composed, _ = press.compose(
        "[x]{fact=size} [y]{claim=it}\n\n/// stats\n    facts: [size]\n///\n\n/// known\n///\n"
    )
    page = PageView(
        site=Site(name="The Harbour Post", home="./"),
        lang="en",
        title="",
        title_html=Markup(),
        statements=composed.statements,
    )
    listed = templates.component("statements", page, lang="en")
    whole = str(composed.body_html) + str(listed)
    elements = list(html.fragment_fromstring(whole, create_parent="main").iter())
    assert not {element.tag for element in elements} & {"script", "img", "iframe", "style"}
    names = {name for element in elements for name in element.attrib}
    assert not [name for name in names if name.startswith("on")]
    assert not [each for element in elements if (each := element.get("href", "")).startswith("j")]
    assert "{{ 7 * 7 }}" in whole
