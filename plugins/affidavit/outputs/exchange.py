"""The site is built aside and takes the old one's place whole, or not at all."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h


class CannotExchangeError(Exception):
    """The site folder cannot be replaced; the message says why, for the writer."""


class Staging:
    """Where a build writes, and the folder whose place it takes when it is clean.

    `live` is the real folder: a link is followed, for it would be exchanged itself. Both folders
    beside it have names that nobody gives a folder of his own, since they are deleted.
    """

    def __init__(self, live: Path) -> None:
        self.live = live
        self.next = live.with_name(f".{live.name}.affidavit-next")
        """Where the build writes."""
        self.old = live.with_name(f".{live.name}.affidavit-old")
        """Where the previous site is for a moment if folders cannot be exchanged in one step."""
        self._lock: int | None = None

    @classmethod
    def beside(cls, site_dir: str | Path) -> Staging:
        """Prepare an empty folder beside the site and finish what a killed build left behind.

        Raises CannotExchangeError before anything is built where the site cannot be replaced, and
        where another build of the same site is running.
        """
        staging = cls(Path(os.path.realpath(site_dir)))
        staging._refuse_mount_point()
        try:
            staging.live.parent.mkdir(parents=True, exist_ok=True)
            with _locked(staging.live.parent):
                staging._refuse_second_build()
                staging._recover()
                shutil.rmtree(staging.next, ignore_errors=True)
                staging.next.mkdir()
                staging._lock = _lock(staging.next)
        except OSError as error:
            message = f"no folder can be made beside {staging.live.name}: {error.strerror}"
            raise CannotExchangeError(message) from error
        return staging

    def publish(self) -> None:
        """Put the new site in the old one's place, in one step where the system can."""
        if not self.live.exists():
            self.next.rename(self.live)
        elif _exchange(self.next, self.live):
            shutil.rmtree(self.next, ignore_errors=True)
        else:
            self.live.rename(self.old)
            self.next.rename(self.live)
            shutil.rmtree(self.old, ignore_errors=True)
        self._release()

    def discard(self) -> None:
        """Drop what was built; the previous site stays as it was."""
        shutil.rmtree(self.next, ignore_errors=True)
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _refuse_mount_point(self) -> None:
        if self.live.is_mount():
            message = (
                f"{self.live.name} is a mount point, which cannot be replaced as a whole;"
                " set site_dir to a folder inside it"
            )
            raise CannotExchangeError(message)

    def _refuse_second_build(self) -> None:
        """The folder of a running build is locked; that of a killed one no more."""
        if not self.next.is_dir():
            return
        lock = _lock(self.next)
        if lock is None:
            message = f"another build is writing {self.live.name}; wait until it has ended"
            raise CannotExchangeError(message)
        os.close(lock)

    def _recover(self) -> None:
        """A build killed between the two renames left the previous site in the old folder."""
        if self.old.is_dir() and not self.live.exists():
            self.old.rename(self.live)
        shutil.rmtree(self.old, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a folder for a moment, so that of two builds one comes first."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _lock(folder: Path) -> int | None:
    """Lock a folder until the descriptor is closed or the process ends; None where it is locked."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step (Linux); False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    code = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if code == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(number, os.strerror(number), str(other))
