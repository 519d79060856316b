"""The fields that the views of all pages share, typed one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypedDict

from markupsafe import Markup

from affidavit.render.views import Heading, Link, Site, SourceEntry, StatementView


class Common(TypedDict):
    """The fields of `PageView`, which every page has."""

    site: Site
    lang: str
    direction: Literal["ltr", "rtl"]
    title: str
    title_html: Markup
    dek_html: Markup
    description: str
    body_html: Markup
    contents: Sequence[Heading]
    sources: Sequence[SourceEntry]
    statements: Sequence[StatementView]
    statements_file: Link | None
    source_files: Sequence[Link]
    charts: str | None
    has_pictures: bool
    plotly_css: bool
    noindex: bool
    canonical: str | None
    previewing: bool
