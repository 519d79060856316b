"""WARC: requests and answers as they went over the wire (ISO 28500, WARC 1.1)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from affidavit.evidence.fetching.answers import Hop

_NOT_AS_STORED = frozenset({"transfer-encoding"})
"""Chunks are put together, so a header that announces them would be wrong."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an answer stands in the file, for an index."""

    url: str
    status: int
    media_type: str
    digest: str
    offset: int
    length: int


def written(hops: Sequence[Hop], *, at: datetime, software: str) -> tuple[bytes, tuple[Entry, ...]]:
    """Return the WARC of one page, each record packed by itself, and where each answer stands.

    The same hops and the same time give the same bytes: the records' ids are made of both.
    """
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    moment = f"{at:%Y-%m-%dT%H:%M:%SZ}"
    ids = _ids(hops, moment)
    said = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    info = writer.create_warc_record(
        "",
        "warcinfo",
        warc_headers=_headers("warcinfo", next(ids), moment),
        payload=BytesIO(said),
        length=len(said),
    )
    writer.write_record(info)
    entries = [_write(writer, out, hop, ids=ids, moment=moment) for hop in hops]
    return out.getvalue(), tuple(entries)


def answers(content: BytesIO) -> Iterator[ArcWarcRecord]:
    """Yield each answer in a WARC, packed or not; warcio raises ArchiveLoadFailed for no WARC."""
    for record in ArchiveIterator(content):
        if record.rec_type == "response" and record.http_headers is not None:
            yield record


def _ids(hops: Sequence[Hop], moment: str) -> Iterator[str]:
    seed = uuid.uuid5(uuid.NAMESPACE_URL, f"{hops[0].url} {moment}")
    for number in range(1 + 2 * len(hops)):
        yield f"<urn:uuid:{uuid.uuid5(seed, str(number))}>"


def _headers(kind: str, id_: str, moment: str, *more: tuple[str, str]) -> StatusAndHeaders:
    named = [("WARC-Type", kind), ("WARC-Record-ID", id_), ("WARC-Date", moment), *more]
    return StatusAndHeaders("", named, protocol="WARC/1.1")


def _write(writer: WARCWriter, out: BytesIO, hop: Hop, *, ids: Iterator[str], moment: str) -> Entry:
    answer_id, request_id = next(ids), next(ids)
    uri = ("WARC-Target-URI", hop.url)
    answer = writer.create_warc_record(
        hop.url,
        "response",
        payload=BytesIO(hop.sent),
        length=len(hop.sent),
        http_headers=StatusAndHeaders(
            f"{hop.status} {hop.reason}".strip(), _as_stored(hop), protocol="HTTP/1.1"
        ),
        warc_headers=_headers("response", answer_id, moment, uri),
    )
    request = writer.create_warc_record(
        hop.url,
        "request",
        payload=BytesIO(b""),
        length=0,
        http_headers=StatusAndHeaders(
            hop.request_line, list(hop.request_headers), is_http_request=True
        ),
        warc_headers=_headers(
            "request", request_id, moment, uri, ("WARC-Concurrent-To", answer_id)
        ),
    )
    start = out.tell()
    writer.write_record(answer)
    length = out.tell() - start
    writer.write_record(request)
    digest = answer.rec_headers.get_header("WARC-Payload-Digest")
    return Entry(hop.url, hop.status, hop.media_type, str(digest), start, length)


def _as_stored(hop: Hop) -> list[tuple[str, str]]:
    """Return an answer's headers; of one that no longer holds, the name says that it held once."""
    return [
        (f"X-Archive-Orig-{name}" if name.lower() in _NOT_AS_STORED else name, value)
        for name, value in hop.headers
    ]
