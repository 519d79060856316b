"""Articles, pages, and the files that say who publishes and who writes."""

from __future__ import annotations

from affidavit.articles.document import (
    WORDS_PER_MINUTE,
    Article,
    Document,
    Page,
    Standing,
    reading_minutes,
    standing,
)
from affidavit.articles.front_matter import Split, split_front_matter
from affidavit.articles.imprint import Author, Imprint, MenuItem, Person, Term
from affidavit.articles.matter import (
    Accepted,
    Correction,
    Credits,
    FrontMatter,
    Lead,
    PageMatter,
    Reply,
    Social,
)
from affidavit.articles.publication_files import PublicationFiles, load_publication_files
from affidavit.articles.reading import Documents, read_documents, slug_of
from affidavit.articles.registers import check_signatories, check_speakers

__all__ = [
    "WORDS_PER_MINUTE",
    "Accepted",
    "Article",
    "Author",
    "Correction",
    "Credits",
    "Document",
    "Documents",
    "FrontMatter",
    "Imprint",
    "Lead",
    "MenuItem",
    "Page",
    "PageMatter",
    "Person",
    "PublicationFiles",
    "Reply",
    "Social",
    "Split",
    "Standing",
    "Term",
    "check_signatories",
    "check_speakers",
    "load_publication_files",
    "read_documents",
    "reading_minutes",
    "slug_of",
    "split_front_matter",
    "standing",
]
