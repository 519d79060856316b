"""The title that a Plotly figure has in it: the page prints it, so that it is text for everyone."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

_BREAK = re.compile(r"<br\s*/?>|\n", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
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
    """Return Plotly's text without its tags, its signs as they are."""
    plain = html.unescape(_TAG.sub("", text)).strip()
    return _SIGNS.sub(r"\\\1", plain).replace("<", "&lt;")
