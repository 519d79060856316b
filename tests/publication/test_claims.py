"""What programs can take from a page: the facts and claims that it states."""

from __future__ import annotations

import json
from collections.abc import Callable

from lxml import html

from tests.newsroom import Newsroom

LEDGER = """\
# quetzalcoatlus
facts:
  ships:
    label: ships let pass
    unit: ships
    history:
      first: {value: at least 40, source: "post, p. 3", as_of: 2026-01-04}
      second: {value: 52, source: post, as_of: 2026-01-05, review_by: 2099-03-03}
  hours: {compute: "days(2026-01-04, 2026-01-06)", how: counted}
  secret: {value: 3, how: asked quetzalcoatlus}
claims:
  cause: {text: The fire was *set*, status: disputed, source: post, by: Harbour Office}
  rumour: {text: Quetzalcoatlus did it, status: open}
"""
SOURCES = {"post": {"type": "webpage", "title": "The fire", "url": "https://post.example/"}}


def test_a_page_offers_what_it_states_as_a_file(publication: Callable[..., Newsroom]):
    """With values as numbers and their history; nothing that no word of the text is bound to."""
    newsroom = publication(
        articles={
            "harbour/index.md": "[52]{fact=ships} ships in [2 days]{fact=hours}. "
            "[It was set]{claim=cause}.\n",
            "other.md": "Nothing is bound here [@post].\n",
        },
        sources=SOURCES,
        files={"content/stories/harbour/ledger.yml": LEDGER},
    )
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    page = html.document_fromstring(built.page("stories/harbour/index.html"))
    assert page.xpath("//section[@id='statements']//a[@download]/@href") == ["claims.json"]
    assert [path.name for path in newsroom.site.rglob("claims.json")] == ["claims.json"]
    found = json.loads(built.page("stories/harbour/claims.json"))
    assert found["page"] == "https://gazette.example/stories/harbour/"
    ships, hours = found["facts"]
    assert (ships["id"], ships["row"], ships["number"], ships["unit"]) == (
        *("ships", "second", "52", "ships"),
    )
    assert (ships["bound"], ships["as_of"]) == ("exactly", "2026-01-05")
    (earlier,) = ships["history"]
    assert (earlier["row"], earlier["bound"], earlier["number"]) == ("first", "at least", "40")
    assert earlier["source"]["locator"] == "p. 3"
    assert (hours["number"], hours["computed_from"]) == ("2", "days(2026-01-04, 2026-01-06)")
    (cause,) = found["claims"]
    assert (cause["text"], cause["status"]) == ("The fire was set", "disputed")
    assert cause["standing"] == "disputed, according to Harbour Office, per The fire"
    everything = built.page("stories/harbour/claims.json") + built.page(
        "stories/harbour/index.html"
    )
    assert "quetzalcoatlus" not in everything.lower()
    assert "2099-03-03" not in everything


def test_slips_in_names_are_told(publication: Callable[..., Newsroom]):
    """A signature and a speaker by ids that are not there; plain words may stand for a speaker."""
    ledger = """\
facts:
  a: {value: 1, how: counted, checked_by: ana-ruis}
  b: {value: 1, how: counted, by: harbour-offise}
  c: {value: 1, how: counted, by: police, checked_by: Bea Soto}
"""
    newsroom = publication(
        articles={"fire/index.md": "Nothing.\n"},
        files={
            "content/stories/fire/ledger.yml": ledger,
            "content/people.yml": "harbour-office: {name: Office, kind: organisation}\n",
        },
    )
    told = newsroom.check()
    assert 'authors.yml has no "ana-ruis"' in told
    assert 'did you mean "harbour-office"?' in told
    assert told.count("error[") == 2
