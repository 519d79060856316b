"""Find and read every Markdown file of the publication, each once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

from affidavit.articles.document import Article, Document, Page
from affidavit.articles.front_matter import Split, looks_like_front_matter, split_front_matter
from affidavit.articles.matter import FrontMatter, PageMatter
from affidavit.articles.registers import check_registers
from affidavit.diagnostics import Code, Place, Report
from affidavit.located import LocatedMapping, LocatedText, Text, read_yaml
from affidavit.located.files import is_inside, name_in, read_text_file
from affidavit.located.salvage import validate_or_keep
from affidavit.sources.library import STORIES_FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from affidavit.articles.publication_files import PublicationFiles

SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for Markdown; a file it would publish must not be one we never saw."""
PARTS_FOLDER = "parts"
"""`content/parts/`: shared pieces of text, which are no pages."""
MAX_BYTES = 2_000_000
"""Of one Markdown file: a book of 300,000 words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """Every article and page, in the order of their paths."""

    articles: tuple[Article, ...] = ()
    pages: tuple[Page, ...] = ()
    unreadable: tuple[str, ...] = ()
    """Paths below the content folder of files that could not be read at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A Markdown file cut in two, before its front matter is a model."""

    path: str
    location: Path
    at: Place
    split: Split
    matter: LocatedMapping
    faulty: bool


def read_documents(
    docs_dir: Path,
    *,
    root: Path,
    files: PublicationFiles,
    report: Report,
    excluded: Callable[[str], bool] = lambda _: False,
) -> Documents:
    """Return the articles and pages below `docs_dir`, every fault of their front matter reported.

    Left alone are hidden files, backups that end in `~`, `content/parts/`, and what `excluded`
    says of a path below `docs_dir`. An article with faults in its front matter is still returned
    (`faulty`), so that its text is checked in the same run.
    """
    articles, pages, unreadable = list[Article](), list[Page](), list[str]()
    for location in _markdown_files(docs_dir, root=root, report=report):
        path = location.relative_to(docs_dir).as_posix()
        if excluded(path):
            continue
        file = _read(location, path=path, root=root, report=report)
        if file is None:
            unreadable.append(path)
        elif _is_article(file):
            articles.append(_article(file, report=report))
        else:
            pages.append(_page(file, report=report))
    _check_slugs([*articles, *pages], report=report)
    check_registers(articles, pages, files=files, report=report)
    return Documents(articles=tuple(articles), pages=tuple(pages), unreadable=tuple(unreadable))


def slug_of(path: str) -> str:
    """Return the name in the publication of the file at `path` below the content folder."""
    folder, _, name = path.rpartition("/")
    parts = folder.split("/")
    stem = name.rpartition(".")[0] or name
    if len(parts) == 2 and parts[0] == STORIES_FOLDER and stem == "index":  # noqa: PLR2004  stories/<slug>
        return parts[1]
    return "-".join([*(part for part in parts if part), stem])


def _markdown_files(docs_dir: Path, *, root: Path, report: Report) -> Iterator[Path]:
    """Yield Markdown files in the order of their paths; links that leave `root` are reported."""
    met: set[Path] = set()

    def walk(folder: Path) -> Iterator[Path]:
        met.add(folder.resolve())
        for path in sorted(folder.iterdir()):
            if path.name.startswith(".") or path.name.endswith("~"):
                continue
            if path.is_symlink() and not is_inside(root, path):
                _tell_link(path, root=root, report=report)
            elif path.is_dir():
                if path.resolve() not in met and path != docs_dir / PARTS_FOLDER:
                    yield from walk(path)
            elif path.suffix.lower() in SUFFIXES:
                yield path

    if docs_dir.is_dir():
        yield from walk(docs_dir)


def _tell_link(path: Path, *, root: Path, report: Report) -> None:
    message = "this link leads out of the publication's folder"
    report.error(Code.FILE_UNREADABLE, Place(name_in(root, path)), message, "copy the file here")


def _read(location: Path, *, path: str, root: Path, report: Report) -> _File | None:
    text = read_text_file(location, root=root, report=report, max_bytes=MAX_BYTES)
    if text is None:
        return None
    at, split = Place(name_in(root, location)), split_front_matter(text)
    own = Report()
    matter = _matter(split, at=at, report=own)
    report.extend(own)
    faulty = bool(own.errors)
    return _File(path=path, location=location, at=at, split=split, matter=matter, faulty=faulty)


def _matter(split: Split, *, at: Place, report: Report) -> LocatedMapping:
    """Return what the front matter says; nothing of it where it says nothing or cannot be read."""
    empty = LocatedMapping(at)
    if split.yaml is None:
        if looks_like_front_matter(split.body):
            message = "front matter stands between two lines of ---"
            fix = "put a line of --- before the first key and one after the last"
            report.error(Code.FRONT_MATTER_OPEN, at, message, fix)
        return empty
    if split.prose_line is not None:
        _tell_open(split, at=at, report=report)
    own = Report()
    value = read_yaml(split.yaml, file=at.file, report=own, first_line=split.yaml_line)
    # Without an end the text was read as YAML too; what cannot be read there is no second fault.
    if value is not None or split.prose_line != 0:
        report.extend(own)
    if value is None:
        return empty
    if not isinstance(value, LocatedMapping):
        message = "front matter takes keys, each with its value"
        report.error(Code.VALUE_WRONG, value.place, message, 'write lines such as "title: ..."')
        return empty
    return _with_dek(value, report=report)


def _tell_open(split: Split, *, at: Place, report: Report) -> None:
    opening = replace(at, line=split.yaml_line - 1)
    message, fix = "the front matter never ends", "put a line of --- after its last key"
    if split.prose_line:
        message = f"the front matter has no end; line {split.prose_line} reads like text"
        fix = f"put a line of --- before line {split.prose_line}"
    report.error(Code.FRONT_MATTER_OPEN, opening, message, fix)


def _with_dek(matter: LocatedMapping, *, report: Report) -> LocatedMapping:
    """Read `standfirst` as `dek`."""
    if "standfirst" not in matter:
        return matter
    if "dek" in matter:
        message = '"standfirst" and "dek" are the same thing'
        at = matter.key_places["standfirst"]
        report.error(Code.YAML_DUPLICATE_KEY, at, message, "keep one of the two")
    renamed = LocatedMapping(matter.place)
    for key, value in matter.items():
        name = "dek" if key == "standfirst" else key
        renamed[name], renamed.key_places[name] = value, matter.key_places[key]
    return renamed


def _is_article(file: _File) -> bool:
    return file.path.startswith(f"{STORIES_FOLDER}/") or "kind" in file.matter


def _article(file: _File, *, report: Report) -> Article:
    if not file.matter and not file.faulty:
        message = "an article needs a title and an author in its front matter"
        fix = 'start the file with three lines: "---", "title: ...", "authors: [...]", then "---"'
        report.error(Code.FRONT_MATTER_MISSING, file.at, message, fix)
    _check_time(file.matter, report=report)
    stand_ins = {"title": Text(slug_of(file.path)), "authors": (LocatedText("?"),)}
    meta, right = validate_or_keep(
        FrontMatter,
        file.matter,
        report=report if file.matter else Report(),
        what="front matter",
        stand_ins=stand_ins,
    )
    return Article(**_common(file), faulty=file.faulty or not right, meta=meta)


def _check_time(matter: LocatedMapping, *, report: Report) -> None:
    """Report a published article that does not say since when.

    Here and not in the model, whose own rules are silent while any other key is wrong.
    """
    if matter.get("status") == "published" and matter.get("published") is None:
        message = "a published article must say since when"
        fix = 'add a line such as "published: 2026-11-24T09:00:00-06:00"'
        report.error(Code.PUBLISHED_TIME_MISSING, matter["status"].place, message, fix)


def _page(file: _File, *, report: Report) -> Page:
    matter = _without_keys_of_articles(file.matter, report=report)
    meta, right = validate_or_keep(
        PageMatter, matter, report=report, what="front matter", stand_ins={}
    )
    return Page(**_common(file), faulty=file.faulty or not right, meta=meta)


def _without_keys_of_articles(matter: LocatedMapping, *, report: Report) -> LocatedMapping:
    """Return a page's front matter less what only articles have, each such key reported."""
    kept = LocatedMapping(matter.place)
    for key, value in matter.items():
        if key in FrontMatter.model_fields and key not in PageMatter.model_fields:
            message = f'"{key}" is a key of articles, and this is a page'
            fix = 'delete it, or add "kind: news" to make this an article'
            report.error(Code.KEY_UNKNOWN, matter.key_places[key], message, fix)
        else:
            kept[key], kept.key_places[key] = value, matter.key_places[key]
    return kept


class _Common(TypedDict):
    slug: str
    path: str
    file: str
    location: Path
    body: str
    body_line: int
    value_places: Mapping[str, Place]


def _common(file: _File) -> _Common:
    """Return what an article and a page have alike."""
    return {
        "slug": slug_of(file.path),
        "path": file.path,
        "file": file.at.file,
        "location": file.location,
        "body": file.split.body,
        "body_line": file.split.body_line,
        "value_places": {key: _place_of(file.matter, key) for key in file.matter},
    }


def _place_of(matter: LocatedMapping, key: str) -> Place:
    """Return where the value of a key stands; of nothing, where its key does."""
    place: Place = getattr(matter[key], "place", matter.key_places[key])
    return place


def _check_slugs(documents: list[Article | Page], *, report: Report) -> None:
    """Report documents of one name. Case does not count: it does not on many disks."""
    first: dict[str, Document] = {}
    for document in sorted(documents, key=lambda each: each.path):
        taken = first.setdefault(document.slug.casefold(), document)
        if taken is not document:
            message = f'"{document.slug}" is already the name of {taken.file}'
            report.error(Code.SLUG_TAKEN, Place(document.file), message, "rename one of the two")
