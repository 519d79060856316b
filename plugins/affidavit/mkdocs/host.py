"""What the core needs to know, read from the host's configuration."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from affidavit.publication.loading import theme_folder
from affidavit.settings import Options, Settings, build_time

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from affidavit.diagnostics import Report


def settings_from(
    config: MkDocsConfig, *, options: Options, clock: datetime, previewing: bool, report: Report
) -> Settings:
    """Return the core's settings for a host's configuration."""
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    custom = config.theme.custom_dir
    return Settings(
        root=root,
        docs_dir=Path(config.docs_dir).resolve(),
        charts_dir=(root / options.charts_dir).resolve(),
        cache_dir=root / options.cache_dir,
        theme_dirs=[*([Path(custom)] if custom else []), theme_folder()],
        now=build_time(clock, options=options, environment=os.environ, report=report),
        site_name=config.site_name or "",
        site_url=config.site_url or None,
        use_directory_urls=config.use_directory_urls,
        extensions=[name for name in config.markdown_extensions if name not in _hosts_own(config)],
        extension_configs=_configs(config.mdx_configs),
        pictures=options.pictures,
        previewing=previewing,
    )


def _hosts_own(_config: MkDocsConfig) -> frozenset[str]:
    """The extensions that MkDocs adds to every site; the article has its own of these."""
    return frozenset({"toc", "tables", "fenced_code", "affidavit"})


def _configs(configs: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: dict(config or {}) for name, config in configs.items()}
