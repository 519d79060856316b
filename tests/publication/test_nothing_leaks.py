"""What is not published leaves nothing in the site: not a word, not a name, not a byte."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PIL import Image

from tests.newsroom import Newsroom
from tests.pdf.pdfs import photographed

WORD = "quetzalcoatlus"
DRAFT = f"""\
---
title: The {WORD} file
authors: [ana-ruiz]
status: draft
---

Seen by {WORD} [@{WORD}-note]. ![A page]({WORD}.png)
"""
OUT = "The warehouse burnt for [two days](https://news.example/fire). %% ask quetzalcoatlus %%\n"


def _picture(text: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = text  # ImageDescription
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "JPEG", exif=exif)
    return file.getvalue()


def _tomorrow() -> str:
    return (datetime.now(UTC) + timedelta(days=1)).isoformat(timespec="seconds")


def test_no_secret_reaches_the_site(publication: Callable[..., Newsroom]):
    """Drafts, embargoes, backups, orphans, notes and camera data: 0 bytes of them."""
    embargo = DRAFT.replace("status: draft", f"status: published\npublished: {_tomorrow()}")
    newsroom = publication(
        articles={
            "fire/index.md": OUT
            + "\n![The yard](yard.jpg) [Deed](deed.pdf)\n\n<!-- quetzalcoatlus -->\n",
            f"{WORD}/index.md": DRAFT,
            "embargoed/index.md": embargo.replace("note]", "late]"),
        },
        files={
            f"content/stories/{WORD}/sources.yml": f"{WORD}-note: https://{WORD}.example/\n",
            f"content/stories/{WORD}/{WORD}.png": _picture(WORD),
            "content/stories/embargoed/sources.yml": f"{WORD}-late: https://{WORD}.example/\n",
            f"content/stories/embargoed/{WORD}.png": _picture(WORD),
            "content/stories/fire/yard.jpg": _picture(WORD),
            "content/stories/fire/deed.pdf": photographed(WORD),
            "content/stories/fire/notes.md~": WORD,
            "content/stories/fire/interview.txt": WORD,
            "content/stories/fire/orphan.jpg": _picture(WORD),
            "content/stories/fire/ledger.yml": f"# {WORD}\n",
            f"charts/{WORD}/data.csv": WORD,
        },
    )
    built = newsroom.build()
    assert built.code == 0, built.output
    files = [path for path in newsroom.site.rglob("*") if path.is_file()]
    assert {"yard.jpg", "deed.pdf"} <= {path.name for path in files}
    found = [
        path.relative_to(newsroom.site).as_posix()
        for path in files
        if WORD in path.as_posix().removeprefix(newsroom.root.as_posix())
        or WORD.encode() in path.read_bytes().lower()
    ]
    assert found == []
