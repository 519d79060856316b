"""Ask a public archive to keep a page, as its own form "save this page" does.

The Wayback Machine's form: whoever gets `https://web.archive.org/save/ADDRESS` is led to the new
copy, or is told its path in `Content-Location`. Others that answer in the same way can stand in.
"""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

from affidavit.evidence.fetching import Fetcher, Hop
from affidavit.evidence.taking import NotTakenError

_OK, _MULTIPLE, _WAIT, _FAILING = 200, 300, 429, 500
LATER = "run the command again later"


def archived(url: str, *, at: str, fetcher: Fetcher) -> str:
    """Return the address of the copy that the archive whose form is `at` made of a page.

    Raises NotTakenError where it made none that can be told, FetchError where it did not answer.
    """
    answer = fetcher.fetch(f"{at}{url}").answer
    _refuse(answer, at)
    told = urljoin(answer.url, answer.header("content-location"))
    for found in (answer.url, told):
        if _is_copy(found, url, at):
            return found
    message = f"{_host(at)} did not say where its copy is"
    raise NotTakenError(message, "look there, and write its address under archives:")


def _refuse(answer: Hop, at: str) -> None:
    if _OK <= answer.status < _MULTIPLE:
        return
    if answer.status == _WAIT:
        wait = answer.header("retry-after")[:40]
        message = f"{_host(at)} asks to wait"
        raise NotTakenError(message, f"{LATER}: it says {wait}" if wait else LATER)
    message = f"{_host(at)} would not keep it ({answer.status})"
    fix = LATER if answer.status >= _FAILING else "ask it in a browser, or keep a copy of your own"
    raise NotTakenError(message, fix)


def _is_copy(found: str, url: str, at: str) -> bool:
    """Say whether an address is the archive's own, is not its form, and names the page."""
    is_there = urlsplit(found).netloc == urlsplit(at).netloc and not found.startswith(at)
    return is_there and _bare(url) in _bare(found)


def _bare(url: str) -> str:
    return unquote(url).partition("://")[2].partition("#")[0].rstrip("/").lower()


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
