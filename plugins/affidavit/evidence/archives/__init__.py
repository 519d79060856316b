"""Copies of web pages in the forms that archives read: WARC, and WACZ, which packs it."""

from __future__ import annotations

from affidavit.evidence.archives.wacz import packed_page, stored_page

__all__ = ["packed_page", "stored_page"]
