"""Take a copy of a source: off the web, or as somebody saved it by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from affidavit.evidence.archives.wacz import NoArchiveError, packed_page, stored_page
from affidavit.evidence.contents import Contents, read_contents, sniffed
from affidavit.evidence.fetching import Fetched, Fetcher, Hop
from affidavit.evidence.fetching.browsing import browsed
from affidavit.evidence.folder import EvidenceFolder
from affidavit.evidence.judging import doubts
from affidavit.evidence.keeping import Copy
from affidavit.sources import Source, host_of

Standing = Literal["open", "kept", "elsewhere", "without address", "faulty"]
BY_HAND = "open it in a browser, save it, and hand it in with --file"
HTML = frozenset({"text/html", "application/xhtml+xml"})
_FORMATS = {
    ".wacz": ("wacz", "application/zip"),
    ".pdf": ("pdf", "application/pdf"),
    ".png": ("png", "image/png"),
    ".html": ("html", "text/html"),
    ".htm": ("html", "text/html"),
}
_GONE, _REFUSING, _OK, _MULTIPLE = (404, 410), (401, 402, 403, 406, 407, 429, 451, 999), 200, 300
_FAILING = 500


class NotTakenError(Exception):
    """There is nothing to keep. `str()` is one sentence, `fix` what to do about it."""

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.fix = fix


@dataclass(frozen=True, slots=True)
class Taken:
    """A copy, and what makes it doubtful."""

    copy: Copy
    doubts: Sequence[str]
    remark: str = ""
    """What could not be read of it."""


def standing(source: Source, folder: EvidenceFolder) -> Standing:
    """Say whether a copy of a source is to be taken, and where not, why."""
    if source.faulty:
        return "faulty"
    found = [kept for each in source.captures if (kept := folder.find(each.sha256))]
    if any(kept.is_whole() for kept in found):
        return "kept"
    if source.captures and not found:
        return "elsewhere"
    return "open" if source.url and not source.is_unnamed else "without address"


def from_web(source: Source, *, fetcher: Fetcher, at: datetime) -> Taken:
    """Fetch a source and return its copy. Raises FetchError, and NotTakenError for a refusal."""
    fetched = fetcher.fetch(source.url or "")
    return of_answer(source, fetched, at=at)


def from_browser(source: Source, *, fetcher: Fetcher, executable: Path, at: datetime) -> Taken:
    """Fetch a source and return its copy as a browser shows it, with what the page asked for.

    Raises FetchError, and NotTakenError for a refusal. What is no HTML is kept as it was sent.
    """
    fetched = fetcher.fetch(source.url or "")
    taken = of_answer(source, fetched, at=at)
    if taken.copy.media_type not in HTML:
        return taken
    shown = browsed(fetched, fetcher=replace(fetcher, pause=0.0), executable=executable)
    dom = shown.dom.encode("utf-8", errors="replace")
    contents = read_contents(dom, declared_type="text/html", charset="utf-8")
    title = contents.title or source.title
    more = {"browser/page.html": dom, "browser/page.png": shown.screenshot}
    content = packed_page([*shown.others, *fetched.hops], at=at, title=title, more=more)
    copy = replace(
        taken.copy,
        content=content,
        text=contents.text,
        title=contents.title,
        words=contents.words,
        how="Chromium",
        screenshot=shown.screenshot,
    )
    return Taken(copy, doubts(source, contents), contents.remark)


def of_answer(source: Source, fetched: Fetched, *, at: datetime) -> Taken:
    """Return the copy that an answer gives. Raises NotTakenError where it is no page."""
    answer = fetched.answer
    _refuse(answer)
    contents = read_contents(answer.body, declared_type=answer.media_type, charset=answer.charset)
    copy = Copy(
        key=source.key,
        content=packed_page(fetched.hops, at=at, title=contents.title or source.title),
        format="wacz",
        at=at,
        text=contents.text,
        title=contents.title,
        media_type=contents.media_type,
        words=contents.words,
        url=source.url or "",
        final_url=answer.url,
        redirects=fetched.redirects,
        status=answer.status,
    )
    return Taken(copy, doubts(source, contents), contents.remark)


def from_file(
    source: Source, path: Path, *, by: str, how: str, at: datetime, max_size: int
) -> Taken:
    """Return the copy that somebody made by hand. Raises NotTakenError for no such file."""
    form, media_type = _FORMATS.get(path.suffix.lower(), ("", ""))
    content = _handed_in(path, form, max_size)
    contents = read_contents(content, declared_type=media_type, charset="")
    url = source.url or ""
    # HTML needs no first words that give it away; the others do
    if sniffed(content, media_type if form == "html" else "") != media_type:
        message = f"{path.name} is no {form.upper()} file"
        raise NotTakenError(message, "save it again, in the form that its name says")
    if form == "wacz":
        contents, url = _of_archive(content, path)
    copy = Copy(
        key=source.key,
        content=content,
        format=form,
        at=at,
        text=contents.text,
        title=contents.title,
        media_type=contents.media_type,
        words=contents.words,
        url=source.url or "",
        final_url=url,
        by=by,
        how=how,
    )
    is_other = bool(source.url) and host_of(url) != host_of(source.url or "")
    of_other = [f"it is a page of {host_of(url)}"] if is_other else []
    return Taken(copy, [*of_other, *doubts(source, contents)], contents.remark)


def _refuse(answer: Hop) -> None:
    """Raise NotTakenError for what a host answers instead of a page."""
    status = answer.status
    if _OK <= status < _MULTIPLE:
        if not answer.body.strip():
            message = "the host answered with an empty page"
            raise NotTakenError(message, BY_HAND)
        return
    if status in _GONE:
        message = f"the host says there is no such page ({status})"
        fix = "look for it in a public archive, and write its address there under archives:"
    elif status in _REFUSING:
        message, fix = f"the host refuses ({status})", BY_HAND
        if wait := answer.header("retry-after"):
            message, fix = f"{message} for now", f"run the command again later: it says {wait[:40]}"
    elif status >= _FAILING:
        message, fix = f"the host failed ({status})", "run the command again later"
    else:
        message, fix = f"the host answered {status}, which is no page", BY_HAND
    raise NotTakenError(message, fix)


def _handed_in(path: Path, form: str, max_size: int) -> bytes:
    if not form:
        message = f"{path.name} is of no kind that is kept"
        raise NotTakenError(message, "save it as .wacz, .pdf, .png or .html")
    try:
        if not path.is_file():
            message = f"there is no file {path.name}"
            raise NotTakenError(message)
        with path.open("rb") as file:
            content = file.read(max_size + 1)
    except OSError as error:
        message = f"{path.name} cannot be read: {error.strerror}"
        raise NotTakenError(message) from error
    if not content:
        message = f"{path.name} is empty"
        raise NotTakenError(message)
    if len(content) > max_size:
        message = f"{path.name} has over {max_size / 1e6:g} MB"
        raise NotTakenError(message, "allow more with --max-size, in MB")
    return content


def _of_archive(content: bytes, path: Path) -> tuple[Contents, str]:
    """Return what the page of a WACZ says, and its address."""
    try:
        page = stored_page(content)
    except NoArchiveError as error:
        message = f"{path.name} cannot be kept: {error}"
        raise NotTakenError(message, "save the page as WACZ once more") from error
    contents = read_contents(page.body, declared_type=page.media_type, charset=page.charset)
    return contents, page.url
