"""Formulas in a figure's words: `$x^2$` needs MathJax, which no page of ours loads.

The simple ones are what Plotly's own markup and letters can say, and are drawn so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from affidavit.charts.chart import Steps

_WHOLE = re.compile(r"\s*\$+([^$]+)\$+\s*")
_PART = re.compile(r"\$+([^$]*(?:\\[A-Za-z]+|\^|_\{)[^$]*)\$+")
"""Sums of money, `$5 to $10`, have none of these signs."""
_TOKEN = re.compile(r"\\([A-Za-z]+)|\\([ ,;:!%#&$_{}])|([\^_])|([{}])|([^\\^_{}$])")
_WRITTEN = """
    times:× cdot:· pm:± div:÷ infty:∞ partial:∂ leq:≤ le:≤ geq:≥ ge:≥ neq:≠ approx:≈ sim:~
    to:→ rightarrow:→ leftarrow:← degree:° circ:° sum:∑ prod:∏ int:∫ ldots:… dots:…
"""
_SIGNS = dict(pair.split(":") for pair in _WRITTEN.split())
_SET = frozenset({"text", "mathrm", "rm", "textrm", "mathbf", "textbf", "mathit", "left", "right"})
"""Commands that say how letters look; the letters say the same without."""
_SPACES = {**dict.fromkeys(" ,;:", " "), "!": ""}
_RAISED = {"^": "sup", "_": "sub"}
_SILENT = frozenset({"bdata", "customdata", "geojson", "ids", "meta", "source", "template"})


def formulas_in(value: object, steps: Steps) -> Iterator[tuple[Steps, str]]:
    """Yield the way to each text with a formula in it, and the text."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in _SILENT:
                yield from formulas_in(item, (*steps, str(key)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, str | dict | list):
                yield from formulas_in(item, (*steps, index))
    elif isinstance(value, str) and "$" in value and has_formula(value):
        yield steps, value


def has_formula(text: str) -> bool:
    """Say whether a text is one that MathJax would set."""
    return _WHOLE.fullmatch(text) is not None or _PART.search(text) is not None


def without_formulas(text: str) -> str | None:
    """Return a text with its formulas in Plotly's own markup; None where that cannot say them."""
    whole = _WHOLE.fullmatch(text)
    if whole:
        return _said(whole[1])
    parts = {found[0]: _said(found[1]) for found in _PART.finditer(text)}
    if None in parts.values():
        return None
    return _PART.sub(lambda found: parts[found[0]] or "", text)


def reworded(value: Any) -> Any:  # noqa: ANN401 - a part of a figure, any JSON
    """Return a part of a figure with its simple formulas in Plotly's own markup."""
    if isinstance(value, dict):
        return {key: item if key in _SILENT else reworded(item) for key, item in value.items()}
    if isinstance(value, list) and any(isinstance(item, str | dict | list) for item in value):
        return [reworded(item) for item in value]
    if isinstance(value, str) and "$" in value and has_formula(value):
        return without_formulas(value) or value
    return value


def _said(formula: str) -> str | None:
    """Return a formula as letters, `<sup>` and `<sub>`; None where it asks for more."""
    tokens = list(_TOKEN.finditer(formula))
    if "".join(token[0] for token in tokens) != formula:
        return None
    said, closing, raised = list[str](), list[str](), ""
    for command, escaped, script, brace, letter in (token.groups(default="") for token in tokens):
        if brace == "}":
            if not closing:
                return None
            said.append(closing.pop())
            continue
        if script:
            if raised:
                return None
            raised = _RAISED[script]
            continue
        opens, closes = (f"<{raised}>", f"</{raised}>") if raised else ("", "")
        if brace:
            said.append(opens)
            closing.append(closes)
        else:
            sign = letter or (_SPACES.get(escaped, escaped) if escaped else _sign(command))
            if sign is None:
                return None
            said.append(f"{opens}{sign}{closes}" if sign.strip() or not raised else "")
            if raised and not sign:
                continue
        raised = ""
    return None if closing or raised else "".join(said).strip()


def _sign(command: str) -> str | None:
    if command in _SIGNS or command in _SET:
        return _SIGNS.get(command, "")
    size = "CAPITAL" if command[:1].isupper() else "SMALL"
    try:
        return unicodedata.lookup(f"GREEK {size} LETTER {command.upper()}")
    except KeyError:
        return None
