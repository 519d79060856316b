"""Take out what readers must not see: notes to colleagues, HTML comments, control characters.

This comes before anything else, and it knows code: inside a fence or between backticks `%%` is a
text. Inside an open note nothing is code, so that no backtick can keep a note from closing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code
from affidavit.markdown.fences import Opening, closes, leaves, opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affidavit.diagnostics import Place, Report
    from affidavit.markdown.places import Written

# Control characters, private use and non-characters: HTML allows none of them, and the private-use
# ones are what our marks are made of.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x0d\x0e-\x1f\x7f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)
_PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
# What the scanner stops at. An address is taken whole, so that its `%%20` opens no note.
_TOKEN = re.compile(
    r"\\%%|\\[\\`<]|(?:://|\]\()(?:[^\s%]|%(?!%)|%%(?=[0-9A-Fa-f]{2}))*|%%|<!--|`+|\n"
)
_BLANK_LINE = re.compile(r"\n[ \t>]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text as Markdown gets it."""

    text: str
    origins: Sequence[int]
    """For each character its index in the text as it was written, and one for the end."""
    fence: Opening | None = None
    """The fence that the line belongs to: its opening, its content, or its close."""
    part: str = ""
    """Of a fence: `open`, `body` or `close`."""


@dataclass(slots=True)
class CodeSpans:
    """Where code stands between backticks, by index in the text as it was written."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, start: int, end: int) -> None:
        """Take in one; they come in order."""
        self.starts.append(start)
        self.ends.append(end)

    def __contains__(self, index: object) -> bool:
        if not isinstance(index, int):
            return False
        nearest = bisect_right(self.starts, index) - 1
        return nearest >= 0 and index < self.ends[nearest]


def read_lines(written: Written, *, report: Report) -> tuple[list[Line], CodeSpans]:
    """Return the lines that readers may see, each character with its origin, and where code is.

    A line that held nothing but a note is gone whole, so that a note between two lines of a
    paragraph does not cut it. Reported: a note, a comment or a fence that is never closed (what
    follows it is not printed), a fence line that no code block starts with, and characters that
    cannot be printed.
    """
    scanner = _Scanner(written, report)
    scanner.run()
    return scanner.lines, scanner.code


class _Scanner:
    """One pass over a text, line by line and, where it is prose, token by token."""

    def __init__(self, written: Written, report: Report) -> None:
        self.lines: list[Line] = []
        self.code = CodeSpans()
        self._written = written
        self._report = report
        self._text, self._origins = _printable(written, report=report)
        self._at = 0
        self._kept: list[tuple[int, int]] = []
        self._cut = False
        self._no_closing: dict[int, int] = {}

    def run(self) -> None:
        """Read the whole text."""
        while self._at < len(self._text):
            fence = None if self._kept or self._cut else self._opening()
            if fence is not None:
                self._read_fence(fence)
            else:
                self._read_prose_line()
        self._end_line()

    def _opening(self) -> Opening | None:
        line = self._text[self._at : self._line_end()]
        found = opening(line)
        if found is not None and not found.accepted:
            message = f'"{line.strip()}" opens no code block'
            fix = "write the language alone behind the fence: ```python"
            self._report.error(Code.FENCE_INFO, self._place(self._at + found.column), message, fix)
            return None
        return found

    def _read_fence(self, fence: Opening) -> None:
        first = self._at
        self._take_code_line(fence, "open")
        while self._at < len(self._text):
            line = self._text[self._at : self._line_end()]
            if closes(line, fence):
                self._take_code_line(fence, "close")
                return
            if leaves(line, fence):
                break
            self._take_code_line(fence, "body")
        message = "this code block is never closed"
        fix = f"add a line {fence.fence}, indented like the first"
        self._report.error(Code.FENCE_UNCLOSED, self._place(first + fence.column), message, fix)

    def _take_code_line(self, fence: Opening, part: str) -> None:
        start, end = self._at, self._line_end()
        self.lines.append(Line(self._text[start:end], self._origins[start : end + 1], fence, part))
        self._at = end + 1

    def _read_prose_line(self) -> None:
        """Read on to the next line's start; a note or code span may take several lines along."""
        while (found := _TOKEN.search(self._text, self._at)) is not None:
            self._keep_to(found.start())
            if found[0] == "\n":
                self._at = found.end()
                self._end_line()
                return
            self._read_token(found)
        self._keep_to(len(self._text))

    def _read_token(self, found: re.Match[str]) -> None:
        sign, start = found[0], found.start()
        if sign == r"\%%":
            self._at = start + 1
            self._keep_to(found.end())
            self._cut = True
        elif sign == "%%":
            self._skip(start, "%%", code=Code.NOTE_UNCLOSED)
        elif sign == "<!--":
            self._skip(start, "-->", code=Code.COMMENT_UNCLOSED)
        elif sign.startswith("`"):
            self._read_code_span(start, len(sign))
        else:
            self._keep_to(found.end())

    def _read_code_span(self, start: int, length: int) -> None:
        end = self._code_end(start + length, length)
        if end is not None:
            self.code.add(self._origins[start], self._origins[end])
        while (newline := self._text.find("\n", self._at, end or start + length)) >= 0:
            self._keep_to(newline)
            self._at = newline + 1
            self._end_line()
        self._keep_to(end or start + length)

    def _code_end(self, at: int, length: int) -> int | None:
        """Return where the code span between runs of `length` backticks ends, if it does.

        It ends within its paragraph, and a run that found no partner is not looked for twice.
        """
        if at < self._no_closing.get(length, 0):
            return None
        blank = _BLANK_LINE.search(self._text, at)
        limit = blank.start() if blank else len(self._text)
        closing = re.compile(rf"(?<!`)`{{{length}}}(?!`)").search(self._text, at, limit)
        if closing is None:
            self._no_closing[length] = limit
            return None
        return closing.end()

    def _skip(self, start: int, closing: str, *, code: Code) -> None:
        """Leave out all up to the closing sign, newlines as well; without one, all the rest."""
        end = self._text.find(closing, start + 2)
        self._cut = True
        if end < 0:
            name = "note" if closing == "%%" else "comment"
            message = f"this {name} is never closed, so nothing after it would be printed"
            self._report.error(code, self._place(start), message, f"write {closing} where it ends")
            self._at = len(self._text)
            return
        self._at = end + len(closing)
        if not "".join(self._text[a:b] for a, b in self._kept).strip():
            self._at += len(re.compile(r"[ \t]*").match(self._text, self._at)[0])  # type: ignore[index]

    def _keep_to(self, end: int) -> None:
        if end > self._at:
            self._kept.append((self._at, end))
        self._at = max(self._at, end)

    def _end_line(self) -> None:
        """Close the line that is being read; leave it out where only a note stood on it."""
        text = "".join(self._text[start:end] for start, end in self._kept)
        origins = [at for start, end in self._kept for at in self._origins[start:end]]
        end_of_line = min(max(self._at - 1, 0), len(self._text))
        kept, cut = bool(text.strip()), self._cut
        self._kept, self._cut = [], False
        if cut and not kept:
            return
        if cut:
            text = text.rstrip()
        self.lines.append(Line(text, [*origins[: len(text)], self._origins[end_of_line]]))

    def _line_end(self) -> int:
        end = self._text.find("\n", self._at)
        return len(self._text) if end < 0 else end

    def _place(self, index: int) -> Place:
        return self._written.place_at(self._origins[index])


def _printable(written: Written, *, report: Report) -> tuple[str, Sequence[int]]:
    """Return the text without what cannot be printed, and the origin of each character."""
    source = written.source
    if not _UNPRINTABLE.search(source):
        return source, range(len(source) + 1)
    for found in _PRIVATE_USE.finditer(source):
        message = "this character is for private use: readers would see an empty box"
        report.warning(
            Code.CHARACTER_PRIVATE, written.place_at(found.start()), message, "delete it"
        )
    kept = [index for index, sign in enumerate(source) if not _UNPRINTABLE.match(sign)]
    return "".join(source[index] for index in kept), [*kept, len(source)]
