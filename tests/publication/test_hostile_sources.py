"""Sources of any content, from every kind of file: nothing of them runs or leads astray."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

from tests.hosting import Ran
from tests.newsroom import make_newsroom

EVIL = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> \" ' onmouseover=alert(3) {{ 7*7 }} ]]>"
    " --> [x](javascript:alert(4)) **b** </title>"
)
SPOKEN = "said \" ' onmouseover=alert(3) {{ 7*7 }}"
"""For fields that take Markdown: there tags and such links are refused, which stops the build."""
LINK = "javascript:alert(5)"
FIELDS = ("title", "container-title", "publisher", "volume", "issue", "page", "edition", "genre")


def bibtex() -> str:
    """Return an entry whose fields hold markup, in BibTeX."""
    tex = EVIL.replace("{", r"\{").replace("}", r"\}")
    names = ("title", "journal", "publisher", "volume", "number", "pages", "edition", "type")
    fields = "".join(f"  {name} = {{{tex}}},\n" for name in (*names, "author", "editor", "year"))
    return f"@article{{from-bib,\n{fields}  url = {{{LINK}}},\n  doi = {{{LINK}}}\n}}\n"


def csl_json() -> str:
    """Return the same in CSL-JSON."""
    item: dict[str, object] = {
        "id": "from-json",
        "type": "article-journal",
        "URL": LINK,
        "DOI": LINK,
    }
    item |= dict.fromkeys((*FIELDS, "language"), f"{EVIL} &lt;script&gt;alert(6)&lt;/script&gt;")
    item |= {"author": [{"family": EVIL, "given": EVIL}], "issued": {"literal": EVIL}}
    return json.dumps([item])


def ris() -> str:
    """Return the same in RIS."""
    tags = ("TI", "T2", "PB", "VL", "IS", "SP", "ET", "M3", "AU", "ED", "PY", "LA")
    lines = "".join(f"{tag}  - {EVIL}\n" for tag in tags)
    return f"TY  - JOUR\nID  - from-ris\n{lines}UR  - {LINK}\nDO  - {LINK}\nER  - \n"


YAML = {
    "from-yaml": {
        "type": "report",
        "title": EVIL,
        "authors": [{"family": EVIL, "given": EVIL}],
        "container": EVIL,
        "publisher": EVIL,
        "issued": "2026-01-02",
        "url": "https://news.example/?a=%22%3Cscript%3E&b='",
        "volume": EVIL,
        "note": SPOKEN,
        "quotes": {"words": {"text": SPOKEN, "translation": SPOKEN, "speaker": EVIL}},
    }
}
KEYS = ("from-yaml", "from-bib", "from-json", "from-ris")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    """Build a site whose one article cites such a source of each kind."""
    cited = " ".join(f"Said [@{key}]." for key in KEYS)
    newsroom = make_newsroom(
        tmp_path_factory.mktemp("hostile"),
        articles={"story/index.md": f"{cited} And [words]{{quote=from-yaml/words}}.\n"},
        sources=YAML,
        files={
            "content/sources/a.bib": bibtex(),
            "content/sources/b.json": csl_json(),
            "content/sources/c.ris": ris(),
        },
    )
    return newsroom.build(), newsroom.site


PAGES = [
    "stories/story/index.html",
    "sources/index.html",
    *(f"sources/{k}/index.html" for k in KEYS),
]


@pytest.mark.parametrize("page", PAGES)
def test_no_field_becomes_markup_or_script(built, page):
    """What stands in a field is printed as it stands there, on every page that shows it."""
    ran, site = built
    assert ran.code == 0, ran.output
    text = (site / page).read_text()
    tree = html.document_fromstring(text)
    assert "alert(" in tree.text_content()
    assert "{{ 7*7 }}" in tree.text_content()
    assert not [name for name in tree.xpath("//@*") if "alert(5)" in name and ":" in name[:12]]
    assert not tree.xpath("//*[@onerror or @onmouseover or @onload]")
    assert all("alert" not in (script.text or "") for script in tree.xpath("//script[not(@type)]"))
    assert not tree.xpath("//main//img[@src='x']")
    for script in tree.xpath("//script[@type]"):
        assert "<script" not in (script.text or "")


@pytest.mark.parametrize("page", PAGES)
def test_no_address_but_of_the_web_becomes_a_link(built, page):
    """`javascript:` is told by the build, and left out."""
    ran, site = built
    tree = html.document_fromstring((site / page).read_text())
    schemes = {urlsplit(url).scheme for url in tree.xpath("//@href | //@src | //@action")}
    assert schemes <= {"", "http", "https", "mailto"}
    assert ran.output.count("cannot become a link") >= 3


def test_files_for_reference_managers_hold_one_record_a_source(built):
    """Nothing in a field ends it early and begins another."""
    _, site = built
    for key in KEYS:
        page = html.document_fromstring((site / "sources" / key / "index.html").read_text())
        bibtex, csl_json, ris = page.xpath("//details[contains(@class, 'records')]//pre/text()")
        assert len(json.loads(csl_json)) == 1
        assert ris.count("TY  - ") == 1
        lines = bibtex.splitlines()
        assert [line for line in lines if line.startswith("@")] == lines[:1]
    assert len(json.loads((site / "sources/all.json").read_text())) == len(KEYS)
