"""The site is built aside and takes the old one's place whole, or not at all."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h


class CannotExchangeError(Exception):
    """The site folder cannot be replaced; the message says why, for the writer."""


@dataclass(frozen=True, slots=True)
class Staging:
    """Where a build writes, and the folder whose place it takes when it is clean.

    `live` is the real folder: a link is followed, for it would be exchanged itself.
    """

    live: Path

    @classmethod
    def beside(cls, site_dir: str | Path) -> Staging:
        """Prepare an empty folder beside the site and finish what a killed build left behind.

        Raises CannotExchangeError before anything is built where the site cannot be replaced.
        """
        staging = cls(Path(os.path.realpath(site_dir)))
        staging._refuse_mount_point()
        staging._recover()
        try:
            shutil.rmtree(staging.next, ignore_errors=True)
            staging.next.mkdir(parents=True)
        except OSError as error:
            message = (
                f"the folder {staging.next.name} cannot be made beside the site: {error.strerror}"
            )
            raise CannotExchangeError(message) from error
        return staging

    @property
    def next(self) -> Path:
        """Where the build writes."""
        return self.live.with_name(self.live.name + ".next")

    @property
    def old(self) -> Path:
        """Where the previous site stands for a moment if folders cannot be exchanged at once."""
        return self.live.with_name(self.live.name + ".old")

    def publish(self) -> None:
        """Put the new site in the old one's place, in one step where the system can."""
        if not self.live.exists():
            self.next.rename(self.live)
            return
        if _exchange(self.next, self.live):
            shutil.rmtree(self.next, ignore_errors=True)
            return
        self.live.rename(self.old)
        self.next.rename(self.live)
        shutil.rmtree(self.old, ignore_errors=True)

    def discard(self) -> None:
        """Drop what was built; the previous site stays as it was."""
        shutil.rmtree(self.next, ignore_errors=True)

    def _refuse_mount_point(self) -> None:
        if os.path.ismount(self.live):
            message = (
                f"{self.live.name} is a mount point, which cannot be replaced as a whole;"
                " set site_dir to a folder inside it"
            )
            raise CannotExchangeError(message)

    def _recover(self) -> None:
        """A build killed between the two renames left the previous site under `.old`."""
        if self.old.is_dir() and not self.live.exists():
            self.old.rename(self.live)
        shutil.rmtree(self.old, ignore_errors=True)


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
