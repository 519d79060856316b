"""Where everything of a publication is published: the core owns addresses, hosts only agree."""

from __future__ import annotations

import copy
import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from urllib.parse import quote

from affidavit.articles import Article, Page, Standing
from affidavit.articles.reading import SUFFIXES
from affidavit.located.files import is_inside
from affidavit.markdown import Address
from affidavit.photographs import UnreadableImageError, size_of
from affidavit.sources.exports import FORMS

EMBEDS = "embed"
"""The folder of the pages that charts have to themselves."""
SOURCES = "sources"
"""The folder of the pages that sources have to themselves, and of the list of all of them."""

PAGES = "p"
"""The folder, in that of a source, of the pages of its document."""

_ENDINGS = (".html", *FORMS)
"""Of files that lie beside the folder of a source; no such folder is called like one of them."""

# What is never an asset: the desk's own files, which `exclude_docs` names as well.
PRIVATE_SUFFIXES = frozenset({".yml", ".yaml", ".bib", ".ris", ".json", ".lock", *SUFFIXES})


def url_of(path: str, *, use_directory_urls: bool) -> str:
    """Return the address, from the site's root, of the page whose file is at `path`.

    As MkDocs makes it: `stories/x/index.md` is `stories/x/`, `about.md` is `about/`.
    """
    folder, name = posixpath.split(path)
    stem = name.rpartition(".")[0]
    base = f"{folder}/" if folder else ""
    if stem in ("index", "README"):
        return quote(base) if use_directory_urls else quote(f"{base}index.html")
    return quote(f"{base}{stem}/" if use_directory_urls else f"{base}{stem}.html")


def relative(target: str, *, page: str) -> str:
    """Return the href from the page at address `page` to `target`, both from the root."""
    start = page if page.endswith("/") or not page else posixpath.dirname(page)
    there, here = _steps(target), _steps(start)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(there, here)))  # noqa: B905 - the shorter ends it
    found = "/".join([*[".."] * (len(here) - shared), *there[shared:]]) or "."
    return f"{found}/" if target.endswith("/") or not target else found


@lru_cache(maxsize=10_000)
def _steps(address: str) -> Sequence[str]:
    """Return the folders that lead from the root to an address, and its last part."""
    return [step for step in posixpath.normpath(f"/{address}").split("/") if step]


def address_of(file: str) -> str:
    """Return the address from the root at which the file of a page is reached."""
    return file.removesuffix("index.html")


def beside(url: str, file: str) -> str:
    """Return where a page's own file lies: in its folder, or by its name where it has none."""
    if url.endswith("/") or not url:
        return f"{url}{file}"
    return f"{posixpath.splitext(url)[0]}-{file}"


def on_the_web(address: str, *, site: object) -> str | None:
    """Return an address from the root with the site's own before it; None for a site without."""
    return f"{str(site).rstrip('/')}/{address}" if site else None


class SiteAddresses:
    """Answers where a path leads, and whether readers can get there."""

    def __init__(
        self,
        documents: Iterable[tuple[Article | Page, Standing]],
        *,
        docs_dir: Path,
        use_directory_urls: bool,
        previewing: bool,
    ) -> None:
        self._standing: Mapping[str, Standing] = {doc.path: state for doc, state in documents}
        self._docs_dir = docs_dir
        self._directory_urls = use_directory_urls
        self._previewing = previewing
        self._seen_from: str | None = None

    def url(self, path: str) -> str:
        """Return the address from the root of the page whose file is at `path`."""
        return url_of(path, use_directory_urls=self._directory_urls)

    def embed(self, document: Article | Page, name: str) -> str:
        """Return the address from the root of the page that a chart of a document has to itself."""
        return quote(address_of(self.embed_file(document, name)))

    def embed_file(self, document: Article | Page, name: str) -> str:
        """Return the file that is published for that page."""
        end = "/index.html" if self._directory_urls else ".html"
        return f"{EMBEDS}/{document.slug}/{name}{end}"

    def source(self, key: str, *, from_: str) -> str:
        """Return the href to the page that a source has to itself."""
        return self.href(quote(address_of(self.source_file(key))), from_=from_)

    def source_file(self, key: str) -> str:
        """Return the file that is published for that page.

        It has the source's key where a file may be called so on every system, else a name that is
        like it and ends in figures of its SHA-256.
        """
        return f"{SOURCES}/{_name_for(key)}" + ("/index.html" if self._directory_urls else ".html")

    def source_page(self, key: str, name: str, *, from_: str) -> str:
        """Return the href to a page of a source's document."""
        return self.href(quote(address_of(self.source_page_file(key, name))), from_=from_)

    def source_page_file(self, key: str, name: str) -> str:
        """Return the file that is published for that page."""
        return f"{self._pages_folder(key)}/{name}" + (
            "/index.html" if self._directory_urls else ".html"
        )

    def source_page_picture(self, key: str, name: str, *, from_: str) -> str:
        """Return the href to the picture of such a page."""
        return self.href(quote(self.source_page_picture_file(key, name)), from_=from_)

    def source_page_picture_file(self, key: str, name: str) -> str:
        """Return the file that is published as that picture."""
        return f"{self._pages_folder(key)}/{name}"

    @staticmethod
    def _pages_folder(key: str) -> str:
        return f"{SOURCES}/{_name_for(key)}/{PAGES}"

    def seen_from(self, address: str) -> SiteAddresses:
        """Return the same addresses with every href leading from the page at `address`."""
        found = copy.copy(self)
        found._seen_from = address  # noqa: SLF001 - of this very class
        return found

    def page(self, target: str, *, from_: str) -> Address:
        """Return where a link to another page leads; drafts are out of reach in a build."""
        path = self._resolved(target, from_=from_)
        state = self._standing.get(path)
        if state is None:
            return Address(path=path)
        if state != "published" and not self._previewing and self._is_out(from_):
            reason = {"scheduled": "is not out yet"}.get(state, "is not published")
            return Address(path=path, reason=f'"{path}" {reason}')
        return Address(path=path, href=self.href(self.url(path), from_=from_))

    def asset(self, target: str, *, from_: str) -> Address:
        """Return where a picture or document leads, with its size where it is a picture."""
        path = self._resolved(target, from_=from_)
        location = self._docs_dir / path
        if path.startswith("..") or not is_inside(self._docs_dir, location):
            return Address(path=path, reason=f'"{target}" lies outside the content folder')
        if not location.is_file():
            return Address(path=path)
        if _is_of_the_desk(location):
            return Address(path=path, reason=f'"{path}" is a file of the desk, never published')
        try:
            width, height = size_of(location) or (None, None)
        except UnreadableImageError as error:
            return Address(path=path, reason=f'"{path}" {error}', fix=error.fix)
        href = self.href(quote(path), from_=from_)
        return Address(path=path, href=href, width=width, height=height)

    def names(self) -> Iterable[str]:
        """Return every page, for "did you mean"."""
        return self._standing

    def href(self, target: str, *, from_: str) -> str:
        """Return the href from the page whose file is `from_` to an address from the root."""
        return relative(target, page=self._seen_from or self.url(from_))

    def _is_out(self, path: str) -> bool:
        return self._standing.get(path) == "published"

    def _resolved(self, target: str, *, from_: str) -> str:
        base = "" if target.startswith("/") else posixpath.dirname(from_)
        return posixpath.normpath(posixpath.join(base, target.lstrip("/")))


@lru_cache(maxsize=10_000)
def _name_for(key: str) -> str:
    name = re.sub(r"[^\w.-]+", "-", key.lower()).strip(".-")[:60]
    if name != key or name == "index" or name.endswith(_ENDINGS):
        name = f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
    return name


def _is_of_the_desk(location: Path) -> bool:
    """Say whether a file is the newsroom's own: notes, records, hidden files and backups."""
    suffix, name = location.suffix.lower(), location.name
    return suffix in PRIVATE_SUFFIXES or name.startswith(".") or name.endswith("~")
