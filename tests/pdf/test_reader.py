"""PDFs from anybody: what can be seen of a page, and what no PDF can do to a build."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from affidavit.pdf import reader
from affidavit.pdf.reader import DrawnPage, PdfReader, UnreadableDocumentError
from tests.pdf.pdfs import Memo, pdf_of, stream_of, text_of, with_objects

GOOD = pdf_of(["Two bids came."], ["Both were late."])


@pytest.fixture
def kept(tmp_path: Path) -> PdfReader:
    """A reader with a cache that nothing is in yet."""
    return PdfReader(tmp_path / "cache")


def _file(folder: Path, content: bytes) -> Memo:
    path = folder / "memo.pdf"
    path.write_bytes(content)
    return Memo(path, hashlib.sha256(content).hexdigest())


def _first(kept: PdfReader, folder: Path, content: bytes) -> DrawnPage:
    memo = _file(folder, content)
    return kept.drawn(memo, [1])[1]


def _picture(page: DrawnPage) -> Image.Image:
    return Image.open(io.BytesIO(page.picture))


BAR = b"\n0 g 60 770 300 22 re f\n"
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
HIDDEN_LAYER = "/OCProperties << /OCGs [901 0 R] /D << /OFF [901 0 R] >> >>"


@pytest.mark.parametrize(
    ("drawing", "seen"),
    [
        (text_of("Jane", "shown"), ["Jane", "shown"]),
        (text_of("Jane", "shown") + BAR, ["shown"]),
        (BAR + text_of("Jane", "shown"), ["shown"]),
        (text_of("Jane", "shown") + BAR + b"1 g " + text_of("(b)(6)"), ["shown", "(b)(6)"]),
        (b"1 g " + text_of("Jane") + b" 0 g " + text_of("shown", y=700), ["shown"]),
        (text_of("Jane", y=900) + b"\n" + text_of("shown"), ["shown"]),
        (b"3 Tr " + text_of("Jane") + b"\n0 Tr " + text_of("shown", y=700), ["shown"]),
        (b"1 0 0 rg " + text_of("shown") + b"\n0.9 g 60 700 300 22 re f", ["shown"]),
    ],
    ids=[
        "all",
        "under a bar",
        "on a bar",
        "under a label",
        "white",
        "outside",
        "drawn by nothing",
        "in colour",
    ],
)
def test_only_what_can_be_seen_is_text(kept: PdfReader, tmp_path: Path, drawing, seen):
    """What was covered, coloured away or cut off is not published as text either."""
    assert list(_first(kept, tmp_path, pdf_of(drawing)).paragraphs) == seen


def test_text_of_forms_and_layers_is_seen_or_not_alike(kept: PdfReader, tmp_path: Path):
    """Where a program put it decides nothing."""
    form = stream_of(text_of("Jane", "shown"), FORM)
    drawing = b"/I Do" + BAR + b"\n/OC /L BDC " + text_of("layer", y=500) + b" EMC"
    more = {900: form, 901: "<< /Type /OCG /Name (Jane) >>"}
    content = with_objects(pdf_of(drawing, more=more, catalog=HIDDEN_LAYER), "/I 900 0 R")
    content = content.replace(b"/XObject", b"/Properties << /L 901 0 R >> /XObject", 1)
    assert list(_first(kept, tmp_path, content).paragraphs) == ["shown"]


def test_what_covers_a_page_as_a_comment_covers_it(kept: PdfReader, tmp_path: Path):
    """A bar drawn with a viewer's own tools lies over the page; its author's name is nowhere."""
    bar = "<< /Type /Annot /Subtype /Square /Rect [60 776 400 800] /IC [0 0 0] /T (Jane) /F 4 >>"
    page = _first(kept, tmp_path, pdf_of(["Jane", "shown"], annotations=bar))
    assert list(page.paragraphs) == ["shown"]
    assert b"Jane" not in page.picture


def _scan(*words: str, over: bytes = b"") -> bytes:
    """Return a photographed page with the text that a program has read off it, drawn by nothing."""
    photo = Image.effect_noise((595, 842), 20).convert("L")
    draw = ImageDraw.Draw(photo)
    draw.rectangle((60, 200, 360, 222), fill=0)
    draw.text((72, 50), words[1], fill=0, font_size=12)
    head = "/Type /XObject /Subtype /Image /Width 595 /Height 842 /BitsPerComponent 8"
    image = stream_of(photo.tobytes(), f"{head} /ColorSpace /DeviceGray")
    drawing = b"q 595 0 0 842 0 0 cm /I Do Q 3 Tr " + text_of(words[0], y=626)
    drawing += b" 3 Tr " + text_of(words[1], y=780) + over
    return with_objects(pdf_of(drawing, more={900: image}), "/I 900 0 R")


def test_of_a_scan_what_lies_on_ink_is_text(kept: PdfReader, tmp_path: Path):
    """And what lies under a bar is not; the picture is a JPEG, which holds it in fewer bytes."""
    page = _first(kept, tmp_path, _scan("Jane", "shown"))
    assert list(page.paragraphs) == ["shown"]
    assert _picture(page).format == "JPEG"
    memo = _file(tmp_path, _scan("Jane", "shown"))
    assert kept.pages(memo)[0].picture_suffix == ".jpg"


def test_a_label_on_a_bar_shows_nothing_of_a_scan(kept: PdfReader, tmp_path: Path):
    """What a program read off the paper before the bar was laid over it stays under it."""
    bar = b"\n0 Tr 0 g 60 770 300 22 re f 1 g " + text_of("(b)(6)", y=780)
    page = _first(kept, tmp_path, _scan("Jane", "Joe Doe", over=bar))
    assert list(page.paragraphs) == ["(b)(6)"]


def test_lines_of_a_paragraph_are_joined_and_words_cut_at_their_ends(
    kept: PdfReader, tmp_path: Path
):
    """A short line ends its paragraph."""
    lines = ["The office received two bids in June, and wrote so in a long para-", "graph."]
    page = _first(kept, tmp_path, pdf_of([*lines, "A   12"]))
    whole = "The office received two bids in June, and wrote so in a long paragraph."
    assert list(page.paragraphs) == [whole, "A 12"]


def test_lines_of_a_column_are_joined_with_those_of_their_column(kept: PdfReader, tmp_path: Path):
    """However far the other column reaches."""
    left = text_of("Two bids came in June, and both", "were late.", "The office wrote so.")
    right = text_of("Nobody asked why that was until", "the month had ended.").replace(
        b"72 780", b"330 780"
    )
    page = _first(kept, tmp_path, pdf_of(left + b"\n" + right))
    assert list(page.paragraphs) == [
        "Two bids came in June, and both were late.",
        "The office wrote so.",
        "Nobody asked why that was until the month had ended.",
    ]


def test_a_picture_holds_pixels_and_nothing_else(kept: PdfReader, tmp_path: Path):
    """And it is the same picture every time, kept or drawn anew."""
    page = _first(kept, tmp_path, GOOD)
    assert _picture(page).info == {}
    memo = _file(tmp_path, GOOD)
    assert PdfReader(tmp_path / "other").drawn(memo, [1]) == {1: page}
    memo.path.unlink()
    assert kept.drawn(memo, [1]) == {1: page}


def test_a_damaged_cache_is_drawn_anew(kept: PdfReader, tmp_path: Path):
    """Whatever stands there."""
    page = _first(kept, tmp_path, GOOD)
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(file.read_bytes()[:-3])
    assert _first(kept, tmp_path, GOOD) == page


@pytest.mark.parametrize(
    ("size", "drawn"),
    [
        ((1e9, 1e9), (1360, 1360)),
        ((3, 14400), (1, 6000)),
        ((14400, 3), (1360, 1)),
        ((3000, 9000), (1155, 3464)),
    ],
)
def test_no_page_makes_a_picture_without_end(kept: PdfReader, tmp_path: Path, size, drawn):
    """However large it says it is."""
    page = _first(kept, tmp_path, pdf_of(["Two bids came."], size=size))
    assert (page.width, page.height) == _picture(page).size == drawn


_LOCK = f"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O ({'a' * 32}) /U ({'b' * 32}) >>"
LOCKED = pdf_of(["Jane"], more={900: _LOCK}).replace(
    b"/Root", b"/Encrypt 900 0 R /ID [(aaaaaaaaaaaaaaaa)(aaaaaaaaaaaaaaaa)] /Root"
)
LONG = GOOD.replace(b"/Count 2", b"/Count 3001")
LOOP = GOOD.replace(b"/Kids [10 0 R 12 0 R]", b"/Kids [2 0 R 2 0 R]")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is broken, or no PDF at all"),
        (b"hello", "is broken, or no PDF at all"),
        (GOOD[:300], "is broken, or no PDF at all"),
        (LOOP, "is broken, or no PDF at all"),
        (LOCKED, "is locked with a password"),
        (LONG, "has over 3,000 pages"),
    ],
    ids=["empty", "text", "cut off", "loop", "locked", "long"],
)
def test_what_cannot_be_read_says_why(kept: PdfReader, tmp_path: Path, content, why):
    """In words, and with what to do."""
    memo = _file(tmp_path, content)
    with pytest.raises(UnreadableDocumentError, match=why) as raised:
        kept.pages(memo)
    assert raised.value.fix


def test_a_pdf_without_end_is_given_up(
    kept: PdfReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """After a time, and without its process."""
    monkeypatch.setattr(reader, "PATIENCE", 0.01)
    memo = _file(tmp_path, GOOD)
    with pytest.raises(UnreadableDocumentError, match="takes too long to read"):
        kept.pages(memo)


@pytest.mark.long
def test_a_page_that_unpacks_to_gigabytes_costs_its_own_process(kept: PdfReader, tmp_path: Path):
    """It meets its limits, and is told as broken."""
    bomb = stream_of(b"0 0 m 1 1 l S\n" * 20_000_000, "")
    memo = _file(tmp_path, pdf_of(["Jane"], more={11: bomb}))
    with pytest.raises(UnreadableDocumentError, match="is broken"):
        kept.pages(memo)


def test_pages_are_called_as_the_pdf_calls_them(kept: PdfReader, tmp_path: Path):
    """Roman for the preface, then from 1; one that says nothing has no names. It is read once."""
    labels = "0 << /S /r >> 2 << /S /D >>"
    memo = _file(tmp_path, pdf_of(["a"], ["b"], ["c"], labels=labels))
    assert [page.label for page in kept.pages(memo)] == ["i", "ii", "1"]
    memo = _file(tmp_path, GOOD)
    assert [page.label for page in kept.pages(memo)] == ["", ""]
    memo.path.unlink()
    assert [page.label for page in kept.pages(memo)] == ["", ""]
