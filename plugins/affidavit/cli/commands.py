"""`affidavit check` and `affidavit explain`, without MkDocs: its import alone takes 0.2 s."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from affidavit import __version__
from affidavit.checks import explanations, judge
from affidavit.cli.capture import capture
from affidavit.cli.listing import sources
from affidavit.cli.mkdocs_yml import UnreadableSettingsError, read_settings
from affidavit.cli.packet import packet
from affidavit.cli.report_forms import FORMS
from affidavit.cli.watch import watch
from affidavit.diagnostics import Report, nearest, our_failure
from affidavit.located.files import line_reader
from affidavit.publication import Publication
from affidavit.publication.evidence import write_locks

CLEAN, ERRORS, NOT_RUN = 0, 1, 2


@click.group()
@click.version_option(__version__, prog_name="affidavit")
def main() -> None:
    """Check and explain a publication, and keep copies of its sources."""


main.add_command(capture)
main.add_command(watch)
main.add_command(sources)
main.add_command(packet)


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *FORMS]),
    default="text",
    show_default=True,
    help="For people, for programs, for code hosts and editors, or as annotations of GitHub's CI.",
)
@click.option("-f", "--config-file", default="mkdocs.yml", show_default=True)
def check(form: str, config_file: str) -> None:
    """Tell everything that is wrong in the publication, each with its place and fix.

    Returns 0 where there are no errors, 1 where there are, 2 where it could not run.
    """
    report = Report()
    path = Path(config_file).resolve()
    try:
        settings = read_settings(
            path, clock=datetime.now(UTC), environment=os.environ, report=report
        )
    except UnreadableSettingsError as error:
        click.echo(str(error), err=True)
        sys.exit(NOT_RUN)
    try:
        publication, found = Publication.load(settings)
        found.extend(judge(publication))
        written = write_locks(publication, report)
    except Exception as error:  # noqa: BLE001 - the outermost edge: what is ours is said to be ours
        click.echo(our_failure(error), err=True)
        sys.exit(NOT_RUN)
    report.extend(found)
    lines = line_reader(settings.root)
    click.echo(FORMS[form](report) if form in FORMS else report.as_text(lines))
    for name in written:
        click.echo(f"Written: {name}. Commit it.", err=True)
    sys.exit(ERRORS if report.errors else CLEAN)


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a code means; without one, list all."""
    explained = explanations()
    if code is None:
        for each, explanation in explained.items():
            click.echo(f"{each}\n    {explanation}")
        return
    if code not in explained:
        near = nearest(code, explained)
        click.echo(f'no fault is called "{code}"' + (f'; did you mean "{near}"?' if near else ""))
        sys.exit(NOT_RUN)
    click.echo(explained[code])
