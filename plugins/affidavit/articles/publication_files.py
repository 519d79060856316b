"""The publication's own files: publication.yml, authors.yml, people.yml, terms.yml."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from affidavit.articles.imprint import SAFETY, Author, Imprint, Person, Term
from affidavit.diagnostics import Code, Place, Report
from affidavit.located import LocatedMapping, LocatedText, Model, read_yaml, validate
from affidavit.located.files import name_in, read_text_file
from affidavit.located.salvage import kept, validate_or_keep

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ModelT = TypeVar("ModelT", bound=Model)
_SUFFIXES = (".yml", ".yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationFiles:
    """Who publishes, who writes, who is written about, and which words are explained."""

    imprint: Imprint
    authors: Mapping[str, Author] = field(default_factory=lambda: MappingProxyType({}))
    people: Mapping[str, Person] = field(default_factory=lambda: MappingProxyType({}))
    terms: Mapping[str, Term] = field(default_factory=lambda: MappingProxyType({}))
    unreadable: frozenset[str] = frozenset()
    """`authors`, `people` ... whose file has faults: ids in it are not judged then."""


def load_publication_files(
    docs_dir: Path, *, root: Path, report: Report, name: str = ""
) -> PublicationFiles:
    """Return what the four files say, every fault reported; a file that is missing is empty.

    `name` is the publication's, where publication.yml gives none.
    """
    authors = _Register(docs_dir, "authors", root=root)
    people = _Register(docs_dir, "people", root=root)
    terms = _Register(docs_dir, "terms", root=root)
    publication = _Register(docs_dir, "publication", root=root)
    files = PublicationFiles(
        imprint=_imprint(publication, name=name),
        authors=_entries(Author, authors, what="an author"),
        people=_entries(Person, people, what="a person"),
        terms=_entries(Term, terms, what="a term"),
        unreadable=frozenset(
            each.stem for each in (publication, authors, people, terms) if each.report.errors
        ),
    )
    for each in (publication, authors, people, terms):
        report.extend(each.report)
    return files


class _Register:
    """One of the files, with what is wrong in it."""

    def __init__(self, docs_dir: Path, stem: str, *, root: Path) -> None:
        self.stem = stem
        self.report = Report()
        self.value = _read(docs_dir, stem, root=root, report=self.report)


def _read(docs_dir: Path, stem: str, *, root: Path, report: Report) -> LocatedMapping:
    """Return the mapping in a file of that name, empty where there is none."""
    paths = [docs_dir / f"{stem}{suffix}" for suffix in _SUFFIXES]
    path = next((path for path in paths if path.exists() or path.is_symlink()), None)
    at = Place(name_in(root, path or paths[0]))
    empty = LocatedMapping(at)
    if path is None:
        return empty
    text = read_text_file(path, root=root, report=report)
    value = None if text is None else read_yaml(text, file=at.file, report=report)
    if value is None:
        return empty
    if not isinstance(value, LocatedMapping):
        example = "name: ..." if stem == "publication" else "ana-ruiz:"
        message = "this file takes keys, each with its value"
        fix = f'start with a line such as "{example}"'
        report.error(Code.VALUE_WRONG, value.place, message, fix)
        return empty
    return value


def _imprint(file: _Register, *, name: str) -> Imprint:
    """Return the imprint; where it has faults, told already, what can be kept of it."""
    value = file.value
    if "name" not in value and name:
        value["name"], value.key_places["name"] = LocatedText(name), value.place
    _check_safety(value, report=file.report)
    stand_ins = {"name": LocatedText(name or "?")}
    found, _ = validate_or_keep(
        Imprint, value, report=file.report, what="publication.yml", stand_ins=stand_ins
    )
    return found


def _check_safety(value: LocatedMapping, *, report: Report) -> None:
    """Report checks that protect people and are lowered without a reason."""
    checks = value.get("checks")
    if not isinstance(checks, LocatedMapping):
        return
    for code, written in checks.items():
        has_reason = isinstance(written, LocatedMapping) and bool(written.get("reason"))
        severity = written.get("severity") if isinstance(written, LocatedMapping) else written
        if code in SAFETY and severity in ("warning", "note", "off") and not has_reason:
            message = f'"{code}" protects people; lowering it takes a reason'
            fix = f'{code}: {{severity: {severity}, reason: "..."}}'
            report.error(Code.SAFETY_LOWERED, checks.key_places[code], message, fix)


def _entries(model: type[ModelT], file: _Register, *, what: str) -> Mapping[str, ModelT]:
    """Return each entry as a model. One with faults is kept by its id, so that it is known."""
    found: dict[str, ModelT] = {}
    for key, entry in file.value.items():
        if not isinstance(entry, LocatedMapping | LocatedText) or not entry:
            at, message = file.value.key_places[key], f'"{key}" has nothing under it'
            file.report.error(Code.VALUE_WRONG, at, message, 'add a line "name: ..."')
            continue
        record = validate(model, entry, report=file.report, what=what)
        found[key] = record or kept(model, entry, stand_ins={"name": LocatedText(key)})
    return MappingProxyType(found)
