"""What commands take and write copies with: a fetcher within bounds, and the folder held."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from affidavit.cli.bounds import Bounds
from affidavit.cli.starting import CannotRunError
from affidavit.evidence.fetching import Fetcher, Limits
from affidavit.evidence.folder import EvidenceFolder
from affidavit.evidence.keeping import FolderBusyError, writing
from affidavit.located.files import is_inside
from affidavit.settings import EVIDENCE


def fetcher_of(bounds: Bounds, limits: Limits | None = None) -> Fetcher:
    """Return what asks the network as the command line allows it to."""
    own = Limits(total=bounds.timeout, size=bounds.max_bytes)
    return Fetcher(limits=limits or own, pause=bounds.pause, allow_private=bounds.allow_private)


@contextmanager
def held(folder: EvidenceFolder) -> Iterator[None]:
    """Hold the folder for one command; CannotRunError says what cannot be written, and by whom."""
    try:
        with writing(folder):
            yield
    except FolderBusyError as error:
        message = "another command is writing the folder of the evidence; wait until it has ended"
        raise CannotRunError(message) from error
    except OSError as error:
        path = Path(error.filename or folder.root)
        message = f"{path} cannot be written: {error.strerror}"
        if is_inside(folder.root, path):
            message += (
                f"\n  fix: name another folder with evidence_dir in mkdocs.yml, or {EVIDENCE}"
            )
        raise CannotRunError(message) from error
