"""`affidavit capture`: copies of sources, taken off the web or handed in."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from affidavit.chromium import find_browser
from affidavit.cli.bounds import Bounds, bounded
from affidavit.cli.starting import CannotRunError, chosen, exit_code, need, read_sources
from affidavit.settings import Settings
from affidavit.sources import Source, web_address

WAYBACK = "https://web.archive.org/save/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Bounds):
    """What the command line asks for."""

    keys: Sequence[str]
    again: bool
    dry_run: bool
    file: Path | None
    by: str
    how: str
    browser: Path | None
    """The Chromium that opens the pages; None where none shall."""
    archive: bool
    archive_at: str


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--again", is_flag=True, help="Take a new copy where there is one.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--file", type=click.Path(path_type=Path), help="A copy made by hand, of one KEY.")
@click.option("--by", default="", help="With --file: who made it.")
@click.option("--how", default="", help="With --file: with which program, from where.")
@click.option("--browser", is_flag=True, help="Open the page in Chromium, with its scripts.")
@click.option("--without-sandbox", is_flag=True, help="With --browser: also as root.")
@click.option("--archive", is_flag=True, help="Ask a public archive to keep the KEYs' pages.")
@click.option("--archive-at", default=WAYBACK, show_default=True, help="The archive's form.")
@bounded(timeout=120.0)
@click.option("-f", "--config-file", default="mkdocs.yml", show_default=True)
def capture(config_file: str, *, browser: bool, without_sandbox: bool, **asked: object) -> None:
    """Keep copies of sources in the folder of the evidence, outside the publication.

    Each source that has an address and no whole copy is fetched once, or only those named. Killed
    at any point and run again, it goes on where it was.

    Returns 0 where all were taken, 1 where some were not, 2 where it could not run.
    """

    def start() -> int:
        chromium = _chromium(without_sandbox=without_sandbox) if browser else None
        given = Asked(**asked, browser=chromium)  # type: ignore[arg-type]
        return _run(Path(config_file).resolve(), given)

    sys.exit(exit_code(start))


def _run(config: Path, asked: Asked) -> int:
    need(("urllib3", "warcio"))
    settings, library = read_sources(config)
    sources = chosen(library, asked.keys)
    if asked.file is not None and (len(asked.keys) != 1 or not asked.by or not asked.how):
        message = (
            "a copy made by hand says of what it is, who made it and how\n"
            '  fix: affidavit capture KEY --file page.wacz --by "Ana Ruiz" --how "ArchiveWeb.page"'
        )
        raise CannotRunError(message)
    if asked.archive:
        return _archive(sources, settings=settings, asked=asked)
    from affidavit.cli.capturing import run  # noqa: PLC0415 - needs what was looked for above

    return run(sources, settings=settings, asked=asked, named=bool(asked.keys))


def _archive(sources: Sequence[Source], *, settings: Settings, asked: Asked) -> int:
    if not asked.keys or asked.file is not None:
        message = (
            "an archive makes a public copy, and learns what you look at: name the sources\n"
            "  fix: affidavit capture KEY --archive"
        )
        raise CannotRunError(message)
    if web_address(asked.archive_at) is None:
        message = f"{asked.archive_at!r} is no address of an archive\n  fix: {WAYBACK}"
        raise CannotRunError(message)
    from affidavit.cli.archiving import run  # noqa: PLC0415 - needs what was looked for above

    return run(sources, settings=settings, asked=asked)


def _chromium(*, without_sandbox: bool) -> Path:
    if not os.geteuid() and not without_sandbox:
        message = (
            "Chromium opens pages without its sandbox where root runs it\n"
            "  fix: run the command as another user, or say --without-sandbox"
        )
        raise CannotRunError(message)
    found = find_browser()
    if found is None:
        message = "there is no Chromium\n  fix: install it, or name one in AFFIDAVIT_CHROMIUM"
        raise CannotRunError(message)
    return found
