"""The desk: every article with what is open of it, in a preview and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser, Page, expect

from affidavit.render.stylesheet import stylesheet
from affidavit.settings import theme_folder
from tests.desk.desks import LEDGERS, SOURCES, articles, desk_of
from tests.hosting import folder_served
from tests.newsroom import Newsroom, make_newsroom


def written(newsroom: Newsroom) -> Path:
    """Write the desk's page, with what it loads, into a folder; return that."""
    files = dict(desk_of(newsroom)[0].files())
    files["assets/affidavit/affidavit.css"] = stylesheet(theme_folder()).encode()
    for name, content in files.items():
        newsroom.write(f"out/{name}", content)
    return newsroom.root / "out"


@pytest.fixture(scope="session")
def desk_url(once: Callable[..., Path]) -> Iterator[str]:
    """Where the desk of three articles is served."""

    def make(folder: Path) -> None:
        written(make_newsroom(folder, articles=articles(), sources=SOURCES, files=LEDGERS))

    with folder_served(once("desk", make) / "out") as url:
        yield f"{url}desk/"


def rows(page: Page) -> list[str]:
    """Return the titles that the table shows, from above."""
    return page.locator("tbody tr:visible th > a").all_inner_texts()


def test_every_article_is_on_the_desk_with_what_is_open(desk_url: str, page: Page):
    """Drafts and scheduled stories too: status, day, counts; a review is overdue the day after."""
    page.goto(desk_url)
    assert rows(page) == ["Zebra boats", "Álamo cranes", "Docks"]
    cells = page.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].slice(1).map(cell => cell.textContent))"
    )
    assert cells == [
        ["Draft", "5 March 2026, 09:00, UTC", "0", "2", "0", "0", "nobody"],
        ["Scheduled", "28 March 2026, 09:00, UTC", "1", "0", "2", "1", "nobody"],
        ["Published", "1 March 2026, 09:00, UTC", "0", "0", "0", "0", "Ben Kim"],
    ]
    expect(page.locator("main header p")).to_contain_text("3 articles · 1 error")


def test_the_table_is_sorted_and_narrowed_without_a_mouse(desk_url: str, page: Page):
    """Buttons sort, and say so; a field and a list narrow; j, k and arrows walk the stories."""
    page.goto(desk_url)
    page.get_by_role("button", name="Story").press("Enter")
    assert rows(page) == ["Álamo cranes", "Docks", "Zebra boats"]
    assert page.locator("th[aria-sort]").all_inner_texts() == ["Story"]
    page.get_by_role("button", name="Warnings").press("Space")
    assert rows(page)[0] == "Zebra boats"
    assert page.locator("th[aria-sort='descending']").inner_text() == "Warnings"
    field = page.get_by_role("searchbox")
    field.fill("alamo")
    assert rows(page) == ["Álamo cranes"]
    expect(page.locator("output")).to_have_text("1 / 3")
    field.fill("")
    field.press("ArrowDown")
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == rows(page)[1]
    page.get_by_label("Status").select_option("Draft")
    assert rows(page) == ["Zebra boats"]
    page.get_by_label("Status").select_option("every")
    page.get_by_label("Only with open findings").check()
    assert "Docks" not in rows(page)


def test_the_table_is_whole_without_javascript(desk_url: str, browser: Browser):
    """Without scripts there are no buttons and no field that do nothing, and all rows."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(desk_url)
        assert len(rows(page)) == 3
        expect(page.locator("main :is(button, form):visible")).to_have_count(0)
        page.locator("tbody summary").first.click()
        expect(page.get_by_text('no source is called "papre"')).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_the_desk_is_in_nobodys_way(desk_url: str, browser: Browser, width: int, scheme: str):
    """What axe-core finds, with all findings open: nothing; the page itself never scrolls aside."""
    with browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme
    ) as context:
        page = context.new_page()
        page.goto(desk_url)
        page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
        found = Axe().run(page).response["violations"]
        assert [each["id"] for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_headings_of_a_phone_stand_behind_each_other(desk_url: str, browser: Browser):
    """Each is as wide as its words, so that the gaps between them are one."""
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(desk_url)
        spare = page.locator("thead th").evaluate_all(
            """heads => heads.map(head => {
              const words = document.createRange();
              words.selectNodeContents(head);
              return head.getBoundingClientRect().width - words.getBoundingClientRect().width;
            })"""
        )
        assert max(spare) < 2, spare


def test_a_margin_says_what_an_article_rests_on(publication: Callable[..., Newsroom]):
    """Its copies with their age, what somebody let stand and why, and who signed."""
    desk, whole = desk_of(publication(articles=articles(), sources=SOURCES, files=LEDGERS))
    by_slug = {each.slug: each for each in whole.documents.articles}
    margin = desk.margin(by_slug["docks"])
    ages = [(line.source.text, line.copies, line.age, line.looked) for line in margin.evidence]
    assert ages == [("The contract", 1, "18 days old", "37 days old"), ("The memo", 0, "", "")]
    [accepted] = margin.accepted
    assert (accepted.check, accepted.at, accepted.by) == ("link/broken", "two hundred", "ana-ruiz")
    assert margin.signed == [("Written by", ["Ana Ruiz"]), ("Fact-check", ["Ben Kim"])]
    assert desk.margin(by_slug["cranes"]).signed[1] == ("1 of 2 facts and claims", ["Eva Sol"])
    assert not margin.unsigned
    assert [each.code for each in desk.margin(by_slug["boats"]).faults] == [
        "citation/unknown",
        "link/broken",
    ]


def test_only_files_of_the_publication_open(publication: Callable[..., Newsroom], tmp_path: Path):
    """A link that leads out of the publication is no way to a colleague's files."""
    newsroom = publication(articles=articles(), sources=SOURCES)
    outside = tmp_path / "private.md"
    outside.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    (newsroom.root / "content/stories/docks/index.md").unlink()
    (newsroom.root / "content/stories/docks/index.md").symlink_to(outside)
    page = dict(desk_of(newsroom)[0].files())["desk/index.html"].decode()
    opened = html.document_fromstring(page).xpath("//a[starts-with(@href, 'vscode:')]/@href")
    assert opened
    assert all(f"vscode://file{newsroom.root.resolve()}/content/" in each for each in opened)
    assert "private.md" not in page


@pytest.mark.parametrize(
    ("written_as", "found"),
    [
        ("off", None),
        ('"subl://open?url=file:///{path}&line={line}"', "subl://open?url=file:///"),
    ],
)
def test_the_editor_is_the_writers_own(publication, written_as: str, found: str | None):
    """mkdocs.yml names it, or none; AFFIDAVIT_EDITOR that of one machine."""
    newsroom = publication(articles=articles(), sources=SOURCES)
    _set_editor(newsroom, written_as)
    page = dict(desk_of(newsroom)[0].files())["desk/index.html"].decode()
    tree = html.document_fromstring(page)
    links = tree.xpath("//tbody//*[@class='affidavit-desk-fault__place']/a/@href")
    assert len(links) == (3 if found else 0)
    here = dict(desk_of(newsroom, here="zed://file/{path}:{line}")[0].files())["desk/index.html"]
    assert b'href="zed://file/' in here
    assert b"subl:" not in here
    assert all(each.startswith(found) and "index.md&line=" in each for each in links)


def test_no_editor_is_a_script(publication: Callable[..., Newsroom]):
    """What would run in the page, or lead nowhere, is told at its line."""
    newsroom = publication()
    for address in ("javascript:alert('{path}')", "code {path}", "vscode://file/"):
        _set_editor(newsroom, f'"{address}"')
        assert "mkdocs.yml:9:7: error[value/wrong]" in newsroom.check()


def test_a_page_called_desk_keeps_its_address(publication: Callable[..., Newsroom]):
    """The newsroom's own page is previewed, and a note says why there is no desk."""
    newsroom = publication(articles=articles(), files={"content/desk.md": "# Our desk\n"})
    assert "desk/index.html" not in dict(desk_of(newsroom)[0].files())


def test_no_byte_of_the_desk_is_in_a_build(built_site: Path):
    """No page, style, script, word or address of it; the reference publication shows all parts."""
    for path in built_site.rglob("*"):
        assert "desk" not in path.relative_to(built_site).as_posix()
        if path.suffix in (".html", ".css", ".js"):
            text = path.read_text(encoding="utf-8")
            assert "affidavit-desk" not in text, path
            assert "<affidavit-block" not in text, path
            assert "Readers get neither this line" not in text, path


def _set_editor(newsroom: Newsroom, written_as: str) -> None:
    path = newsroom.root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    option = "      pictures: false\n"
    path.write_text(text.replace(option, f"{option}      editor: {written_as}\n"), encoding="utf-8")
