"""Read mkdocs.yml without MkDocs: tags of others stay opaque, `INHERIT` is followed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from affidavit.cli.left_over import tell_left_over
from affidavit.diagnostics import Code, Place, Report
from affidavit.settings import (
    DEFAULT_EXCLUDES,
    Settings,
    build_time,
    evidence_folder,
    matcher,
    read_options,
)

SECOND_WALL = (
    *("*.yml", "*.yaml", "*.bib", "*.ris", "*.json", "*.csv", "*.geojson", "*.topojson"),
    "*.lock",
)
"""What `exclude_docs` must name, so that a build without the plugin publishes no notes."""
MAX_PARENTS = 10


class UnreadableSettingsError(Exception):
    """There is no publication here, or its settings cannot be read; the message says which."""


class _Loader(yaml.CSafeLoader):
    """YAML in which `!ENV` and `!!python/name:` stand for what only the host knows."""


_UNKNOWABLE = object()
"""What such a tag gives. It is taken out, so that the default of its key stands."""


def _opaque(_loader: yaml.CSafeLoader, _suffix: str, _node: yaml.Node) -> object:
    return _UNKNOWABLE


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
    tell_left_over(path, report=report)
    theme = config.get("theme")
    if (theme.get("name") if isinstance(theme, dict) else theme) != "affidavit":
        message = "the theme is not affidavit, so no page of this publication can be printed"
        report.error(Code.THEME_WRONG, report_at, message, 'write "theme: {name: affidavit}"')
    options = read_options(_options(config), file=path, report=report)
    docs_dir = str(config.get("docs_dir") or "docs")
    if not (root / docs_dir).is_dir():
        message = f'{path.name}: there is no folder "{docs_dir}", which docs_dir names'
        raise UnreadableSettingsError(message)
    names, configs = _extensions(config)
    return Settings.of(
        root,
        options=options,
        now=build_time(clock, options=options, environment=environment, report=report),
        docs_dir=docs_dir,
        evidence_dir=evidence_folder(path, options=options, environment=environment, report=report),
        custom_dir=theme.get("custom_dir") if isinstance(theme, dict) else None,
        site_name=str(config.get("site_name") or ""),
        site_url=config.get("site_url"),
        use_directory_urls=config.get("use_directory_urls") is not False,
        is_excluded=matcher([*DEFAULT_EXCLUDES, *_excludes(config)]),
        extensions=names,
        extension_configs=configs,
    )


def _excludes(config: Mapping[str, Any]) -> list[str]:
    given = [str(config.get(key) or "") for key in ("exclude_docs", "draft_docs")]
    return [line for text in given for line in text.splitlines()]


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
    known: dict[str, Any] = _known(found)
    parent = known.pop("INHERIT", None)
    if not parent or not parents:
        return known
    return _laid_over(_merged((path.parent / str(parent)).resolve(), parents - 1), known)


def _known(value: Any) -> Any:  # noqa: ANN401 - settings are of any type
    """Return the settings without what only the host knows."""
    if isinstance(value, dict):
        return {key: _known(item) for key, item in value.items() if item is not _UNKNOWABLE}
    if isinstance(value, list):
        return [_known(item) for item in value if item is not _UNKNOWABLE]
    return value


def _laid_over(parent: dict[str, Any], child: dict[str, Any]) -> dict[str, Any]:
    """Return both as MkDocs merges them: key by key, however deep; lists are replaced."""
    merged = dict(parent)
    for key, value in child.items():
        below = merged.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            merged[key] = _laid_over(below, value)
        else:
            merged[key] = value
    return merged


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


def _options(config: Mapping[str, Any]) -> dict[str, Any] | None:
    given = _plugins(config).get("affidavit")
    return given if isinstance(given, dict) else None


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
