"""`affidavit capture --browser` keeps what a page's scripts make of it, and asks no other host."""

from __future__ import annotations

import json
import zipfile

import yaml
from PIL import Image

from tests.answering import answering, page, redirect
from tests.browsing import browser_path

SCRIPT = """
fetch("/words.json").then(answer => answer.json()).then(words => {
  document.querySelector("p").textContent = words.join(" ");
  document.body.style.height = "2000px";
});
new WebSocket("ws://127.0.0.1:9/");
navigator.sendBeacon("/beacon", "who");
"""
STORY = '<!doctype html><title>T</title><p>Loading</p><script src="/page.js"></script>'


def answers() -> dict[str, bytes]:
    """Return a page that is nothing without its script, behind a redirect."""
    words = json.dumps(["Two bids were made."] + [f"word{number}" for number in range(250)])
    return {
        "/old": redirect("/story/"),
        "/story/": page(STORY),
        "/page.js": page(SCRIPT, kind="text/javascript"),
        "/words.json": page(words, kind="application/json"),
    }


def test_a_page_of_scripts_is_kept_as_readers_see_it(publication):
    """Its text, its final HTML, a picture of all of it, and what it asked for."""
    with answering(answers()) as host:
        source = {"title": "T", "url": f"{host.url}old", "quotes": {"a": {"text": "two bids"}}}
        newsroom = publication(sources={"a": source})
        quick = ("--allow-private", "--pause", "0", "--without-sandbox")
        ran = newsroom.run(
            "capture", "--browser", *quick, env={"AFFIDAVIT_CHROMIUM": str(browser_path())}
        )
    assert ran.code == 0, ran.output
    assert "a: taken, 254 words: T; redirected to" in ran.output
    assert "probably not" not in ran.output
    written = yaml.safe_load((newsroom.root / "content/sources/test.yml").read_text("utf-8"))
    (capture,) = written["a"]["captures"]
    assert capture["how"] == "Chromium"
    evidence = newsroom.root.with_name(f"{newsroom.root.name}-evidence")
    (folder,) = evidence.glob("captures/*/*/")
    with Image.open(folder / "screenshot.png") as picture:
        assert (picture.width, picture.height >= 2000) == (1280, True)
    with zipfile.ZipFile(folder / "capture.wacz") as archive:
        assert b"Two bids were made." in archive.read("browser/page.html")
        assert archive.read("browser/page.png") == (folder / "screenshot.png").read_bytes()
        package = json.loads(archive.read("datapackage.json"))
    assert package["mainPageUrl"] == f"{host.url}story/"
    assert "/words.json" in host.asked
    assert "/beacon" not in host.asked


def test_what_is_refused_is_told(publication):
    """Before any browser is started."""
    with answering({"/a": page("", status="403 Forbidden")}) as host:
        newsroom = publication(sources={"a": f"{host.url}a"})
        ran = newsroom.run(
            "capture",
            *("--browser", "--allow-private", "--without-sandbox"),
            env={"AFFIDAVIT_CHROMIUM": str(browser_path())},
        )
    assert ran.code == 1
    assert "the host refuses (403)" in ran.output
