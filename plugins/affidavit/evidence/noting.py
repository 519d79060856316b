"""Note a copy in its source's record, in the writer's own file, which is replaced in one step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from affidavit.located.files import is_inside, replace_text, temporary_beside
from affidavit.sources import Capture, Source
from affidavit.sources.captures import CAPTURES_FILE
from affidavit.sources.insertion import CannotInsertError, Item, with_item

_YAML = (".yml", ".yaml")


class CannotNoteError(Exception):
    """A copy is kept and cannot be noted; the message says where and why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Notebook:
    """Where the sources of a publication are written down."""

    root: Path
    docs_dir: Path

    def note_capture(self, source: Source, capture: Capture) -> Path:
        """Note a copy under `captures:` of its source; return the file it was noted in.

        Where the source's own file cannot take it, as a reference manager's, the copy is noted in
        `captures.yml` beside. Raises CannotNoteError where neither can be written.
        """
        return self.note(source, field="captures", item=_as_typed(capture))

    def note(self, source: Source, *, field: str, item: Item) -> Path:
        """Add an item to a list of a source's record; only captures may stand apart from it."""
        own = self.root / source.place.file
        try:
            if own.suffix in _YAML:
                _replace(self.root, own, key=source.key, field=field, item=item)
                return own
        except CannotInsertError:
            pass
        if field != "captures":
            message = (
                f'{source.place.file} is written so that nothing can be added to "{source.key}"'
            )
            raise CannotNoteError(message)
        apart = self._captures_file(source)
        try:
            _replace(self.root, apart, key=source.key, field=None, item=item)
        except CannotInsertError as error:
            message = f"{apart.name} beside {source.place.file} cannot be added to"
            raise CannotNoteError(message) from error
        return apart

    def sweep(self, source: Source) -> None:
        """Take away what a killed command left beside a source's file."""
        for path in (self.root / source.place.file, self._captures_file(source)):
            temporary_beside(path).unlink(missing_ok=True)

    def _captures_file(self, source: Source) -> Path:
        folder = f"stories/{source.story}" if source.story else "sources"
        return self.docs_dir / folder / CAPTURES_FILE


def _as_typed(capture: Capture) -> dict[str, str]:
    typed = {
        "sha256": capture.sha256,
        "at": f"{capture.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "format": capture.format,
        "by": capture.by,
        "how": capture.how,
    }
    return {key: value for key, value in typed.items() if value}


def _replace(root: Path, path: Path, *, key: str, field: str | None, item: Item) -> None:
    """Read a file, add to it, and put the new one in its place: whole, or not at all."""
    try:
        if not is_inside(root, path):
            message = f"{path.name} is a link that leads out of the publication's folder"
            raise CannotNoteError(message)
        path = path.resolve()
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        replace_text(path, with_item(text, key=key, field=field, item=item))
    except UnicodeDecodeError as error:
        raise CannotInsertError from error
    except OSError as error:
        message = f"{path.name} cannot be written: {error.strerror}"
        raise CannotNoteError(message) from error
