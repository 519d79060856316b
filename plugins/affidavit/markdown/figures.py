"""Numbers of charts, tables and pictures, for those that the text refers to by number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, nearest
from affidavit.located import Model, Text
from affidavit.markdown.citations import CROSS_REFERENCES
from affidavit.markdown.numbering import fragment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from affidavit.diagnostics import Place, Report

_REFERENCED = re.compile(rf"@\{{?((?:{'|'.join(CROSS_REFERENCES)})[\w.-]*\w)")


def referenced(body: str, meta: Model) -> set[str]:
    """Return the charts and pictures that a text refers to, in a body or in front matter."""
    texts = [body, *(text.source for text in _texts(meta))]
    return {found for text in texts for found in _REFERENCED.findall(text)}


@dataclass(slots=True)
class Figures:
    """`@fig:states` and `@tbl:states`: what they lead to, and what it is called."""

    referenced: set[str]
    """Keys that some text of the page mentions: `fig:states`."""
    t: Callable[..., str]
    home: str = ""
    """Address of the page they stand on; empty on that page itself."""
    _ids: dict[str, str] = field(default_factory=dict)
    _labels: dict[str, str] = field(default_factory=dict)
    _count: dict[str, int] = field(default_factory=dict)

    def add(self, prefix: str, name: str, *, id_: str) -> str:
        """Take in the next one of the page; return `Figure 2`, or nothing if no text needs that."""
        key = f"{prefix}:{name}"
        self._ids.setdefault(key, id_)
        if key in self._labels or key not in self.referenced:
            return self._labels.get(key, "")
        self._count[prefix] = self._count.get(prefix, 0) + 1
        self._labels[key] = self.t(f"figure.{prefix}", number=self._count[prefix])
        return self._labels[key]

    def find(self, key: str, *, at: Place, report: Report) -> tuple[str, str] | None:
        """Return label and href of what `key` refers to; None, and a report, if there is none."""
        if key in self._labels:
            return self._labels[key], self.home + fragment(self._ids[key])
        prefix, _, name = key.partition(":")
        other = f"{'tbl' if prefix == 'fig' else 'fig'}:{name}"
        near = other if other in self._ids else nearest(key, self._ids)
        fix = f'did you mean "@{near}"?' if near else "refer to a chart or picture of this page"
        report.error(Code.REFERENCE_UNKNOWN, at, f'nothing on this page is called "{name}"', fix)
        return None


def _texts(value: object) -> Iterator[Text]:
    """Yield every prose text in front matter."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
