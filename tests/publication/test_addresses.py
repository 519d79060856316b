"""A link leads to what readers can reach, or the writer is told at the very link."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from affidavit.publication.addresses import SiteAddresses
from tests.newsroom import Newsroom
from tests.photographs.photos import SVG, drawn, saved

DRAFT = "---\ntitle: Not yet\nauthors: [ana-ruiz]\nstatus: draft\n---\n\nText.\n"
AT = "content/stories/fire/index.md:8:"


def _check(publication: Callable[..., Newsroom], text: str, **files: str | bytes) -> Newsroom:
    return publication(
        articles={"fire/index.md": f"{text}\n", "later/index.md": DRAFT},
        sources={"paper": {"type": "webpage", "title": "A paper", "url": "https://a.example/"}},
        files={f"content/stories/fire/{name}": content for name, content in files.items()}
        | {"secret.txt": "quetzalcoatlus"},
    )


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("../later/index.md", '"stories/later/index.md" is not published'),
        ("/sources/test.yml", '"sources/test.yml" is a file of the desk, never published'),
        ("../../../secret.txt", '"../../../secret.txt" lies outside the content folder'),
        ("/../secret.txt", '"/../secret.txt" lies outside the content folder'),
        ("/authors.yml", '"authors.yml" is a file of the desk, never published'),
        (".hidden.txt", '"stories/fire/.hidden.txt" is a file of the desk, never published'),
    ],
)
def test_what_stays_inside_is_not_linked_to(publication, target, reason):
    """A draft, the desk's own files and all that lies beside the content folder."""
    newsroom = _check(publication, f"See [this]({target}).", **{".hidden.txt": "x"})
    told = newsroom.check()
    assert f"{AT}12: error[link/broken]\n    {reason}\n" in told
    assert "1 error, 0 warnings." in told


def test_a_link_out_of_the_folder_is_followed_before_it_is_judged(publication):
    """A symbolic link would carry a file out that nobody meant to publish."""
    newsroom = _check(publication, "See [this](notes.txt).")
    (newsroom.root / "content/stories/fire/notes.txt").symlink_to(newsroom.root / "secret.txt")
    assert '"notes.txt" lies outside the content folder' in newsroom.check()


@pytest.mark.parametrize("name", ["part.md", "part.markdown", "part.mdown", "part.mkdn", "a.mkd"])
def test_no_markdown_is_published_as_a_picture(publication, name):
    """Whichever of its five endings the file has: it is a text of the desk's."""
    newsroom = _check(publication, f"See ![this]({name}).", **{name: DRAFT})
    assert f'"stories/fire/{name}" is a file of the desk' in newsroom.check()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("half.jpg", saved(drawn((400, 300)), "JPEG")[:900], "is a picture that is broken"),
        ("a.heic", b"\0\0\0\x18ftypheic", "is a picture of a kind that few browsers show"),
        ("a.svg", SVG.format("<script/>").encode(), "is an SVG that runs a script"),
    ],
)
def test_check_and_build_refuse_the_same_pictures(publication, name, content, reason):
    """What a check lets pass, a build publishes: both tell it at the link, with a way out."""
    newsroom = _check(publication, f"See ![this]({name}).", **{name: content})
    told, built = newsroom.check(), newsroom.build()
    for output in (told, built.output):
        assert AT in output
        assert f'"stories/fire/{name}" {reason}' in output
        assert "save it as" in output
    assert built.code == 1


def test_a_backup_is_never_published(publication: Callable[..., Newsroom]):
    """An editor program's copy of a story holds its notes."""
    newsroom = publication(
        articles={"fire/index.md": "An [old text](index.md~).\n"},
        files={"content/stories/fire/index.md~": "quetzalcoatlus\n"},
    )
    assert "content/stories/fire/index.md:8:" in newsroom.check()
    assert "never published" in newsroom.check()


@pytest.mark.parametrize("directory_urls", [True, False], ids=["folders", "files"])
def test_pages_of_two_documents_never_share_a_place(tmp_path: Path, directory_urls):
    """Nor does a folder of them stand where a file of another source is published."""
    addresses = SiteAddresses(
        (), docs_dir=tmp_path, use_directory_urls=directory_urls, previewing=False
    )
    keys = ("memo", "memo.html", "memo.bib", "index", "index.html")
    pages = [Path(addresses.source_page_file(key, "3")) for key in keys]
    assert len(set(pages)) == len(keys)
    files = {Path(addresses.source_file(key)) for key in keys}
    files |= {Path(f"sources/{key}{end}") for key in keys for end in (".html", ".bib")}
    assert not [page for page in pages if files & set(page.parents)]
