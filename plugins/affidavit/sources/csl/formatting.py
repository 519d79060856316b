"""The citations of one page, formatted in one run of pandoc and kept for the next build."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from affidavit.diagnostics import Code, Report
from affidavit.located.whole_files import keep, read_kept
from affidavit.sources.exports.csl_json import csl_items
from affidavit.sources.style import short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from affidavit.diagnostics import Place
    from affidavit.sources.source import Source

Inlines = list[dict[str, Any]]
"""A text as pandoc's syntax tree has it: https://hackage.haskell.org/package/pandoc-types."""
SIGNS = ",.:;"
"""At the start of a suffix they are set in front of its span."""
SECONDS = 60
"""A page with 400 citations takes 2. A style may be written so that it never ends."""
_MEMORY = "512M"
_API = [1, 23]
"""Version of the tree; that of every pandoc 3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedItem:
    """One source in a citation."""

    key: str
    mode: str = "NormalCitation"
    """Or `AuthorInText`, for a sentence that names the source, or `SuppressAuthor`."""
    locator: str = ""
    """In the words of the page's language, which the style's locale knows: `párr. 2`."""
    prefix: str = ""
    suffix: str = ""
    """Words as they are read, for the style to set its signs by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatted:
    """What a style makes of the citations of a page."""

    citations: Sequence[Inlines]
    """In the order asked. A source's link leads to `#ref-N`, its place in `keys`; words of the
    writer stand in spans, `affix-N-prefix` and `affix-N-suffix`, by their place in the citation."""
    entries: Mapping[str, Inlines]
    """Key of a source -> its entry, in the order of the list; empty where the style has none."""
    keys: Sequence[str]


@dataclass(slots=True, kw_only=True)
class CslFormatter:
    """Formats citations by one style. Whatever fails is reported once, at `place`."""

    style: str
    cache: Path
    place: Place
    report: Report
    _failed: bool = field(default=False)

    @property
    def counts(self) -> bool:
        """Whether citations are numbers, so that a sentence has to name its source itself."""
        return 'variable="citation-number"' in self.style

    def format(
        self, citations: Sequence[Sequence[CitedItem]], sources: Iterable[Source], *, lang: str
    ) -> Formatted | None:
        """Return the citations in the style, in the words of `lang`; None where that fails."""
        if self._failed or not citations:
            return None
        by_key = {source.key: source for source in sources}
        keys = list(by_key)
        numbers = {key: f"n{index}" for index, key in enumerate(keys)}
        items = [
            {**_named(item, by_key[str(item["id"])], lang), "id": numbers[str(item["id"])]}
            for item in csl_items(by_key.values())
        ]
        tree = self._formatted(_document(citations, numbers, lang=lang), items)
        if tree is None:
            self._failed = True
            return None
        *groups, listing = tree["blocks"]
        return Formatted(
            citations=[group["c"][1][0]["c"] for group in groups],
            entries={
                keys[int(entry["c"][0][0].removeprefix("ref-n"))]: _inlines_of(entry["c"][1])
                for entry in listing["c"][1]
            },
            keys=keys,
        )

    def _formatted(self, document: object, items: object) -> dict[str, Any] | None:
        pandoc = self._pandoc()
        if pandoc is None:
            return None
        program, version = pandoc
        texts = [json.dumps(each, ensure_ascii=False) for each in (document, items)]
        name = hashlib.sha256("\0".join([version, self.style, *texts]).encode()).hexdigest()
        kept = self.cache / f"{name}.json"
        if (text := read_kept(kept)) and (found := _tree(text)):
            return found
        made = self._run(program, *texts)
        tree = None if made is None else _tree(made)
        if made is not None and tree is None:
            self._tell("pandoc gave no text for it")
        if made is not None and tree is not None:
            keep(kept, made.encode())
        return tree

    def _pandoc(self) -> tuple[str, str] | None:
        """Return the program and its version; None, and a report, where there is none."""
        try:
            # Here, not above: it comes with the extra `csl`, and only these styles need it.
            import pypandoc  # noqa: PLC0415 - as said

            return pypandoc.get_pandoc_path(), str(pypandoc.get_pandoc_version())
        except (ImportError, OSError):
            message = "a style of the Citation Style Language needs pandoc, which is not here"
            fix = 'pip install "affidavit[csl]", or write citations: author-date'
            self.report.error(Code.STYLE_PANDOC, self.place, message, fix)
            return None

    def _run(self, program: str, document: str, items: str) -> str | None:
        with tempfile.TemporaryDirectory(prefix="affidavit-csl-") as name:
            folder = Path(name)
            (folder / "style.csl").write_text(self.style, encoding="utf-8")
            (folder / "items.json").write_text(items, encoding="utf-8")
            command = [program, "+RTS", f"-M{_MEMORY}", "-RTS", "--sandbox", "--citeproc"]
            command += ["--from=json", "--to=json", "--csl=style.csl", "--bibliography=items.json"]
            try:
                run = subprocess.run(  # noqa: S603 - our own words, the program of a package
                    command,
                    input=document.encode(),
                    capture_output=True,
                    timeout=SECONDS,
                    cwd=folder,
                    env={"HOME": name, "LC_ALL": "C.UTF-8"},
                    check=False,
                )
            except (subprocess.TimeoutExpired, OSError):
                self._tell(f"pandoc did not end within {SECONDS} seconds")
                return None
        if run.returncode == 0:
            return run.stdout.decode(errors="replace")
        words = run.stderr.decode(errors="replace").strip().splitlines()
        self._tell(f"pandoc refuses it: {words[0][:200]}" if words else "pandoc fails at it")
        return None

    def _tell(self, what: str) -> None:
        message = f"the style cannot be used; {what}"
        fix = "fetch the style's file again, or use another style"
        self.report.error(Code.STYLE_WRONG, self.place, message, fix)


def _named(item: dict[str, object], source: Source, lang: str) -> dict[str, object]:
    """Return an item with the name of a person who is not named, in the language of the page."""
    if not source.is_unnamed:
        return item
    return {"type": item["type"], "author": [{"literal": short_name(source, lang)}]}


def _document(
    citations: Sequence[Sequence[CitedItem]], numbers: Mapping[str, str], *, lang: str
) -> dict[str, object]:
    """Return a document with a paragraph for each citation, and a place for the list."""
    paragraphs = [
        {"t": "Div", "c": [["", [], []], [{"t": "Para", "c": [_cite(items, numbers)]}]]}
        for items in citations
    ]
    meta = {
        "link-citations": {"t": "MetaBool", "c": True},
        "lang": {"t": "MetaInlines", "c": [{"t": "Str", "c": lang}]},
    }
    listing = {"t": "Div", "c": [["refs", [], []], []]}
    return {"pandoc-api-version": _API, "meta": meta, "blocks": [*paragraphs, listing]}


def _cite(items: Sequence[CitedItem], numbers: Mapping[str, str]) -> dict[str, object]:
    return {"t": "Cite", "c": [[_item(n, item, numbers) for n, item in enumerate(items)], []]}


def _item(index: int, item: CitedItem, numbers: Mapping[str, str]) -> dict[str, object]:
    prefix = [_affix(f"affix-{index}-prefix", item.prefix)] if item.prefix else []
    suffix: Inlines = [{"t": "Str", "c": ","}, {"t": "Space"}, *_words(item.locator)]
    suffix = suffix if item.locator else []
    if item.suffix:
        # A sign that is part of the span would be read as part of the locator.
        sign = item.suffix[0] if item.suffix[0] in SIGNS else ""
        suffix += [{"t": "Str", "c": sign}] if sign else []
        suffix += [{"t": "Space"}, _affix(f"affix-{index}-suffix", item.suffix[len(sign) :])]
    return {
        "citationId": numbers[item.key],
        "citationPrefix": prefix,
        "citationSuffix": suffix,
        "citationMode": {"t": item.mode},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _affix(name: str, text: str) -> dict[str, Any]:
    return {"t": "Span", "c": [[name, [], []], _words(text)]}


def _words(text: str) -> Inlines:
    found: Inlines = []
    for word in text.split():
        found += [{"t": "Space"}] if found else []
        found.append({"t": "Str", "c": word})
    return found


def _inlines_of(blocks: Sequence[dict[str, Any]]) -> Inlines:
    """Return the texts of an entry, one after another."""
    found: Inlines = []
    for block in blocks:
        if block["t"] in ("Para", "Plain"):
            found += [{"t": "Space"}] if found else []
            found += block["c"]
        elif block["t"] == "Div":
            found += [{"t": "Space"}] if found else []
            found += _inlines_of(block["c"][1])
    return found


def _tree(text: str | bytes) -> dict[str, Any] | None:
    """Return what pandoc wrote, if it is such a document."""
    try:
        tree = json.loads(text)
        blocks = tree["blocks"]
    except (ValueError, TypeError, KeyError):
        return None
    return tree if blocks and blocks[-1]["c"][0][0] == "refs" else None
