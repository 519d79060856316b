"""Web addresses: which may become a link, and how readers see them."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_DOI = re.compile(
    r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(?P<name>10\.\d{4,9}/\S+)", re.IGNORECASE
)
_IN_OLD_DOIS = re.compile("[<>]")
"""Stand in names that publishers gave in the 1990s: `10.1002/(SICI)1000(1998)19:4<37::X>3.0.CO`."""
_ESCAPED = re.compile("%3[CE]", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f<>\"\\^`{|}\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def web_address(text: str) -> str | None:
    """Return `text` as an address that may become a link, or None.

    Only http and https with a host and without a user's name or password. A DOI, with or without
    `doi:`, becomes `https://doi.org/...`.
    """
    text = text.strip()
    if doi := _DOI.fullmatch(text):
        text = f"https://doi.org/{_IN_OLD_DOIS.sub(_escaped, doi['name'])}"
    if _FORBIDDEN.search(text):
        return None
    try:
        parts = urlsplit(text)
        port_is_number = parts.port is None or parts.port > 0
    except ValueError:
        return None
    has_user = "@" in parts.netloc
    is_web = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    return text if is_web and port_is_number and not has_user else None


def doi_name(text: str) -> str:
    """Return the bare name of a DOI, `10.1000/182`, in whichever form it is written.

    Empty for what is no DOI. That is the form in which files and styles expect it.
    """
    found = _DOI.fullmatch(web_address(text) or "")
    return _ESCAPED.sub(lambda sign: unquote(sign[0]), found["name"]) if found else ""


def _escaped(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"


def problem_with(text: str) -> tuple[str, str]:
    """Say in words why `text` is no web address, and what to do."""
    if "@" in _netloc(text):
        return "the address holds a user's name or password", "take out what stands before the @"
    scheme = re.match(r"([A-Za-z][\w+.-]*):", text.strip())
    if scheme and scheme[1].lower() not in {"http", "https"}:
        return f'"{scheme[1]}:" does not lead to a web page', "write an address with https://"
    if re.match(r"(www\.|[\w-]+(\.[\w-]+)+(/|$))", text.strip()):
        return "the address lacks its beginning", f"https://{text.strip()}"
    return "this is no web address", "write an address with https://"


def _netloc(text: str) -> str:
    """Return the part between `//` and the next `/`; empty where there is none."""
    try:
        return urlsplit(text.strip()).netloc
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """Return the host as readers know it: `elpais.com` for `https://www.elpais.com/mexico`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
