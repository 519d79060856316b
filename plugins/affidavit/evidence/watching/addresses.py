"""What an address alone tells: whether two are one, whether it is a front page or a way in."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

# Made to lead on for ever: that they do is no news.
_LEADING_ON = frozenset(
    (
        *("doi.org", "dx.doi.org", "hdl.handle.net", "purl.org", "purl.com", "n2t.net"),
        *("w3id.org", "identifiers.org", "ark.org", "nbn-resolving.org", "urn.fi"),
    )
)
_OF_CAMPAIGNS = re.compile(r"(utm_|mc_|pk_|at_)\w*|(fb|g|ms|tw)cl(id|src)|igshid|cmpid|smid|ocid")
_FRONT = re.compile(
    r"/?(([a-z]{2}([-_][a-z]{2,4})?|home|portada|inicio|start|accueil)/?)?"
    r"((index|default|home)\.\w{2,5})?",
    re.IGNORECASE,
)
_WAY_IN = re.compile(
    r"(?<![a-z])(log-?in|sign-?in|sign-?up|sso|oauth2?|auth|consent|subscribe|subscription|paywall|"
    r"captcha|challenge|acceso|iniciar-sesion|suscri\w*|registr(o|ation)|anmelden)(?![a-z])",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"(^|[/_.-])(404|410|error-?404|not-?found|page-?not-?found|no-?encontrad[oa]|"
    r"nicht-?gefunden|introuvable|error)([/_.-]|$)",
    re.IGNORECASE,
)


def same_address(first: str, second: str) -> bool:
    """Say whether two addresses differ in nothing that leads to another page.

    Such is http for https, `www.`, a slash at the end, what campaigns append, and a fragment.
    """
    return _bare(first) == _bare(second)


def _bare(url: str) -> tuple[str, int | None, str, frozenset[tuple[str, str]]]:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    port = None if parts.port in (None, 80, 443) else parts.port
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = frozenset(each for each in asked if not _OF_CAMPAIGNS.fullmatch(each[0].lower()))
    return host, port, unquote(parts.path).rstrip("/"), kept


def leads_on_for_ever(url: str) -> bool:
    """Say whether an address was made to lead to wherever the work is now: a DOI, a handle."""
    return (urlsplit(url).hostname or "").removeprefix("www.") in _LEADING_ON


def is_front_page(url: str) -> bool:
    """Say whether an address is that of a whole site: `/`, `/es/`, `/index.html`."""
    parts = urlsplit(url)
    return not parts.query and _FRONT.fullmatch(parts.path) is not None


def is_way_in(url: str) -> bool:
    """Say whether an address asks to log in, to agree or to subscribe, by its own words."""
    parts = urlsplit(url)
    first = (parts.hostname or "").partition(".")[0]
    return bool(_WAY_IN.search(parts.path) or _WAY_IN.fullmatch(first))


def is_not_found(url: str) -> bool:
    """Say whether an address says that it is the page for what is not there: `/404.html`."""
    return _NOT_FOUND.search(unquote(urlsplit(url).path)) is not None
