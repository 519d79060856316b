"""The title that a Plotly figure has in it: the page prints it, so that it is text for everyone."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from affidavit.charts.raw_formulas import without_formulas

_BREAK = re.compile(r"<br\s*/?>|\n", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SCRIPT = re.compile(r"(?<=[\w)\]>])<(sup|sub)>([^<>\s]+)</\1>", re.IGNORECASE)
"""What is raised or lowered behind a sign; whole lines are set so to make them small."""
_SMALL = "\N{SUPERSCRIPT ONE}\N{SUPERSCRIPT TWO}\N{SUPERSCRIPT THREE}" + "".join(
    map(chr, (0x2070, 0x2071, *range(0x2074, 0x208F)))
)
"""Digits, brackets and signs that Unicode has in small, raised and lowered."""
_SIGNS = re.compile(r"([\\`*_{}\[\]])")


def title_in(figure: Mapping[str, Any]) -> dict[str, str]:
    """Return a figure's `title` and `subtitle` as Markdown, without those that it does not have.

    What stands behind the first line break is the subtitle, as Plotly's writers had it.
    """
    layout = figure.get("layout")
    title = layout.get("title") if isinstance(layout, Mapping) else None
    under: object = ""
    if isinstance(title, Mapping):
        below = title.get("subtitle")
        under = below.get("text") if isinstance(below, Mapping) else ""
        title = title.get("text")
    first, *rest = _BREAK.split(title) if isinstance(title, str) else [""]
    said = {"title": first, "subtitle": " ".join([*rest, under if isinstance(under, str) else ""])}
    return {key: text for key, typed in said.items() if (text := _markdown(typed))}


def _markdown(text: str) -> str:
    """Return Plotly's text without its tags and simple formulas, its other signs as they are.

    What is raised or lowered is so in the letters themselves, for a title is also read where there
    is no markup: in feeds, on cards, by machines.
    """
    said = _SCRIPT.sub(_in_letters, without_formulas(text) or text)
    plain = html.unescape(_TAG.sub("", said)).strip()
    return _SIGNS.sub(r"\\\1", plain).replace("<", "&lt;")


def _in_letters(script: re.Match[str]) -> str:
    """Return `<sup>2</sup>` as `²`, and as `^2` what has no such letters."""
    is_raised, inner = script[1].lower() == "sup", html.unescape(script[2])
    small = {_plain(each): each for each in _SMALL if _is_raised(each) is is_raised}
    letters = [small.get("-" if each == "\N{MINUS SIGN}" else each) for each in inner]
    if None not in letters:
        return "".join(each for each in letters if each)
    inner = inner if len(inner) == 1 else f"({inner})"
    return f"{'^' if is_raised else '_'}{html.escape(inner)}"


def _plain(small: str) -> str:
    return unicodedata.normalize("NFKC", small).replace("\N{MINUS SIGN}", "-")


def _is_raised(small: str) -> bool:
    return unicodedata.decomposition(small).startswith("<super>")
