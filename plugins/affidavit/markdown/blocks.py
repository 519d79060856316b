"""Blocks in the tree: pymdownx finds where they end, and each becomes an element that waits."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING, ClassVar

from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from affidavit.markdown.preparing import BLOCK_NAME

if TYPE_CHECKING:
    from markdown import Markdown

BLOCK_ATTRIBUTE = "data-affidavit-block"


class ArticleBlock(Block):  # type: ignore[misc]
    """Any block of ours. Which one, and what it says, stands in the galley under its mark."""

    NAME = BLOCK_NAME
    ARGUMENT = True
    OPTIONS: ClassVar[dict[str, object]] = {}

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the element that collects the block's content until it is printed."""
        return etree.SubElement(parent, "div", {BLOCK_ATTRIBUTE: str(self.argument)})


class ArticleBlocks(BlocksExtension):  # type: ignore[misc]
    """Registers the blocks."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: object) -> None:  # noqa: ARG002, N802
        """Register the one class that stands for all blocks."""
        block_mgr.register(ArticleBlock, {})  # type: ignore[attr-defined]


def foreign_blocks(md: Markdown) -> frozenset[str]:
    """Return the names of blocks that other extensions brought."""
    manager = md.parser.blockprocessors["blocks"]
    return frozenset(manager.blocks) - {BLOCK_NAME}  # type: ignore[attr-defined]
