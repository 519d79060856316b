"""A story with sources of many kinds, built as a newsroom builds it."""

from __future__ import annotations

from pathlib import Path

from tests.newsroom import make_newsroom

PARAGRAPH = "Invented words about an invented harbour go on for a while here. " * 4
STORY = f"""\
---
title: The harbour contract
authors: [ana-ruiz]
published: 2026-01-15T09:00:00Z
status: published
dek: Who signed what, and when [@gazette]
method: We read what the offices of the harbour have published [@memo, p. 2].
---
The contract was signed in June [@post, p. 3]. {PARAGRAPH} It offered
["ayuda complementaria"]{{quote=gazette/help}}, help, and later more [@memo; @letter].

{PARAGRAPH} A note is here[^n].

/// aside | In the margin
An aside that stands in the margin beside its paragraph.
///

Short one [@post].

Short two [@gazette, para. 4] and [@memo].

Short three [@letter] [@post] [@gazette].

## A heading with a source [@post]

{PARAGRAPH} The office signed it as well [@post; @memo, pp. 3-4].

/// quote | memo/said
///

{PARAGRAPH} [@letter, para. 2]

| who | what |
|---|---|
| Office | signed [@post] |

{PARAGRAPH} The end [@memo].

[^n]: A note of the writer's that cites [@post].
"""
SOURCES = {
    "post": {
        "type": "article-newspaper",
        "title": "The contract",
        "publisher": "The Harbour Post",
        "issued": "2026-02-22",
        "url": "https://post.example/contract?a=1&b=2",
        "accessed": "2026-03-01",
    },
    "gazette": {
        "type": "article-newspaper",
        "title": "Contratos",
        "publisher": "La Gaceta",
        "issued": "2026-02",
        "lang": "es",
        "url": "https://gaceta.example/contratos",
        "accessed": "2026-03-01",
        "archives": ["https://archive.example/20260224101500/https://gaceta.example/contratos"],
        "captures": [{"sha256": "a" * 64, "at": "2026-01-10T10:00:00Z", "format": "wacz"}],
        "quotes": {
            "help": {
                "text": "ayuda complementaria",
                "translation": "complementary help",
                "locator": "para. 3",
            }
        },
    },
    "memo": {
        "type": "report",
        "title": "A memo",
        "publisher": "Harbour Office",
        "issued": "2026-01-04",
        "lang": "es",
        "url": "https://harbour.example/memo.pdf",
        "quotes": {"said": {"text": "dos ofertas", "translation": "two bids", "locator": "p. 3"}},
    },
    "letter": {
        "type": "statement",
        "title": "[Letter of the office]",
        "publisher": "Harbour Office",
        "quoted_in": "post",
    },
}
PAGE = "stories/harbour/"
ARABIC = "stories/arabic/"


def make_sourced_site(folder: Path) -> None:
    """Build the story and one in a language that runs from right to left."""
    arabic = STORY.replace("dek:", "lang: ar\ndek:")
    articles = {"harbour/index.md": STORY, "arabic/index.md": arabic}
    newsroom = make_newsroom(folder, articles=articles, sources=SOURCES)
    built = newsroom.build()
    assert built.code == 0, built.output
