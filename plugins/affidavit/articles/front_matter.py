"""Cut a Markdown file into front matter and body."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCE = re.compile(r"-{3,}[ \t]*")
_CLOSING = re.compile(r"(?:-{3,}|\.{3})[ \t]*")
_KEY_LINE = re.compile(r"""["']?[\w.-]+["']?[ \t]*:(?:\s|$)""")
# What YAML lets stand at the start of a line: a key, an item, a comment, an indent, nothing.
_YAML_LINE = re.compile(r"""\s|$|#|-(?:\s|$)|["']?[\w.-]+["']?[ \t]*:(?:\s|$)|[\]}"']""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A Markdown file in two."""

    yaml: str | None
    """The text between the `---` lines; None where there are none."""
    yaml_line: int = 2
    """Number of its first line in the file."""
    body: str
    """All after it; empty where the front matter never ends, so that no note of it is printed."""
    body_line: int = 1
    """Number of the body's first line in the file."""
    prose_line: int | None = None
    """Where the front matter is not closed: the first line that reads like text, else 0."""


def split_front_matter(text: str) -> Split:
    """Cut at the `---` lines. A closing line may be `...` too; blank lines may come first.

    A byte order mark and line ends of Windows are taken for what they are.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    start = _opening(lines)
    if start is None:
        return Split(yaml=None, body=text)
    closing = _first(lines, start + 1, _CLOSING)
    prose = _prose(lines, start + 1, len(lines) if closing is None else closing)
    if closing is None or prose is not None:
        end = len(lines) if prose is None else prose
        yaml, line = "\n".join(lines[start + 1 : end]), 0 if prose is None else prose + 1
        return Split(yaml=yaml, yaml_line=start + 2, body="", body_line=end + 1, prose_line=line)
    return Split(
        yaml="\n".join([*lines[start + 1 : closing], ""]),
        yaml_line=start + 2,
        body="\n".join(lines[closing + 1 :]),
        body_line=closing + 2,
    )


def looks_like_front_matter(text: str) -> bool:
    """Say whether the text starts with `title: ...` as if the `---` lines had been forgotten."""
    return bool(re.match(r"\s*(title|authors|published|status|kind)[ \t]*:\s", text))


def _opening(lines: list[str]) -> int | None:
    """Return the line that opens the front matter: the first, or after blank ones before a key.

    A rule at the top of a text is no front matter: no key, no end and no blank line follow it.
    """
    start = next((row for row, line in enumerate(lines) if line.strip()), None)
    if start is None or not _FENCE.fullmatch(lines[start]):
        return None
    after = next((line for line in lines[start + 1 :] if line.strip()), "")
    return start if start == 0 or _KEY_LINE.match(after) else None


def _first(lines: list[str], start: int, pattern: re.Pattern[str]) -> int | None:
    return next((row for row in range(start, len(lines)) if pattern.fullmatch(lines[row])), None)


def _prose(lines: list[str], start: int, end: int) -> int | None:
    """Return the first line after a blank one that cannot be YAML: the body has begun."""
    for row in range(start + 1, end):
        if not lines[row - 1].strip() and not _YAML_LINE.match(lines[row]):
            return row
    return None
