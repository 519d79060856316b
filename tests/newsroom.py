"""A whole publication for one test, made where the test can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.forking import command
from tests.hosting import Preview, Ran, serving

MKDOCS_YML = """\
site_name: The Test Gazette
site_url: https://gazette.example/
docs_dir: content
theme:
  name: affidavit
plugins:
  - affidavit:
      pictures: {pictures}
exclude_docs: |
  *.yml
  *.yaml
  *.bib
  *.ris
  *.json
  *.csv
  *.geojson
  *.topojson
  *.lock
"""
PUBLICATION_YML = """\
name: The Test Gazette
url: https://gazette.example/
lang: en
zone: UTC
"""
LOOSE_CHECKS = """\
checks:
  source/after-publication: off
  figure/bare: off
  ledger/overdue: off
"""
"""Sources of many tests came after the one day on which all their stories came out, their figures
have none where they are about something else, and days of review pass by the machine's clock."""
AUTHORS_YML = """\
ana-ruiz:
  name: Ana Ruiz
"""
FRONT_PAGE = """\
---
title: The Test Gazette
---
"""
FRONT_MATTER = """\
---
title: {title}
authors: [ana-ruiz]
published: 2026-01-15T09:00:00Z
status: published
---
"""

FileContent = str | bytes
Entry = Mapping[str, object] | str


@dataclass(frozen=True)
class Newsroom:
    """A publication in a folder of its own, and what a newsroom does with it."""

    root: Path

    @property
    def site(self) -> Path:
        """The folder that readers would get."""
        return self.root / "site"

    def write(self, name: str, content: FileContent) -> Path:
        """Write one file, named from the root, as an editor saves it."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run(self, *arguments: str, env: Mapping[str, str] | None = None) -> Ran:
        """Run `affidavit` with these arguments in the publication's folder."""
        return command("affidavit", *arguments, folder=self.root, env=env)

    def check(self) -> str:
        """Return what `affidavit check` prints."""
        return self.run("check").output

    def build(
        self,
        host: str = "mkdocs",
        *,
        strict: bool = False,
        quiet: bool = False,
        env: Mapping[str, str] | None = None,
    ) -> Ran:
        """Build into `site` under a host, `mkdocs` or `properdocs`."""
        options = ["--strict"] * strict + ["--quiet"] * quiet
        return command(host, "build", *options, folder=self.root, env=env)

    @contextmanager
    def serve(self, host: str = "mkdocs") -> Iterator[Preview]:
        """Preview the publication for the length of a `with` block."""
        with serving(self.root, host=host) as preview:
            yield preview


def make_newsroom(
    root: Path,
    *,
    articles: Mapping[str, str] | None = None,
    sources: Mapping[str, Entry] | str | None = None,
    charts: Mapping[str, FileContent] | None = None,
    files: Mapping[str, FileContent] | None = None,
    settings: str = "",
    pictures: bool = False,
) -> Newsroom:
    """Write a publication that has nothing wrong with it but what the test puts there.

    `articles` are named from content/stories, `charts` from charts, `files` from the root, where
    they replace what stands there (mkdocs.yml, content/publication.yml ...). An article whose text
    brings no front matter gets that of a published one, seven lines with its blank line. `sources`
    become content/sources/test.yml, from values or as text. `settings` is added to mkdocs.yml.
    Charts are not drawn unless `pictures`: that takes a browser.
    """
    newsroom = Newsroom(root)
    newsroom.write("mkdocs.yml", MKDOCS_YML.format(pictures=str(pictures).lower()) + settings)
    newsroom.write("content/publication.yml", PUBLICATION_YML + LOOSE_CHECKS)
    newsroom.write("content/authors.yml", AUTHORS_YML)
    newsroom.write("content/index.md", FRONT_PAGE)
    for name, text in (articles or {}).items():
        newsroom.write(f"content/stories/{name}", with_front_matter(text, name=name))
    if sources:
        newsroom.write("content/sources/test.yml", _as_yaml(sources))
    for name, content in (charts or {}).items():
        newsroom.write(f"charts/{name}", content)
    for name, content in (files or {}).items():
        newsroom.write(name, content)
    return newsroom


def with_front_matter(text: str, *, name: str) -> str:
    """Return the text of a published article; one that brings its front matter stays as it is."""
    if text.startswith("---"):
        return text
    words = Path(name).with_suffix("").as_posix().removesuffix("/index").replace("-", " ")
    title = words.rpartition("/")[2].capitalize()
    return f"{FRONT_MATTER.format(title=title)}\n{text}"


def _as_yaml(sources: Mapping[str, Entry] | str) -> str:
    if isinstance(sources, str):
        return sources
    plain = {
        key: dict(entry) if isinstance(entry, Mapping) else entry for key, entry in sources.items()
    }
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False)
