r"""TeX as bibliographies hold it, to plain text: `{\"U}ber`, `$x^2$`, `\emph{in situ}`."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_COMMAND = re.compile(
    r"\\(?:\\|(?P<name>[A-Za-z]+)\*?(?P<space>\s*)(?=(?P<next>\{\s*\}|.)?))", re.DOTALL
)
_WORDS = {
    **dict.fromkeys(("Dash", "dash", "emdash", "textemdash"), "—"),
    **dict.fromkeys(("endash", "textendash"), "–"),
    **dict.fromkeys(("thinspace", "enspace", "quad", "qquad", "space", "newline", "par"), " "),
    "hyphen": "-",
    "slash": "/",
    "LaTeXe": "LaTeX2e",
    "MF": "METAFONT",
    "MP": "MetaPost",
}
"""What pylatexenc does not know and bibliographies hold."""
_SHOWN_OTHERWISE = frozenset(
    (
        *("author", "chapter", "cite", "citep", "citet", "Cref", "cref", "autoref"),
        *("eqref", "ref", "date", "fcolorbox", "footnote", "href", "include"),
        *("includegraphics", "input", "maketitle", "section", "subsection"),
        *("subsubsection", "part", "title", "url"),
    )
)
"""What pylatexenc turns into words of its own (`<cit.>`) or into nothing; we keep the argument."""
_SORTING = re.compile(
    r"\\(?:noopsort|NoopSort|SortNoop|noop|sortkey|textcolor|colorbox|color)\s*\{[^{}]*\}"
)
_TWO_FORMS = re.compile(r"\\texorpdfstring\s*(\{(?:[^{}]|\{[^{}]*\})*\})\s*(?=\{)")
_QUOTED = re.compile(r"\\(?:enquote\*?|mkbibquote)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_LENGTHS = re.compile(
    r"\\(?:kern|hskip|vskip|hspace|raise|lower|raisebox)\s*\{?\s*[-+]?[\d.,]*\s*"
    r"(?:em|ex|pt|mu|in|cm|mm|bp|sp|\\\w+)?\}?\s?"
)
_SILENT = frozenset(
    (
        *("llap", "rlap", "hbox", "vbox", "mbox", "smash", "relax", "protect"),
        *("nobreak", "allowbreak", "noindent", "unskip", "null", "rm", "sf", "tt"),
        *("bf", "it", "sl", "sc", "em", "tiny", "scriptsize", "footnotesize", "small"),
        *("normalsize", "large", "Large", "LARGE", "huge", "rmfamily", "sffamily"),
        *("ttfamily", "bfseries", "mdseries", "itshape", "slshape", "scshape"),
        *("upshape", "normalfont"),
    )
)
_CHARACTER = re.compile(r"\\char\s*(?:(\d{1,3})|`\\?(.))")
_MAX_TEX = 20_000
"""Characters; a longer text loses its TeX instead of having it read."""
_ACCENTED = re.compile(
    r"(?<!\\)\\(?:(?P<sign>[`'^\"~=.])\s*|(?P<letter>[cvHukrdb])(?:\s+|(?=[{\\])))"
    r"(?:\{\s*\\?(?P<inside>[A-Za-z])\s*\}|\\(?P<dotless>[ij])(?![A-Za-z])\s?|(?P<base>[A-Za-z]))"
)
_COMBINING = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "c": "\u0327",
    "v": "\u030c",
    "H": "\u030b",
    "u": "\u0306",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
}
_LETTERS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "i": "\u0131",
    "j": "ȷ",
    "dh": "ð",
    "th": "þ",
    "TH": "Þ",
}
_LETTER = re.compile(rf"(?<!\\)\\({'|'.join(_LETTERS)})(?![A-Za-z])(?:\{{\}}|\s+)?")
_ESCAPED = re.compile(r"(?<!\\)\\([&%#_])")
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
    r"""Return TeX as readers see it, on one line; never raises, whatever the text.

    Braces, commands and accents are resolved by pylatexenc; exponents and indices become the signs
    of Unicode where it has them. Of a command nobody knows its argument stays; where it has none,
    its name, for that is most often what it prints: `\METAFONT`, `\BibTeX`.
    """
    if not _TEX.search(text):
        return _one_line(text)
    text = _LETTER.sub(lambda found: _LETTERS[found[1]], _ACCENTED.sub(_accented, text))
    if not re.search(r"[\\$]", _ESCAPED.sub("", text)):
        return _one_line(_ligatures(_ESCAPED.sub(r"\1", re.sub(r"[{}]", "", text))))
    if len(text) > _MAX_TEX:
        return _one_line(_LEFT_OVER.sub("", text.replace("$", "")))
    return _one_line(_converted(_prepared(text)))


def verbatim(text: str) -> str:
    r"""Return an address or a DOI: `\_` and `\%` are what they stand for, and nothing is styled."""
    text = _ADDRESS.sub(r"\1", text)
    text = re.sub(r"\{?\\textasciitilde\s*(?:\{\})?\}?|\{?\\~\{\}\}?", "~", text)
    return re.sub(r"\\([_%&#~$])", r"\1", re.sub(r"[{}\s]", "", text))


def _prepared(text: str) -> str:
    """Return the text without what pylatexenc 2 stumbles over: links, lone `%` and `&`."""
    text = _LINK.sub(r"\1", text)
    text = _LENGTHS.sub("", _TWO_FORMS.sub("", _SORTING.sub("", text)))
    text = _QUOTED.sub(r"“\1”", re.sub(r"\\[()\[\]]", "$", text))
    text = _CHARACTER.sub(lambda found: _LONE.sub(r"\\\1", found[2] or chr(int(found[1]))), text)
    text = _COMMAND.sub(_command, text)
    text = re.sub(r"\\textasciicircum\s*(?:\{\})?", "^", text)
    text = _SCRIPT.sub(lambda found: _script(found[1] == "super", found[2]), text)
    text = _MATH.sub(lambda found: f"${_RAISED.sub(_raised, found[1])}$", text)
    addresses = _ADDRESS.sub(lambda found: _LONE.sub(r"\\\1", found[1].replace("_", r"\_")), text)
    return _LONE.sub(r"\\\1", addresses)


def _accented(found: re.Match[str]) -> str:
    r"""Return `é` for `\'e`, where Unicode has the letter; what it has not stays TeX."""
    base = found["inside"] or found["dotless"] or found["base"]
    mark = _COMBINING[found["sign"] or found["letter"]]
    letter = unicodedata.normalize("NFC", base + mark)
    return letter if len(letter) == 1 else found[0]


def _command(found: re.Match[str]) -> str:
    """Return a command that pylatexenc knows as it is, of others what readers should see."""
    name, space, following = found["name"], found["space"], found["next"] or ""
    if not name or name in _known():
        return found[0]
    if name in _WORDS:
        return _WORDS[name]
    if name in _SILENT or following == "{":
        return ""
    starts_group = found.string[found.start() - 1 : found.start()] == "{"
    if starts_group and name.islower() and space and following != "}":
        return ""  # a font: {\ninerm ...}
    return f"{name}{space if name.islower() else ''}"


@cache
def _known() -> frozenset[str]:
    """Return the commands for which pylatexenc has a text."""
    from pylatexenc.latex2text import get_default_latex_context_db  # noqa: PLC0415  80 ms

    specs = get_default_latex_context_db().iter_macro_specs()
    return frozenset(spec.macroname for spec in specs) - _SHOWN_OTHERWISE


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
