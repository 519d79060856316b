"""PDFs that readers may take: their pages are there, and what programs wrote into them is not."""

from __future__ import annotations

import hashlib
import io
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from affidavit.pdf.image_streams import without_boxes, without_notes
from affidavit.pdf.reader import PdfReader, UnreadableDocumentError, read_pdf
from tests.pdf.pdfs import Memo, pdf_of, photographed

WORD = b"Jane"


def _cleaned(folder: Path, content: bytes):
    path = folder / "memo.pdf"
    path.write_bytes(content)
    return PdfReader(folder / "cache").cleaned(Memo(path, hashlib.sha256(content).hexdigest()))


def _unpacked(content: bytes) -> bytes:
    """Return all that is in a PDF, whatever it is packed in."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(out, qdf=True, fix_metadata_version=False)
    return out.getvalue()


def test_nothing_of_its_author_stays_in_a_pdf(tmp_path: Path):
    """Of its notes, its XMP, its photographs and older versions behind its end; its pages do."""
    found = _cleaned(tmp_path, photographed("Jane"))
    assert _unpacked(photographed("Jane")).count(WORD) > 1
    assert WORD not in _unpacked(found.content)
    assert [page.text for page in read_pdf(found.content)[1]] == ["Two bids came."]
    assert b"/DCTDecode" in found.content
    assert found.left == []
    (tmp_path / "again").mkdir()
    assert _cleaned(tmp_path / "again", photographed("Jane")).content == found.content


def _repacked(content: bytes, packed: bytes, filters: str, parameters: str = "null") -> bytes:
    """Return a PDF whose photograph is these bytes, packed by these filters."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image":
                each.write(packed, filter=pikepdf.Object.parse(filters.encode()))
                each["/DecodeParms"] = pikepdf.Object.parse(parameters.encode())
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "JPEG2000"])
@pytest.mark.parametrize("outer", ["", "/FlateDecode", "/ASCIIHexDecode /FlateDecode"])
def test_a_photograph_is_cleaned_however_it_is_packed(tmp_path: Path, form, outer):
    """Some programs pack a finished JPEG once more, and scanners write JPEG 2000."""
    noted, clean = io.BytesIO(), io.BytesIO()
    picture = Image.effect_noise((40, 30), 50).convert("RGB")
    picture.save(clean, form)
    picture.save(noted, form, **({"comment": "Jane"} if form == "JPEG" else {}))
    inner = noted.getvalue()
    if form == "JPEG2000":
        at = inner.index(b"jp2c") - 4
        inner = inner[:at] + _box(b"uuid", b"JpgTiffExif->JP2" + WORD) + inner[at:]
    packed = zlib.compress(inner) if "Flate" in outer else inner
    packed = packed.hex().encode() + b">" if "Hex" in outer else packed
    own = "/DCTDecode" if form == "JPEG" else "/JPXDecode"
    nulls = "null " * (len(outer.split()) + 1)
    given = _repacked(photographed("Jo"), packed, f"[{outer} {own}]", f"[{nulls}]")
    with pikepdf.open(io.BytesIO(_cleaned(tmp_path, given).content)) as pdf:
        (photo,) = (each for each in pdf.objects if each.get("/Subtype") == "/Image")
        found = photo.read_raw_bytes()
        assert photo.Filter == own
    assert WORD in inner
    assert WORD not in found
    with Image.open(io.BytesIO(found)) as kept, Image.open(clean) as first:
        assert kept.tobytes() == first.tobytes()


def _box(name: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4) + name + content


def test_a_cut_off_jpeg_2000_stays_as_it_is():
    """Also where its lengths cannot be."""
    out = io.BytesIO()
    Image.new("RGB", (4, 3)).save(out, "JPEG2000")
    whole = out.getvalue()
    for content in (b"", whole[:12], whole[:15], whole[:-9], whole + b"\x00\x00\x00\x03abcd"):
        assert without_boxes(content) == content


def test_a_photograph_keeps_its_pixels():
    """And its colours; what is no JPEG stays as it is, and so does one that was cut off."""
    exif = Image.Exif()
    exif[0x010E] = "Jane"
    out = io.BytesIO()
    picture = Image.effect_noise((40, 30), 50).convert("RGB")
    picture.save(out, "JPEG", exif=exif, comment="Jane", icc_profile=b"a profile")
    iptc = b"\xff\xed" + (2 + len(WORD)).to_bytes(2) + WORD
    clean = without_notes(out.getvalue()[:2] + iptc + out.getvalue()[2:])
    assert WORD not in clean
    with Image.open(io.BytesIO(clean)) as found, Image.open(out) as first:
        assert found.tobytes() == first.tobytes()
        assert found.info["icc_profile"] == b"a profile"
    for content in (b"", b"\xff\xd8", b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\x00", b"hello"):
        assert without_notes(content) == content


def test_what_stays_beside_the_pages_is_named(tmp_path: Path):
    """Comments without their authors: nobody can say whether readers are meant to have them."""
    comment = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (Jane) /Contents (late) >>"
    found = _cleaned(tmp_path, pdf_of(["Two bids came."], annotations=comment))
    assert found.left == ["comments"]
    assert WORD not in _unpacked(found.content)
    attached = "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] >>"
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (bids) /Rect [0 0 9 9] >>"
    found = _cleaned(tmp_path, pdf_of(["Two bids came."], annotations=attached + field))
    assert found.left == ["comments", "attached files", "a form"]
    link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>"
    assert _cleaned(tmp_path, pdf_of(["Two bids came."], annotations=link)).left == []


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (pdf_of(["a"], more={900: "<< /Type /Sig /Name (Jane) >>"}), "is signed"),
        (pdf_of(["a"], catalog="/AcroForm << /SigFlags 3 /Fields [] >>"), "is signed"),
        (b"%PDF-1.7 hello", "is broken"),
    ],
)
def test_what_cannot_be_cleaned_says_why(tmp_path: Path, content, why):
    """A signature would not hold any more."""
    with pytest.raises(UnreadableDocumentError, match=why) as raised:
        _cleaned(tmp_path, content)
    assert raised.value.fix
