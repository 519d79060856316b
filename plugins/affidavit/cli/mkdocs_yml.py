"""Read mkdocs.yml without MkDocs: tags of others stay opaque, `INHERIT` is followed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from affidavit.diagnostics import Code, Place, Report
from affidavit.publication.loading import theme_folder
from affidavit.settings import Settings, build_time, read_options

SECOND_WALL = ("*.yml", "*.yaml", "*.bib", "*.ris", "*.json", "*.csv")
"""What `exclude_docs` must name, so that a build without the plugin publishes no notes."""
MAX_PARENTS = 10


class UnreadableSettingsError(Exception):
    """There is no publication here, or its settings cannot be read; the message says which."""


class _Loader(yaml.CSafeLoader):
    """YAML that lets `!ENV` and `!!python/name:` stand for nothing."""


def _opaque(_loader: yaml.CSafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


_Loader.add_multi_constructor("!", _opaque)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _opaque)


def read_settings(
    path: Path, *, clock: datetime, environment: Mapping[str, str], report: Report
) -> Settings:
    """Return the settings in the file; raises UnreadableSettingsError where there are none."""
    config = _merged(path, MAX_PARENTS)
    root = path.parent
    report_at = Place(path.name)
    if not _names_plugin(config):
        message = "the affidavit plugin is not in this publication's settings"
        report.error(Code.KEY_MISSING, report_at, message, 'add "- affidavit" under "plugins:"')
    _check_second_wall(config, report_at, report)
    options = read_options(_options(config), report=report)
    theme = config.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    names, configs = _extensions(config)
    return Settings(
        root=root,
        docs_dir=(root / str(config.get("docs_dir") or "docs")).resolve(),
        charts_dir=(root / options.charts_dir).resolve(),
        cache_dir=root / options.cache_dir,
        theme_dirs=[*([root / str(custom)] if custom else []), theme_folder()],
        now=build_time(clock, options=options, environment=environment, report=report),
        site_name=str(config.get("site_name") or ""),
        site_url=config.get("site_url") or None,
        use_directory_urls=config.get("use_directory_urls") is not False,
        extensions=names,
        extension_configs=configs,
        pictures=options.pictures,
    )


def _merged(path: Path, parents: int) -> dict[str, Any]:
    try:
        found = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Loader)  # noqa: S506 - safe
    except OSError as error:
        message = f"{path.name}: there is no publication here ({error.strerror})"
        raise UnreadableSettingsError(message) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        message = f"{path.name}: {error}"
        raise UnreadableSettingsError(message) from error
    if not isinstance(found, dict):
        message = f"{path.name}: this holds no settings"
        raise UnreadableSettingsError(message)
    parent = found.pop("INHERIT", None)
    if not parent or not parents:
        return found
    return {**_merged((path.parent / str(parent)).resolve(), parents - 1), **found}


def _plugins(config: Mapping[str, Any]) -> dict[str, Any]:
    plugins = config.get("plugins") or []
    if isinstance(plugins, dict):
        return {str(name): options for name, options in plugins.items()}
    found: dict[str, Any] = {}
    for each in plugins:
        found |= each if isinstance(each, dict) else {str(each): None}
    return found


def _names_plugin(config: Mapping[str, Any]) -> bool:
    return "affidavit" in _plugins(config)


def _options(config: Mapping[str, Any]) -> object:
    given = _plugins(config).get("affidavit")
    if not isinstance(given, dict):
        return None
    return {name: value for name, value in given.items() if value is not None}


def _extensions(config: Mapping[str, Any]) -> tuple[list[str], dict[str, dict[str, Any]]]:
    given = config.get("markdown_extensions") or []
    if isinstance(given, dict):
        given = [{name: options} for name, options in given.items()]
    names, configs = [], {}
    for each in given:
        for name, options in each.items() if isinstance(each, dict) else [(str(each), None)]:
            names.append(str(name))
            configs[str(name)] = dict(options or {})
    return names, configs


def _check_second_wall(config: Mapping[str, Any], at: Place, report: Report) -> None:
    excluded = str(config.get("exclude_docs") or "").split()
    missing = [pattern for pattern in SECOND_WALL if pattern not in excluded]
    if missing:
        message = f"exclude_docs does not name {', '.join(missing)}"
        fix = (
            "add these lines to exclude_docs, so that a build without the plugin publishes no notes"
        )
        report.error(Code.SECOND_WALL, at, message, fix)
