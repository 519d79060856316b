"""Fenced code: where it starts and ends, as superfences sees it, and the fences that are charts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from affidavit.diagnostics import Place

CHARTS = ("chart", "plotly")
"""Languages of the fences that we take ourselves."""
_TAB = 4

_OPENING = re.compile(
    r"(?P<lead>[ \t>]*)(?P<item>(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<fence>`{3,}|~{3,})(?P<info>.*)"
)
# What pymdownx.superfences (10 to 13) takes behind it: a language, then braces or its options.
_INFO = re.compile(
    r"""[ \t]*(?:\.?(?P<lang>[\w#.+-]+)(?=[ \t]|$))?
    (?:[ \t]*\{(?P<attrs>.*)\}
      |(?:[ \t]*(?:hl_lines|linenums|title|title_mode)
          (?:=(?P<quote>["']).*?(?P=quote))?(?=[ \t]|$))+
    )?[ \t]*""",
    re.VERBOSE,
)
_FIRST_CLASS = re.compile(r"[^}]*?\.([\w-]+)")


@dataclass(frozen=True, slots=True)
class Opening:
    """The first line of a fence."""

    lead: str
    """What stands before it: indent, `>` of a quotation, the sign of a list item."""
    fence: str
    lang: str
    attrs: str = ""
    """What stands in braces: `.plotly alt="..."`."""
    accepted: bool = True
    """False where the line looks like a fence and opens none."""

    @property
    def column(self) -> int:
        """Where in the line the fence itself starts."""
        return len(self.lead)

    @property
    def is_chart(self) -> bool:
        """Whether it is taken out before Markdown sees it."""
        return self.lang in CHARTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A chart as it was typed in a text."""

    lang: str
    """`chart` or `plotly`."""
    text: str
    """Its lines with the indent blanked, so that line and column are those of the file."""
    file: str
    first_line: int
    """Number in the file of the text's first line."""
    place: Place
    """Of the fence itself."""
    attrs: str = ""
    """What the first line holds in braces."""


def opening(line: str) -> Opening | None:
    """Return the fence that a line opens, or seems to open; None for any other line."""
    found = _OPENING.fullmatch(line)
    if found is None:
        return None
    lead, info = found["lead"] + (found["item"] or ""), _INFO.fullmatch(found["info"])
    if info is None:
        looks_like_one = not found["item"] and "`" not in found["info"]
        return Opening(lead, found["fence"], "", accepted=False) if looks_like_one else None
    attrs = info["attrs"] or ""
    first_class = _FIRST_CLASS.match(attrs)
    lang = info["lang"] or (first_class[1] if first_class else "")
    if found["item"] and lang not in CHARTS:
        return None  # superfences knows no fence behind the sign of a list item
    return Opening(lead, found["fence"], lang, attrs)


def closes(line: str, fence: Opening) -> bool:
    """Say whether the line is the close of `fence`: the same signs, nothing behind them."""
    _, content = cut_lead(line, fence)
    return content.rstrip() == fence.fence


def leaves(line: str, fence: Opening) -> bool:
    """Say whether the line stands further out than its fence, which then was never closed."""
    taken, content = cut_lead(line, fence)
    quotes_end = taken.count(">") < fence.lead.count(">")
    return quotes_end or (bool(content.strip()) and _width(taken) < _width(fence.lead))


def cut_lead(line: str, fence: Opening) -> tuple[str, str]:
    """Cut a line of a fence into what is indent or sign of quotation, and what is its content."""
    at, width = 0, _width(fence.lead)
    while at < len(line) and line[at] in " \t>" and _width(line[:at]) < width:
        at += 1
    return line[:at], line[at:]


def container(fence: Opening) -> str:
    """Return the lead of a line that continues what the fence stands in: blanks and `>`."""
    return re.sub(r"[^>\s]", " ", fence.lead)


def _width(lead: str) -> int:
    return len(lead.expandtabs(_TAB))
