"""Every option once: what a publication may set, and what the package needs to know of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

from pathspec import GitIgnoreSpec
from pydantic import AwareDatetime, BeforeValidator, Field

import affidavit_theme
from affidavit.diagnostics import Code, Place, Report
from affidavit.located import LocatedMapping, Model, fault, read_yaml, validate
from affidavit.located.files import is_inside, name_in

_RUNS = ("javascript", "data", "vbscript", "file", "blob")
"""Schemes of addresses that would run something, or that a browser refuses to follow."""


def _editor(value: object) -> str:
    """Take an address that leads to an editor; `off`, which YAML 1.1 reads as no, is none."""
    if value in ("off", "", False):
        return ""
    template = str(value)
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", template)
    if scheme is None or scheme[1] in _RUNS or "{path}" not in template:
        message = "this is no address that opens a file in an editor"
        fix = (
            'write "vscode://file/{path}:{line}:{column}", what your editor\'s manual says, or off'
        )
        raise fault(Code.VALUE_WRONG, message, fix)
    return template


class Options(Model):
    """What stands under `affidavit:` in `plugins:` of mkdocs.yml."""

    charts_dir: str = Field(
        default="charts",
        description="Folder of chart specs and data, beside mkdocs.yml; one folder a story.",
    )
    cache_dir: str = Field(
        default=".cache/affidavit",
        description="Where drawn charts are kept between builds. Outside every watched folder.",
    )
    evidence_dir: str | None = Field(
        default=None,
        description="Folder of the copies of sources, outside the publication. Without it, the"
        ' folder beside the publication whose name ends in "-evidence".',
    )
    pictures: bool = Field(
        default=True,
        description="Draw charts as pictures. Without it, charts have their table and data only.",
    )
    editor: Annotated[str, BeforeValidator(_editor)] = Field(
        default="vscode://file/{path}:{line}:{column}",
        description="Address that opens a line in your editor, from the findings of a preview;"
        " {path}, {line} and {column} are filled in. `off` for none.",
    )
    as_of: AwareDatetime | None = Field(
        default=None,
        description="Build as if it were at least this time: what is published by then is out."
        " For a publication whose builds must come out alike; a newsroom leaves it out.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All inputs of a build that are not content. A build is a pure function of these and files."""

    root: Path
    """The folder of mkdocs.yml; places in messages are relative to it."""
    docs_dir: Path
    charts_dir: Path
    cache_dir: Path
    evidence_dir: Path
    """Outside the publication; perhaps not on this machine."""
    theme_dirs: Sequence[Path]
    """Where templates are looked for, the newsroom's overrides first."""
    now: datetime
    """The time that embargoes are held against; never the machine's clock, which is passed in."""
    site_name: str = ""
    site_url: str | None = None
    use_directory_urls: bool = True
    is_excluded: Callable[[str], bool] = lambda _: False
    """Whether `exclude_docs` or `draft_docs` leaves out a path below the content folder."""
    extensions: Sequence[str] = ()
    """`markdown_extensions:` of mkdocs.yml, beyond the article's own."""
    extension_configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    pictures: bool = True
    previewing: bool = False
    """In `mkdocs serve`: drafts are shown, and faults are panels instead of a stop."""
    editor: str = ""
    """Address that opens a line in an editor, with holes for path, line and column."""

    def file_name(self, path: Path) -> str:
        """Return a path as messages print it: relative to the root, with forward slashes."""
        return name_in(self.root, path)

    @classmethod
    def of(  # noqa: PLR0913 - what any host knows, each by its name
        cls,
        root: Path,
        *,
        options: Options,
        now: datetime,
        docs_dir: str,
        evidence_dir: Path,
        custom_dir: str | None,
        site_name: str,
        site_url: str | None,
        use_directory_urls: bool,
        is_excluded: Callable[[str], bool],
        extensions: Sequence[str],
        extension_configs: Mapping[str, Mapping[str, Any] | None],
        previewing: bool = False,
        editor: str = "",
    ) -> Settings:
        """Return the settings from what a host's configuration says, paths made absolute."""
        return cls(
            root=root,
            docs_dir=(root / docs_dir).resolve(),
            charts_dir=(root / options.charts_dir).resolve(),
            cache_dir=root / options.cache_dir,
            evidence_dir=evidence_dir,
            theme_dirs=[*([root / custom_dir] if custom_dir else []), theme_folder()],
            now=now,
            site_name=site_name,
            site_url=site_url or None,
            use_directory_urls=use_directory_urls,
            is_excluded=is_excluded,
            extensions=extensions,
            extension_configs={name: dict(of or {}) for name, of in extension_configs.items()},
            pictures=options.pictures,
            previewing=previewing,
            editor=editor,
        )


DEFAULT_EXCLUDES = (".*", "/templates/")
"""What MkDocs 1.5 and later leaves out by itself (`mkdocs.structure.files`)."""


def matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Return what says whether a path matches patterns of the kind that .gitignore has."""
    return GitIgnoreSpec.from_lines(patterns).match_file


def theme_folder() -> Path:
    """Return the folder of the theme that is installed with the package."""
    return Path(affidavit_theme.__file__).parent


def read_options(value: Mapping[str, object] | None, *, file: Path, report: Report) -> Options:
    """Return the plugin's options; what is wrong with them is reported and the default stands.

    `file` is the host's settings file, where each option is looked up for its place.
    """
    given = {name: item for name, item in (value or {}).items() if item is not None}
    if not given:
        return Options()
    located = _with_places(given, file)
    found = validate(Options, located, report=report, what="the affidavit plugin's options")
    return found or Options()


def _with_places(given: Mapping[str, object], file: Path) -> LocatedMapping:
    written = _written_options(file)
    found = LocatedMapping(written.place)
    for name, item in given.items():
        found[name] = item
        found.key_places[name] = written.key_places.get(name, written.place)
    return found


def _written_options(file: Path) -> LocatedMapping:
    """Return the options as they are typed in the file; where they cannot be found, its top."""
    nowhere = LocatedMapping(Place(file.name))
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return nowhere
    value = read_yaml(text, file=file.name, report=Report())  # its other faults are the host's
    plugins = value.get("plugins") if isinstance(value, LocatedMapping) else None
    for each in plugins if isinstance(plugins, list) else [plugins]:
        options = each.get("affidavit") if isinstance(each, LocatedMapping) else None
        if isinstance(options, LocatedMapping):
            return options
    return nowhere


AS_OF = "AFFIDAVIT_AS_OF"
"""Environment variable: build as if it were at least this time, as the option `as_of` does."""


EVIDENCE = "AFFIDAVIT_EVIDENCE"
"""Environment variable: where this machine has the copies of sources, whatever the option says."""


def evidence_folder(
    file: Path, *, options: Options, environment: Mapping[str, str], report: Report
) -> Path:
    """Return where the copies of sources lie: by the environment, the option, or beside the root.

    `file` is the host's settings file. A folder inside the publication is reported.
    """
    root, here = file.parent, environment.get(EVIDENCE)
    named = here or options.evidence_dir or f"../{root.name}-evidence"
    folder = (root / named).resolve()
    if is_inside(root, folder):
        written = _written_options(file)
        at = written.key_places.get("evidence_dir", written.place)
        message = (
            "the folder of the evidence lies inside the publication, where copies could be"
            " published"
        )
        fix = f"name another with evidence_dir in mkdocs.yml, or {EVIDENCE}"
        report.error(Code.EVIDENCE_INSIDE, Place(EVIDENCE) if here else at, message, fix)
    return folder


EDITOR = "AFFIDAVIT_EDITOR"
"""Environment variable: which editor this machine has, whatever the option says."""


def editor_of(options: Options, *, environment: Mapping[str, str], report: Report) -> str:
    """Return the address that opens a line in an editor, by the environment or the option."""
    here = environment.get(EDITOR)
    if here is None:
        return options.editor
    given = LocatedMapping(Place(EDITOR))
    given["editor"], given.key_places["editor"] = here, Place(EDITOR)
    found = validate(Options, given, report=report, what="the environment")
    return found.editor if found else ""


def build_time(
    clock: datetime, *, options: Options, environment: Mapping[str, str], report: Report
) -> datetime:
    """Return the time a build goes by: the latest of the clock, `as_of` and the environment's."""
    found = effective_time(clock, as_of=options.as_of)
    if text := environment.get(AS_OF):
        found = effective_time(found, as_of=parse_time(text, report=report, name=AS_OF))
    return found


def effective_time(clock: datetime, *, as_of: datetime | None) -> datetime:
    """Return the time a build goes by: the clock's, or `as_of` where that is later. In UTC."""
    return max(clock, as_of or clock).astimezone(UTC)


def parse_time(text: str, *, report: Report, name: str) -> datetime | None:
    """Return the time that an environment variable gives, or None with a diagnostic."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        report.error(
            Code.VALUE_WRONG,
            Place(name),
            f'"{text}" is not a time with a zone',
            "write it as 2026-11-24T09:00:00-06:00",
        )
        return None
    return found
