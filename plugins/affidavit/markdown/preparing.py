"""From what a writer typed to what Python-Markdown gets: clean, marked, charts and blocks read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code
from affidavit.markdown.block_records import CLOSE, HEADER, read_block
from affidavit.markdown.brackets import spare_brackets
from affidavit.markdown.fences import Fence, container, cut_lead
from affidavit.markdown.marking import mark_line
from affidavit.markdown.notes import read_lines

if TYPE_CHECKING:
    from collections.abc import Collection

    from affidavit.diagnostics import Place
    from affidavit.markdown.fences import Opening
    from affidavit.markdown.galley import Galley
    from affidavit.markdown.notes import Line
    from affidavit.markdown.places import Written

BLOCK_NAME = "affidavit"
"""Name under which pymdownx meets all blocks of ours; which one it is stands in the galley."""
_NOTE_DEFINITION = re.compile(r"[ ]{0,3}\[\^(?P<name>[^\]]*)\]:")
_ITEM = re.compile(r"(?P<indent>[ ]*)(?:[-*+]|\d{1,9}[.)])[ ]+")
_INDENT = 4
"""Spaces by which Markdown, as MkDocs reads it, continues a list item."""


@dataclass(slots=True)
class _OpenBlock:
    length: int
    """Slashes that the writer typed."""
    row: int
    """Of its header among the lines that are given on."""
    place: Place
    kept: bool
    """Whether its header is given on; if not, its close is not either."""


def prepare_inline(written: Written, galley: Galley) -> str:
    """Return a text from YAML, clean and marked; it has no fences and no blocks."""
    typed, code = read_lines(written, report=galley.report)
    lines = spare_brackets(typed, written=written, code=code, report=galley.report)
    marked = [mark_line(line, written=written, marks=galley.marks, code=code) for line in lines]
    return "\n".join(marked).strip()


def prepare(galley: Galley, *, foreign: Collection[str]) -> list[str]:
    """Return the lines of the galley's text; `foreign` are other extensions' names of blocks."""
    return _Preparation(galley, foreign).run()


class _Preparation:
    def __init__(self, galley: Galley, foreign: Collection[str]) -> None:
        self._galley = galley
        self._foreign = foreign
        typed, self._code = read_lines(galley.written, report=galley.report)
        self._lines = spare_brackets(
            typed, written=galley.written, code=self._code, report=galley.report
        )
        self._out: list[str] = []
        self._open: list[_OpenBlock] = []
        self._at = 0

    def run(self) -> list[str]:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if line.fence is not None:
                self._take_fence(line)
            elif (header := HEADER.fullmatch(line.text)) is not None:
                self._take_header(header, line)
            elif (close := CLOSE.fullmatch(line.text)) is not None:
                self._take_close(close, line)
            else:
                self._take_text(line)
        self._leave_open(self._open)
        return self._out

    def _take_text(self, line: Line) -> None:
        if (found := _NOTE_DEFINITION.match(line.text)) is not None:
            self._define_note(found["name"], line)
        galley = self._galley
        text = mark_line(line, written=galley.written, marks=galley.marks, code=self._code)
        self._out.append(text)

    def _define_note(self, name: str, line: Line) -> None:
        at = self._place(line, line.text.index("[^") + 2)
        first = self._galley.note_places.setdefault(name, at)
        if first is not at:
            message = f'the footnote "{name}" is written twice; the first is on line {first.line}'
            self._galley.report.error(Code.FOOTNOTE_DUPLICATE, at, message, "give one another name")

    def _take_fence(self, line: Line) -> None:
        fence = line.fence
        if fence is None or not fence.is_chart or line.part != "open":
            self._out.append(line.text)
            return
        self._warn_of_short_indent(line, fence)
        rows = list[str]()
        while self._at < len(self._lines) and self._lines[self._at].part in ("body", "close"):
            row = self._lines[self._at]
            self._at += 1
            if row.part == "close":
                break
            lead, content = cut_lead(row.text, fence)
            rows.append(" " * len(lead) + content)
        place = self._place(line, fence.column)
        typed = Fence(
            lang=fence.lang,
            text="\n".join([*rows, ""]),
            file=place.file,
            first_line=place.line + 1,
            place=place,
            attrs=fence.attrs,
        )
        self._put_chart(typed, fence)

    def _put_chart(self, typed: Fence, fence: Opening) -> None:
        mark = self._galley.marks.put("chart", typed.place, typed.lang)
        self._galley.fences[mark.number] = typed
        within = container(fence)
        blank = within.rstrip()
        is_item = within != fence.lead
        self._out += [] if is_item else [blank]
        self._out += [(fence.lead if is_item else within) + str(mark), blank]

    def _warn_of_short_indent(self, line: Line, fence: Opening) -> None:
        """In a list Markdown wants four spaces: with two or three the chart leaves the item."""
        lead = fence.lead
        if not lead or lead.strip():
            return
        for text in reversed(self._out):
            found = _ITEM.match(text)
            if found is not None and len(found["indent"]) < len(lead):
                if len(lead) - len(found["indent"]) < _INDENT:
                    message = f"{len(lead)} spaces do not keep this in the list item"
                    at = self._place(line, fence.column)
                    fix = f"indent it by {_INDENT + len(found['indent'])} spaces"
                    self._galley.report.warning(Code.FENCE_INDENT, at, message, fix)
                return
            if text.strip() and not text.startswith(" "):
                return

    def _take_header(self, header: re.Match[str], line: Line) -> None:
        name, slashes = header["name"].lower(), len(header["slashes"])
        foreign = name in self._foreign
        lead, depth = header["lead"], 3 + len(self._open)
        place = self._place(line, header.start("slashes"))
        row = f"{lead}{'/' * depth}{line.text[header.end('slashes') :]}"
        kept = foreign
        if not foreign:
            options = self._option_lines(lead)
            galley = self._galley
            record = read_block(
                *(header, line, options),
                written=galley.written,
                foreign=self._foreign,
                report=galley.report,
            )
            if record is not None:
                mark = galley.marks.put("block", place, name)
                galley.blocks[mark.number] = record
                row, kept = f"{lead}{'/' * depth} {BLOCK_NAME} | {mark}", True
        blank = lead.rstrip()
        self._out += [blank, row if kept else blank, *([] if foreign else [blank])]
        at = len(self._out) - (1 if foreign else 2)
        self._open.append(_OpenBlock(slashes, at, place, kept))

    def _option_lines(self, lead: str) -> list[Line]:
        """Take the lines below a header that are indented by four or more."""
        found: list[Line] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            text = line.text.expandtabs(_INDENT)
            rest = text[len(lead) :]
            is_option = rest.startswith(" " * _INDENT) and rest.strip() and text.startswith(lead)
            if line.fence is not None or not is_option:
                break
            found.append(line)
            self._at += 1
        return found

    def _take_close(self, close: re.Match[str], line: Line) -> None:
        length = len(close["slashes"])
        at = self._place(line, close.start("slashes"))
        if not self._open:
            message = "this closes a block that was never opened"
            self._galley.report.error(Code.BLOCK_UNBALANCED, at, message, "delete the line")
            return
        depth = next(
            (at for at in range(len(self._open) - 1, -1, -1) if self._open[at].length == length),
            None,
        )
        if depth is None:
            depth = len(self._open) - 1
            slashes = "/" * self._open[depth].length
            message = f"the open block of line {self._open[depth].place.line} ends with {slashes}"
            self._galley.report.error(Code.BLOCK_UNBALANCED, at, message, f"write {slashes}")
        self._leave_open(self._open[depth + 1 :])
        block = self._open[depth]
        del self._open[depth:]
        blank = close["lead"].rstrip()
        row = f"{close['lead']}{'/' * (3 + depth)}" if block.kept else blank
        self._out += [blank, row, blank]

    def _leave_open(self, blocks: list[_OpenBlock]) -> None:
        """Report blocks that nothing closes, and keep them from swallowing what follows."""
        for block in blocks:
            message = "this block is never closed"
            fix = f"add a line {'/' * block.length} after its last line"
            self._galley.report.error(Code.BLOCK_UNBALANCED, block.place, message, fix)
            self._out[block.row] = ""

    def _place(self, line: Line, column: int) -> Place:
        return self._galley.written.place_at(line.origins[column])
