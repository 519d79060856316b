"""Sources written for reference managers, and read again."""

from __future__ import annotations

import json
from datetime import date

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.diagnostics import Place, Report
from affidavit.language import parse_date_span
from affidavit.sources import Name, Source, load_library
from affidavit.sources.exports import FORMS, text_of
from affidavit.sources.imports import READERS
from tests.reading import write

AT = Place("content/sources/a.yml")
WORDS = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="<>&"), min_size=1, max_size=12
)
TITLES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
NAMES = st.builds(
    lambda family, given: Name(full=f"{given} {family}", family=family, given=given),
    *(st.text("abcdefÁñü", min_size=1, max_size=8).map(str.capitalize) for _ in range(2)),
)


def again(source: Source, ending: str) -> Source:
    """Write a source and read it, as a colleague's program would."""
    text, report = text_of(ending, [source]), Report()
    (entry,) = READERS[ending](text.replace("\r\n", "\n"), file="a", report=report)
    found = entry.source(story=None, report=report)
    assert not list(report)
    assert found is not None
    return found


@pytest.mark.parametrize("ending", FORMS)
def test_what_is_written_is_what_was_typed(ending):
    """Title, names, paper, day and address come back from every form."""
    source = Source(
        key="paper-2026",
        type="article-newspaper",
        title="50% of {braces} & $5 #1 back\\slash ~ ^ _",
        authors=(Name(full="Ana Ruiz", family="Ruiz", given="Ana"), Name(full="Harbour and Sons")),
        publisher="The Harbour Post",
        issued=parse_date_span("2026-02-22"),
        url="https://news.example/a_b?x=1&y=2#z",
        accessed=date(2026, 11, 24),
        lang="es",
        place=AT,
    )
    found = again(source, ending)
    assert (found.title, found.authors) == (source.title, source.authors)
    assert source.publisher in (found.publisher, found.container)
    assert (found.issued, found.accessed) == (source.issued, source.accessed)
    assert (found.key, found.url, found.lang) == (source.key, source.url, source.lang)
    assert found.type == source.type


@pytest.mark.parametrize("ending", FORMS)
@given(title=TITLES, authors=st.lists(NAMES, max_size=3))
def test_no_title_and_no_name_is_changed(ending, title, authors):
    """Whatever signs they hold."""
    source = Source(key="k", type="book", title=title, authors=tuple(authors), place=AT)
    found = again(source, ending)
    assert (found.title, found.authors) == (source.title, source.authors)


@pytest.mark.parametrize("ending", FORMS)
def test_who_must_not_be_named_is_not_in_a_file(ending):
    """Nor is a note for colleagues."""
    source = Source(
        key="contact-3", type="unnamed", handle="S-3", reason="fears", desk="Ana", place=AT
    )
    text = text_of(ending, [source])
    assert "S-3" in text
    assert "Ana" not in text
    assert "fears" not in text


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("10.1000/182", "10.1000/182"),
        ("doi:10.1000/182", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "10.1000/182"),
        ("https://DOI.org/10.1000/182", "10.1000/182"),
        ("10.1002/(AB)1(1998)1:4<37::X>3.0.C", "10.1002/(AB)1(1998)1:4<37::X>3.0.C"),
    ],
)
@pytest.mark.parametrize("file", ["a.bib", "a.json", "a.ris", "a.yml"])
def test_a_doi_is_written_by_its_name_alone(tmp_path, file, written, name):
    """However it was written where it comes from: what follows puts the address before it."""
    texts = {
        "a.bib": f"@book{{k, title = {{T}}, doi = {{{written}}}}}",
        "a.json": f'[{{"id": "k", "type": "book", "title": "T", "DOI": "{written}"}}]',
        "a.ris": f"TY  - BOOK\nID  - k\nTI  - T\nDO  - {written}\nER  - \n",
        "a.yml": f"k: {{type: document, title: T, doi: '{written}'}}\n",
    }
    root, report = write(tmp_path, {f"content/sources/{file}": texts[file]}), Report()
    (source,) = load_library(root / "content", root=root, report=report)
    assert not list(report)
    assert f"  doi = {{{name}}},\n" in text_of(".bib", [source])
    assert f'    "DOI": "{name}",\n' in text_of(".json", [source])
    assert f"DO  - {name}\r\n" in text_of(".ris", [source])


@pytest.mark.parametrize("ending", FORMS)
def test_a_doi_that_is_none_is_not_written_as_one(ending):
    """Its address is, as any other."""
    text, report = "@book{k, title = {T}, doi = {https://press.example/t}}", Report()
    (entry,) = READERS[".bib"](text, file="a", report=report)
    source = entry.source(story=None, report=report)
    assert source is not None
    written = text_of(ending, [source])
    assert written.count("https://press.example/t") == 1
    assert not any(word in written for word in ("doi", "DOI", "DO  -"))


@pytest.mark.parametrize("ending", FORMS)
def test_a_suffix_stays_behind_its_name(ending):
    """`Duska Jr.` is neither a family name nor lost."""
    name = Name(full="Kevin J.S. Duska Jr.", family="Duska", given="Kevin J.S.")
    found = again(Source(key="k", type="book", title="T", authors=(name,), place=AT), ending)
    assert found.authors == (name,)


@pytest.mark.parametrize(
    ("ending", "form"),
    [(".bib", "biblatex"), (".bib", "bibtex"), (".json", "csljson"), (".ris", "ris")],
)
def test_other_programs_read_the_files(ending, form):
    """Pandoc finds in each form what was written: title, author, the day, address."""
    sources = [
        Source(
            key=key,
            type="article-newspaper",
            title=title,
            authors=(Name(full="Ana Ruiz", family="Ruiz", given="Ana"),),
            publisher="The Harbour Post",
            issued=parse_date_span("2026-02-22"),
            url=f"https://news.example/{key}",
            place=AT,
        )
        for key, title in (("memo", "Two bids"), ("paper", "A paper"))
    ]
    text = text_of(ending, sources)
    found = json.loads(pypandoc.convert_text(text, "csljson", format=form))
    said = [
        (each["id"], each["title"].casefold(), each["issued"]["date-parts"], each["URL"])
        for each in found  # pandoc capitalises what BibTeX has
    ]
    assert said == [
        ("memo", "two bids", [[2026, 2, 22]], "https://news.example/memo"),
        ("paper", "a paper", [[2026, 2, 22]], "https://news.example/paper"),
    ]
    assert [each["author"] for each in found] == [[{"family": "Ruiz", "given": "Ana"}]] * 2


@pytest.mark.parametrize("ending", FORMS)
def test_what_the_house_style_does_not_print_is_in_the_files_too(ending):
    """Translator, edition, series, place and number of a book come back from every form."""
    source = Source(
        key="rules",
        type="book",
        title="The rules of the quay",
        roles={"translator": (Name(full="Bo Li", family="Li", given="Bo"),)},
        further={
            "ISBN": "978-0-00-000000-2",
            "collection-title": "Harbour papers",
            "edition": "2nd",
            "publisher-place": "Quayside",
        },
        place=AT,
    )
    found = again(source, ending)
    assert (found.roles, found.further) == (source.roles, source.further)


@pytest.mark.parametrize("ending", FORMS)
def test_the_court_of_a_ruling_is_in_the_files(ending):
    """As the issuer, where a form has no word for it."""
    court = {"authority": "Harbour Court"}
    source = Source(key="k", type="court-record", title="Ruling", further=court, place=AT)
    assert "Harbour Court" in text_of(ending, [source])
