"""Hold articles against authors.yml, people.yml, publication.yml and one another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, Report, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from affidavit.articles.document import Article, Page
    from affidavit.articles.matter import FrontMatter
    from affidavit.articles.publication_files import PublicationFiles
    from affidavit.located import LocatedText

_LOOKS_LIKE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def check_registers(
    articles: Iterable[Article], pages: Iterable[Page], *, files: PublicationFiles, report: Report
) -> None:
    """Report ids that no file defines, sections not in the list, old addresses met twice."""
    articles = list(articles)
    for article in articles:
        _check_authors(article.meta, files=files, report=report)
        _check_people(article.meta, files=files, report=report)
        _check_section(article.meta, files=files, report=report)
    _check_aliases([*articles, *pages], report=report)


def _check_authors(meta: FrontMatter, *, files: PublicationFiles, report: Report) -> None:
    check_signatories(_signatories(meta), files=files, report=report)


def check_signatories(
    names: Iterable[LocatedText], *, files: PublicationFiles, report: Report
) -> None:
    """Report ids that authors.yml lacks; a plain name is a byline without a page."""
    if "authors" in files.unreadable and not files.authors:
        return
    for name in names:
        if _LOOKS_LIKE_ID.fullmatch(name) and name not in files.authors:
            fix = _suggestion(name, files.authors) or (
                "add it to authors.yml, or write the name as it is printed"
            )
            report.error(Code.AUTHOR_UNKNOWN, name.place, f'authors.yml has no "{name}"', fix)


def _signatories(meta: FrontMatter) -> Iterator[LocatedText]:
    """Yield everybody of the newsroom that the front matter names."""
    yield from meta.authors
    for _, people in meta.credits.by_role():
        yield from people
    for accepted in meta.accept:
        yield accepted.by
    if meta.lead and meta.lead.origin and meta.lead.origin.checked_by:
        yield meta.lead.origin.checked_by


def _check_people(meta: FrontMatter, *, files: PublicationFiles, report: Report) -> None:
    if "people" in files.unreadable and not files.people:
        return
    asked = [reply.to for reply in meta.replies if _LOOKS_LIKE_ID.fullmatch(reply.to)]
    for person in [*meta.people, *asked]:
        if person not in files.people:
            fix = (
                _suggestion(person, files.people) or "add this person or organisation to people.yml"
            )
            report.error(Code.PERSON_UNKNOWN, person.place, f'people.yml has no "{person}"', fix)


def check_speakers(
    names: Iterable[LocatedText], *, files: PublicationFiles, report: Report
) -> None:
    """Report slips of ids of people.yml where plain words may stand as well, such as `police`."""
    if "people" in files.unreadable and not files.people:
        return
    for name in names:
        if name in files.people or not _LOOKS_LIKE_ID.fullmatch(name):
            continue
        fix = _suggestion(name, files.people)
        if fix or "-" in name:
            fix = fix or "add it to people.yml, or write the name as it is printed"
            report.error(Code.PERSON_UNKNOWN, name.place, f'people.yml has no "{name}"', fix)


def _check_section(meta: FrontMatter, *, files: PublicationFiles, report: Report) -> None:
    section, known = meta.section, files.imprint.sections
    unknowable = "publication" in files.unreadable and not known
    if section is None or section in known or unknowable:
        return
    listed = f"the sections are {', '.join(known)}" if known else 'add it to "sections" there'
    message = f'"{section}" is no section of publication.yml'
    report.error(
        Code.SECTION_UNKNOWN, section.place, message, _suggestion(section, known) or listed
    )


def _check_aliases(documents: Iterable[Article | Page], *, report: Report) -> None:
    first: dict[str, LocatedText] = {}
    for document in documents:
        for alias in document.meta.aliases:
            taken = first.setdefault(alias.strip("/"), alias)
            if taken is not alias:
                message = f'"{alias}" already leads to {taken.place.file}'
                report.error(Code.ALIAS_WRONG, alias.place, message, "keep it in one of the two")


def _suggestion(word: str, known: Mapping[str, object]) -> str:
    near = nearest(word, known)
    return f'did you mean "{near}"?' if near else ""
