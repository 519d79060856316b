"""A whole site in each style of citations."""

from __future__ import annotations

from pathlib import Path

from tests.styled import lost, read, styled

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
