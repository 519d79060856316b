"""Jinja over the newsroom's overrides and the theme: components from typed views."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import Environment
from markupsafe import Markup

from affidavit.diagnostics import Code, Place, Report
from affidavit.language import Words
from affidavit.located.files import name_in, read_text_file

__all__ = ["Environment", "Templates", "Translate", "check_templates", "prepare", "translate"]

Translate = Callable[..., str]


class Templates:
    """Renders one component of the theme at a time. Overrides win over the theme's own."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._environment = Environment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # made anew for each build: no file is looked at for each page
        )
        self._environment.filters["url"] = _url
        self._component = cache(self._environment.get_template)

    def component(self, name: str, view: object, *, lang: str, **more: object) -> Markup:
        """Return `affidavit/components/NAME.html` rendered with `view` and the words of `lang`."""
        template = self._component(f"affidavit/components/{name}.html")
        context: Mapping[str, Any] = {"view": view, "t": translate(lang), "lang": lang, **more}
        return Markup(template.render(context).strip())  # noqa: S704 - autoescaped by the template

    def part(self, name: str, *, lang: str, **given: object) -> Markup:
        """Return `affidavit/NAME.html`, a part of a page that has no view of its own."""
        template = self._environment.get_template(f"affidavit/{name}.html")
        found = template.render(t=translate(lang), lang=lang, **given)
        return Markup(found.strip())  # noqa: S704 - autoescaped by the template

    def page(self, name: str, view: object, *, lang: str, href: Callable[[str], str]) -> str:
        """Return a whole page that no host makes; `href` leads from it to an address."""
        template = self._environment.get_template(name)
        return template.render(view=view, t=translate(lang), lang=lang, href=href)


@jinja2.pass_context
def _url(context: jinja2.runtime.Context, target: str) -> str:
    """Do what the hosts' filter of this name does: the href to an address from the root."""
    return str(context["href"](target))


def check_templates(folder: Path, *, root: Path, report: Report) -> None:
    """Report the templates of a newsroom's own that Jinja cannot read, each at its line."""
    environment = Environment(autoescape=True)
    for path in sorted(folder.rglob("*.html")):
        text = read_text_file(path, root=root, report=report)
        try:
            environment.parse(text or "")
        except jinja2.TemplateSyntaxError as error:
            at = Place(name_in(root, path), error.lineno)
            report.error(Code.TEMPLATE_BROKEN, at, f"this template cannot be read: {error.message}")


def prepare(environment: Environment) -> Environment:
    """Make a host's environment escape whatever templates print, and keep no blank lines."""
    environment.autoescape = True
    environment.trim_blocks = environment.lstrip_blocks = True
    return environment


@cache
def translate(lang: str) -> Translate:
    """Return `t`, the interface words of a language."""
    return Words(lang)
