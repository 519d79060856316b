"""A whole site in each style of citations."""

from __future__ import annotations

from pathlib import Path

from tests.styled import BY_NAME, BY_NUMBER, lost, read, styled

PAGES = ("stories/en/index.html", "stories/es/index.html", "embed/en/ships/index.html")


def test_author_and_date_everywhere(tmp_path: Path):
    """Text, charts, rows, notes and frames name their sources, and each leads there and back."""
    built = styled(tmp_path, "author-date").build(strict=True)
    assert built.code == 0, built.output
    english, spanish, frame = (read(built.page(page)) for page in PAGES)
    assert english[:3] == [
        "Nobody signed (El País 2026).",
        (
            "Two bids came (see Soto and Álvarez 2024, pp. 3–5, and elsewhere; El País 2026)."
            " As Soto and Álvarez (2024, p. 4) says, one was late1."
            " Nobody knew (Ruiz 2026b; Ruiz 2026a)."
            " The paper found it (2026, para. 2; A <b>Lima 2020)."
        ),
        "Soto and Álvarez 2024, p. 2",
    ]
    assert "Source: El País (2026, p. 9)" in english
    assert "Fuente: El País (2026, p. 9)" in spanish
    assert any("(2026, párr. 2;" in each for each in spanish)
    names = [entry.partition(". ")[0] for entry in english[-6:]]
    assert names[0].startswith("A note, too, has a source (Soto and Álvarez 2024)")
    assert names[1:] == [
        *("A <b>Lima 2020", "El País 2026", "Ruiz 2026a", "Ruiz 2026b", "Soto and Álvarez 2024")
    ]
    assert "Ruiz 2026b" in frame
    assert [lost(built.page(page)) for page in PAGES] == [[], [], []]
    assert "<script>alert" not in built.page(PAGES[0])


def test_a_style_of_csl_everywhere(tmp_path: Path):
    """Its words, signs and order, in the page's language; our links, notes and ways back."""
    files = {"content/by-name.csl": BY_NAME}
    newsroom = styled(tmp_path, "by-name.csl", files=files)
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    english, spanish, frame = (read(built.page(page)) for page in PAGES)
    assert english[1] == (
        "Two bids came {see Soto & Álvarez, 2024, pp. 3–5, and elsewhere / El País, 2026}."
        " As Soto & Álvarez {2024, p. 4} says, one was late1."
        " Nobody knew {Ruiz, 2026a / Ruiz, 2026b}."
        " The paper found it {2026, para. 2 / A <b>Lima, 2020}."
    )
    assert "{2026, párr. 2 / A <b>Lima, 2020}" in spanish[1]
    assert "Source: El País {2026, p. 9}" in frame
    assert [entry.partition(". About")[0] for entry in english[-5:]] == [
        "A <b>Lima: <script>alert(1)</script> & more: 2020: https://lima.example/",
        *("Soto & Álvarez: Two bids: 2024", "Ruiz: Air: 2026a", "Ruiz: Harbours: 2026b"),
        "El País: News: 2026: https://paper.example/a?b=1&c=2",
    ]
    assert [lost(built.page(page)) for page in PAGES] == [[], [], []]
    page = built.page(PAGES[0])
    assert "<script>alert" not in page
    assert "and <em>elsewhere</em>" in page
    assert '<meta name="description" content="Nobody signed.">' in page
    again = newsroom.build(strict=True)
    assert again.page(PAGES[0]) == page


def test_a_style_that_counts_keeps_every_link(tmp_path: Path):
    """Numbers are not drawn together into ranges, and a sentence still names its source."""
    built = styled(tmp_path, "n.csl", files={"content/n.csl": BY_NUMBER}).build(strict=True)
    assert built.code == 0, built.output
    english = read(built.page(PAGES[0]))
    assert english[1] == (
        "Two bids came see 2, and elsewhere,1. As Soto and Álvarez2 says, one was late1."
        " Nobody knew3,4. The paper found it1,5."
    )
    assert "Source: El País1" in english
    assert english[-5].startswith("1. News")
    assert [lost(built.page(page)) for page in PAGES] == [[], [], []]
