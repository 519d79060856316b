"""One composer for a whole publication: its documents, its extensions, its sources."""

from __future__ import annotations

import markdown
import pytest

from affidavit.diagnostics import Code
from affidavit.markdown import AffidavitExtension
from tests.composing import Press, told

PAGE = "content/about/methods.md"


@pytest.fixture
def press() -> Press:
    """A composer of its own."""
    return Press()


def test_nothing_stays_from_the_last_document(press: Press):
    """The same text gives the same page, whatever was composed before it."""
    text = "Signed [@post][^n]. See [x].\n\n[^n]: Note.\n\n## Ships\n\n/// aside | A\nB.\n///"
    first, _ = press.compose(text)
    press.compose(
        "The HTML [@gazette][^m] ## Ships\n\n[^m]: Other.\n\n*[HTML]: no\n\n[x]: https://x.example"
        "\n\n/// aside | Open"
    )
    again, report = press.compose(text)
    assert again == first
    assert not list(report)


def test_an_empty_article_has_its_title(press: Press):
    """A text that is empty, or holds nothing but a note, is still composed."""
    for text in ("", "\n\n", "%% nothing yet %%"):
        composed, report = press.compose(text)
        assert composed.title == "The harbour contract"
        assert not str(composed.body_html)
        assert not report.errors


def test_a_page_takes_its_title_from_its_first_heading(press: Press):
    """A page without a title in its front matter is called like its first heading."""
    composed, report = press.compose(
        "# How we *count* [@post]\n\nText.", front="noindex: true\n", name=PAGE
    )
    assert composed.title == "How we count"
    assert "<h1" not in str(composed.body_html)
    assert not report.errors


def test_a_page_may_have_a_longer_heading_than_title(press: Press):
    """What the browser's tab says comes from the front matter, what the page says from its text."""
    composed, report = press.compose(
        "# How we count\n\nText.", front="title: Counting\n", name=PAGE
    )
    assert (composed.title, composed.title_html) == ("Counting", "How we count")
    assert not list(report)


def test_ids_are_unique(press: Press):
    """A picture or chart that stands twice on a page has two anchors."""
    figure = "/// figure | ship.jpg\n    alt: A ship\n///\n\n```chart\nname: a\n```\n\n"
    composed, report = press.compose(f"## Figure ship\n\n{figure}{figure}")
    assert {"figure-ship", "figure-ship.2", "figure-ship.3", "chart-a"} <= composed.anchors
    assert not report.errors


def test_titles_are_plain_where_they_must_be(press: Press):
    """A title keeps its emphasis on the page and loses it elsewhere."""
    front = "title: 'The *Ana* & \"others\"'\nauthors: [Ana Ruiz]\n"
    composed, _ = press.compose("Text.", front=front)
    assert composed.title == "The Ana & “others”"
    assert str(composed.title_html).startswith("The <em>Ana</em> &amp; ")


def test_texts_of_the_front_matter_are_set(press: Press):
    """Dek, method, replies and corrections are set and numbered in the order of the page."""
    front = (
        "title: T\nauthors: [Ana Ruiz]\ndek: Signed [@post]\ncontent_note: Names [@gazette]\n"
        "method: |\n  One [@carried].\n\n  Two.\n"
        "replies:\n  - {to: harbour-office, outcome: answered, says: 'Yes [@post]'}\n"
        "corrections:\n  - {at: 2026-02-01T10:00:00Z, was: '*six*', now: seven, text: Seven}\n"
    )
    composed, report = press.compose("Text.", front=front)
    assert not report.errors
    assert composed.cited == ("gazette", "post", "carried")
    assert composed.method_html.count("<p>") == 2
    assert composed.dek == "Signed"
    assert ">2</a>" in composed.replies[0]
    assert (composed.corrections[0].was, composed.corrections[0].now) == ("six", "seven")


def test_a_lead_picture_is_an_asset(press: Press):
    """The picture above the text is printed, and known to be used."""
    lead = "lead: {image: ship.jpg, alt: A ship, caption: 'By [@post]'}\n"
    front = f"title: T\nauthors: [Ana Ruiz]\n{lead}"
    composed, report = press.compose("Text [deed](deed.pdf).", front=front)
    assert not report.errors
    assert composed.lead_picture == "stories/harbour/ship.jpg"
    assert composed.assets == {"stories/harbour/ship.jpg", "stories/harbour/deed.pdf"}
    assert composed.lead_alt == "A ship"


def test_contents_are_the_second_level_in_words(press: Press):
    """The contents name headings as they read, without numbers of sources."""
    text = "## As @post says, *six* [@gazette]\n\n### Deeper\n\n## Ships & boats"
    composed, _ = press.compose(text)
    assert [each.text for each in composed.contents] == [
        "As The Harbour Post says, six",
        "Ships & boats",
    ]


def test_citations_are_not_judged_without_their_file():
    """While a file of sources cannot be read, no citation is called unknown."""
    press = Press(files={"content/sources/more.yml": "a: [\n"})
    _, report = press.compose('Signed [@psot] and @pots and ["x"]{quote=a/b}.')
    assert press.loading.errors
    assert not list(report)


def test_a_source_of_another_story_is_told():
    """A key that only another story may cite is told with the way to share it."""
    press = Press(files={"content/stories/fire/sources.yml": "smoke: https://x.example/\n"})
    text = "Signed [@smoke]."
    _, report = press.compose(text)
    assert 'a source of the story "fire" alone' in told(report, text)


def test_extensions_of_the_newsroom_are_read():
    """What mkdocs.yml adds or configures works; what it lists again does no harm."""
    press = Press(
        extensions=["toc", "tables", "fenced_code", "extra", "pymdownx.mark", "meta", "affidavit"],
        extension_configs={"toc": {"permalink": True}, "smarty": {"smart_quotes": False}},
    )
    composed, report = press.compose(
        'Key: value ==marked== "x" [@post]\n\n## Ships\n\n```py\na\n```'
    )
    body = str(composed.body_html)
    assert not report.errors
    assert '<mark>marked</mark> "x"' in body
    assert "Key: value" in body
    assert 'class="headerlink"' in body
    assert 'class="highlight"' in body
    assert composed.contents[0].text == "Ships"


def test_an_extension_that_is_not_there_is_told():
    """A missing extension is a fault of mkdocs.yml, and the text is composed without it."""
    press = Press(extensions=["nowhere.at_all"])
    assert [each.code for each in press.loading.errors] == [Code.EXTENSION_BROKEN]
    assert press.compose("Text.")[0].words == 1


def test_without_a_publication_nothing_looks_checked():
    """The bare extension says so at each citation, span, block and chart."""
    text = (
        "Six [@post, p. 3] and [six]{fact=six} %% secret %%.\n\n/// aside | A\nB.\n///\n\n"
        "```chart\nkind: bar\n```"
    )
    html = markdown.markdown(text, extensions=[AffidavitExtension()])
    assert html.count("not checked") == 4
    assert "secret" not in html
    assert "kind: bar" not in html


def test_alone_it_works_under_its_name():
    """`markdown.markdown(text, extensions=["affidavit"])` finds it."""
    pytest.importorskip("affidavit")
    html = markdown.markdown("A @b [@c].", extensions=["affidavit.markdown.extension"])
    assert "[@c: not checked]" in html
