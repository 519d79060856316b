"""Pictures as phones, cameras and drawing programs write them."""

from __future__ import annotations

import io

from PIL import Image, PngImagePlugin

WORD = "quetzalcoatlus"
XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><by>{WORD}</by></x:xmpmeta>".encode()
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path d="M0 0h9"/></svg>'


def drawn(size: tuple[int, int] = (40, 30)) -> Image.Image:
    """Return a picture whose upper left quarter is black."""
    picture = Image.new("RGB", size, "white")
    picture.paste((0, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    return picture


def told(kind: str, **options: object) -> bytes:
    """Return a picture of a kind with a secret in its EXIF, and a place."""
    return saved(drawn(), kind, exif=exif(), **options)


def exif(*, orientation: int = 1) -> Image.Exif:
    """Return what a camera notes: how it was held, whom it belongs to, where it was."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x013B] = WORD  # Artist
    found.get_ifd(0x8825)[29] = WORD  # GPSDateStamp
    return found


def with_text_chunks() -> bytes:
    """Return a PNG with a text chunk of each kind."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", WORD)
    info.add_text("Comment", WORD, zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(drawn(), "PNG", pnginfo=info, exif=exif())


def from_a_phone(*, orientation: int = 6) -> bytes:
    """Return a JPEG with a second one behind it."""
    second = Image.new("RGB", (8, 6), "red")
    options = {"save_all": True, "append_images": [second], "exif": exif(orientation=orientation)}
    return saved(drawn(), "MPO", **options)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture as a file of a kind."""
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def opened(content: bytes) -> Image.Image:
    """Return a file as a picture."""
    return Image.open(io.BytesIO(content))
