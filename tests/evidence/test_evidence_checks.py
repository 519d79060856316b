"""What a newsroom is told of its copies and of quotations that are not in them."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
import yaml
from click.testing import CliRunner, Result

from affidavit.cli import main
from tests.evidence.evidence_folder import copy_of, evidence_of, with_copies
from tests.newsroom import FRONT_MATTER, Newsroom, with_front_matter

PAGE = "On Monday the harbour office spoke of two bids and no more. It said nothing else."
STORY = {"bids/index.md": 'It spoke of ["two bids"]{quote=memo/bids} [@memo].\n'}
DRAFT = {
    name: FRONT_MATTER.format(title="Bids").replace("status: published\n", "") + f"\n{text}"
    for name, text in STORY.items()
}
LOCK = "content/sources/sources.lock"


def memo(quote: str = "two bids", **more: object) -> dict[str, object]:
    """Return a source with one quotation."""
    quotes = {"bids": {"text": quote, **more}}
    return {"type": "document", "title": "A memo", "url": "https://a.example/", "quotes": quotes}


def checked(newsroom: Newsroom) -> Result:
    """Return what `affidavit check` says, within this very process."""
    return CliRunner().invoke(main, ["check", "-f", str(newsroom.root / "mkdocs.yml")])


@pytest.fixture
def desk(publication: Callable[..., Newsroom]) -> Newsroom:
    """A publication whose one quotation is in the copy of its source."""
    newsroom = publication(articles=STORY)
    return with_copies(newsroom, memo(), copy_of(newsroom, PAGE))


def test_a_quotation_that_is_in_the_copy_is_remembered_without_its_text(desk: Newsroom):
    """By a lock that says so the next time and is left as it is."""
    first = checked(desk)
    assert (first.exit_code, first.output.count("sources.lock")) == (0, 1)
    lock = (desk.root / LOCK).read_bytes()
    entry = yaml.safe_load(lock)["quotes"]["memo/bids"]
    assert sorted(entry) == ["copy", "verified", "words"]
    assert b"two" not in lock
    assert "sources.lock" not in checked(desk).output
    assert (desk.root / LOCK).read_bytes() == lock


def test_an_altered_quotation_fails_and_shows_what_the_copy_has(desk: Newsroom):
    """At its words; a build stops as well."""
    copies = yaml.safe_load((desk.root / "content/sources/test.yml").read_text())["memo"]
    copy = {**copies["captures"][0], "at": "2026-01-10T10:00:00Z"}
    with_copies(desk, memo("spoke of three bids and no more"), copy)
    found = checked(desk)
    assert found.exit_code == 1
    assert "content/sources/test.yml:5:29: error[quote/not-found]" in found.output
    assert "spoke of [three -> two] bids and no more" in found.output
    assert desk.build().code == 1
    assert not (desk.root / LOCK).exists()


def test_what_only_a_draft_quotes_stops_nobody(publication: Callable[..., Newsroom]):
    """A colleague's half-written story does not hold up a correction."""
    newsroom = publication(articles=DRAFT)
    with_copies(newsroom, memo("three bids"), copy_of(newsroom, PAGE))
    found = checked(newsroom)
    assert found.exit_code == 0
    assert "warning[quote/not-found]" in found.output


def test_a_changed_byte_in_a_copy_fails_at_its_sum(desk: Newsroom):
    """In a check and in a build."""
    file = next(evidence_of(desk).root.rglob("capture.html"))
    file.write_bytes(file.read_bytes().replace(b"two", b"few"))
    found = checked(desk)
    assert found.exit_code == 1
    assert "content/sources/test.yml:7:15: error[evidence/changed]" in found.output
    assert "quote/" not in found.output
    assert desk.build().code == 1


def test_a_copy_that_is_listed_and_not_there_fails(desk: Newsroom):
    """Where the folder is on this machine."""
    shutil.rmtree(next(evidence_of(desk).root.rglob("capture.html")).parent)
    found = checked(desk)
    assert found.exit_code == 1
    assert "content/sources/test.yml:7:15: error[evidence/missing]" in found.output


def test_without_the_evidence_the_lock_is_believed_and_says_so(desk: Newsroom):
    """Never in silence, and never as a fault: a strict build passes."""
    checked(desk)
    day = yaml.safe_load((desk.root / LOCK).read_text())["quotes"]
    shutil.rmtree(evidence_of(desk).root)
    found = checked(desk)
    assert found.exit_code == 0
    said = f"1 quotation was verified on {day['memo/bids']['verified']}; the evidence is not here"
    assert f"{LOCK}:1:1: note[evidence/elsewhere]\n    {said}" in found.output
    assert desk.build(strict=True).code == 0


def test_without_the_evidence_words_changed_since_fail(desk: Newsroom):
    """And other quotation marks do not."""
    checked(desk)
    copy = copy_of(desk, PAGE)
    shutil.rmtree(evidence_of(desk).root)
    with_copies(desk, memo("“Two bids.”"), copy)
    changed = checked(desk)
    assert "error" not in changed.output.replace("0 errors", "")
    with_copies(desk, memo("ten bids"), copy)
    found = checked(desk)
    assert found.exit_code == 1
    assert "content/sources/test.yml:5:29: error[quote/changed]" in found.output


def test_without_the_evidence_what_was_never_verified_is_told(desk: Newsroom):
    """As is a copy that is no longer listed."""
    copy = copy_of(desk, PAGE)
    shutil.rmtree(evidence_of(desk).root)
    never = checked(desk).output
    assert "warning[quote/unverified]\n    these words were never verified" in never
    copy_of(desk, PAGE)
    checked(desk)
    shutil.rmtree(evidence_of(desk).root)
    with_copies(desk, memo(), {**copy, "sha256": "0" * 64})
    assert "the copy in which these words were verified is no longer listed" in checked(desk).output


def test_a_passage_beside_the_quotation_serves_where_there_is_no_copy(
    publication: Callable[..., Newsroom],
):
    """The translation is nobody's words."""
    newsroom = publication(articles=STORY)
    passage = "The office spoke of two bids."
    with_copies(newsroom, memo(passage=passage, translation="dos ofertas"))
    assert "quote/" not in checked(newsroom).output
    with_copies(newsroom, memo("some bids", passage=passage))
    found = checked(newsroom)
    assert found.exit_code == 1
    assert "these words are not in the passage beside them" in found.output


def test_a_quotation_with_nothing_to_hold_it_against_is_told(publication: Callable[..., Newsroom]):
    """As a warning where a copy can be taken, else as a note; publication.yml may weigh it."""
    newsroom = publication(articles=STORY)
    with_copies(newsroom, memo())
    assert "warning[quote/unverified]" in checked(newsroom).output
    with_copies(newsroom, {**memo(), "url": None, "type": "interview"})
    assert "note[quote/unverified]" in checked(newsroom).output
    newsroom.write("content/publication.yml", "name: A\nchecks: {quote/unverified: error}\n")
    assert checked(newsroom).exit_code == 1
    newsroom.write("content/publication.yml", 'name: A\nchecks: {quote/unverified: "off"}\n')
    assert "quote/" not in checked(newsroom).output


def test_the_newest_copy_that_has_the_words_counts(desk: Newsroom):
    """A page that was changed since is told, without a fault."""
    old = copy_of(desk, PAGE)
    new = copy_of(desk, "The page is about fish now.", at="2026-01-12T10:00:00Z")
    with_copies(desk, memo(), old, new)
    found = checked(desk)
    assert found.exit_code == 0
    assert "note[quote/older-copy]" in found.output
    assert (
        yaml.safe_load((desk.root / LOCK).read_text())["quotes"]["memo/bids"]["copy"]
        == (old["sha256"])
    )


def test_a_document_seen_in_another_s_words_is_held_against_the_carrier(desk: Newsroom):
    """Its own page is not to be had."""
    sources = (desk.root / "content/sources/test.yml").read_text()
    letter = "letter:\n  title: A letter\n  quoted_in: memo\n  quotes: {no: {text: and %s more}}\n"
    desk.write("content/sources/test.yml", sources + letter % "no")
    story = with_front_matter("[x]{quote=letter/no}\n", name="bids")
    desk.write("content/stories/bids/index.md", story)
    assert "quote/" not in checked(desk).output
    desk.write("content/sources/test.yml", sources + letter % "some")
    assert "error[quote/not-found]" in checked(desk).output


@pytest.mark.parametrize("broken", ["<<<<<<< ours\n", "scheme: x\n", "quotes: [a]\n", "- a\n"])
def test_a_broken_lock_is_told(desk: Newsroom, broken):
    """Two who wrote it at once leave it so; where the evidence is, it is written anew."""
    desk.write(LOCK, broken)
    found = checked(desk)
    assert found.exit_code == 1
    assert f"{LOCK}:1:" in found.output
    assert "error[evidence/lock]" in found.output
    assert checked(desk).exit_code == 0


def test_the_lock_is_private(desk: Newsroom):
    """A story that links to it publishes nothing, and neither does a build."""
    checked(desk)
    desk.write("content/stories/bids/index.md", "[lock](../../sources/sources.lock)")
    assert "error[link/broken]" in checked(desk).output
    desk.write("content/stories/bids/index.md", with_front_matter(*STORY.values(), name="bids"))
    assert desk.build().code == 0
    assert not list(desk.site.rglob("*.lock"))


def test_readers_see_which_copy_a_quotation_was_checked_against(desk: Newsroom):
    """The same words on a machine without the evidence; a build itself writes no lock."""
    assert desk.build().code == 0
    assert not (desk.root / LOCK).exists()
    pages = [desk.site / "stories/bids/index.html", desk.site / "sources/memo/index.html"]
    said = [page.read_text() for page in pages]
    assert all("Quotation checked against our copy of 10 January 2026" in each for each in said)
    checked(desk)
    shutil.rmtree(evidence_of(desk).root)
    assert desk.build().code == 0
    assert [page.read_text() for page in pages] == said
    desk.write(LOCK, "scheme: 1\n")
    assert desk.build().code == 0
    assert not any("Quotation checked" in page.read_text() for page in pages)


@pytest.mark.parametrize(
    ("url", "kind", "told"),
    [
        ("https://x.com/a/status/1", "webpage", True),
        ("https://www.facebook.com/a", "post", True),
        ("https://mx.usembassy.gov/alert/", "webpage", True),
        ("https://ministry.example/communique", "statement", True),
        ("https://netflix.com/a", "webpage", False),
        ("https://notx.com/a", "webpage", False),
        ("https://news.example/x.com", "article-newspaper", False),
    ],
)
def test_what_may_soon_be_gone_needs_a_copy(publication: Callable[..., Newsroom], url, kind, told):
    """Ours or a public archive's."""
    newsroom = publication(articles={"a/index.md": "Said [@memo].\n"})
    source = {"type": kind, "title": "A memo", "url": url}
    with_copies(newsroom, source)
    found = checked(newsroom)
    assert ("warning[evidence/perishable]" in found.output) is told
    assert ("affidavit capture memo" in found.output) is told
    assert found.exit_code == 0
    with_copies(newsroom, source, copy_of(newsroom, PAGE))
    assert "evidence/perishable" not in checked(newsroom).output
    with_copies(newsroom, {**source, "archives": ["https://archive.example/1"]})
    assert "evidence/perishable" not in checked(newsroom).output
