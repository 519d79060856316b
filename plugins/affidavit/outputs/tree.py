"""The look at what a build wrote: every file on the list, and no other."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from affidavit.diagnostics import Code, Diagnostic, Place


def audit_tree(site: Path, *, allowed: Collection[str], name: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each file that is in the site but not on the list, or a link.

    `allowed` holds paths relative to the site, with forward slashes. `name` is what the folder is
    called where it is published, for messages.
    """
    for path in sorted(_files(site)):
        address = path.relative_to(site).as_posix()
        if path.is_symlink() or address not in allowed:
            yield Diagnostic(
                Place(f"{name}/{address}"),
                Code.SITE_UNLISTED_FILE,
                "this file was built, but nothing that is published uses it",
                fix="look for the plugin or theme that wrote it, and leave that out of mkdocs.yml",
            )


def _files(site: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(site):
        for name in names:
            yield Path(folder, name)
        for name in folders:
            if Path(folder, name).is_symlink():
                yield Path(folder, name)
