"""Ids: nothing on a page is called twice, and nothing like the parts that every page has."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code
from affidavit.markdown.footnotes import NOTE_ATTRIBUTE
from affidavit.markdown.galley import CITED_ATTRIBUTE

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Collection, Iterator

    from affidavit.diagnostics import Place, Report
    from affidavit.markdown.html_tags import Locator

RESERVED = frozenset(
    (
        *(
            "affidavit-faults",
            "cite-this",
            "corrections",
            "corrections-title",
            "handbook",
            "lead",
            "main",
        ),
        *("method", "method-title", "plotly.js-style-global", "replies", "replies-title"),
        *("show-evidence", "statements", "statements-title"),
        *("affidavit-desk", "affidavit-desk-articles", "affidavit-desk-elsewhere"),
        *("series-title", "sources", "sources-title", "stories"),
    )
)
"""What the page's templates call their own parts."""
ID = re.compile(r"<[^<>]*?\sid\s*=\s*[\"']?(?P<id>[^\s\"'>]+)")


def ids_of(root: etree.Element) -> set[str]:
    """Return the ids that the elements of a text have."""
    return {str(element.get("id")) for element in _named(root)}


def settle_ids(
    root: etree.Element, locator: Locator, report: Report, *, raw: Collection[str]
) -> None:
    """Report ids that a writer gave in vain; a heading's own id steps aside without a word.

    `raw` are those of raw HTML, which the writer gave too.
    """
    count, met = Counter(str(element.get("id")) for element in _named(root)), set[str]()
    for element in _named(root):
        id_ = str(element.get("id"))
        doubled, taken = count[id_] > 1 or id_ in raw, id_ in RESERVED
        again = id_ in met
        met.add(id_)
        if not (taken or doubled):
            continue
        at = locator.id_of(str(element.tag), id_)
        if at is not None and (taken or again):
            tell_id(id_, at, report)
        if taken or again or (at is None and id_ in raw):
            free = _free(id_, {*met, *count, *raw})
            met.add(free)
            _rename(element, free, root)


def tell_id(id_: str, at: Place, report: Report) -> None:
    """Report an id that something else has."""
    owner = "a part of every page" if id_ in RESERVED else "something else on this page"
    message = f'"{id_}" is what {owner} is called already'
    report.error(Code.HTML_ID, at, message, "give it another id: links would lead astray")


def _named(root: etree.Element) -> Iterator[etree.Element]:
    """Yield elements that have an id; what waits for its number has none of its own yet."""
    for element in root.iter():
        waits = element.get(CITED_ATTRIBUTE) or element.get(NOTE_ATTRIBUTE)
        if element.get("id") and not waits:
            yield element


def _rename(element: etree.Element, name: str, root: etree.Element) -> None:
    """Give an element another id; its own link and that of a table of contents follow."""
    old = f"#{element.get('id')}"
    contents = (each for each in root.iter("div") if each.get("class") == "toc")
    for holder in (element, *contents):
        for link in holder.iter("a"):
            if link.get("href") == old:
                link.set("href", f"#{name}")
    element.set("id", name)


def _free(id_: str, taken: set[str]) -> str:
    number = 2
    while f"{id_}.{number}" in taken:
        number += 1
    return f"{id_}.{number}"
