"""`affidavit capture`: copies of sources, taken off the web or handed in."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import click

from affidavit.cli.mkdocs_yml import UnreadableSettingsError, read_settings
from affidavit.diagnostics import Report, nearest, our_failure
from affidavit.located.files import is_inside
from affidavit.settings import Settings
from affidavit.sources import Library, Source, load_library

NOT_RUN = 2
INSTALL = "pip install 'affidavit[capture]'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line asks for."""

    keys: Sequence[str]
    again: bool
    dry_run: bool
    allow_private: bool
    pause: float
    timeout: float
    max_size: float
    file: Path | None
    by: str
    how: str


class CannotRunError(Exception):
    """The command cannot start; the message says why, and what to do."""


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--again", is_flag=True, help="Take a new copy where there is one.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--file", type=click.Path(path_type=Path), help="A copy made by hand, of one KEY.")
@click.option("--by", default="", help="With --file: who made it.")
@click.option("--how", default="", help="With --file: with which program, from where.")
@click.option(
    "--pause", default=2.0, show_default=True, help="Seconds between two calls to a host."
)
@click.option("--timeout", default=120.0, show_default=True, help="Seconds for one address.")
@click.option("--max-size", default=50.0, show_default=True, help="Megabytes of one page.")
@click.option("--allow-private", is_flag=True, help="Call machines of a private network as well.")
@click.option("-f", "--config-file", default="mkdocs.yml", show_default=True)
def capture(config_file: str, **asked: object) -> None:
    """Keep copies of sources in the folder of the evidence, outside the publication.

    Each source that has an address and no whole copy is fetched once, or only those named. Killed
    at any point and run again, it goes on where it was.

    Returns 0 where all were taken, 1 where some were not, 2 where it could not run.
    """
    try:
        code = _run(Path(config_file).resolve(), Asked(**asked))  # type: ignore[arg-type]
    except CannotRunError as error:
        click.echo(str(error), err=True)
        code = NOT_RUN
    except Exception as error:  # noqa: BLE001 - the outermost edge: what is ours is said to be ours
        click.echo(our_failure(error), err=True)
        code = NOT_RUN
    sys.exit(code)


def _run(config: Path, asked: Asked) -> int:
    for module in ("urllib3", "warcio"):
        if find_spec(module) is None:
            message = f"copies are taken with {module}, which is not installed\n  fix: {INSTALL}"
            raise CannotRunError(message)
    settings, library = _read(config)
    sources = _chosen(library, asked)
    from affidavit.cli.capturing import run  # noqa: PLC0415 - needs what was looked for above

    return run(sources, settings=settings, asked=asked, named=bool(asked.keys))


def _read(config: Path) -> tuple[Settings, Library]:
    """Return the settings and the sources; what is wrong with either is printed."""
    report = Report()
    try:
        settings = read_settings(
            config, clock=datetime.now(UTC), environment=os.environ, report=Report()
        )
    except UnreadableSettingsError as error:
        raise CannotRunError(str(error)) from error
    if is_inside(settings.root, settings.evidence_dir):
        message = (
            "the folder of the evidence lies inside the publication, where copies could be"
            " published\n  fix: name another with evidence_dir in mkdocs.yml, or AFFIDAVIT_EVIDENCE"
        )
        raise CannotRunError(message)
    library = load_library(settings.docs_dir, root=settings.root, report=report)
    if report.errors:
        click.echo(f"The sources have faults ({report.summary()})", err=True)
    return settings, library


def _chosen(library: Library, asked: Asked) -> list[Source]:
    """Return the sources that are named, or all."""
    known = {source.key: source for source in library}
    for key in asked.keys:
        if key.removeprefix("@") not in known:
            near = nearest(key, known)
            message = f'no source is called "{key}"' + (f'; did you mean "{near}"?' if near else "")
            raise CannotRunError(message)
    if asked.file is not None and (len(asked.keys) != 1 or not asked.by or not asked.how):
        message = (
            "a copy made by hand says of what it is, who made it and how\n"
            '  fix: affidavit capture KEY --file page.wacz --by "Ana Ruiz" --how "ArchiveWeb.page"'
        )
        raise CannotRunError(message)
    keys = dict.fromkeys(key.removeprefix("@") for key in asked.keys)
    return [known[key] for key in keys] if keys else list(library)
