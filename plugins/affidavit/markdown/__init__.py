"""The text: Markdown with citations, spans, notes, blocks and charts, composed once a document."""

from __future__ import annotations

from affidavit.markdown.bibliography import moment_of
from affidavit.markdown.block_ends import BLOCK_END, lines_of
from affidavit.markdown.block_records import PictureOptions
from affidavit.markdown.composed import Composed, CorrectionText, EmbeddedChart
from affidavit.markdown.composer import ALWAYS, Composer
from affidavit.markdown.extension import AffidavitExtension
from affidavit.markdown.fences import Fence
from affidavit.markdown.links import Address, Addresses, Link
from affidavit.markdown.passages import Passage, Sentence, Stretch
from affidavit.markdown.printing import plain_of
from affidavit.markdown.shelf import Chart, ChartShelf, Elsewhere

__all__ = [
    "ALWAYS",
    "BLOCK_END",
    "Address",
    "Addresses",
    "AffidavitExtension",
    "Chart",
    "ChartShelf",
    "Composed",
    "Composer",
    "CorrectionText",
    "Elsewhere",
    "EmbeddedChart",
    "Fence",
    "Link",
    "Passage",
    "PictureOptions",
    "Sentence",
    "Stretch",
    "lines_of",
    "moment_of",
    "plain_of",
]
