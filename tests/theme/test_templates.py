"""What every page keeps, whatever a story holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from tests.theme.newsstand import (
    CORRECTION,
    FAULT,
    MARGIN,
    STORY,
    THEME,
    article,
    fill,
    front,
    page,
)

FILLED = {
    "article": lambda: fill("article", article(charts="page-1.svg", plotly_css=True)),
    "corrected": lambda: fill("article", article(corrections=[CORRECTION])),
    "front": lambda: fill("index", front()),
    "page": lambda: fill("page", page()),
    "draft": lambda: fill("article", article(previewing=True, status="draft", desk=MARGIN)),
    "unchecked": lambda: fill("article", None),
}


@pytest.fixture(params=FILLED)
def filled(request):
    """Each kind of page once."""
    return FILLED[request.param]()


def test_no_page_needs_a_style_or_script_of_its_own(filled):
    """The policy of every page forbids what stands in attributes and elements."""
    tree = html.document_fromstring(filled)
    assert not tree.xpath(
        "//*[@style] | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]"
    )
    assert "data:" not in filled


def test_no_page_asks_another_host(filled):
    """Links may lead elsewhere; nothing is fetched from there."""
    tree = html.document_fromstring(filled)
    fetched = tree.xpath("//@src | //@srcset | //link[not(@rel='canonical')]/@href")
    assert not [address for address in fetched if re.match(r"(?:https?:)?//", address)]


def test_no_page_tells_readers_what_was_meant_for_colleagues(filled):
    """Comments of templates stay in the templates."""
    assert "<!--" not in filled
    assert "{#" not in filled


def test_the_policy_comes_before_all_that_it_governs():
    """A policy in the middle of the head would not hold for what stands above it."""
    head = html.document_fromstring(FILLED["article"]()).find("head")
    names = [child.get("http-equiv") or child.tag for child in head]
    assert names[:2] == ["meta", "Content-Security-Policy"]
    assert head[0].get("charset") == "utf-8"


def test_a_preview_has_badge_and_panel():
    """A draft is marked, each fault has place, code, message and fix; reload needs no policy."""
    tree = html.document_fromstring(FILLED["draft"]())
    panel = tree.xpath("//aside[@aria-labelledby='affidavit-desk']")[0].text_content()
    assert all(text in panel for text in (FAULT.place, FAULT.code, FAULT.message, FAULT.fix))
    assert tree.xpath("//aside//@href")[0] == FAULT.open
    assert tree.xpath("//p[@class='affidavit-badge'][@data-status='draft']")
    assert not tree.xpath("//meta[@http-equiv]")


def test_a_build_has_neither():
    """What helps the writer is not published, even where it is passed to the templates."""
    built = FILLED["article"]() + fill("article", article(desk=MARGIN))
    assert "affidavit-badge" not in built
    assert "desk" not in built.replace("mailto:desk@example.org", "")


def test_nothing_is_printed_that_the_plugin_has_not_checked():
    """A theme without its plugin says so, instead of an article whose notes nobody took out."""
    unchecked = FILLED["unchecked"]()
    assert "was not checked" in unchecked
    assert html.document_fromstring(unchecked).xpath("//meta[@name='robots'][@content='noindex']")


def test_nothing_is_printed_where_texts_are_not_escaped():
    """A host that fills templates without escaping would let a title become script."""
    bare = fill("article", article(title="<script>"), autoescape=False)
    assert "was not checked" in bare
    assert "<script>" not in bare


def test_texts_stay_texts():
    """A title, an address and a fault are escaped where they land."""
    shown = fill("article", article(title='"><script>', description='"><script>'))
    assert "<script>" not in shown


def test_an_unsigned_story_says_so():
    """The empty line under `Second check` stands beside the words; with a name, neither does."""
    unsigned, signed = fill("article", article()), fill("article", article(checked_by=["Eva Sol"]))
    assert "Not checked by a second person" in unsigned
    assert "Not checked by a second person" not in signed
    assert "Eva Sol" in signed


def test_the_contents_lead_to_what_stands_below():
    """Method, corrections and sources are listed where the page has them."""
    tree = html.document_fromstring(FILLED["corrected"]())
    targets = tree.xpath("//div[@class='affidavit-contents']//@href")
    assert targets == ["#who", "#when", "#method", "#corrections", "#sources"]
    assert all(tree.xpath(f"//*[@id='{target[1:]}']") for target in targets[2:])


def test_that_nothing_was_corrected_is_said():
    """The front page has its corrections even when there are none."""
    assert "No story has been corrected yet" in FILLED["front"]()
    corrected = fill("index", front(corrections=[(STORY, CORRECTION)]))
    assert "No story has been corrected yet" not in corrected


def test_ids_are_unique(filled):
    """A link leads to one place."""
    ids = html.document_fromstring(filled).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_component_has_its_style_sheet():
    """One component, one name: who finds the one finds the other."""
    components = {path.stem for path in (THEME / "affidavit" / "components").glob("*.html")}
    sheets = THEME / "assets" / "affidavit" / "css" / "components"
    assert components <= {path.stem for path in sheets.glob("*.css")}


def test_every_template_says_what_it_is_given():
    """The first lines of each name its context, so that an override needs no reading of Python."""
    templates = list((THEME / "affidavit").rglob("*.html"))
    assert not [path.name for path in templates if not _says_its_context(path)]


def _says_its_context(template: Path) -> bool:
    text = template.read_text(encoding="utf-8")
    return text.startswith("{#") and "Context:" in text.partition("#}")[0]
