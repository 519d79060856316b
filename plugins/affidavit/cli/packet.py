"""`affidavit packet`: an article for a fact-checker, and what came back signed."""

from __future__ import annotations

import codecs
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import click

from affidavit.articles import Article
from affidavit.checks import judge
from affidavit.cli.mkdocs_yml import UnreadableSettingsError, read_settings
from affidavit.cli.signing import take_back
from affidavit.cli.starting import CannotRunError, exit_code
from affidavit.diagnostics import Report, nearest
from affidavit.packet import Packet, packet_of
from affidavit.packet.forms import as_csv, as_json
from affidavit.packet.printing import as_html
from affidavit.publication import Publication

DONE = 0
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
Form = Literal["html", "csv", "json"]


@click.command()
@click.argument("article")
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "csv", "json"]),
    default="html",
    show_default=True,
)
@click.option("-o", "--output", metavar="FILE", help="Write it there instead of printing it.")
@click.option("--signed", metavar="FILE", help="Read who checked what from a packet filled in.")
@click.option("--write", is_flag=True, help="With --signed: write it into ledger and front matter.")
@click.option("-f", "--config-file", default="mkdocs.yml", show_default=True)
def packet(
    article: str,
    form: Form,
    output: str | None,
    signed: str | None,
    config_file: str,
    *,
    write: bool,
) -> None:
    """Print an ARTICLE for a fact-checker: every statement with its source and a box to sign.

    ARTICLE is its folder's name below content/stories, or the path of its file. With --signed the
    lines are printed that say who checked what. Returns 0, 1 where a row that came back was not
    signed, 2 where it could not run.
    """
    config = Path(config_file).resolve()
    if signed is None:
        sys.exit(exit_code(lambda: _printed(article, form=form, output=output, config=config)))
    sys.exit(exit_code(lambda: _signed(article, Path(signed), write=write, config=config)))


def _printed(name: str, *, form: Form, output: str | None, config: Path) -> int:
    publication, found = _load(config)
    made = packet_of(publication, _article(publication, name), found)
    text = _in(form, made, publication)
    if output is None:
        click.echo(text, nl=False)
        return DONE
    _write(output, text, publication)
    click.echo(_summary(made, output), err=True)
    return DONE


def _signed(name: str, file: Path, *, write: bool, config: Path) -> int:
    publication, _ = _load(config)
    article = _article(publication, name)
    text = _read(file)
    return take_back(text, name=str(file), article=article, publication=publication, write=write)


def _read(file: Path) -> str:
    """Return a returned table's text, in UTF-8 or as "Unicode text". Raises CannotRunError."""
    try:
        content = file.read_bytes()
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}"
        raise CannotRunError(message) from error
    try:
        return content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = (
            f"{file}, line {line}: these letters are in the form of one system, not in UTF-8\n"
            '  fix: save the table again as "CSV UTF-8"'
        )
        raise CannotRunError(message) from error


def _load(config: Path) -> tuple[Publication, Report]:
    """Return the publication with everything that is found. Raises CannotRunError."""
    told = Report()
    try:
        settings = read_settings(
            config, clock=datetime.now(UTC), environment=os.environ, report=told
        )
    except UnreadableSettingsError as error:
        raise CannotRunError(str(error)) from error
    publication, found = Publication.load(settings)
    found.extend(judge(publication))
    return publication, found


def _article(publication: Publication, name: str) -> Article:
    """Return the article that is meant: by its slug, or its path. Raises CannotRunError."""
    articles = publication.documents.articles
    asked = name.replace("\\", "/").removeprefix("./").rstrip("/")
    for each in articles:
        folder = each.file.removesuffix("/index.md")
        if asked in (each.slug, each.path, each.file, folder, folder.partition("/")[2]):
            return each
    near = nearest(asked.rpartition("/")[2].removesuffix(".md"), [each.slug for each in articles])
    fix = f'did you mean "{near}"?' if near else "write its folder's name below content/stories"
    message = f'no article is called "{name}"\n  fix: {fix}'
    raise CannotRunError(message)


def _in(form: Form, made: Packet, publication: Publication) -> str:
    if form == "csv":
        return as_csv(made)
    return as_json(made) if form == "json" else as_html(made, publication)


def _write(output: str, text: str, publication: Publication) -> None:
    """Write the packet; never where a build could take it up. Raises CannotRunError."""
    path, settings = Path(output).resolve(), publication.settings
    for folder in (settings.docs_dir, settings.charts_dir, *settings.theme_dirs):
        if path.is_relative_to(folder.resolve()):
            message = (
                f"{output} lies in {folder.name}/, whose files are published or watched\n"
                "  fix: write it beside the publication: ../packet.html"
            )
            raise CannotRunError(message)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"{output} cannot be written: {error.strerror}"
        raise CannotRunError(message) from error


def _summary(made: Packet, output: str) -> str:
    count, left = len(made.statements), len(made.unsigned)
    said = f"{count} statement{'' if count == 1 else 's'}"
    return f"Written: {output}. {said}, {left or 'none'} of them unsigned."
