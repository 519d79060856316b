"""An invented story with a statement of each kind, and what it rests on."""

from __future__ import annotations

STORY = """\
---
title: The harbour paid 237 million
authors: [ana-ruiz]
published: 2026-03-01T09:00:00Z
status: draft
kind: investigation
accept:
  - check: claim/superlative
    at: two hundred
    reason: It is what people say here
    by: ana-ruiz
---

The contract was signed by Eva Sol on 3 May 2025 [@paper, p. 3]. It was worth
[at least 237 million pesos]{fact=worth}, and [the tender was never opened]{claim=tender}. Some two
hundred workers knew.

"Nobody told us," a worker said. The minutes speak of ["a closed tender"]{quote=memo/closed}.

![The yard <script>alert(1)</script>](yard.png)

=SUM(1) & 12 boats
"""
LEDGER = """\
# The record of the harbour.
facts:
  worth:   # in pesos of 2025
    value: at least 237 million pesos
    source: paper, p. 3
    as_of: 2025-05-03
claims:
  tender:
    text: The tender was never opened.
    status: pending
    source: memo
    review_by: 2027-02-01
"""
SOURCES = {
    "paper": {
        "type": "report",
        "title": "The contract",
        "publisher": "Harbour Office",
        "issued": "2025-05-04",
        "url": "https://paper.example/",
        "archives": ["https://archive.example/1"],
        "captures": [{"sha256": "ab" * 32, "at": "2026-01-10T10:05:12Z", "format": "pdf"}],
    },
    "memo": {
        "type": "report",
        "title": "The minutes",
        "publisher": "City Council",
        "quotes": {
            "closed": {
                "text": "a closed tender",
                "locator": "p. 7",
                "speaker": "eva-sol",
                "passage": "It was, all agreed, a closed tender.",
            }
        },
    },
}
PEOPLE = "eva-sol:\n  name: Eva Sol\n  roles:\n    - role: mayor\n"


def harbour(**changed: object) -> dict[str, object]:
    """Return the parts of a publication with the story."""
    files = {
        "content/stories/harbour/ledger.yml": LEDGER,
        "content/people.yml": PEOPLE,
        **dict(changed.pop("files", {})),
    }
    articles = {"harbour/index.md": STORY, "boats/index.md": "Boats.\n"}
    return {"articles": articles, "sources": SOURCES, "files": files, **changed}
