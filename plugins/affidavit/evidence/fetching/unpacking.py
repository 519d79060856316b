"""Unpack a body that was sent packed, and never more of it than was asked for."""

from __future__ import annotations

import zlib

from affidavit.evidence.fetching.answers import FetchError, Trouble

_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


def unpacked(sent: bytes, *, encoding: str, limit: int) -> bytes:
    """Return the body itself. Raises FetchError where it is over `limit` bytes or no such packing.

    We ask for gzip only; `deflate` is read as well, with and without zlib's head, as browsers do.
    """
    names = [name for each in encoding.lower().split(",") if (name := each.strip())]
    for name in reversed([each for each in names if each != "identity"]):
        sent = _unpacked_once(sent, name, limit)
    return sent


def _unpacked_once(sent: bytes, name: str, limit: int) -> bytes:
    if not sent:
        return sent
    try:
        if name in ("gzip", "x-gzip"):
            return _inflated(sent, _GZIP, limit)
        if name == "deflate":
            return _deflated(sent, limit)
    except zlib.error as error:
        message = f"what came is not packed as {name}, as its header says"
        raise FetchError(Trouble.GARBLED, message) from error
    message = f"the host packed the page as {name[:40]!r}, which nobody asked it to"
    raise FetchError(Trouble.GARBLED, message, "save it by hand: --file")


def _deflated(sent: bytes, limit: int) -> bytes:
    try:
        return _inflated(sent, _ZLIB, limit)
    except zlib.error:
        return _inflated(sent, _RAW, limit)


def _inflated(sent: bytes, window: int, limit: int) -> bytes:
    """Unpack member by member: a gzip file may hold several."""
    found = bytearray()
    while sent:
        stream = zlib.decompressobj(window)
        found += stream.decompress(sent, limit + 1 - len(found))
        if len(found) > limit:
            message = f"unpacked, the page has over {limit / 1e6:g} MB"
            raise FetchError(Trouble.SIZE, message, "allow more with --max-size, in MB")
        if not stream.eof:
            message = "the page broke off in the middle"
            raise FetchError(Trouble.UNREACHED, message, "run the command again")
        sent = (
            stream.unused_data if window == _GZIP and stream.unused_data[:2] == b"\x1f\x8b" else b""
        )
    return bytes(found)
