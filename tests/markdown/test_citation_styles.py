"""Citations that name their sources instead of counting them, and every way to say where in one."""

from __future__ import annotations

import re
from html import unescape

import pytest
from lxml import html
from pytest_param_files import ParamTestData

from tests.composing import Press, listed, printed, told
from tests.reading import CASES

SOURCES = """\
ruiz-b: {type: book, title: Harbours, authors: [{family: Ruiz, given: Ana}], issued: 2026-01-02}
ruiz-a: {type: report, title: Air, authors: [{family: Ruiz, given: Ana}], issued: 2026-03}
soto: {type: report, title: Two, authors: [{family: Soto, given: B}, {family: Álvarez, given: C}],
       issued: 2024}
many: {type: report, title: Three, authors: [A Lima, B Mora, C Nava], issued: 2023-01/2024-05}
series: {type: dataset, title: Counts, publisher: The Office, issued: 2019/..}
paper: {type: article-newspaper, title: News, publisher: El País, issued: 2026-02-22}
signed: {type: article-newspaper, title: Signed, authors: [{family: Ochoa, given: P}],
         publisher: El País, issued: 2026-02-22}
office: {type: webpage, title: Rules, publisher: The Office, url: https://office.example/}
office-2: {type: webpage, title: Fees, publisher: The Office, url: https://office.example/2}
link: https://www.page.example/x
contact: {type: unnamed, handle: S-3, reason: fear of reprisals, how_known: works there,
          hand: first}
"""
EDITED = """\
@book{edited, title = {Papers}, editor = {Vega, Lu}, year = {2019}}
@book{coming, title = {Soon}, author = {Mora, Ada}, year = {forthcoming}}
"""
"""Invented works: alike in name and year, by several, by editors, by nobody, of no date."""


@pytest.fixture(scope="module")
def press() -> Press:
    """One composer for all cases."""
    settings = "name: The Harbour Post\ncitations: author-date\n"
    files = {"content/publication.yml": settings, "content/sources/edited.bib": EDITED}
    press = Press(sources=SOURCES, files=files)
    assert not press.loading.errors
    return press


@pytest.mark.param_file(CASES / "citations-author-date.md")
def test_author_and_date(file_params: ParamTestData, press: Press):
    """A citation says who and when, a list by name takes the place of numbers."""
    composed, report = press.compose(file_params.content)
    parts = [_read(printed(composed)), listed(composed.sources), told(report, file_params.content)]
    file_params.assert_expected("\n--\n".join(part for part in parts if part), rstrip=True)


@pytest.mark.param_file(CASES / "locators.md")
def test_where_in_a_source(file_params: ParamTestData):
    """Each kind of place is printed in the words of the page's language, whoever typed it."""
    shown = []
    for line in file_params.content.splitlines():
        seen = [_marks(line, lang) for lang in ("en", "es")]
        shown.append(f"{line} -> {' | '.join(seen)}")
    file_params.assert_expected("\n".join(shown), rstrip=True)


def _marks(typed: str, lang: str) -> str:
    composed, report = _numbered().compose(
        typed, front=f"title: The contract\nauthors: [Ana Ruiz]\nlang: {lang}\n"
    )
    assert not list(report), told(report, typed)
    marked = printed(composed).replace("<a ", "&lsqb;<a ").replace("</a>", "</a>&rsqb;")
    return " ".join(html.fromstring(marked).text_content().replace("\u2060", "").split())


_PRESSES: dict[str, Press] = {}


def _numbered() -> Press:
    return _PRESSES.setdefault("numbered", Press(sources=SOURCES))


def _read(printed_html: str) -> str:
    """Return what is read on the page; a link as `[its words|its name]`, and its target."""
    text = re.sub(
        r'<a aria-label="([^"]*)"[^>]*? href="([^"]*)" id="([^"]*)"[^>]*>([^<]*)</a>',
        r"[\4|\1](\2 \3)",
        printed_html,
    )
    return unescape(re.sub(r"</?(p|span)[^>]*>", "", text))


def test_plain_texts_leave_citations_out(press: Press):
    """A description for search engines has no brackets of citations."""
    front = "title: T\nauthors: [A]\ndek: It was signed [see @soto, p. 3; @paper] by @edited.\n"
    composed, _ = press.compose("Text.\n", front=front)
    assert composed.description == "It was signed by Vega."


def test_a_chart_alone_keeps_the_letters_of_its_page(press: Press):
    """`Ruiz 2026b` in the frame of another site is `Ruiz 2026b` in the article."""
    chart = "```chart\ntitle: T\nsource: ruiz-a, p. 3\n```\n"
    composed, report = press.compose(f"First [@ruiz-b].\n\n{chart}")
    assert not list(report)
    (alone,) = composed.embedded
    assert alone.view.source_html.striptags() == "Source: Ruiz (2026b, p. 3)"
    assert [entry.label for entry in alone.sources] == ["Ruiz 2026b"]


def test_an_unknown_style_is_told():
    """A slip in the name of a style is told where it stands."""
    settings = "name: The Harbour Post\ncitations: autor-date\n"
    loading = Press(files={"content/publication.yml": settings}).loading
    (found,) = loading
    assert (found.place.line, found.place.column) == (2, 12)
    assert found.fix == 'did you mean "author-date"?'
