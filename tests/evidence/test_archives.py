"""WACZ and WARC: what we write holds what was sent, and files of other programs are read."""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator

from affidavit.evidence.archives.wacz import NoArchiveError, key_of, packed_page, stored_page
from affidavit.evidence.fetching import Hop

AT = datetime(2026, 11, 24, 10, 5, 12, tzinfo=UTC)


def hop(url: str, body: bytes = b"<p>The page</p>", *, status: int = 200, **headers: str) -> Hop:
    """Return a request and its answer."""
    named = {"Content-Type": "text/html; charset=utf-8", **headers}
    packed = headers.get("Content-Encoding") == "gzip"
    return Hop(
        url=url,
        request_line="GET /a HTTP/1.1",
        request_headers=(("Host", "harbour.example"),),
        status=status,
        reason="OK",
        headers=tuple(named.items()),
        sent=gzip.compress(body, mtime=0) if packed else body,
        body=body,
    )


HOPS = (
    hop("http://harbour.example/a", b"", status=301, Location="https://www.harbour.example/b?x=1"),
    hop(
        "https://www.harbour.example/b?x=1",
        **{"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"},
    ),
)


def packed() -> zipfile.ZipFile:
    """Return a WACZ of two hops, opened."""
    return zipfile.ZipFile(BytesIO(packed_page(HOPS, at=AT, title="The harbour")))


def test_the_same_answers_give_the_same_bytes():
    """At the same time; at another, another file."""
    assert packed_page(HOPS, at=AT, title="T") == packed_page(HOPS, at=AT, title="T")
    later = AT.replace(second=13)
    assert packed_page(HOPS, at=AT, title="T") != packed_page(HOPS, at=later, title="T")


def test_every_file_is_listed_with_its_sum():
    """And the list with its own; what is packed already is only stored (WACZ 1.1.1)."""
    with packed() as archive:
        package = json.loads(archive.read("datapackage.json"))
        listed = {each["path"]: each for each in package["resources"]}
        others = {"datapackage.json", "datapackage-digest.json"}
        assert set(archive.namelist()) == set(listed) | others
        for path, each in listed.items():
            content = archive.read(path)
            assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
            assert each["bytes"] == len(content)
        digest = json.loads(archive.read("datapackage-digest.json"))
        assert (
            digest["hash"]
            == f"sha256:{hashlib.sha256(archive.read('datapackage.json')).hexdigest()}"
        )
        for path in ("archive/data.warc.gz", "indexes/index.cdx.gz"):
            assert archive.getinfo(path).compress_type == zipfile.ZIP_STORED
        assert package["wacz_version"] == "1.1.1"
        pages = [json.loads(line) for line in archive.read("pages/pages.jsonl").splitlines()]
    assert pages[1]["url"] == HOPS[1].url
    assert pages[1]["ts"] == "2026-11-24T10:05:12Z"


def test_the_index_leads_to_each_answer():
    """By place and length in the WARC, through the list of the index's blocks."""
    with packed() as archive:
        blocks = archive.read("indexes/index.idx").decode().splitlines()
        where = json.loads(blocks[1].split(" ", 2)[2])
        block = archive.read("indexes/index.cdx.gz")[where["offset"] :][: where["length"]]
        lines = gzip.decompress(block).decode().splitlines()
        warc = archive.read("archive/data.warc.gz")
    assert lines == sorted(lines)
    assert [line.split(" ")[0] for line in lines] == [
        "example,harbour)/a",
        "example,harbour)/b?x=1",
    ]
    for line, asked in zip(lines, HOPS, strict=True):
        entry = json.loads(line.split(" ", 2)[2])
        part = warc[int(entry["offset"]) :][: int(entry["length"])]
        record = next(iter(ArchiveIterator(BytesIO(part))))
        assert record.rec_headers.get_header("WARC-Target-URI") == entry["url"] == asked.url
        assert record.http_headers.get_statuscode() == entry["status"] == str(asked.status)
        assert record.raw_stream.read() == asked.sent


def test_sums_of_the_warc_are_right():
    """A reader checks each record's own sum; no header announces chunks that are put together."""
    with packed() as archive:
        content = BytesIO(archive.read("archive/data.warc.gz"))
    kinds, names = [], []
    for record in ArchiveIterator(content, check_digests="raise"):
        record.content_stream().read()
        kinds.append(record.rec_type)
        names += [name for name, _ in record.http_headers.headers] if record.http_headers else []
    assert kinds == ["warcinfo", "response", "request", "response", "request"]
    assert "Transfer-Encoding" not in names
    assert "X-Archive-Orig-Transfer-Encoding" in names


def test_the_page_is_read_back():
    """Unpacked, with its title, from where the redirects led."""
    page = stored_page(packed_page(HOPS, at=AT, title="The harbour"))
    assert page.url == HOPS[1].url
    assert (page.title, page.media_type, page.charset) == ("The harbour", "text/html", "utf-8")
    assert page.body == b"<p>The page</p>"


def zipped(**files: bytes) -> bytes:
    """Return a ZIP file; `__` in a name stands for a slash, a last `_` for a point."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


WHOLE = packed_page(HOPS, at=AT, title="T")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 no more",
        WHOLE[:-50],
        WHOLE[:300] + b"\xff" * 50 + WHOLE[350:],
        zipped(),
        zipped(archive__data_warc=b"no WARC"),
        zipped(archive__data_warc=b"\0" * 300_000_000),
        zipped(pages__pages_jsonl=b"{"),
        packed_page(HOPS[:1], at=AT, title="T"),
    ],
    ids=["empty", "torn", "cut", "changed", "bare", "other", "bomb", "list", "redirect"],
)
def test_no_archive_is_told(content):
    """Whatever is wrong with it, in one way that a command can say."""
    with pytest.raises(NoArchiveError):
        stored_page(content)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.Harbour.example/", "example,harbour)/"),
        ("https://harbour.example/A/?b=C", "example,harbour)/a?b=c"),
        ("http://127.0.0.1:80/x", "1,0,0,127:80)/x"),
        ("http://[::1]/x", "::1)/x"),
    ],
)
def test_addresses_are_sorted_by_their_host_from_behind(url, key):
    """As indexes of web archives are."""
    assert key_of(url) == key
