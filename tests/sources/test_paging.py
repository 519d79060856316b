"""Pages of a document by what people call them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.sources import DocumentPage, PagedDocument, find_pages

COUNTED = [str(number) for number in range(1, 41)]
PREFACED = ["i", "ii", "iii", "iv", *COUNTED[:36]]
PRINTED = [str(number) for number in range(133, 151)]
LETTERED = ["A-1", "A-2", "A-3"]


@pytest.mark.parametrize(
    ("labels", "value", "found", "missing"),
    [
        (COUNTED, "3", [3], []),
        (COUNTED, "3-5", [3, 4, 5], []),
        (COUNTED, "3 – 5, 40", [3, 4, 5, 40], []),
        (COUNTED, "3 and 4", [3, 4], []),
        (COUNTED, "90", [], ["90"]),
        (COUNTED, "39-42", [39], ["42"]),
        (COUNTED, "5-3", [], []),
        (COUNTED, "1-40", list(range(1, 21)), []),
        (COUNTED, "3n2", [], []),
        (PREFACED, "IV", [4], []),
        (PREFACED, "iii-2", [3, 4, 5, 6], []),
        (PREFACED, "38", [], ["38"]),
        (PREFACED, "xi", [], ["xi"]),
        (PRINTED, "135-7", [3, 4, 5], []),
        (PRINTED, "3", [], ["3"]),
        (LETTERED, "A-2", [2], []),
    ],
)
def test_pages_are_found_by_their_names(labels, value, found, missing):
    """Ranges, lists and short ends are read as people mean them; a name that none has is told."""
    assert find_pages(labels, value) == (found, missing)


@given(st.text(), st.lists(st.text(min_size=1), min_size=1, max_size=9))
def test_any_value_names_pages_that_are_there_or_none(value: str, labels: list[str]):
    """Whatever stands in a locator."""
    found, _ = find_pages(labels, value)
    assert all(1 <= number <= len(labels) for number in found)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (["1"], "it has 1 page"),
        (COUNTED, "it has 40 pages"),
        (PREFACED, "it has 40 pages, i-iv and 1-36"),
        (PRINTED, "it has 18 pages, 133-150"),
        (["Cover", "1"], "it has 2 pages, Cover and 1"),
    ],
)
def test_a_document_says_how_many_pages_it_has(labels, said):
    """And what they are called where that is not plain."""
    pages = [
        DocumentPage(number=number, label=label, name="", picture="", width=1, height=1)
        for number, label in enumerate(labels, start=1)
    ]
    assert PagedDocument(pages, cited=True, named=frozenset()).extent == said
