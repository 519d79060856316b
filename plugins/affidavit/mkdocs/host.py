"""What the core needs to know, read from the host's configuration."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from affidavit.settings import (
    DEFAULT_EXCLUDES,
    Options,
    Settings,
    build_time,
    editor_of,
    evidence_folder,
    matcher,
)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from affidavit.diagnostics import Report


def settings_from(
    config: MkDocsConfig, *, options: Options, clock: datetime, previewing: bool, report: Report
) -> Settings:
    """Return the core's settings for a host's configuration."""
    file = Path(config.config_file_path or "mkdocs.yml").resolve()
    return Settings.of(
        file.parent,
        options=options,
        now=build_time(clock, options=options, environment=os.environ, report=report),
        docs_dir=config.docs_dir,
        evidence_dir=evidence_folder(file, options=options, environment=os.environ, report=report),
        custom_dir=config.theme.custom_dir,
        site_name=config.site_name or "",
        site_url=config.site_url or None,
        use_directory_urls=config.use_directory_urls,
        is_excluded=_excluded(config, previewing=previewing),
        extensions=config.markdown_extensions,
        extension_configs=config.mdx_configs,
        previewing=previewing,
        editor=editor_of(options, environment=os.environ, report=report) if previewing else "",
    )


def _excluded(config: MkDocsConfig, *, previewing: bool) -> Callable[[str], bool]:
    """Leave out what MkDocs leaves out: `exclude_docs` always, `draft_docs` in a build."""
    hidden = matcher(DEFAULT_EXCLUDES)
    specs = [config.exclude_docs, None if previewing else config.draft_docs]
    given = [spec for spec in specs if spec is not None]
    return lambda path: hidden(path) or any(spec.match_file(path) for spec in given)
