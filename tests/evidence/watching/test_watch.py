"""`affidavit watch` against hosts of every kind, on this machine only."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.answering import Host, answering, page, redirect
from tests.newsroom import Newsroom

SENTENCES = [
    f"In meeting {number} the officers spoke of berth {number * 7} and of nothing else at all."
    for number in range(40)
]
STORY = " ".join(["The clerk said that two bids were made.", *SENTENCES])
QUICK = ("--allow-private", "--pause", "0", "--timeout", "20")
NEWS = "https://news.example/"


def html(text: str, *, title: str = "The harbour contract") -> bytes:
    """Return an answer: a page with a menu and this text."""
    body = "".join(f"<p>{each}</p>" for each in text.split("\n"))
    return page(f"<!doctype html><title>{title}</title><nav>Menu</nav>{body}")


def keep(newsroom: Newsroom, text: str, *, final_url: str = "") -> dict[str, str]:
    """Put a copy with this text among the evidence; return how its source's record names it."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    folder = evidence(newsroom) / "captures" / sha256[:2] / sha256
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "capture.html").write_bytes(text.encode())
    (folder / "text.txt").write_text(text, encoding="utf-8")
    (folder / "record.json").write_text(json.dumps({"final_url": final_url}), encoding="utf-8")
    return {"sha256": sha256, "at": "2026-01-10T10:00:00Z", "format": "html"}


def evidence(newsroom: Newsroom) -> Path:
    """Return the folder of the evidence."""
    return newsroom.root.with_name(f"{newsroom.root.name}-evidence")


def cite(newsroom: Newsroom, sources: dict[str, object]) -> None:
    """Write the list of sources."""
    newsroom.write("content/sources/test.yml", yaml.safe_dump(sources, sort_keys=False))


def states(newsroom: Newsroom) -> dict[str, str]:
    """Return the state of each source by the newest report."""
    return {each["key"]: each["state"] for each in findings(newsroom)}


def findings(newsroom: Newsroom) -> list[dict[str, object]]:
    """Return what the newest report says."""
    newest = max((evidence(newsroom) / "watch").glob("*.json"))
    found: list[dict[str, object]] = json.loads(newest.read_bytes())["findings"]
    return found


def lock(newsroom: Newsroom) -> dict[str, dict[str, object]]:
    """Return what builds will read."""
    path = newsroom.root / "links.lock"
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.exists() else {}


WALL = "Subscribe to read the whole story."
CASES: dict[str, tuple[bytes, str]] = {
    "alive": (html(STORY), "alive"),
    "teaser": (html(f"{STORY}\nRead more: rain is expected."), "alive"),
    "moved": (redirect("/new/moved"), "moved"),
    "elsewhere": (redirect("/new/other"), "elsewhere"),
    "to-the-front": (redirect("/"), "home"),
    "gone": (page("Gone", status="410 Gone"), "gone"),
    "missing": (page("No", status="404 Not Found"), "gone"),
    "moved-and-gone": (redirect("/new/nowhere"), "gone"),
    "says-so": (html("Sorry. This article is no longer available."), "not-found"),
    "sent-to-404": (redirect("/404.html"), "not-found"),
    "changed": (html(STORY.replace("two bids", "three bids")), "changed"),
    "quote": (html(STORY.replace("two bids were", "a bid was")), "changed"),
    "typed": (html(STORY.replace("two bids were", "a bid was")), "changed"),
    "wall": (html(" ".join([*SENTENCES[:8], WALL])), "refused"),
    "robot": (html("Verify you are human", title="Just a moment..."), "refused"),
    "forbidden": (page("No", status="403 Forbidden"), "refused"),
    "busy": (page("No", status="429 Too Many Requests"), "refused"),
    "login": (redirect("/login?next=/login"), "refused"),
    "circle": (redirect("/circle"), "refused"),
    "scripts": (html("Please enable JavaScript to read this."), "refused"),
    "failing": (page("No", status="503 Service Unavailable"), "unreachable"),
    "broken": (b"", "unreachable"),
}
MORE = {
    "/": html("The front page of the day, with all its stories."),
    "/new/moved": html(STORY),
    "/new/other": html("A page of quite another kind, which the host is proud of. " * 20),
    "/404.html": html("Nothing to see."),
    "/login?next=/login": html("Your name and your password, please."),
}


def test_each_state_is_told_from_the_others(publication: Callable[..., Newsroom]):
    """A page as it was, moved, changed, gone, gone under 200 OK, refused, and no answer."""
    answers = {f"/{key}": answer for key, (answer, _) in CASES.items()} | MORE
    with answering(answers) as host, answering({}) as other:
        newsroom = publication()
        kept = keep(newsroom, STORY)
        sources: dict[str, object] = {
            key: {"type": "report", "title": key, "url": f"{host.url}{key}", "captures": [kept]}
            for key in CASES
        }
        for key, text in (("quote", "two bids were made"), ("typed", "two &#98;ids were made")):
            sources[key]["quotes"] = {"bids": {"text": text}}  # type: ignore[index]
        cite(newsroom, sources)
        ran = newsroom.run("watch", *QUICK)
    assert ran.code == 1, ran.output
    assert states(newsroom) == {key: state for key, (_, state) in CASES.items()}
    told = {each["key"]: each for each in findings(newsroom)}
    assert told["moved"]["moved_to"] == f"{host.url}new/moved"
    assert "+The clerk said that three bids were made." in told["changed"]["diff"]
    for key in ("quote", "typed"):
        assert "two bids were made" in told[key]["detail"]
    known = {
        key: state
        for key, (_, state) in CASES.items()
        if state not in ("alive", "refused", "unreachable")
    }
    assert {key: each["change"] for key, each in lock(newsroom).items()} == known
    assert str(lock(newsroom)["changed"]["seen"]) == "2026-01-10"
    # Twice what did not answer, once everything else, and never another host.
    assert host.asked.count("/gone") == 1
    assert host.asked.count("/failing") == 2
    assert not other.asked


def test_a_host_that_shows_one_page_for_all_it_does_not_know(publication):
    """Is asked for an address that nobody has made, once for all sources of a folder."""
    shown = html("Choose one of our services instead, or call us on the telephone.", title="Portal")

    class Any(dict):
        def get(self, path, default=None):
            return super().get(path, shown)

    with answering({}) as host:
        host.answers = Any({"/memo/there": html(STORY)})
        newsroom = publication()
        kept = keep(newsroom, STORY)
        names = ("a", "b", "there")
        cite(
            newsroom,
            {
                name: {"type": "report", "url": f"{host.url}memo/{name}", "title": "A memo"}
                | ({"captures": [kept]} if name == "there" else {})
                for name in names
            },
        )
        newsroom.run("watch", *QUICK)
    assert states(newsroom) == {"a": "not-found", "b": "not-found", "there": "alive"}
    made_up = [path for path in host.asked if path.removeprefix("/memo/") not in names]
    assert len(made_up) == 1


def test_without_a_copy_what_can_be_told_is_told(publication):
    """A page that answers is alive, one that leads on has moved, as far as anybody knows."""
    answers = {"/a": html(STORY), "/b": redirect("/new"), "/new": html(STORY)}
    with answering(answers) as host:
        newsroom = publication(sources={"a": f"{host.url}a", "b": f"{host.url}b"})
        ran = newsroom.run("watch", *QUICK)
    assert states(newsroom) == {"a": "alive", "b": "moved"}
    assert "there is no copy to hold it against" in ran.output


def test_a_state_keeps_its_first_day_and_goes_when_the_page_is_back(publication):
    """What a refusing host says changes nothing."""
    with answering({}) as host:
        newsroom = publication(sources={"a": f"{host.url}a"})
        newsroom.write(
            "links.lock", f"a: {{change: gone, url: '{host.url}a', since: 2026-02-01}}\n"
        )
        newsroom.run("watch", *QUICK)
        assert str(lock(newsroom)["a"]["since"]) == "2026-02-01"
        host.answers["/a"] = page("", status="403 Forbidden")
        assert newsroom.run("watch", *QUICK).code == 0
        assert str(lock(newsroom)["a"]["since"]) == "2026-02-01"
        host.answers["/a"] = html(STORY)
        assert newsroom.run("watch", *QUICK).code == 0
        assert lock(newsroom) == {}


def test_offline_nothing_is_called_gone(publication):
    """A name that nobody knows may be this machine's own fault."""
    newsroom = publication(sources={"a": "https://nowhere.invalid/a"})
    ran = newsroom.run("watch", *QUICK)
    assert (ran.code, states(newsroom), lock(newsroom)) == (0, {"a": "unreachable"}, {})


def test_a_host_without_a_name_is_gone_where_others_answer(publication):
    """Its domain has run out."""
    with answering({"/a": html(STORY)}) as host:
        newsroom = publication(sources={"a": f"{host.url}a", "b": "https://nowhere.invalid/b"})
        newsroom.run("watch", *QUICK)
    assert states(newsroom) == {"a": "alive", "b": "gone"}


def test_killed_and_run_again_it_goes_on(publication):
    """No page is asked for twice, none is left out, and there is one report."""
    answers = {f"/{number}": html(STORY) for number in range(12)}
    with answering(answers) as host:
        newsroom = publication(
            sources={f"s{number}": f"{host.url}{number}" for number in range(12)}
        )
        _killed_after(4, newsroom, host)
        journal = evidence(newsroom) / "watch" / "unfinished.jsonl"
        with journal.open("a", encoding="utf-8") as file:
            file.write('{"key": "s')
        assert not list((evidence(newsroom) / "watch").glob("*.json"))
        ran = newsroom.run("watch", *QUICK)
    assert "Going on" in ran.output
    assert states(newsroom) == {f"s{number}": "alive" for number in range(12)}
    assert len(list((evidence(newsroom) / "watch").glob("*.json"))) == 1
    assert not journal.exists()
    again = [path for path in host.asked if path[1:].isdigit()]
    assert set(again) == set(answers)
    assert len(again) <= 13  # the one it was at when it was killed


def _killed_after(requests: int, newsroom: Newsroom, host: Host) -> None:
    program = "from affidavit.cli import main; main()"
    arguments = ["watch", "--allow-private", "--pause", "0.2"]
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments], cwd=newsroom.root
    ) as running:
        while len([path for path in host.asked if path[1:].isdigit()]) < requests:
            time.sleep(0.02)
        running.send_signal(signal.SIGKILL)


def test_a_sample_is_of_that_size(publication):
    """Of hundreds of sources a few each day."""
    with answering({"/a": html(STORY)}) as host:
        newsroom = publication(sources={f"s{number}": f"{host.url}a" for number in range(9)})
        newsroom.run("watch", "--sample", "3", *QUICK)
    assert len(states(newsroom)) == 3


@pytest.mark.parametrize(
    ("arguments", "files", "told"),
    [
        (("mem",), {}, 'no source is called "mem"; did you mean "memo"?'),
        (("paper",), {}, '"paper" has no address'),
        ((), {"links.lock": "memo: gone\n"}, "links.lock has faults"),
        (("--max-size", "inf"), {}, "inf is not in the range"),
        (("--timeout", "-1"), {}, "-1.0 is not in the range"),
    ],
)
def test_what_it_cannot_do_it_says(publication, arguments, files, told):
    """And asks no host."""
    sources = {"memo": f"{NEWS}memo", "paper": {"type": "book", "title": "A book"}}
    ran = publication(sources=sources, files=files).run("watch", *arguments)
    assert ran.code == 2
    assert told in ran.output


def test_words_of_a_page_command_no_terminal_and_end_no_code(publication):
    """A report is read in a terminal and in a browser."""
    evil = "</pre><script>alert(1)</script>\x1b[2J```"
    with answering({"/a": html(f"{STORY}\nCorrection: {evil} is what we said in error.")}) as host:
        newsroom = publication()
        source = {"type": "report", "title": "A", "url": f"{host.url}a"}
        cite(newsroom, {"a": source | {"captures": [keep(newsroom, STORY)]}})
        ran = newsroom.run("watch", *QUICK)
    readable = next((evidence(newsroom) / "watch").glob("*.md")).read_text(encoding="utf-8")
    assert "\x1b" not in ran.output + readable
    assert states(newsroom) == {"a": "changed"}
