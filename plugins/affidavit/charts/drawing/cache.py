"""Drawings kept between builds, one file a chart."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path
from typing import cast

from affidavit.charts.drawing.requests import Drawings, Scheme
from affidavit.located.whole_files import note_use, write_at_once

# Zip's first day: an entry's bytes never depend on when it was made.
_DAY_ONE = (1980, 1, 1, 0, 0, 0)


class Cache:
    """A folder of drawings by key. It must lie outside every folder that a preview watches."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, key: str) -> Drawings | None:
        """Return what was kept under a key; None where nothing whole was."""
        try:
            found = unpacked(self._file(key).read_bytes())
        except (OSError, zipfile.BadZipFile, ValueError, EOFError):
            return None
        note_use(self._file(key))
        return found

    def write(self, key: str, drawings: Drawings) -> None:
        """Keep drawings under a key. A folder that cannot be written to is no fault: we redraw."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_at_once(self._file(key), packed(drawings))

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}.zip"


def packed(drawings: Drawings) -> bytes:
    """Return drawings as one file's bytes, the same for the same drawings."""
    members = {f"{width}.svg": svg.encode() for width, svg in sorted(drawings.svgs.items())}
    members |= {
        f"{width}-{scheme}.png": png for (width, scheme), png in sorted(drawings.rasters.items())
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY_ONE), content)
    return buffer.getvalue()


def unpacked(content: bytes) -> Drawings:
    """Return what was packed; raises BadZipFile or ValueError where it is not whole."""
    with zipfile.ZipFile(io.BytesIO(content)) as kept:  # it checks each member's sum
        members = {name: kept.read(name) for name in kept.namelist()}
    if not any(name.endswith(".png") for name in members):
        message = "an entry without a picture is not whole"
        raise ValueError(message)
    svgs = {int(name[:-4]): data.decode() for name, data in members.items() if name[-4:] == ".svg"}
    pngs = {name[:-4].partition("-"): data for name, data in members.items() if name[-4:] == ".png"}
    rasters = {
        (int(width), cast("Scheme", scheme)): data for (width, _, scheme), data in pngs.items()
    }
    return Drawings(svgs=svgs, rasters=rasters)
