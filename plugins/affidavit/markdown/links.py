"""Where links lead: addresses are owned by the publication, asked for here, and never guessed."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from affidavit.articles.reading import SUFFIXES
from affidavit.diagnostics import Code, Place, Report, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_EMOJI = "set emoji_generator: !!python/name:pymdownx.emoji.to_alt in mkdocs.yml: signs are text"
_OPEN_SCHEMES = ("http", "https", "mailto")
_TARGET = re.compile(r"(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?:#(?P<fragment>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What the publication says of a path that a text links to."""

    href: str | None = None
    """Relative to the page that links; None where readers cannot get there."""
    path: str = ""
    """Of the file, below the content folder."""
    reason: str = ""
    """Why readers cannot get there: `"x.md" is a draft`. Empty: there is no such file."""
    fix: str = "link to something that is published, or publish this first"
    """What to do about it."""
    width: int | None = None
    height: int | None = None
    """In pixels, of a picture."""


class Addresses(Protocol):
    """The publication's knowledge of its own addresses."""

    def page(self, target: str, *, from_: str) -> Address:
        """Return the address of the page whose file is at `target` as seen from the file `from_`.

        `from_` is a path below the content folder. `target` has neither query nor fragment, is not
        percent-encoded, and starts with `/` where it counts from the content folder.
        """

    def asset(self, target: str, *, from_: str) -> Address:
        """Return the address of any other file; with its size if it is a picture."""

    def source(self, key: str, *, from_: str) -> str:
        """Return the href to the page that a source has to itself, as seen from that file."""

    def source_page(self, key: str, name: str, *, from_: str) -> str:
        """Return the href to a page of a source's document: to what is published of it."""

    def source_page_picture(self, key: str, name: str, *, from_: str) -> str:
        """Return the href to a file that is published as the picture of such a page."""

    def names(self) -> Iterable[str]:
        """Return the path below the content folder of everything that can be linked to."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link that was made, for checks that look at the whole publication."""

    place: Place
    target: str
    """As it was typed."""
    path: str = ""
    """Of the file it leads to, below the content folder; empty for other hosts."""
    fragment: str = ""


@dataclass(slots=True)
class Linking:
    """Turns targets into addresses for one page, and remembers what it used."""

    addresses: Addresses
    from_: str
    report: Report
    made: list[Link]
    assets: set[str]
    home: str = ""
    """Address of the page that `#here` means; empty on that page itself."""

    def page_or_file(self, value: str, at: Place) -> str | None:
        """Return the href for a link; None, and a report, where there is no way for readers."""
        target = cleaned(value)
        scheme = _SCHEME.match(re.sub(r"[\x00-\x20]+", "", target))
        if scheme is not None or target.startswith(("//", "\\\\")):
            return self._elsewhere(value, target, scheme[1].lower() if scheme else "", at)
        parts = _TARGET.fullmatch(target)
        path, fragment = (parts["path"], parts["fragment"] or "") if parts else (target, "")
        if not path:
            self.made.append(Link(at, target, self.from_, unquote(fragment)))
            return f"{self.home}{value}"
        return self._inside(path, at, target=target, tail=target[len(path) :], fragment=fragment)

    def source(self, key: str) -> str:
        """Return the href to the page that a source has to itself."""
        return self.addresses.source(key, from_=self.from_)

    def source_page(self, key: str, name: str) -> str:
        """Return the href to a page of a source's document."""
        return self.addresses.source_page(key, name, from_=self.from_)

    def source_page_picture(self, key: str, name: str) -> str:
        """Return the href to the picture of such a page."""
        return self.addresses.source_page_picture(key, name, from_=self.from_)

    def picture(self, value: str, at: Place, *, typed: bool = True) -> Address | None:
        """Return the address of a picture beside the text; None, and a report, for any other.

        `typed` says whether the writer typed the address; else a Markdown extension put it in.
        """
        target = cleaned(value)
        if _SCHEME.match(re.sub(r"[\x00-\x20]+", "", target)) or target.startswith(("//", "\\\\")):
            message = "a page loads no picture from elsewhere"
            fix = "put the picture beside the story and write its name"
            if not typed:
                message = "a Markdown extension puts in a picture from another host"
                fix = _EMOJI if "emoji" in target else "take the extension out of mkdocs.yml"
            self.report.error(Code.LINK_SCHEME, at, message, fix)
            return None
        return self._file(unquote(target), at)

    def _elsewhere(self, value: str, target: str, scheme: str, at: Place) -> str | None:
        if scheme in _OPEN_SCHEMES:
            self.made.append(Link(at, target))
            return value
        message = (
            f'"{scheme}:" cannot be followed by readers' if scheme else "the address has no scheme"
        )
        self.report.error(Code.LINK_SCHEME, at, message, "link to a page here, or to https://...")
        return None

    def _inside(self, path: str, at: Place, *, target: str, tail: str, fragment: str) -> str | None:
        name = unquote(path)
        if name.lower().endswith(SUFFIXES) or "." not in posixpath.basename(name):
            found = self.addresses.page(name, from_=self.from_)
            if found.href is None:
                self._tell_broken(name, found, at)
                return None
        else:
            asset = self._file(name, at)
            if asset is None:
                return None
            found = asset
        self.made.append(Link(at, target, found.path, unquote(fragment)))
        return f"{found.href}{tail}"

    def _file(self, name: str, at: Place) -> Address | None:
        found = self.addresses.asset(name, from_=self.from_)
        if found.href is None:
            self._tell_broken(name, found, at)
            return None
        self.assets.add(found.path or posixpath.normpath(posixpath.join(self.folder, name)))
        return found

    @property
    def folder(self) -> str:
        """The folder of the page, below the content folder."""
        return posixpath.dirname(self.from_)

    def _tell_broken(self, name: str, found: Address, at: Place) -> None:
        if found.reason:
            self.report.error(Code.LINK_BROKEN, at, found.reason, found.fix)
            return
        known = [posixpath.relpath(path, self.folder or ".") for path in self.addresses.names()]
        near = nearest(name, known) or _same_name(name, known)
        fix = f'did you mean "{near}"?' if near else "write the path from this file to the other"
        self.report.error(Code.LINK_BROKEN, at, f'there is no "{name}"', fix)


def cleaned(value: str) -> str:
    """Return a target as a browser reads it: entities resolved, blanks around it gone."""
    return html.unescape(value).strip()


def _same_name(name: str, known: Iterable[str]) -> str | None:
    """Return the one file that is called like the missing one, or like it with `.md`."""
    wanted = posixpath.basename(name.rstrip("/"))
    names = {wanted, f"{wanted}.md"}
    found = [
        each
        for each in known
        if posixpath.basename(each) in names or each.endswith(f"{wanted}/index.md")
    ]
    return found[0] if len(found) == 1 else None
