"""What the pages of a source's PDF are called, in citations and in addresses."""

from __future__ import annotations

import pytest

from affidavit.diagnostics import Place
from affidavit.evidence.documents import paged
from affidavit.pdf.reader import ReadPage
from affidavit.sources import Source


@pytest.mark.parametrize(
    ("labels", "pages", "called", "named"),
    [
        (["", "", ""], "", ["1", "2", "3"], ["1", "2", "3"]),
        (["i", "ii", "1"], "", ["i", "ii", "1"], ["i", "ii", "1"]),
        (["", "", ""], "133–135", ["133", "134", "135"], ["133", "134", "135"]),
        (["", "", ""], "133-150", ["1", "2", "3"], ["1", "2", "3"]),
        (["1", "1", "2"], "", ["1", "2", "3"], ["1", "2", "3"]),
        (["../x", "Ünder", "index"], "", ["../x", "Ünder", "index"], ["1", "2", "3"]),
    ],
    ids=["counted", "named", "printed", "an excerpt", "twice", "no names for addresses"],
)
def test_pages_are_called_as_people_call_them(labels, pages, called, named):
    """As the PDF does, else as the journal does, else by counting; addresses take plain names."""
    source = Source(key="memo", type="report", pages=pages, place=Place("sources.yml", 1, 1))
    read = [ReadPage(label=label, ratio=1.4, is_scan=False, text="") for label in labels]
    found = paged(source, read, "a" * 64).pages
    assert [page.label for page in found] == called
    assert [page.name for page in found] == named
