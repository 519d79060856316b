"""How a command about sources and their copies starts, and says that it cannot."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import click

from affidavit.cli.mkdocs_yml import UnreadableSettingsError, read_settings
from affidavit.diagnostics import Code, Report, nearest, our_failure
from affidavit.settings import Settings
from affidavit.sources import Library, Source, load_library

NOT_RUN = 2
INSTALL = "pip install 'affidavit[capture]'"


class CannotRunError(Exception):
    """The command cannot start; the message says why, and what to do."""


def exit_code(run: Callable[[], int]) -> int:
    """Return the code that a command ends with; why it could not run is printed."""
    try:
        return run()
    except CannotRunError as error:
        click.echo(str(error), err=True)
    except Exception as error:  # noqa: BLE001 - the outermost edge: what is ours is said to be ours
        click.echo(our_failure(error), err=True)
    return NOT_RUN


def need(modules: Iterable[str]) -> None:
    """Raise CannotRunError where a module of the extra `capture` is not installed."""
    for module in modules:
        if find_spec(module) is None:
            message = f"this is done with {module}, which is not installed\n  fix: {INSTALL}"
            raise CannotRunError(message)


def read_sources(config: Path) -> tuple[Settings, Library]:
    """Return the settings and the sources; what is wrong with the sources is printed.

    Raises CannotRunError where there is no publication, or copies would lie in it.
    """
    told, report = Report(), Report()
    try:
        settings = read_settings(
            config, clock=datetime.now(UTC), environment=os.environ, report=told
        )
    except UnreadableSettingsError as error:
        raise CannotRunError(str(error)) from error
    for found in told:
        if found.code is Code.EVIDENCE_INSIDE:
            message = f"{found.message}\n  fix: {found.fix}"
            raise CannotRunError(message)
    library = load_library(settings.docs_dir, root=settings.root, report=report)
    if report.errors:
        click.echo(f"The sources have faults ({report.summary()})", err=True)
    return settings, library


def chosen(library: Library, keys: Sequence[str]) -> list[Source]:
    """Return the sources of those keys, each once, or all. Raises CannotRunError."""
    known = {source.key: source for source in library}
    named = list(dict.fromkeys(key.removeprefix("@") for key in keys))
    for key in named:
        if key not in known:
            near = nearest(key, known)
            message = f'no source is called "{key}"' + (f'; did you mean "{near}"?' if near else "")
            raise CannotRunError(message)
    return [known[key] for key in named] if named else list(library)
