"""What an article rests on: source files, the citation grammar, and the house style."""

from __future__ import annotations

from affidavit.sources.addresses import host_of, web_address
from affidavit.sources.author_date import (
    dated_name,
    dated_text,
    letter_at,
    letters,
    list_order,
)
from affidavit.sources.library import Library, load_library
from affidavit.sources.locators import Locator, LocatorPart, parse_locator
from affidavit.sources.paging import DocumentPage, PagedDocument, cited_pages, find_pages
from affidavit.sources.passages import passage_address, version_of
from affidavit.sources.references import (
    KEY,
    MENTION,
    Reference,
    find_mention,
    parse_group,
    parse_reference,
    write_group,
    write_key,
)
from affidavit.sources.sightings import (
    LOCK,
    Change,
    Sighting,
    read_sightings,
    sightings_text,
)
from affidavit.sources.source import Capture, Name, Quote, Source
from affidavit.sources.style import Description, citation_name, describe, details, short_name

__all__ = [
    "KEY",
    "LOCK",
    "MENTION",
    "Capture",
    "Change",
    "Description",
    "DocumentPage",
    "Library",
    "Locator",
    "LocatorPart",
    "Name",
    "PagedDocument",
    "Quote",
    "Reference",
    "Sighting",
    "Source",
    "citation_name",
    "cited_pages",
    "dated_name",
    "dated_text",
    "describe",
    "details",
    "find_mention",
    "find_pages",
    "host_of",
    "letter_at",
    "letters",
    "list_order",
    "load_library",
    "parse_group",
    "parse_locator",
    "parse_reference",
    "passage_address",
    "read_sightings",
    "short_name",
    "sightings_text",
    "version_of",
    "web_address",
    "write_group",
    "write_key",
]
