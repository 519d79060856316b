"""What a ledger gives: rows by their names, what they take from the entry, and its bounds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.diagnostics import Report
from affidavit.language import PartialDate
from affidavit.ledger import Ledger
from affidavit.ledger.loading import read_ledger
from affidavit.ledger.quantities import write_quantity
from affidavit.sources import Library

STATES = """
facts:
  states:
    unit: states
    how: counted on the pages
    by: El Faro
    review_by: 2026-03-01
    history:
      one: {value: 6, as_of: 2026-02-22, checked_by: ana-ruiz}
      two: {value: at least 20, as_of: 2026-02-23, by: Sopitas, how: told}
  broken:
    history:
      fine: {value: 1, how: counted}
      not: {vlaue: 1}
claims:
  identity: {text: It was his, status: open}
"""


def read(text: str, lang: str = "en") -> tuple[Ledger, Report]:
    """Return what a ledger says that can name no source."""
    report = Report()
    ledger = read_ledger(
        text, file="ledger.yml", story=None, lang=lang, library=Library(), report=report
    )
    return ledger, report


def test_rows_take_what_they_do_not_say_from_their_fact():
    """The newest stands for the fact; of a signature nothing is taken over."""
    ledger, _ = read(STATES)
    one, two = (ledger.fact_row(name) for name in ("states/one", "states/two"))
    assert one
    assert two
    assert ledger.fact_row("states") == two
    assert (one.by, str(one.how.source), one.unit) == ("El Faro", "counted on the pages", "states")
    assert (two.by, str(two.how.source), two.unit) == ("Sopitas", "told", "states")
    assert (one.checked_by, two.checked_by) == ("ana-ruiz", "")
    assert (two.as_of, two.review_by) == (PartialDate(2026, 2, 23), date(2026, 3, 1))
    assert (one.status, two.value) == ("own", "at least 20")


def test_a_faulty_row_hides_no_other():
    """What is right can be named; the fact says that more may stand there."""
    ledger, report = read(STATES)
    assert len(report) == 1
    assert ledger.facts["broken"].faulty
    assert ledger.fact_row("broken/fine")
    assert ledger.fact_row("broken") is None
    assert ledger.fact_row("broken/not") is None
    assert ledger.claim_row("identity") == ledger.claims["identity"].current


def test_more_than_is_read_of_one_ledger_is_told(monkeypatch: pytest.MonkeyPatch):
    """What came before is read, and the ledger says that entries may be missing."""
    monkeypatch.setattr("affidavit.sources.bounds.MAX_ENTRIES", 2)
    ledger, report = read("facts:\n" + "".join(f"  f{n}: {{value: 1, how: x}}\n" for n in range(4)))
    assert [(found.code, found.place.line) for found in report] == [("ledger/too-much", 4)]
    assert (list(ledger.facts), ledger.unreadable) == (["f0", "f1"], True)


def test_no_more_faults_are_told_than_anybody_mends(monkeypatch: pytest.MonkeyPatch):
    """The last of them says so."""
    monkeypatch.setattr("affidavit.sources.bounds.MAX_FAULTS", 3)
    ledger, report = read("facts:\n" + "".join(f"  f{n}:\n" for n in range(9)))
    assert [str(found.code) for found in report].count("ledger/too-much") == 1
    assert len(report) == 4
    assert ledger.unreadable


def test_computed_values_are_those_of_the_newest_rows():
    """Bounds and units go along; a duration has its unit in the language of the story."""
    ledger, _ = read(
        "facts:\n"
        "  states: {value: al menos 20 estados, how: x}\n"
        "  named: {value: 21 estados, how: x}\n"
        "  more: {compute: named - states}\n"
        "  share: {compute: 'round(share(20, 32), 1)'}\n"
        "  since: {compute: 'days(2026-01-20, 2026-02-22)'}\n"
        "  twice: {compute: since * 2}\n",
        lang="es",
    )
    found = {id_: fact.current and fact.current.quantity for id_, fact in ledger.facts.items()}
    shown = {id_: each and write_quantity(each, "es", unit=True) for id_, each in found.items()}
    assert shown["more"] == "como máximo 1 estados"
    assert (shown["share"], shown["since"], shown["twice"]) == ("62,5\u00a0%", "33 días", "66 días")


def test_so_many_circles_are_told_and_the_rest_is_computed():
    """The first twenty, whatever their number; what stands in none has its value."""
    circles = "".join(f"  f{n}: {{compute: f{n} + 1}}\n" for n in range(200))
    ledger, report = read(
        f"facts:\n{circles}  sum: {{compute: 1 + 2}}\n  on: {{compute: f1 * 2}}\n"
    )
    assert [str(found.code) for found in report] == ["ledger/circle"] * 20
    assert ledger.facts["sum"].current
    assert ledger.facts["sum"].current.quantity
    assert ledger.facts["on"].current
    assert ledger.facts["on"].current.quantity is None


@given(
    st.text(st.sampled_from("facts:claims{}[]\n  -ab'\"|>&*!%#@,1"), max_size=80),
)
def test_any_text_is_read_or_told(text):
    """Nothing raises."""
    read(text)
    read(f"facts:\n  a:\n    value: {text}\n    how: x")
