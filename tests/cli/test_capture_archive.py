"""`affidavit capture --archive` asks a public archive for what is named, and notes its copy."""

from __future__ import annotations

import pytest

from tests.answering import answering, page, redirect

SOURCES = """\
# kept by hand
memo:
  title: A memo
  url: https://news.example/memo?id=1   # the second version
  note: Read it.
other: https://news.example/other
"""
COPY = "/web/20261124100512/https://news.example/memo?id=1"
SAVE = "/save/https://news.example/memo?id=1"


def ask(publication, answers, *arguments: str, sources: object = SOURCES):
    """Run the command against an archive on this machine."""
    with answering(answers) as host:
        newsroom = publication(sources=sources)
        quick = ("--allow-private", "--pause", "0", "--archive-at", f"{host.url}save/")
        ran = newsroom.run("capture", "--archive", *arguments, *quick)
    return ran, newsroom, host


@pytest.mark.parametrize(
    "answer", [redirect(COPY), page("Saved", headers={"Content-Location": COPY})]
)
def test_the_copy_is_noted_and_nothing_else_touched(publication, answer):
    """Led to it, or told where it is."""
    ran, newsroom, host = ask(publication, {SAVE: answer, COPY: page("A memo")}, "memo")
    assert ran.code == 0, ran.output
    written = (newsroom.root / "content/sources/test.yml").read_text(encoding="utf-8")
    added = f'  archives:\n    - "{host.url.rstrip("/")}{COPY}"\n'
    assert added in written
    assert written.replace(added, "") == SOURCES
    assert host.asked[0] == SAVE
    assert not [path for path in host.asked if "other" in path]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (page("", status="429 Too Many", headers={"Retry-After": "60"}), "asks to wait; run"),
        (page("", status="520 Unknown"), "would not keep it (520); run the command again later"),
        (page("", status="403 Forbidden"), "would not keep it (403)"),
        (page("Please wait"), "did not say where its copy is"),
        (redirect("/web/1/https://elsewhere.example/"), "would not keep it (404)"),
        (page("", headers={"Content-Location": "https://evil.example/memo"}), "did not say where"),
    ],
)
def test_what_an_archive_refuses_is_told(publication, answer, told):
    """And nothing is noted."""
    ran, newsroom, _ = ask(publication, {SAVE: answer}, "memo")
    assert ran.code == 1
    assert told in ran.output
    written = (newsroom.root / "content/sources/test.yml").read_text(encoding="utf-8")
    assert written == SOURCES


def test_nothing_is_archived_that_is_not_named(publication):
    """A public copy says what a newsroom looks at."""
    ran, _, host = ask(publication, {})
    assert ran.code == 2
    assert "name the sources" in ran.output
    assert not host.asked


def test_what_is_archived_there_is_not_asked_for_again(publication):
    """Nor in a dry run."""
    sources = {
        "memo": {"title": "A", "url": "https://n.example/a", "archives": ["http://127.0.0.1/web/1"]}
    }
    ran, _, host = ask(publication, {}, "memo", sources=sources)
    assert "is archived already, at http://127.0.0.1/web/1" in ran.output
    dry, _, second = ask(publication, {}, "memo", "--again", "--dry-run", sources=sources)
    assert "would be asked to keep it" in dry.output
    assert not host.asked + second.asked
