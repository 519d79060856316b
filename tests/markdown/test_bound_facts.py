"""Words bound to facts: what follows from the ledger, what does not, and what is filled in."""

from __future__ import annotations

import pytest
from lxml import html
from pytest_param_files import ParamTestData

from affidavit.diagnostics import Code, Report
from affidavit.ledger.loading import read_ledger
from affidavit.sources import Library
from tests.composing import STORY, Press, printed, told
from tests.reading import CASES

LEDGER = """
facts:
  flights: {value: at least 237 flights, how: counted}
  states:
    unit: states
    how: counted
    history:
      el-pais: {value: 6, as_of: 2026-02-22}
      afp: {value: 20, as_of: 2026-02-28}
  blockades: {value: 252 blockades, how: counted}
  cleared: {value: 229 blockades, how: counted}
  share: {compute: "share(cleared, blockades)"}
  days: {compute: "days(2026-01-20, 2026-02-22)"}
  aid: {value: $3.5 billion, how: counted}
  raid: {value: 2026-02-22, how: looked up}
  alert: {value: Code Red, how: looked up}
  trade: {value: -3.2 %, how: counted}
  span: {value: 10 to 12 people, how: counted}
  part: {compute: "share(10, flights)"}
  third: {value: 50 %, how: counted}
claims:
  x: {text: Flights were cancelled, status: open}
"""
SPANISH = """
facts:
  vuelos: {value: al menos 237 vuelos, how: contados}
  ayuda: {value: "3.500 millones de dólares", how: contados}
  parte: {value: "25,8 %", how: contados}
  dia: {value: 2026-02-22, how: visto}
"""


@pytest.mark.param_file(CASES / "facts-in-text.md")
def test_facts_in_text(file_params: ParamTestData) -> None:
    """A number that differs from its fact is told with both; empty brackets print the value."""
    lang = file_params.title.partition(":")[0]
    text, faults = file_params.content, Report()
    ledger = read_ledger(
        LEDGER if lang == "en" else SPANISH,
        file="ledger.yml",
        story=None,
        library=Library(),
        lang=lang,
        report=faults,
    )
    assert not list(faults)
    press = Press(ledgers={STORY.removeprefix("content/"): ledger})
    composed, report = press.compose(
        text, front=f"title: The contract\nauthors: [Ana Ruiz]\nlang: {lang}\n"
    )
    read = html.fromstring(printed(composed)).text_content().replace("\u2060", "")
    shown = "\n--\n".join(filter(None, [read, told(report, text, first_line=6)]))
    file_params.assert_expected(shown, rstrip=True)


FRONT = """\
title: "[]{fact=flights} flights"
authors: [Ana Ruiz]
dek: The harbour lost [237 flights]{fact=flights}
method: We counted [three weeks]{fact=days}
lead: {image: ship.jpg, alt: "[200 flights]{fact=flights}",
       caption: "[]{fact=share} of [21]{fact=states}", credit: Ana Ruiz, licence: CC0}
"""
CHART = """\
```chart
title: "[]{fact=blockades} blockades"
alt: "[At least 238 flights]{fact=flights}"
source: post
```
"""


def test_facts_in_front_matter_and_charts() -> None:
    """Titles, deks, captions and alt texts are held to the ledger and filled like the text."""
    faults = Report()
    ledger = read_ledger(
        LEDGER, file="ledger.yml", story=None, library=Library(), lang="en", report=faults
    )
    press = Press(ledgers={STORY.removeprefix("content/"): ledger})
    composed, report = press.compose(CHART, front=FRONT)
    assert composed.title == "at least 237 flights"
    assert "90.9%</span>" in composed.lead_html
    assert "252</span>" in printed(composed)
    wrong = [found.place for found in report if found.code is Code.FACT_VALUE]
    lines = sorted((place.line, place.column) for place in wrong)
    assert lines == [(4, 42), (5, 39), (6, 50), (7, 46), (11, 35)]
