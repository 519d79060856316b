"""What a host sends is taken whole or not at all, and each failure is told as what it is."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
import zlib
from itertools import count

import pytest

from affidavit.evidence.fetching import Fetcher, FetchError, Limits, Trouble, addresses
from affidavit.evidence.fetching.addresses import is_public, resolved, target_of
from tests.answering import answering, page, redirect

QUICK = Limits(connect=5, silence=5, total=1, size=100_000, redirects=5)


def fetcher(**more) -> Fetcher:
    """Return one that may call this machine, and waits for nobody."""
    return Fetcher(**{"limits": QUICK, "pause": 0, "allow_private": True, **more})


def packed_as_gzip(content: bytes) -> bytes:
    """Return the same bytes at any time of day."""
    return gzip.compress(content, mtime=0)


def told(answer, **more) -> FetchError:
    """Return what is told of an answer that cannot be kept."""
    with answering({"/a": answer}) as host, pytest.raises(FetchError) as caught:
        fetcher(**more).fetch(f"{host.url}a")
    return caught.value


def test_each_redirect_is_recorded():
    """An editor sees by which way the page was reached."""
    answers = {
        "/a": redirect("/b"),
        "/b": redirect("c?x=1", status="308 Moved"),
        "/c?x=1": page("x"),
    }
    with answering(answers) as host:
        fetched = fetcher().fetch(f"{host.url}a#part")
    assert fetched.redirects == (f"{host.url}a", f"{host.url}b")
    assert fetched.answer.url == f"{host.url}c?x=1"
    assert fetched.answer.body == b"x"
    assert host.asked == ["/a", "/b", "/c?x=1"]


def test_a_status_is_an_answer():
    """Whether a 404 is kept is for the caller to say."""
    with answering({}) as host:
        assert fetcher().fetch(host.url).answer.status == 404


@pytest.mark.parametrize("target", ["/a", "/a#again", "http://{host}/a"])
def test_a_circle_is_told(target):
    """Also where the address differs only in what is never sent."""
    with answering({}) as host:
        host.answers["/a"] = redirect("/b")
        host.answers["/b"] = redirect(target.format(host=host.url.split("/")[2]))
        with pytest.raises(FetchError, match="in a circle") as caught:
            fetcher().fetch(f"{host.url}a")
    assert caught.value.trouble is Trouble.LOOP
    assert host.asked == ["/a", "/b"]


def test_a_chain_without_end_is_told():
    """No address of it comes twice."""
    with answering({}) as host:
        host.answers |= {f"/{number}": redirect(f"/{number + 1}") for number in range(20)}
        with pytest.raises(FetchError, match="more than 5 redirects"):
            fetcher().fetch(f"{host.url}0")
    assert len(host.asked) == 6


@pytest.mark.parametrize(
    "target", ["ftp://x.example/", "javascript:alert(1)", "http://u:p@x.example/"]
)
def test_redirects_lead_to_the_web_only(target):
    """Neither to files nor to other programs, and with nobody's password."""
    assert told(redirect(target)).trouble is Trouble.ADDRESS


def drip(line: socket.socket) -> None:
    """Send a byte at a time, for ever, never silent for long."""
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in count():
        line.sendall(b"x")
        threading.Event().wait(0.05)


def drip_head(line: socket.socket) -> None:
    """Send headers for ever."""
    line.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in count():
        line.sendall(b"x")
        threading.Event().wait(0.05)


def silent(line: socket.socket) -> None:
    """Take the call and say nothing."""
    line.recv(1)


@pytest.mark.parametrize("answer", [drip, drip_head, silent])
def test_slow_hosts_are_hung_up_on(answer):
    """However they are slow."""
    assert told(answer).trouble is Trouble.SLOW


def flood(line: socket.socket) -> None:
    """Send without end."""
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in count():
        line.sendall(b"x" * 10_000)


def chunked_flood(line: socket.socket) -> None:
    """Send chunks without end."""
    line.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in count():
        line.sendall(b"2710\r\n" + b"x" * 10_000 + b"\r\n")


@pytest.mark.parametrize(
    "answer", [flood, chunked_flood, page(headers={"Content-Length": "99999999999"})]
)
def test_huge_bodies_stop(answer):
    """Where the host says how large it is, before the first byte of it."""
    assert told(answer, limits=Limits(total=30, size=100_000)).trouble is Trouble.SIZE


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (packed_as_gzip(b"\0" * 10_000_000), "gzip"),
        (zlib.compress(b"\0" * 10_000_000), "deflate"),
        (packed_as_gzip(packed_as_gzip(b"\0" * 30_000_000)), "gzip, gzip"),
        (b"".join(packed_as_gzip(b"\0" * 60_000) for _ in range(4)), "gzip"),
    ],
)
def test_bombs_do_not_go_off(packed, encoding):
    """Little is sent, and much would come out."""
    assert told(page(packed, headers={"Content-Encoding": encoding})).trouble is Trouble.SIZE


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (packed_as_gzip(b"The page"), "gzip"),
        (packed_as_gzip(b"The ") + packed_as_gzip(b"page"), "x-gzip"),
        (zlib.compress(b"The page"), "deflate"),
        (zlib.compress(b"The page")[2:-4], "deflate"),
        (b"The page", "identity"),
    ],
)
def test_packed_pages_are_unpacked(packed, encoding):
    """And what was sent is kept beside it."""
    with answering({"/a": page(packed, headers={"Content-Encoding": encoding})}) as host:
        answer = fetcher().fetch(f"{host.url}a").answer
    assert answer.body == b"The page"
    assert answer.sent == packed


def reset(line: socket.socket) -> None:
    """Hang up as a machine does that has crashed."""
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nThe")
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (reset, Trouble.UNREACHED),
        (b"", Trouble.UNREACHED),
        (page("The", headers={"Content-Length": "100"}), Trouble.UNREACHED),
        (
            page(packed_as_gzip(b"The page")[:-9], headers={"Content-Encoding": "gzip"}),
            Trouble.UNREACHED,
        ),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nThe\r\n", Trouble.UNREACHED),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", Trouble.UNREACHED),
        (b"SSH-2.0-x\r\n\r\n", Trouble.GARBLED),
        (page(b"The page", headers={"Content-Encoding": "gzip"}), Trouble.GARBLED),
        (page(b"x", headers={"Content-Encoding": "br"}), Trouble.GARBLED),
    ],
)
def test_half_a_page_is_none(answer, trouble):
    """What broke off, and what is no answer, is never kept."""
    assert told(answer).trouble is trouble


def test_nobody_there_is_told():
    """A port that nobody listens at, and a name that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(FetchError) as caught:
        fetcher().fetch(f"http://127.0.0.1:{port}/")
    assert caught.value.trouble is Trouble.UNREACHED

    def unknown(_host, _port):
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(FetchError, match=r"no machine is called nobody\.example") as caught:
        fetcher(resolve=unknown).fetch("https://nobody.example/")
    assert caught.value.trouble is Trouble.NAME


def test_a_host_that_cannot_prove_itself_is_told():
    """Here a plain server behind an https address."""
    with answering({}) as host, pytest.raises(FetchError) as caught:
        fetcher().fetch(host.url.replace("http:", "https:"))
    assert caught.value.trouble is Trouble.TLS


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104
        "224.0.0.1", "::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::a00:1", "2002:7f00:1::", "::",
    ],
)  # fmt: skip
def test_private_machines_are_not_called(address):
    """Neither by their own address nor by one of IPv6 that wraps it."""
    assert not is_public(address)
    with pytest.raises(FetchError, match="private network") as caught:
        fetcher(resolve=lambda *_: [address], allow_private=False).fetch("http://inside.example/")
    assert caught.value.trouble is Trouble.ADDRESS


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8"])
def test_the_open_web_is_called(address):
    """A name with an address inside and one outside leads outside."""
    chosen = resolved(
        target_of("http://x.example/"),
        resolve=lambda *_: ["10.0.0.1", address],
        allow_private=False,
    )
    assert chosen == address


def test_a_redirect_into_the_private_network_is_refused(monkeypatch: pytest.MonkeyPatch):
    """Each machine is judged before it is called, not only the first."""
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    machines = {"127.0.0.1": ["127.0.0.1"], "inside.example": ["10.0.0.1"]}
    asked = fetcher(allow_private=False, resolve=lambda name, _: machines[name])
    with (
        answering({"/a": redirect("http://inside.example/secret")}) as host,
        pytest.raises(FetchError, match=r"inside\.example leads into a private network"),
    ):
        asked.fetch(f"{host.url}a")
    assert host.asked == ["/a"]


def test_a_host_is_given_time():
    """Between two requests to it, and to no other."""
    now, slept = [100.0], []

    def sleep(seconds):
        slept.append(seconds)
        now[0] += seconds

    with answering({"/": page("x")}) as host:
        asked = fetcher(
            pause=2, clock=lambda: now[0], sleep=sleep, resolve=lambda *_: ["127.0.0.1"]
        )
        port = host.url.split(":")[2]
        for name in ("a.example", "b.example", "a.example"):
            asked.fetch(f"http://{name}:{port}")
    assert slept == [2.0]


def test_the_request_says_who_asks():
    """Honestly, and with no more about this machine than must be said."""
    with answering({"/ñ": page("x"), "/%C3%B1": page("x")}) as host:
        fetcher().fetch(f"{host.url}ñ")
    lines = host.requests[0].decode().split("\r\n")
    assert lines[0] == "GET /%C3%B1 HTTP/1.1"
    assert {line.partition(":")[0] for line in lines[1:] if line} == {
        "Host", "User-Agent", "Accept", "Accept-Encoding", "Connection",
    }  # fmt: skip
    assert any(line.startswith("User-Agent: affidavit/") for line in lines)
