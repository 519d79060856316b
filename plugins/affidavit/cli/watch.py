"""`affidavit watch`: what became of the pages that stories cite."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from affidavit.cli.bounds import Bounds, bounded
from affidavit.cli.starting import CannotRunError, chosen, exit_code, need, read_sources
from affidavit.diagnostics import Report
from affidavit.sources import LOCK, read_sightings


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Bounds):
    """What the command line asks for."""

    keys: Sequence[str]
    sample: int | None


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option(
    "--sample",
    type=click.IntRange(min=1),
    help="Look at so many only, other ones each day.",
)
@bounded(timeout=60.0)
@click.option("-f", "--config-file", default="mkdocs.yml", show_default=True)
def watch(config_file: str, **asked: object) -> None:
    """Look at the pages of sources again, and tell what became of them.

    Each is held against its newest copy. A report goes into the folder of the evidence, and what
    readers should know into links.lock, which builds read. Killed and run again, it goes on.

    Returns 0 where nothing needs anybody, 1 where a page is gone, has moved or has changed, 2 where
    it could not run.
    """
    given = Asked(**asked)  # type: ignore[arg-type]
    sys.exit(exit_code(lambda: _run(Path(config_file).resolve(), given)))


def _run(config: Path, asked: Asked) -> int:
    need(["urllib3"])
    settings, library = read_sources(config)
    lock = Report()
    read_sightings(settings.root, report=lock)
    if lock.errors:
        message = f"{LOCK} has faults, and would be written anew without their lines\n"
        raise CannotRunError(message + "  fix: affidavit check says where")
    sources = chosen(library, asked.keys)
    for source in sources:
        if asked.keys and not source.url:
            message = f'"{source.key}" has no address to look at'
            raise CannotRunError(message)
    from affidavit.cli.watching import run  # noqa: PLC0415 - needs what was looked for above

    with_address = [source for source in sources if source.url]
    return run(with_address, settings=settings, library=library, asked=asked)
