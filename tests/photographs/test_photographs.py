"""Readers get the picture, and nothing that the camera or the program wrote beside it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PIL import Image

from affidavit.photographs import UnreadableImageError, published_bytes, size_of
from tests.photographs import photos
from tests.photographs.photos import SVG, WORD, drawn, opened, saved, told


@pytest.mark.parametrize(
    ("suffix", "kind", "options"),
    [
        (".jpg", "JPEG", {"comment": WORD, "xmp": photos.XMP}),
        (".jfif", "JPEG", {}),
        (".JPG", "JPEG", {}),
        (".webp", "WEBP", {"xmp": photos.XMP}),
        (".avif", "AVIF", {"xmp": photos.XMP}),
        (".tif", "TIFF", {"tiffinfo": {270: WORD, 700: photos.XMP}}),
        (".bin", "JPEG", {}),
    ],
)
def test_no_metadata_is_left(suffix, kind, options):
    """Whatever the file is called: who, where and with what stay in the newsroom."""
    before = told(kind, **options)
    assert WORD.encode() in before
    after = published_bytes(before, suffix=suffix)
    assert WORD.encode() not in after
    picture = opened(after)
    assert (picture.format, picture.size) == (kind, (40, 30))
    assert not {0x0112, 0x013B, 0x8825} & set(picture.getexif())
    assert "xmp" not in picture.info


def test_a_png_keeps_no_text():
    """A text chunk may be packed, so that no search for words finds it."""
    after = opened(published_bytes(photos.with_text_chunks(), suffix=".png"))
    after.load()
    assert after.text == {}
    assert not after.getexif()


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_what_moves_goes_on_moving_without_its_notes(kind):
    """Each picture stands as long as it stood, and the comment of the first is gone."""
    more = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    noted = {"comment": WORD} if kind == "GIF" else {"exif": photos.exif()}
    film = {"save_all": True, "append_images": more, "duration": [100, 200, 300], "loop": 0}
    before = saved(drawn(), kind, **film, **noted)
    assert WORD.encode() in before
    after = published_bytes(before, suffix=f".{kind.lower()}")
    assert WORD.encode() not in after
    stood = []
    with opened(after) as moving:
        for number in range(moving.n_frames):
            moving.seek(number)
            moving.load()
            stood.append(moving.info["duration"])
        assert moving.convert("RGB").getpixel((20, 15))[2] > 200
    assert stood == [100, 200, 300]


def test_a_picture_keeps_its_colours():
    """The colour profile stays: without it a browser would show other colours."""
    profile = b"\0" * 36 + b"acsp" + b"\0" * 88
    before = saved(drawn(), "JPEG", icc_profile=profile)
    assert opened(published_bytes(before, suffix=".jpg")).info["icc_profile"] == profile


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "MPO", "PNG", "WEBP", "AVIF", "TIFF"])
def test_a_page_knows_the_size_of_what_it_shows(tmp_path, kind, orientation):
    """The turn that a camera noted is carried out, and the space on the page is of that shape."""
    exif = photos.exif(orientation=orientation)
    before = (
        photos.from_a_phone(orientation=orientation)
        if kind == "MPO"
        else saved(drawn(), kind, exif=exif)
    )
    file = tmp_path / "picture.bin"
    file.write_bytes(before)
    after = opened(published_bytes(before, suffix=".bin"))
    after.load()
    expected = (30, 40) if orientation >= 5 else (40, 30)
    assert size_of(file) == after.size == expected


def test_a_phones_second_picture_stays_at_home():
    """A .jpg from a phone holds two: the first is published, as a JPEG, the right way up."""
    after = opened(published_bytes(photos.from_a_phone(), suffix=".jpg"))
    assert (after.format, getattr(after, "n_frames", 1)) == ("JPEG", 1)
    light, dark = (after.convert("L").getpixel(at) for at in ((5, 5), (25, 5)))
    assert light > 200
    assert dark < 50


def _cut_off(content: bytes) -> bytes:
    return content[: len(content) // 2]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("portrait.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + WORD.encode()),
        ("renamed.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + WORD.encode()),
        ("old.bmp", saved(drawn(), "BMP")),
        ("raw.dng", saved(drawn(), "TIFF")),
        ("empty.png", b""),
        ("half.jpg", _cut_off(saved(drawn((400, 300)), "JPEG"))),
        ("half.png", _cut_off(saved(drawn((400, 300)), "PNG"))),
        ("vast.png", saved(Image.new("1", (10_001, 10_000)), "PNG")),
    ],
)
def test_other_pictures_are_refused_by_check_and_build(tmp_path, name, content):
    """Nobody can say what is in them: both looks at a picture refuse it, with a way out."""
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(UnreadableImageError) as told_by_build:
        published_bytes(content, suffix=file.suffix)
    with pytest.raises(UnreadableImageError) as told_by_check:
        size_of(file)
    assert str(told_by_build.value) == str(told_by_check.value)
    assert told_by_build.value.fix


def test_documents_come_as_they_are(tmp_path):
    """A PDF is no picture."""
    file = tmp_path / "ruling.pdf"
    file.write_bytes(b"%PDF-1.7 a ruling")
    assert size_of(file) is None
    assert published_bytes(file.read_bytes(), suffix=".pdf") == b"%PDF-1.7 a ruling"


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert(1)</script>",
        '<g onload="alert(1)"/>',
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
        '<image href="https://elsewhere.example/a.png"/>',
        '<image xmlns:l="http://www.w3.org/1999/xlink" href="#a" l:href="a.png"/>',
        '<a href="javascript:alert(1)"><path/></a>',
        '<a href="#a"><set attributeName="href" to="javascript:alert(1)"/></a>',
        '<path fill="url(https://elsewhere.example/a.svg#b)"/>',
        "<style>@import 'https://elsewhere.example/a.css';</style>",
        "<style>path { fill: u\\72l(//elsewhere.example/a.svg) }</style>",
        '<g xml:base="https://elsewhere.example/"/>',
        "<path",
    ],
)
def test_an_svg_that_does_more_than_show_is_refused(part):
    """Opened by itself it is a page of the newsroom's site."""
    with pytest.raises(UnreadableImageError, match="SVG"):
        published_bytes(SVG.format(part).encode(), suffix=".svg")


def test_an_svg_brings_no_entities_and_no_style_sheet():
    """They stand before the drawing."""
    for before in ('<!DOCTYPE svg [<!ENTITY a "b">]>', '<?xml-stylesheet href="a.css"?>'):
        with pytest.raises(UnreadableImageError, match="SVG"):
            published_bytes((before + SVG.format("")).encode(), suffix=".svg")


def test_a_plain_svg_is_published():
    """What drawing programs write: gradients, parts used again, styles, a document type."""
    parts = (
        '<linearGradient id="a"/><path id="b" fill="url(#a)"/><use href="#b"/>'
        "<style>path { stroke: url('#a') }</style><title>A map</title><text>of <!-- x -->all</text>"
    )
    head = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">'
    published = published_bytes((head + SVG.format(parts)).encode(), suffix=".svg").decode()
    assert SVG.format(parts).replace("<!-- x -->", "") in published


def test_an_svg_loses_what_its_editor_keeps():
    """Who drew it, where it was saved, and what layers were called is nobody's to read."""
    editor = 'xmlns:i="http://www.inkscape.org/namespaces/inkscape"'
    parts = (
        f"<!-- {WORD} --><metadata>{WORD}</metadata>"
        f'<g {editor} i:label="{WORD}" i:export-filename="/home/{WORD}.png" data-name="{WORD}">'
        f"<i:view>{WORD}</i:view></g>"
    )
    before, after = f"<!-- {WORD} -->", f"<!-- {WORD} -->"
    content = (before + SVG.format(parts) + after).encode()
    published = published_bytes(content, suffix=".svg")
    assert WORD.encode() not in published
    assert b"inkscape" not in published
    assert b'<path d="M0 0h9"/>' in published


def test_a_check_without_pictures_loads_no_library_of_pictures():
    """Pillow and lxml cost a tenth of a check."""
    program = "import sys, affidavit.cli; print(*{'PIL.Image', 'lxml.etree'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert loaded.stdout.strip() == b""
