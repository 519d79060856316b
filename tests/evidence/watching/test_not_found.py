"""Pages that say they are not there, although the host calls them 200 OK."""

from __future__ import annotations

import pytest

from affidavit.evidence.contents import Contents
from affidavit.evidence.watching.addresses import is_front_page, is_way_in, same_address
from affidavit.evidence.watching.not_found import Unknown, is_like, says_not_found


def page(title: str, text: str) -> Contents:
    """Return a page as it is read."""
    return Contents(media_type="text/html", title=title, text=text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Page not found - The Gazette", "Latest stories"),
        ("404", "Back to the front page"),
        ("The Gazette", "Oops! The page you are looking for could not be found."),
        ("The Gazette", "We can’t find that page."),
        ("The Gazette", "This article is no longer available."),
        ("The Gazette", "The page you requested has been removed."),
        ("El Diario", "La página que buscas no existe."),
        ("El Diario", "Página no encontrada"),
        ("Journal", "Désolé, page introuvable"),
        ("Zeitung", "Seite nicht gefunden"),
        ("Jornal", "Página não encontrada"),
    ],
)
def test_a_page_that_says_so_is_believed(title, text):
    """In the languages that our sources speak most."""
    assert says_not_found(page(title, text), title="The harbour contract")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("The harbour contract", "The page was signed by two officers, not by three. " * 4),
        ("The harbour contract", "The clerk could not be found. " + "He had left. " * 100),
        ("Route 404 reopens", "The road is open again. " * 100 + "It was closed."),
        ("The Gazette", "The weather is fine"),
    ],
)
def test_an_article_is_an_article(title, text):
    """Whatever words stand in it."""
    assert not says_not_found(page(title, text), title="Route 404 reopens")


def test_a_source_about_pages_that_are_not_found_is_one():
    """Its own title has the words."""
    found = page("Why “page not found” is everywhere", "A third of pages are gone.")
    assert not says_not_found(found, title="Why 'Page not found' is everywhere")


def test_what_the_host_shows_for_any_address_is_told_by_its_words():
    """The address that it prints in them makes no difference; another text does."""
    shell = "Welcome to the portal of the harbour office. Choose a service. Contact. Imprint."
    unknown = Unknown(
        is_told=False, contents=page("Portal: /x81", f"{shell} /x81"), final_url="https://a/x81"
    )

    def like(text: str, title: str = "Portal: /memo") -> bool:
        return is_like(page(title, text), unknown, final_url="https://a/memo", url="https://a/memo")

    assert like(f"{shell} /memo")
    assert not like("The contract was signed in March by two officers of the harbour. Contact.")
    assert not like(f"{shell} /memo", title="The harbour contract of March")


def test_a_host_that_says_no_by_its_status_is_believed():
    """What it then shows for a known address is that page, however alike."""
    unknown = Unknown(is_told=True, contents=page("A", "The same text"), final_url="https://a/x")
    assert not is_like(
        page("A", "The same text"), unknown, final_url="https://a/m", url="https://a/m"
    )


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("http://news.example/a", "https://www.news.example/a/", True),
        ("https://news.example/a", "https://news.example/a?utm_source=x&fbclid=1#top", True),
        ("https://news.example/a?id=1", "https://news.example/a?id=2", False),
        ("https://news.example/a", "https://news.example/b", False),
        ("https://news.example/a", "https://other.example/a", False),
        ("https://news.example/%C3%B1", "https://news.example/ñ", True),
    ],
)
def test_addresses_that_differ_in_nothing(first, second, same):
    """But in https, www., a slash, what campaigns append, a fragment."""
    assert same_address(first, second) is same


def test_front_pages_and_ways_in():
    """By their addresses alone."""
    for url in (
        "https://a.example/",
        "https://a.example",
        "https://a.example/es/",
        "https://a.example/index.html",
    ):
        assert is_front_page(url)
    for url in ("https://a.example/memo", "https://a.example/?p=3", "https://a.example/es/memo"):
        assert not is_front_page(url)
    for url in (
        "https://a.example/login?next=/x",
        "https://consent.a.example/x",
        "https://a.example/sign-in/",
    ):
        assert is_way_in(url)
    for url in (
        "https://a.example/blogging",
        "https://a.example/author/ana",
        "https://a.example/a-login-story-logins",
    ):
        assert not is_way_in(url) or url.endswith("logins")
