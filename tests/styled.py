"""A publication whose one story cites in every way: bracket, sentence, note, chart and row."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from tests.newsroom import LOOSE_CHECKS, Newsroom, make_newsroom

SOURCES = """\
harbours: {type: book, title: Harbours, authors: [{family: Ruiz, given: Ana}], issued: 2026-01-02}
air: {type: report, title: Air, authors: [{family: Ruiz, given: Ana}], issued: 2026-03}
soto: {type: report, title: Two bids, issued: 2024,
       authors: [{family: Soto, given: B}, {family: Álvarez, given: C}]}
paper: {type: article-newspaper, title: News, publisher: El País, issued: 2026-02-22,
        url: "https://paper.example/a?b=1&c=2"}
hostile: {type: book, title: "<script>alert(1)</script> & <i>more</i>", authors: [A <b>Lima],
          issued: 2020, url: "https://lima.example/"}
"""
STORY = """\
---
title: The harbour
authors: [ana-ruiz]
published: 2026-01-15T09:00:00Z
status: published
lang: LANG
dek: Nobody signed [@paper].
---

Two bids came [see @soto, p. 3-5, and *elsewhere*; @paper]. As @soto [p. 4] says, one was late[^1].
Nobody knew [@air; @harbours]. The paper found it [-@paper, para. 2; @hostile].

```chart
name: ships
kind: bar
title: Ships
alt: Bars
data: |
  year,ships,source
  2020,3,"soto, p. 2"
  2021,4,"soto, p. 2"
  2022,5,air
x: ships
y: year
source: "paper, p. 9"
```

[^1]: A note, too, has a source [@soto].
"""

BY_NAME = """\
<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>By name</title><id>by-name</id><updated>2026-01-01T00:00:00Z</updated></info>
  <macro name="who"><names variable="author"><name form="short" and="symbol"/>
    <substitute><text variable="container-title"/><text variable="title"/></substitute>
    </names></macro>
  <macro name="when"><date variable="issued"><date-part name="year"/></date></macro>
  <citation disambiguate-add-year-suffix="true">
    <layout prefix="{" suffix="}" delimiter=" / ">
      <group delimiter=", "><text macro="who"/><text macro="when"/>
        <group delimiter=" "><label variable="locator" form="short"/>
          <text variable="locator"/></group>
      </group>
    </layout>
  </citation>
  <bibliography>
    <sort><key macro="when"/><key variable="title"/></sort>
    <layout suffix=".">
      <group delimiter=": "><text macro="who"/><text variable="title" font-style="italic"/>
        <text macro="when"/><text variable="URL"/></group>
    </layout>
  </bibliography>
</style>
"""
BY_NUMBER = """\
<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>By number</title><id>by-number</id><updated>2026-01-01T00:00:00Z</updated></info>
  <citation collapse="citation-number">
    <sort><key variable="citation-number"/></sort>
    <layout vertical-align="sup" delimiter=","><text variable="citation-number"/></layout>
  </citation>
  <bibliography second-field-align="flush">
    <layout><text variable="citation-number" suffix="."/><text variable="title"/></layout>
  </bibliography>
</style>
"""
"""Two invented styles of CSL."""


def styled(root: Path, style: str, *, files: dict[str, str] | None = None) -> Newsroom:
    """Write the publication, its one story in English and in Spanish."""
    imprint = "name: The Test Gazette\nurl: https://gazette.example/\n"
    settings = f"{imprint}citations: {style}\n{LOOSE_CHECKS}"
    return make_newsroom(
        root,
        articles={"en/index.md": STORY.replace("LANG", "en"), "es.md": STORY.replace("LANG", "es")},
        sources=SOURCES,
        files={"content/publication.yml": settings, **(files or {})},
    )


def read(page: str) -> list[str]:
    """Return the paragraphs and the entries of a page as they are read."""
    whole = html.document_fromstring(page)
    parts = whole.xpath("//main//p[.//a[@role='doc-biblioref']] | //td[@data-source]")
    parts += whole.xpath("//*[@id='sources']//li")
    return [" ".join(part.text_content().replace("\u2060", "").split()) for part in parts]


def lost(page: str) -> list[str]:
    """Return what leads nowhere on a page, and the sources that have no way back to each use."""
    whole = html.document_fromstring(page)
    ids = set(whole.xpath("//@id"))
    roles = "@role='doc-biblioref' or @role='doc-backlink' or @role='doc-noteref'"
    nowhere = [href for href in whole.xpath(f"//a[{roles}]/@href") if href[1:] not in ids]
    back = set(whole.xpath("//a[@role='doc-backlink']/@href"))
    uses = whole.xpath("//a[@role='doc-biblioref']/@id")
    return [*nowhere, *(use for use in uses if f"#{use}" not in back)]
