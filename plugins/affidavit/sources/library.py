"""All sources of a publication: one key, one source."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, Place, Report, nearest
from affidavit.located import LocatedMapping, LocatedText, read_yaml, validate
from affidavit.located.files import name_in, read_text_file
from affidavit.sources.addresses import problem_with, web_address
from affidavit.sources.captures import CAPTURES_FILE, read_captures
from affidavit.sources.imports import READERS
from affidavit.sources.records import SourceRecord
from affidavit.sources.rules import check_complete, check_entry, check_key, take_out_identities
from affidavit.sources.sightings import Sighting, read_sightings
from affidavit.sources.source import Capture, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SHARED_FOLDER = "sources"
STORIES_FOLDER = "stories"
"""`content/stories/<slug>/`: a story, and the sources that it alone sees."""
STORY_FILES = ("sources.yml", "sources.yaml", *(f"sources{ending}" for ending in READERS))
MAX_IMPORT = 50_000_000
"""Bytes; 5,000 entries with their abstracts are 10 MB."""


@dataclass(slots=True)
class Library:
    """Every source by its key. A story sees its own and the shared ones."""

    _sources: dict[str, Source] = field(default_factory=dict)
    _unreadable: set[str | None] = field(default_factory=set)

    def find(self, key: str, *, story: str | None = None) -> Source | None:
        """Return the source that `story` means by `key`; None where it can see none."""
        found = self._sources.get(key)
        return found if found and found.story in (None, story) else None

    def elsewhere(self, key: str, *, story: str | None = None) -> Source | None:
        """Return the source of that key that belongs to another story, for a message."""
        found = self._sources.get(key)
        return found if found and found.story not in (None, story) else None

    def keys(self, *, story: str | None = None) -> frozenset[str]:
        """Return the keys that `story` can cite; without one the shared ones."""
        return frozenset(
            key for key, source in self._sources.items() if source.story in (None, story)
        )

    def unreadable(self, *, story: str | None = None) -> bool:
        """Say whether a file of sources that `story` sees could not be read.

        Its citations are not judged then: the key may well stand in that file.
        """
        return bool(self._unreadable & {None, story})

    def add(self, source: Source, *, report: Report) -> None:
        """Take a source in; where its key is taken, report it at the second place.

        The same record again, as in two exports of one collection, costs nothing but a warning.
        """
        first = self._sources.setdefault(source.key, source)
        if first is source:
            return
        message = f'"{source.key}" is already defined in {first.place.file}:{first.place.line}'
        if first.story in (None, source.story) and replace(source, story=first.story) == first:
            message, fix = f"{message}, with the same data", "delete one of the two"
            report.warning(Code.SOURCE_DUPLICATE, source.place, message, fix)
        else:
            fix = "give one of the two another key, or move the source to content/sources/"
            report.error(Code.SOURCE_DUPLICATE, source.place, message, fix)

    def add_captures(self, key: str, captures: tuple[Capture, ...], *, story: str | None) -> bool:
        """Give a source copies that are noted apart from it; False where `story` sees none."""
        found = self.find(key, story=story)
        if found is not None:
            self.amend(replace(found, captures=(*found.captures, *captures)))
        return found is not None

    def amend(self, source: Source) -> None:
        """Put a source, of which more is known now, in the place of the one of its key."""
        self._sources[source.key] = source

    def lose(self, story: str | None) -> None:
        """Remember that a file of sources of `story` (None: a shared one) could not be read."""
        self._unreadable.add(story)

    def see(self, sightings: Mapping[str, Sighting]) -> None:
        """Let each source know what became of its address, if it still is that one."""
        for key, sighting in sightings.items():
            source = self._sources.get(key)
            if source is not None and source.url == sighting.url:
                self.amend(replace(source, sighting=sighting))

    def __iter__(self) -> Iterator[Source]:
        """Every source, shared ones first, in the order of files and lines."""
        return iter(self._sources.values())

    def __len__(self) -> int:
        return len(self._sources)


def load_library(docs_dir: Path, *, root: Path, report: Report) -> Library:
    """Return the sources in `content/sources/` and beside the stories, every fault reported.

    An entry with a fault is still in the library, with its key and little else, so that its
    citations are not told as unknown on top.
    """
    library = Library()
    for path, story in _source_files(docs_dir):
        read = _read_import if path.suffix in READERS else _read_file
        read(path, story=story, library=library, root=root, report=report)
    for path, story in _capture_files(docs_dir):
        _read_captures(path, story=story, library=library, root=root, report=report)
    _check_carriers(library, report=report)
    library.see(read_sightings(root, report=report))
    return library


def _source_files(docs_dir: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield each file of sources and the story it belongs to, in an order that never changes."""
    shared = docs_dir / SHARED_FOLDER
    endings = (".yml", ".yaml", *READERS)
    for path in sorted(shared.rglob("*")) if shared.is_dir() else []:
        if path == shared / CAPTURES_FILE:
            continue
        if path.name.endswith(endings) and not _is_hidden(path.relative_to(shared).parts):
            yield path, None
    stories = docs_dir / STORIES_FOLDER
    for folder in sorted(stories.iterdir()) if stories.is_dir() else []:
        for name in STORY_FILES:
            path = folder / name
            if not folder.name.startswith(".") and (path.is_file() or path.is_symlink()):
                yield path, folder.name


def _capture_files(docs_dir: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield each list of copies that are noted apart from their sources, and its story."""
    shared = docs_dir / SHARED_FOLDER / CAPTURES_FILE
    if shared.exists():
        yield shared, None
    for path in sorted((docs_dir / STORIES_FOLDER).glob(f"*/{CAPTURES_FILE}")):
        if not path.parent.name.startswith("."):
            yield path, path.parent.name


def _read_captures(
    path: Path, *, story: str | None, library: Library, root: Path, report: Report
) -> None:
    """Take in where copies are noted of sources whose own files are not ours to write."""
    text = read_text_file(path, root=root, report=report)
    found = read_captures(text, file=name_in(root, path), report=report) if text else ()
    for key, at, captures in found:
        is_known = library.add_captures(key, captures, story=story)
        if not is_known and not library.unreadable(story=story):
            near = nearest(key, library.keys(story=story))
            fix = (
                f'did you mean "{near}"?' if near else "write the key of the source it is a copy of"
            )
            report.error(Code.SOURCE_CAPTURES, at, f'no source is called "{key}"', fix)


def _is_hidden(parts: tuple[str, ...]) -> bool:
    return any(part.startswith(".") for part in parts)


def _read_import(
    path: Path, *, story: str | None, library: Library, root: Path, report: Report
) -> None:
    """Take in a reference manager's file; one bad entry never stops the others."""
    text = read_text_file(path, root=root, report=report, max_bytes=MAX_IMPORT, legacy=True)
    if text is None:
        library.lose(story)
        return
    for entry in READERS[path.suffix](text, file=name_in(root, path), report=report):
        source = entry.source(story=story, report=report)
        if source is not None:
            library.add(source, report=report)


def _read_file(
    path: Path, *, story: str | None, library: Library, root: Path, report: Report
) -> None:
    text = read_text_file(path, root=root, report=report)
    if text is None:
        library.lose(story)
        return
    found = Report()
    value = read_yaml(text, file=name_in(root, path), report=found)
    report.extend(found)
    # What could be mended in memory is read, faults and all: no key of it is lost.
    if found.errors and (value is None or any(each.code is Code.YAML_ALIAS for each in found)):
        library.lose(story)
    if isinstance(value, LocatedMapping):
        for key, entry in value.items():
            _read_entry(key, entry, file=value, story=story, library=library, report=report)
    elif value is not None:
        message = "a file of sources is a list of keys, each with a source under it"
        report.error(Code.VALUE_WRONG, value.place, message, 'start with a line such as "my-key:"')


def _read_entry(
    key: str,
    entry: object,
    *,
    file: LocatedMapping,
    story: str | None,
    library: Library,
    report: Report,
) -> None:
    at = file.key_places[key]
    if not check_key(key, at=at, report=report):
        return
    source = _source(key, entry, story=story, at=at, report=report)
    stand_in = Source(key=key, type="document", story=story, faulty=True, place=at)
    library.add(source or stand_in, report=report)


def _source(
    key: str, entry: object, *, story: str | None, at: Place, report: Report
) -> Source | None:
    if isinstance(entry, LocatedText):
        return _from_address(key, entry, story=story, at=at, report=report)
    if not isinstance(entry, LocatedMapping):
        message = f'"{key}" has nothing under it' if entry is None else f'"{key}" is no source'
        report.error(
            Code.VALUE_WRONG, at, message, "write an address behind it, or a title below it"
        )
        return None
    entry = take_out_identities(entry, report=report)
    check_entry(entry, at=at, report=report)
    record = validate(SourceRecord, entry, report=report, what="a source")
    if record is None:
        return None
    check_complete(key, entry, at=at, report=report)
    return record.source(key, story=story, place=at, written=entry)


def _from_address(
    key: str, entry: LocatedText, *, story: str | None, at: Place, report: Report
) -> Source | None:
    """Return the source that a draft gives by its address only: `cbs: https://...`."""
    url = web_address(entry)
    if url is None:
        report.error(Code.ADDRESS_WRONG, entry.place, *problem_with(entry))
        return None
    return Source(key=key, type="webpage", story=story, url=url, place=at)


def _check_carriers(library: Library, *, report: Report) -> None:
    """Report each `quoted_in` that leads to no source, or back to where it started."""
    for source in library:
        if source.quoted_in is None:
            continue
        at = getattr(source.quoted_in, "place", source.place)
        if library.find(source.quoted_in, story=source.story) is None:
            if not library.unreadable(story=source.story):
                _tell_no_carrier(source, at=at, library=library, report=report)
        elif _leads_back(source, library):
            message = f'"{source.key}" would be quoted in itself'
            fix = "let one of these sources be the one you saw"
            report.error(Code.SOURCE_CARRIER, at, message, fix)


def _tell_no_carrier(source: Source, *, at: Place, library: Library, report: Report) -> None:
    key = str(source.quoted_in)
    if other := library.elsewhere(key, story=source.story):
        message = f'"{key}" is a source of the story "{other.story}" alone'
        fix = f"move it from {other.place.file} to content/sources/"
        report.error(Code.SOURCE_CARRIER, at, message, fix)
        return
    near = nearest(key, library.keys(story=source.story))
    fix = f'did you mean "{near}"?' if near else "add the source in which you saw it"
    report.error(Code.SOURCE_CARRIER, at, f'no source is called "{key}"', fix)


def _leads_back(source: Source, library: Library) -> bool:
    met, at = {source.key}, source
    while at.quoted_in is not None:
        following = library.find(at.quoted_in, story=source.story)
        if following is None:
            return False
        if following.key in met:
            return following.key == source.key
        met.add(following.key)
        at = following
    return False
