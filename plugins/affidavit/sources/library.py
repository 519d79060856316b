"""All sources of a publication: one key, one source."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, Place, Report, nearest
from affidavit.located.files import MAX_BYTES, name_in, read_text_file
from affidavit.sources.captures import CAPTURES_FILE, read_captures
from affidavit.sources.file_cache import FileCache
from affidavit.sources.imports import READERS
from affidavit.sources.sightings import Sighting, read_sightings
from affidavit.sources.source import Capture, Source
from affidavit.sources.source_file import SourceFile

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
        is_read = not source.faulty and first.story in (None, source.story)
        if is_read and replace(source, story=first.story) == first:
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


def load_library(
    docs_dir: Path, *, root: Path, report: Report, cache: Path | None = None
) -> Library:
    """Return the sources in `content/sources/` and beside the stories, every fault reported.

    An entry with a fault is still in the library, with its key and little else, so that its
    citations are not told as unknown on top. What a file said is kept in the folder `cache`.
    """
    library, kept = Library(), FileCache(cache)
    for path, story in _source_files(docs_dir):
        read = _read_file(path, story=story, cache=kept, root=root, report=report)
        report.extend(read.found)
        if read.lost:
            library.lose(story)
        for source in read.sources:
            library.add(source, report=report)
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


def _read_file(
    path: Path, *, story: str | None, cache: FileCache, root: Path, report: Report
) -> SourceFile:
    is_import = path.suffix in READERS
    most = MAX_IMPORT if is_import else MAX_BYTES
    text = read_text_file(path, root=root, report=report, max_bytes=most, legacy=is_import)
    if text is None:
        return SourceFile(lost=True)
    return cache.read(text, path.suffix, file=name_in(root, path), story=story)


def _check_carriers(library: Library, *, report: Report) -> None:
    """Report each `quoted_in` that leads to no source, or back to where it started."""
    circling = _circling(library)
    for source in library:
        if source.quoted_in is None:
            continue
        at = getattr(source.quoted_in, "place", source.place)
        if library.find(source.quoted_in, story=source.story) is None:
            if not library.unreadable(story=source.story):
                _tell_no_carrier(source, at=at, library=library, report=report)
        elif _name(source) in circling:
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


def _circling(library: Library) -> set[tuple[str | None, str]]:
    """Return the sources from which `quoted_in` leads back to them; each is visited once."""
    circling, visited = set[tuple[str | None, str]](), set[tuple[str | None, str]]()
    for source in library:
        way = dict[tuple[str | None, str], None]()
        at: Source | None = source
        while at is not None and _name(at) not in visited:
            visited.add(_name(at))
            way[_name(at)] = None
            at = library.find(at.quoted_in, story=at.story) if at.quoted_in else None
        if at is not None and _name(at) in way:
            names = list(way)
            circling.update(names[names.index(_name(at)) :])
    return circling


def _name(source: Source) -> tuple[str | None, str]:
    return source.story, str(source.key)
