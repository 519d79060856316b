"""`affidavit capture` keeps copies of sources, says of each what became of it, and loses none."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import pytest

from affidavit.evidence import EvidenceFolder
from affidavit.evidence.keeping import writing
from tests.answering import answering, article, page, redirect
from tests.hosting import Ran, run
from tests.newsroom import Newsroom

Make = Callable[..., Newsroom]


def capture(newsroom: Newsroom, *arguments: str) -> Ran:
    """Run the command against this machine, without pauses."""
    return newsroom.run("capture", "--allow-private", "--pause", "0", "--timeout", "20", *arguments)


def evidence(newsroom: Newsroom) -> EvidenceFolder:
    """Return the folder beside the publication."""
    return EvidenceFolder(newsroom.root.with_name(f"{newsroom.root.name}-evidence"))


def records(newsroom: Newsroom) -> list[dict[str, object]]:
    """Return what each copy in the folder says of itself."""
    found = evidence(newsroom).root.glob("captures/*/*/record.json")
    return sorted((json.loads(path.read_bytes()) for path in found), key=lambda each: each["at"])


def noted(newsroom: Newsroom, name: str = "content/sources/test.yml") -> list[str]:
    """Return the sums that a file names, in its order."""
    lines = (newsroom.root / name).read_text("utf-8").splitlines()
    return [line.split(": ")[1] for line in lines if "sha256: " in line]


def lines(ran: Ran) -> dict[str, str]:
    """Return what was said of each source."""
    return dict(line.split(": ", 1) for line in ran.output.splitlines() if ": " in line)


def test_a_source_is_kept_and_noted(publication: Make):
    """Page, text, title, redirects and time; the note says which copy, and the check is content."""
    answers = {"/a": page(article(more="Información complementaria")), "/r": redirect("/a")}
    with answering(answers) as host:
        newsroom = publication(sources={"harbour": {"title": "T", "url": f"{host.url}r"}})
        ran = capture(newsroom)
    assert ran.code == 0
    assert ran.output == (
        "harbour: taken, 302 words: The harbour contract; redirected to "
        f"{host.url}a\n1 taken, 0 not taken.\n"
    )
    (record,) = records(newsroom)
    assert record["redirects"] == [f"{host.url}r"]
    assert (record["key"], record["status"], record["format"]) == ("harbour", 200, "wacz")
    (sum_,) = noted(newsroom)
    kept = evidence(newsroom).find(sum_)
    assert kept is not None
    assert kept.is_whole()
    assert kept.text.endswith("\nInformación complementaria")
    assert "Menu" not in kept.text
    assert newsroom.check() == "0 errors, 0 warnings.\n"


def test_a_text_that_was_changed_is_no_evidence(publication: Make):
    """Quotations are looked for in it: a word put in there must not verify one."""
    with answering({"/a": page(article())}) as host:
        newsroom = publication(sources=f"a: {host.url}a\n")
        capture(newsroom)
    (text,) = evidence(newsroom).root.glob("captures/*/*/text.txt")
    text.write_text(text.read_text("utf-8").replace("word7", "bribe"), encoding="utf-8")
    assert "error[evidence/changed]" in newsroom.check()


def test_what_is_kept_is_not_asked_for_again(publication: Make):
    """But with --again, and where the copy is broken."""
    with answering({"/a": page(article())}) as host:
        newsroom = publication(sources=f"a: {host.url}a\n")
        capture(newsroom)
        assert capture(newsroom).output == "0 taken, 0 not taken, 1 kept already.\n"
        assert "a: has a copy already" in capture(newsroom, "a").output
        assert host.asked == ["/a"]
        host.answers["/a"] = page(article(title="Changed"))
        assert capture(newsroom, "--again", "@a").code == 0
        assert len(set(noted(newsroom))) == 2
        for path in evidence(newsroom).root.glob("captures/*/*/capture.wacz"):
            path.write_bytes(path.read_bytes()[:-1] + b"\xff")
        host.answers["/a"] = page(article(title="Changed again"))
        assert capture(newsroom).output.startswith("a: taken")


def test_copies_on_another_machine_are_not_taken_anew(publication: Make):
    """A colleague without the folder of the evidence changes nothing."""
    with answering({"/a": page(article()), "/b": page(article())}) as host:
        newsroom = publication(sources=f"a: {host.url}a\n")
        capture(newsroom)
        evidence(newsroom).root.rename(newsroom.root.with_name("away"))
        assert capture(newsroom).output == "0 taken, 0 not taken, 1 kept elsewhere.\n"
        assert not evidence(newsroom).root.exists()
        newsroom.write("content/sources/more.yml", f"b: {host.url}b\n")
        assert capture(newsroom).output.endswith("1 taken, 0 not taken, 1 kept elsewhere.\n")
        third = capture(newsroom)
        assert third.output == "0 taken, 0 not taken, 1 kept already, 1 kept elsewhere.\n"
        assert len(noted(newsroom)) == 1


CASES = {
    "gone": (page(status="404 Not Found"), "no such page (404)"),
    "refused": (page(status="403 Forbidden"), "refuses (403); open it in a browser"),
    "busy": (page(status="429 No", headers={"Retry-After": "90"}), "it says 90"),
    "failed": (page(status="500 No"), "failed (500); run the command again later"),
    "empty": (page("  "), "empty page"),
    "circle": (redirect("/circle"), "in a circle"),
    "cut": (page("x", headers={"Content-Length": "9"}), "broke off"),
}


def test_what_cannot_be_kept_is_told_with_the_way_out(publication: Make):
    """One line each, and the others are taken all the same."""
    answers = {f"/{name}": answer for name, (answer, _) in CASES.items()} | {"/a": page(article())}
    with answering(answers) as host:
        sources = {name: {"title": "T", "url": f"{host.url}{name}"} for name in [*CASES, "a"]}
        newsroom = publication(sources=sources)
        ran = capture(newsroom)
    assert ran.code == 1
    said = lines(ran)
    for name, (_, part) in CASES.items():
        assert said[name].startswith("not taken: ")
        assert part in said[name]
    assert said["a"].startswith("taken")
    assert len(noted(newsroom)) == len(records(newsroom)) == 1


@pytest.mark.parametrize(
    ("words", "quotes", "why"),
    [
        (31, {}, "it has 30 words"),
        (300, {"q": {"text": "words of nobody"}}, "its quotation is not in it"),
        (
            300,
            {"q": {"text": "nobody"}, "r": {"text": "no-one"}},
            "none of its 2 quotations is in it",
        ),
        (300, {"q": {"text": "nobody"}, "r": {"text": "Word3 word4 … word9"}}, ""),
        (300, {"q": {"text": "word3 word4 %% really? %% word5 **word6**"}}, ""),
        (300, {}, ""),
    ],
)
def test_what_is_probably_not_the_page_is_said(publication: Make, words, quotes, why):
    """A cookie wall answers 200; it is kept all the same, since somebody may want to see it."""
    with answering({"/a": page(article(words - 1))}) as host:
        newsroom = publication(
            sources={
                "a": {"title": "T", "url": f"{host.url}a", **({"quotes": quotes} if quotes else {})}
            }
        )
        ran = capture(newsroom)
    assert ran.code == 0
    assert ("probably not the page" in ran.output) == bool(why)
    assert why in ran.output
    assert len(noted(newsroom)) == 1


def test_only_named_sources_are_taken(publication: Make):
    """A key that is not there stops before anybody is asked."""
    with answering({"/a": page(article())}) as host:
        newsroom = publication(sources={"one": f"{host.url}a", "two": f"{host.url}a"})
        ran = capture(newsroom, "two", "thre")
        assert ran.code == 2
        assert host.asked == []
        assert 'no source is called "thre"' in ran.output
        assert list(lines(capture(newsroom, "two"))) == ["two"]


def test_a_dry_run_asks_nobody(publication: Make):
    """And leaves everything as it is."""
    with answering({"/a": page(article())}) as host:
        newsroom = publication(sources=f"a: {host.url}a\n")
        ran = capture(newsroom, "--dry-run")
        assert (ran.code, host.asked) == (0, [])
    assert ran.output == f"a: would be taken from {host.url}a\n1 to take, 0 kept already.\n"
    assert not evidence(newsroom).root.exists()


def test_copies_of_exported_entries_are_noted_beside_them(publication: Make):
    """A reference manager writes its file anew; `captures.yml` is ours."""
    with answering({"/a": page(article())}) as host:
        bib = f"@misc{{doe:2020, title = {{Book}}, url = {{{host.url}a}}}}\n"
        newsroom = publication(
            articles={"fire/index.md": "Fire [@own].\n"},
            files={
                "content/sources/x.bib": bib,
                "content/stories/fire/sources.bib": bib.replace("doe:2020", "own"),
            },
        )
        assert capture(newsroom).code == 0
        assert (newsroom.root / "content/sources/x.bib").read_text() == bib
        assert len(noted(newsroom, "content/sources/captures.yml")) == 1
        assert len(noted(newsroom, "content/stories/fire/captures.yml")) == 1
        assert capture(newsroom).output == "0 taken, 0 not taken, 2 kept already.\n"
    assert newsroom.check() == "0 errors, 0 warnings.\n"


def test_a_folder_inside_the_publication_is_refused(publication: Make):
    """By every command: a copy there could be published. The environment may name another."""
    newsroom = publication(sources="a: https://a.example/\n")
    text = (newsroom.root / "mkdocs.yml").read_text()
    newsroom.write("mkdocs.yml", text.replace("pictures: false", "evidence_dir: kept"))
    ran = newsroom.run("capture", "--dry-run")
    assert ran.code == 2
    assert "inside the publication" in ran.output
    elsewhere = {"AFFIDAVIT_EVIDENCE": str(newsroom.root.with_name("elsewhere"))}
    assert newsroom.run("capture", "--dry-run", env=elsewhere).code == 0
    told = "mkdocs.yml:8:7: error[evidence/inside]"
    assert told in newsroom.check()
    built = newsroom.build()
    assert built.code == 1
    assert told in built.output
    assert newsroom.run("check", env=elsewhere).code == 0
    assert newsroom.build(env=elsewhere).code == 0
    inside = newsroom.run("check", env={"AFFIDAVIT_EVIDENCE": "content/kept"})
    assert inside.code == 1
    assert "AFFIDAVIT_EVIDENCE:1:1: error[evidence/inside]" in inside.output


def test_no_other_host_is_called(publication: Make):
    """A page's pictures, scripts and frames are not fetched."""
    body = article(more='<img src="/p.png"><script src="/s.js"></script><iframe src="/f"></iframe>')
    with answering({"/a": page(body)}) as host:
        capture(publication(sources=f"a: {host.url}a\n"))
        assert host.asked == ["/a"]


def test_a_host_does_not_command_the_terminal(publication: Make):
    """Its title may hold what terminals obey."""
    with answering({"/a": page(article(title="A\x1b[2Jb"))}) as host:
        ran = capture(publication(sources=f"a: {host.url}a\n"))
    assert "\x1b" not in ran.output


def test_private_machines_are_called_only_if_asked_to(publication: Make):
    """A source may lead there, by mistake or not."""
    with answering({"/a": page(article())}) as host:
        newsroom = publication(sources=f"a: {host.url}a\n")
        ran = newsroom.run("capture")
        assert (ran.code, host.asked) == (1, [])
    assert "private network; if that is meant, say --allow-private" in ran.output


def test_without_the_extra_the_command_says_what_to_install(publication: Make):
    """It is the one command that needs it; all others run."""
    newsroom = publication(sources="a: https://a.example/\n")
    program = "import sys; sys.modules['warcio'] = None; from affidavit.cli import main; main()"
    ran = run([sys.executable, "-c", program, "capture"], folder=newsroom.root)
    assert ran.code == 2
    assert "warcio, which is not installed\n  fix: pip install 'affidavit[capture]'" in ran.output


def test_two_at_once_are_one_too_many(publication: Make):
    """The second says so, and takes nothing."""
    newsroom = publication(sources="a: https://a.example/\n")
    with writing(evidence(newsroom)):
        ran = capture(newsroom)
    assert ran.code == 2
    assert "another command is writing the folder of the evidence" in ran.output


@pytest.mark.parametrize("command", ["capture", "watch"])
def test_a_folder_that_cannot_be_written_is_told(publication: Make, command):
    """With the way to another."""
    newsroom = publication(sources="a: https://nowhere.invalid/\n")
    evidence(newsroom).root.write_text("a file")
    ran = newsroom.run(command)
    assert ran.code == 2
    assert f"{evidence(newsroom).root}/captures cannot be written" in ran.output
    assert "fix: name another folder with evidence_dir" in ran.output


def test_captures_of_nobody_are_told(publication: Make):
    """A key that is misspelt in `captures.yml` would leave its source without a copy."""
    newsroom = publication(
        sources={"harbour": "https://a.example/"},
        files={"content/sources/captures.yml": f"harbor:\n  - sha256: {'a' * 64}\n{MORE}"},
    )
    told = newsroom.check()
    assert "content/sources/captures.yml:1:1: error[source/captures]" in told
    assert 'did you mean "harbour"?' in told


MORE = "    at: 2026-11-24T10:05:12Z\n    format: wacz\n"
