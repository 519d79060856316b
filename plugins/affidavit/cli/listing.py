"""`affidavit sources`: the keys of all sources, to find the one to cite."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from affidavit.cli.starting import exit_code, read_sources
from affidavit.cli.telling import printable
from affidavit.language import folded
from affidavit.sources import Library, Source, citation_name, write_key

FOUND, NONE = 0, 1


@click.command()
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("-f", "--config-file", default="mkdocs.yml", show_default=True)
def sources(words: tuple[str, ...], config_file: str) -> None:
    """List sources: how each is cited, what it is and where it stands.

    Only those that have all the WORDs, in key, title, names, publisher, day or address; capitals
    and accents count for nothing. A source of one story can be cited there alone.

    Returns 0 where there is one, 1 where there is none, 2 where it could not run.
    """
    sys.exit(exit_code(lambda: _listed(words, config=Path(config_file).resolve())))


def _listed(words: tuple[str, ...], *, config: Path) -> int:
    _, library = read_sources(config)
    found = _found(library, words)
    for source in found:
        click.echo(_entry(source))
    if not found:
        click.echo(f"none of {len(library):,} sources has these words", err=True)
    return FOUND if found else NONE


def _found(library: Library, words: tuple[str, ...]) -> list[Source]:
    wanted = [folded(word) for word in words]
    return [source for source in library if _has(_said(source), wanted)]


def _has(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)


def _said(source: Source) -> str:
    names = [name.full for name in (*source.authors, *source.editors)]
    day = source.issued.iso if source.issued else source.issued_as
    texts = (source.title, source.container, source.publisher, source.url or "", source.type)
    return folded(" ".join([source.key, *texts, day, *names]))


def _entry(source: Source) -> str:
    what = " · ".join(part for part in (source.title, citation_name(source)) if part)
    lines = f"[{write_key(source.key)}]", what, f"{source.place.file}:{source.place.line}"
    return "\n    ".join(map(printable, lines))
