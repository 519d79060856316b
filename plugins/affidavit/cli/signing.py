"""Say, and write where it is asked for, what a packet that came back signs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import click

from affidavit.articles import Article
from affidavit.cli.telling import printable
from affidavit.diagnostics import Report
from affidavit.ledger import LEDGER_FILE
from affidavit.located.files import is_inside, line_reader, replace_text
from affidavit.packet import packet_of
from affidavit.packet.returned import read_returned
from affidavit.packet.signing import CHECKED, Signature, signatures, signed_article, signed_ledger
from affidavit.publication import Publication
from affidavit.sources.insertion import CannotInsertError

ALL_SIGNED, SOME_NOT = 0, 1
Sign = Callable[[str, Iterable[Signature]], str]


def take_back(
    text: str, *, name: str, article: Article, publication: Publication, write: bool
) -> int:
    """Print the lines that sign, or write them; return the exit code.

    What cannot be signed is told.
    """
    report, settings = Report(), publication.settings
    today = settings.now.astimezone(publication.files.imprint.zone).date()
    rows = read_returned(text, file=name, today=today, report=report)
    made = signatures(
        packet_of(publication, article), rows, ledger=publication.ledger(article), report=report
    )
    of_ledger = [each for each in made if each.path]
    of_article = [each for each in made if not each.path]
    beside = article.location.parent / LEDGER_FILE
    whole = True
    for path, several, sign in (
        (beside, of_ledger, signed_ledger),
        (article.location, of_article, signed_article),
    ):
        if several:
            whole &= _sign(path, several, sign, publication=publication, write=write)
    if not made:
        click.echo("Nothing to sign.")
    if len(report):
        click.echo(report.as_text(line_reader(settings.root)), err=True)
    return ALL_SIGNED if whole and not len(report) else SOME_NOT


def _sign(
    path: Path, several: Sequence[Signature], sign: Sign, *, publication: Publication, write: bool
) -> bool:
    """Print what is to be added to a file, or add it; say whether that was possible."""
    file, root = publication.settings.file_name(path), publication.settings.root
    count = f"{len(several)} signature{'' if len(several) == 1 else 's'}"
    if write and is_inside(root, path):
        try:
            text = path.read_bytes().decode("utf-8")
            replace_text(path.resolve(), sign(text, several))
        except (CannotInsertError, UnicodeDecodeError):
            click.echo(f"{file} is written so that nothing can be added to it by a program.")
        except OSError as error:
            click.echo(f"{file} cannot be written: {error.strerror}")
        else:
            click.echo(f"Written: {file}, {count}.")
            return True
    click.echo(f"Add to {file}:")
    for line in _typed(several):
        click.echo(printable(line))
    return not write


def _typed(several: Sequence[Signature]) -> Iterator[str]:
    """Yield the lines as they must stand, below the keys that are there already."""
    if not several[0].path:
        yield f"{CHECKED}:"
    for each in several:
        for depth, key in enumerate(each.path):
            yield f"{'  ' * depth}{key}:"
        indent = "  " * (len(each.path) or 1)
        yield from (f"{indent}{line}" for line in each.lines)
