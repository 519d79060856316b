r"""TeX as bibliographies hold it, to plain text: `{\"U}ber`, `$x^2$`, `\emph{in situ}`."""

from __future__ import annotations

import re
from functools import lru_cache

_MATH = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$")
_RAISED = re.compile(r"([\^_])\s*(?:\{\s*([^{}]*?)\s*\}|(\\?[^\s{}\\]))")
_SUPER = dict(zip("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", strict=True))
_SUB = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
_LINK = re.compile(r"\\href\s*\{[^{}]*\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_ADDRESS = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}")
_SCRIPT = re.compile(r"\\text(super|sub)script\s*\{([^{}]*)\}")
_LONE = re.compile(r"(?<!\\)([%&#])")
_TEX = re.compile(r"[\\${}~]|--|``|''")
_LEFT_OVER = re.compile(r"\\[A-Za-z]+\*?\s?|[{}\\]")


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Return TeX as readers see it, on one line; never raises, whatever the text.

    Braces, commands and accents are resolved by pylatexenc; exponents and indices become the signs
    of Unicode where it has them. A command nobody knows loses its backslash word and keeps its
    argument.
    """
    if not _TEX.search(text):
        return _one_line(text)
    if not re.search(r"[\\$]", text):
        return _one_line(_ligatures(re.sub(r"[{}]", "", text)))
    return _one_line(_converted(_prepared(text)))


def verbatim(text: str) -> str:
    r"""Return an address or a DOI: `\_` and `\%` are what they stand for, and nothing is styled."""
    text = _ADDRESS.sub(r"\1", text)
    text = re.sub(r"\{?\\textasciitilde\s*(?:\{\})?\}?|\{?\\~\{\}\}?", "~", text)
    return re.sub(r"\\([_%&#~$])", r"\1", re.sub(r"[{}\s]", "", text))


def _prepared(text: str) -> str:
    """Return the text without what pylatexenc 2 stumbles over: links, lone `%` and `&`."""
    text = _LINK.sub(r"\1", text)
    text = re.sub(r"\\textasciicircum\s*(?:\{\})?", "^", text)
    text = _SCRIPT.sub(lambda found: _script(found[1] == "super", found[2]), text)
    text = _MATH.sub(lambda found: f"${_RAISED.sub(_raised, found[1])}$", text)
    addresses = _ADDRESS.sub(lambda found: _LONE.sub(r"\\\1", found[1].replace("_", r"\_")), text)
    return _LONE.sub(r"\\\1", addresses)


def _raised(found: re.Match[str]) -> str:
    return _script(found[1] == "^", found[2] if found[2] is not None else found[3])


def _script(is_super: bool, text: str) -> str:  # noqa: FBT001  which of the two scripts it is
    signs = _SUPER if is_super else _SUB
    if all(sign in signs for sign in text):
        return "".join(signs[sign] for sign in text)
    return text if text.startswith("\\") else f"{{{text}}}"


def _converted(text: str) -> str:
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415  80 ms, for TeX alone

    converter = LatexNodes2Text(math_mode="text", keep_comments=True, strict_latex_spaces=False)
    try:
        return str(converter.latex_to_text(text))
    except Exception:  # noqa: BLE001  whatever the library meets in a stranger's file
        return _LEFT_OVER.sub("", text.replace("$", ""))


def _ligatures(text: str) -> str:
    text = text.replace("~", " ").replace("---", "—").replace("--", "–")
    return text.replace("``", "“").replace("''", "”")


def _one_line(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())
