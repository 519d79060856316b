"""What reference managers' files say, as readers should see it."""

from __future__ import annotations

import json

import pytest

from affidavit.diagnostics import Report
from affidavit.sources import Source
from affidavit.sources.imports import READERS


def sources_of(text: str, ending: str) -> list[Source]:
    """Read a file in which nothing is wrong."""
    report = Report()
    entries = list(READERS[ending](text, file=f"a{ending}", report=report))
    found = [entry.source(story=None, report=report) for entry in entries]
    assert not list(report)
    return [source for source in found if source]


@pytest.mark.parametrize(
    ("tex", "seen"),
    [
        (r"The {\TeX} primer", "The TeX primer"),
        (r"\BibTeX ing by night", "BibTeXing by night"),
        (r"\METAQUAY\ and \METAQUAY{}s", "METAQUAY and METAQUAYs"),
        (r"Notes from the \acro{QSO} office", "Notes from the QSO office"),
        (r"{\ninerm Small} and {\tt typed}", "Small and typed"),
        (r"The quay\Dash a history", "The quay—a history"),
        (r"Quay\hyphen side", "Quay-side"),
        (r"\enquote{Open} and \mkbibquote{shut}", "“Open” and “shut”"),
        (r"{\noopsort{Zoe}}Ana on {\kern-.05em}quays", "Ana on quays"),
        (r"Radix-2\({}^{n}\) \(\Sigma\)", "Radix-2ⁿ Σ"),
        (r"The \texorpdfstring{$\alpha$}{alpha} quay", "The alpha quay"),
        (r"\textcolor{red}{Red} tide", "Red tide"),
        (r"It{\char39}s zeitgem{\"a}{\ss}", "It's zeitgemäß"),
        (r'Sp{"a}te Schiffe', "Späte Schiffe"),
        (r"Costs of \$5 \& 10\%", "Costs of $5 & 10%"),
        (r"As \cite{quay} says", "As quay says"),
    ],
)
def test_tex_in_a_title_is_read(tex, seen):
    """No word of it is lost, and no command is left."""
    (source,) = sources_of(f"@misc{{a, title = {{{tex}}}}}", ".bib")
    assert source.title == seen


def test_of_two_addresses_the_first_that_leads_somewhere_is_linked():
    """Databases write several into one field."""
    text = "@misc{a, title = {T}, url = {ftp://a.example/x;\n https://b.example/y; https://c.example/}}"
    (source,) = sources_of(text, ".bib")
    assert source.url == "https://b.example/y"


def test_an_old_doi_becomes_an_address():
    """Names with angle brackets were given in the 1990s."""
    text = "@article{a, title = {T}, doi = {10.1002/(ABC)1000(1998)19:4<37::AID-X1>3.0.CO;2-P}}"
    (source,) = sources_of(text, ".bib")
    assert source.url == "https://doi.org/10.1002/(ABC)1000(1998)19:4%3C37::AID-X1%3E3.0.CO;2-P"


def test_csl_json_of_antiquity_and_pages_with_hyphens():
    """A year before Christ is printed, and a hyphen that is no range stays one."""
    item = {
        "id": "a",
        "type": "book",
        "title": "On harbours",
        "issued": {"date-parts": [[-44, 3, 15]]},
        "page": "3\\-B",
    }
    (source,) = sources_of(json.dumps([item]), ".json")
    assert (source.issued_as, source.pages) == ("44 BC", "3-B")


def test_what_databases_print_between_records_is_nothing():
    """Numbers and headings around RIS records are no fault."""
    text = (
        "Record 1 of 2\n1. \nTY  - RPRT\nTI  - One\nER  - \n\n2. \nTY  - RPRT\nTI  - Two\nER  - \n"
    )
    assert [source.title for source in sources_of(text, ".ris")] == ["One", "Two"]


def test_a_ris_value_goes_on_below_and_its_date_may_have_a_remark():
    """A title is whole, what stands below an abstract is none of it, and the day is known."""
    text = (
        "TY  - JOUR\nAU  - Ruiz, Ana\nT1  - A title\nthat goes on\n\n  and on\n"
        "PY  - 2020\nDA  - 2020/05/12/morning edition\nAB  - Whatever\nis long.\nER  - \n"
    )
    (source,) = sources_of(text, ".ris")
    assert source.title == "A title that goes on and on"
    assert source.issued is not None
    assert source.issued.iso == "2020-05-12"


def test_a_ris_record_without_a_key_gets_one_of_its_own():
    """Of author and year, with a letter where that is taken: by another, or by somebody's `ID`."""
    record = "TY  - JOUR\nAU  - Ruíz, Ana\nTI  - T\nPY  - 2020\n"
    named = record.replace("TI", "ID  - ruiz2020c\nTI")
    text = "".join(f"{each}ER  - \n" for each in (record, record, named, record))
    keys = [source.key for source in sources_of(text, ".ris")]
    assert keys == ["ruiz2020", "ruiz2020b", "ruiz2020c", "ruiz2020d"]
