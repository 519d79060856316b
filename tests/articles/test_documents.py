"""Articles and pages found and read, and who may see them when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affidavit.articles import load_publication_files, reading_minutes, slug_of, standing
from affidavit.diagnostics import Code, Report
from tests.reading import read

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
STORY = "---\ntitle: The contract\nauthors: [ana-ruiz]\n{more}---\nText.\n"


def story(more: str = "") -> str:
    """Return a story with more lines of front matter."""
    return STORY.format(more=more)


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("stories/harbour/index.md", "harbour"),
        ("stories/harbour/part-2.md", "stories-harbour-part-2"),
        ("stories/2026/harbour/index.md", "stories-2026-harbour-index"),
        ("about/index.md", "about-index"),
        ("index.md", "index"),
        ("reports/el.menú.md", "reports-el.menú"),
    ],
)
def test_the_slug_is_the_story_s_folder_or_the_path(path, slug):
    """One rule gives each file its name in the publication."""
    assert slug_of(path) == slug


def test_stories_are_articles_and_so_is_what_has_a_kind(tmp_path):
    """Every other Markdown file is a page, and published."""
    files = {
        "content/stories/harbour/index.md": story(),
        "content/reports/first.md": story("kind: analysis\n"),
        "content/about/index.md": "# About\n",
    }
    documents, *_, report = read(tmp_path, files)
    assert [article.slug for article in documents.articles] == ["reports-first", "harbour"]
    assert [page.slug for page in documents.pages] == ["about-index"]
    assert not len(report)
    assert standing(documents.pages[0], NOW) == "published"
    assert documents.articles[1].folder == "stories/harbour"
    assert documents.articles[1].body_line == 5


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", "draft"),
        ("status: review\n", "review"),
        ("status: published\npublished: 2026-11-24T09:00:00-06:00\n", "published"),
        ("status: published\npublished: 2026-11-24T15:00:01Z\n", "scheduled"),
        ("published: 2026-11-24T09:00:00-06:00\n", "draft"),
        ("status: published\n", "draft"),
        ("status: published\npublished: 2026-11-24T09:00:00Z\nsecton: x\n", "draft"),
    ],
)
def test_only_what_is_published_and_due_and_faultless_is_seen(tmp_path, more, expected):
    """A draft, an embargo and a story with faults are not for readers."""
    documents, *_ = read(tmp_path, {"content/stories/harbour/index.md": story(more)})
    assert standing(documents.articles[0], NOW) == expected


def test_an_embargo_ends_at_its_moment(tmp_path):
    """The very second of `published` is no longer in the future, in whatever zone."""
    text = story("status: published\npublished: 2026-11-24T09:00:00-06:00\n")
    documents, *_ = read(tmp_path, {"content/stories/harbour/index.md": text})
    assert standing(documents.articles[0], NOW) == "published"
    assert standing(documents.articles[0], NOW - timedelta(seconds=1)) == "scheduled"


def test_a_fault_in_one_key_keeps_the_others_and_the_text(tmp_path):
    """The text of a story with a slip in its front matter is still there to be checked."""
    text = story("section: city\nkind: scoop\npeople: [harbour-office]\n")
    documents, *_ = read(tmp_path, {"content/stories/harbour/index.md": text})
    (article,) = documents.articles
    assert article.faulty
    assert article.body == "Text.\n"
    assert (article.meta.section, article.meta.kind) == ("city", "news")
    assert article.meta.title.source == "The contract"


def test_what_is_no_page_is_left_alone(tmp_path):
    """Hidden files, backups, parts and what the configuration excludes are not read."""
    files = {
        "content/.hidden.md": "x",
        "content/.git/a.md": "x",
        "content/notes.md~": "x",
        "content/parts/box.md": "x",
        "content/private/a.md": "x",
        "content/notes.txt": "x",
        "content/a.markdown": "x",
    }
    documents, *_ = read(tmp_path, files, excluded=lambda path: path.startswith("private/"))
    assert [page.path for page in documents.pages] == ["a.markdown"]


def test_links_that_leave_the_publication_are_refused(tmp_path):
    """Neither a file nor a folder elsewhere on the machine becomes a page; circles end."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("x")
    root = tmp_path / "publication"
    read(root, {"content/index.md": "x"})
    (root / "content/a.md").symlink_to(outside / "secret.md")
    (root / "content/b").symlink_to(outside)
    (root / "content/c").symlink_to(root / "content")
    (root / "content/d.md").symlink_to("d.md")
    documents, *_, report = read(root, {})
    assert [page.path for page in documents.pages] == ["index.md"]
    assert [(found.place.file, found.code) for found in report] == [
        ("content/a.md", Code.FILE_UNREADABLE),
        ("content/b", Code.FILE_UNREADABLE),
        ("content/d.md", Code.FILE_UNREADABLE),
    ]


def test_a_file_that_is_no_text_is_named(tmp_path):
    """Its path is kept, so that links to it are not told as broken on top."""
    documents, *_, report = read(tmp_path, {"content/a.md": b"ok\nb\xff"})
    assert documents.unreadable == ("a.md",)
    assert [str(found.place) for found in report] == ["content/a.md:2:2"]


def test_the_standard_of_a_kind(tmp_path):
    """An investigation must be bound unless the publication says otherwise, all else cited."""
    *_, known, _ = read(
        tmp_path, {"content/publication.yml": "name: x\nstandard: {news: linked}\n"}
    )
    kinds = ("news", "analysis", "investigation")
    assert [known.imprint.standard_of(kind) for kind in kinds] == ["linked", "cited", "bound"]


def test_the_name_may_come_from_elsewhere(tmp_path):
    """Without a publication.yml the site's own name serves."""
    report = Report()
    known = load_publication_files(tmp_path, root=tmp_path, report=report, name="The Post")
    assert (known.imprint.name, len(report)) == ("The Post", 0)


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (230, 1), (231, 2), (2300, 10)])
def test_reading_time(words, minutes):
    """At 230 words a minute, never less than one."""
    assert reading_minutes(words) == minutes


_value = st.text(st.sampled_from("ab: \n-@[]{}'\"#|>,&*!é0\t"), max_size=40)
_keys = [
    "title",
    "authors",
    "published",
    "status",
    "kind",
    "lead",
    "replies",
    "corrections",
    "extra",
    "lang",
    "tags",
]
_matter = st.lists(st.tuples(st.sampled_from(_keys), _value), max_size=6).map(
    lambda pairs: "---\n" + "".join(f"{key}: {value}\n" for key, value in pairs) + "---\nText\n"
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_matter | st.text(max_size=60))
def test_whatever_a_file_holds_nothing_is_raised(tmp_path, text):
    """A writer never meets a traceback, and every message is in words."""
    name = "content/stories/harbour/index.md"
    documents, *_, report = read(tmp_path, {name: text.encode("utf-8", "replace")})
    assert len(documents.articles) == 1
    for found in report:
        assert found.place.file == name
        assert not any(word in found.message for word in ("Input should", "LocatedText", "Tuple"))
