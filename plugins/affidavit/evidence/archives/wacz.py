"""WACZ: a WARC with its index, its list of pages and the sums of all, in one ZIP file.

By the format's specification, version 1.1.1. ReplayWeb.page opens such a file.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from urllib.parse import urlsplit

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from affidavit import __version__
from affidavit.evidence.archives.warc import Entry, answers, written
from affidavit.evidence.fetching.answers import Hop

VERSION = "1.1.1"
SOFTWARE = f"affidavit {__version__}"
ARCHIVE, INDEX, BLOCKS, PAGES = (
    "archive/data.warc.gz",
    "indexes/index.cdx.gz",
    "indexes/index.idx",
    "pages/pages.jsonl",
)
MAX_STORED = 200_000_000
"""Bytes that are unpacked of a file made elsewhere; a page with its pictures has 5 MB."""
MAX_BODY = 50_000_000
"""Bytes of its page."""


class NoArchiveError(Exception):
    """A file is no WACZ that can be read; the message says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class StoredPage:
    """The page that a WACZ was made for."""

    url: str
    title: str
    media_type: str
    charset: str
    body: bytes


def packed_page(
    hops: Sequence[Hop], *, at: datetime, title: str, more: Mapping[str, bytes] | None = None
) -> bytes:
    """Return the WACZ of one page. The same input gives the same bytes.

    `more` are further files of it by their paths, as a screenshot.
    """
    warc, entries = written(hops, at=at, software=SOFTWARE)
    index = _index(entries, at)
    block = gzip.compress(index, mtime=0)
    files = {
        ARCHIVE: warc,
        INDEX: block,
        BLOCKS: _blocks(index, block),
        PAGES: _pages(hops, at=at, title=title),
        **(more or {}),
    }
    package = _json(_package(files, hops=hops, at=at, title=title), indent=2)
    digest = {"path": "datapackage.json", "hash": _sum(package)}
    files |= {"datapackage.json": package, "datapackage-digest.json": _json(digest, indent=2)}
    return _zipped(files, at)


def stored_page(content: bytes) -> StoredPage:
    """Return the page of a WACZ, from whatever program. Raises NoArchiveError."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            budget = sum(each.file_size for each in archive.infolist())
            if budget > MAX_STORED:
                message = f"unpacked, it has {budget / 1e6:.0f} MB"
                raise NoArchiveError(message)
            listed = _listed_page(archive)
            names = [name for name in archive.namelist() if name.startswith("archive/")]
            found = _chosen((archive.read(name) for name in names), url=listed[0])
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        ArchiveLoadFailed,
    ) as error:
        message = "it is no WACZ file, or a broken one"
        raise NoArchiveError(message) from error
    if found is None:
        message = "no page of it was answered with 200 OK"
        raise NoArchiveError(message)
    return replace(found, title=listed[1])


def _chosen(warcs: Iterable[bytes], *, url: str) -> StoredPage | None:
    """Return the answer of that address, or else the first; of no other the body is kept."""
    first = None
    for warc in warcs:
        for record in answers(BytesIO(warc)):
            if record.http_headers.get_statuscode() != "200":
                continue
            is_listed = record.rec_headers.get_header("WARC-Target-URI") == url
            if is_listed or first is None:
                first = _page(record)
            if is_listed:
                return first
    return first


def _page(record: ArcWarcRecord) -> StoredPage:
    told = _told(record.http_headers.headers)
    return StoredPage(
        url=record.rec_headers.get_header("WARC-Target-URI") or "",
        title="",
        media_type=told.media_type,
        charset=told.charset,
        body=record.content_stream().read(MAX_BODY),
    )


def _told(headers: Sequence[tuple[str, str]]) -> Hop:
    return Hop(
        url="",
        request_line="",
        request_headers=(),
        status=200,
        reason="",
        headers=tuple(headers),
        sent=b"",
        body=b"",
    )


def _listed_page(archive: zipfile.ZipFile) -> tuple[str, str]:
    """Return address and title of the first page that the file lists; empty where it lists none."""
    if PAGES not in archive.namelist():
        return "", ""
    for line in archive.read(PAGES).decode("utf-8", errors="replace").splitlines():
        page = json.loads(line) if line.strip() else {}
        if isinstance(page, dict) and page.get("url"):
            return str(page["url"]), str(page.get("title") or "")
    return "", ""


def _index(entries: Sequence[Entry], at: datetime) -> bytes:
    lines = sorted(
        f"{key_of(each.url)} {at:%Y%m%d%H%M%S} " + _json(_located(each)).decode()
        for each in entries
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _located(entry: Entry) -> dict[str, str]:
    return {
        "url": entry.url,
        "mime": entry.media_type,
        "status": str(entry.status),
        "digest": entry.digest,
        "length": str(entry.length),
        "offset": str(entry.offset),
        "filename": ARCHIVE.rpartition("/")[2],
    }


def key_of(url: str) -> str:
    """Return an address as indexes sort it: `example,news)/story?id=3` for news.example."""
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    named = host if ":" in host else ",".join(reversed(host.split(".")))
    port = f":{parts.port}" if parts.port else ""
    path = parts.path.rstrip("/") or "/"
    return f"{named}{port}){path}" + (f"?{parts.query}" if parts.query else "")


def _blocks(index: bytes, block: bytes) -> bytes:
    """Return the list of the index's packed blocks, of which one page needs but one."""
    name = INDEX.rpartition("/")[2]
    head = _json({"format": "cdxj-gzip-1.0", "filename": name}).decode()
    first = index.decode().partition(" {")[0]
    where = _json({"offset": 0, "length": len(block), "digest": _sum(block), "filename": name})
    return f"!meta 0 {head}\n{first} {where.decode()}\n".encode()


def _pages(hops: Sequence[Hop], *, at: datetime, title: str) -> bytes:
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    page = {"id": "page", "url": hops[-1].url, "ts": f"{at:%Y-%m-%dT%H:%M:%SZ}", "title": title}
    return _json(head) + b"\n" + _json(page) + b"\n"


def _package(
    files: Mapping[str, bytes], *, hops: Sequence[Hop], at: datetime, title: str
) -> dict[str, object]:
    moment = f"{at:%Y-%m-%dT%H:%M:%SZ}"
    return {
        "profile": "data-package",
        "wacz_version": VERSION,
        "software": SOFTWARE,
        "title": title,
        "created": moment,
        "mainPageUrl": hops[-1].url,
        "mainPageDate": moment,
        "resources": [
            {
                "name": path.rpartition("/")[2].lower(),
                "path": path,
                "hash": _sum(content),
                "bytes": len(content),
            }
            for path, content in files.items()
        ],
    }


def _zipped(files: Mapping[str, bytes], at: datetime) -> bytes:
    """Return a ZIP file in which what is packed already is stored as it is, as WACZ asks."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, date_time=at.timetuple()[:6])
            entry.external_attr = 0o644 << 16
            if not path.endswith((".gz", ".png")):
                entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def _sum(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _json(value: object, *, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()
