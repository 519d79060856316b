"""What a live chart says of a mark that is pointed at: what it is, its figure, its row's source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from affidavit.charts.chart import Figure
from affidavit.charts.lettering import safe
from affidavit.charts.wrapping import wrapped
from affidavit.language import Words

ROW_SOURCE = "row_source"
"""Names the key of a row's source in a figure, until its name is known."""
_WIDEST, _SIZE = 260, 13
"""Pixels of a line that a phone has room for beside any mark, and of its letters."""


def hover(said: Iterable[Sequence[str]], sources: Sequence[str] = ()) -> dict[str, Any]:
    """Return what a trace says of its marks: of each a text, or where it stands and its figure.

    `said` is finished for Plotly. `sources` are the keys of their rows' own sources, empty where a
    row has none; without any the figure holds nothing of them.
    """
    texts: list[list[Any]] = [list(each) for each in said]
    is_one = bool(texts) and len(texts[0]) == 1
    lines = "%{customdata[0]}" if is_one else "%{customdata[0]}<br><b>%{customdata[1]}</b>"
    if any(sources):
        lines += f"%{{customdata[{len(texts[0])}]}}"
        for text, source in zip(texts, sources, strict=True):
            text.append({ROW_SOURCE: source} if source else "")
    return {"customdata": texts, "hovertemplate": f"{lines}<extra></extra>"}


def source_line(name: str, *, lang: str) -> str:
    """Return a row's source as lines below what else is said, finished for Plotly."""
    text = Words(lang)("chart.source.one", sources=name)
    return "".join(f"<br>{safe(line)}" for line in wrapped(text, _WIDEST, size=_SIZE))


def sources_in(figure: Figure) -> list[str]:
    """Return the keys of the sources that a figure's marks name, in their order."""
    found = list[str]()

    def noted(key: str) -> str:
        found.append(key)
        return ""

    with_sources(figure, noted)
    return found


def with_sources(figure: Figure, said: Callable[[str], str | int]) -> Figure:
    """Return a figure with what is `said` of the source of each row in place of its key.

    That is a text for good, or a number for a script that has a list of texts. A filled place, of
    which Plotly says only its `text`, has the number in `meta`.
    """
    return figure | {"data": [_trace(trace, said) for trace in figure["data"]]}


def _trace(trace: dict[str, Any], said: Callable[[str], str | int]) -> dict[str, Any]:
    changed = dict(trace)
    meta, texts = trace.get("meta"), trace.get("customdata")
    if isinstance(meta, dict) and ROW_SOURCE in meta:
        found = said(meta[ROW_SOURCE])
        changed["meta"] = found
        if isinstance(found, str):
            del changed["meta"]
            changed["text"] = f"{trace['text']}{found}"
    if isinstance(texts, list):
        changed["customdata"] = [_said(text, said) for text in texts]
    return changed


def _said(text: object, said: Callable[[str], str | int]) -> object:
    if not isinstance(text, list):
        return text
    return [
        said(part[ROW_SOURCE]) if isinstance(part, dict) and ROW_SOURCE in part else part
        for part in text
    ]
