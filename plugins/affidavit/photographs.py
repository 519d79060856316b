"""Pictures as readers may have them: without what the camera wrote, and without what runs."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings

import PIL

if TYPE_CHECKING:
    from lxml import etree
    from PIL import Image

# Pillow and lxml are imported where they are used: most checks meet no picture, and the two cost
# a tenth of a check.

CLEANED = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "TIFF")
"""What is known by its bytes, whatever its name, and written anew. MPO, a JPEG with more pictures
behind the first, is opened as JPEG."""
SHOWN_SUFFIXES = frozenset(
    {".apng", ".avif", ".avifs", ".gif", ".jfif", ".jpe", ".jpeg", ".jpg", ".mpo", ".png"}
    | {".tif", ".tiff", ".webp"}
)
OTHER_SUFFIXES = frozenset(
    {".bmp", ".dib", ".heic", ".heif", ".hif", ".ico", ".jp2", ".jxl", ".psd", ".svgz", ".tga"}
    | {".arw", ".cr2", ".cr3", ".dng", ".nef", ".orf", ".raf", ".rw2", ".xcf"}
)
"""Pictures that few browsers show, and whose metadata we could not take away."""
MAX_PIXELS = 100_000_000
"""Beyond, a picture is refused; the largest newsroom cameras make about 60 million."""
CLEANING = f"2-{PIL.__version__}"
"""Changes when other bytes come out for the same picture: counts our own changes, names Pillow."""

_ORIENTATION = 0x0112
_ON_ITS_SIDE = 5
"""EXIF orientation: from here on the picture is turned by 90 degrees."""
_WITH_PROFILE = frozenset({"JPEG", "PNG", "WEBP", "AVIF", "TIFF"})
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 88, "optimize": True},
    "WEBP": {"quality": 88},
    "AVIF": {"quality": 80},
    "TIFF": {"compression": "tiff_deflate"},
}
_FAULTS = (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error, zlib.error)
"""What Pillow raises for bytes that are not what their head says."""

_RARE = "is a picture of a kind that few browsers show"
_UNKNOWN = "is no picture that can be read"
_BROKEN = "is a picture that is broken or cut off"
_CLOSED = "cannot be read"
_HUGE = f"has more than {MAX_PIXELS // 1_000_000} million pixels"
_SMALLER = "make it smaller; a film goes to where films are shown"


class UnreadableImageError(Exception):
    """Readers cannot have this picture; the message goes on after its name."""

    def __init__(self, why: str, *, fix: str = "save it as JPEG, PNG or WebP") -> None:
        super().__init__(why)
        self.fix = fix


def published_bytes(content: bytes, *, suffix: str) -> bytes:
    """Return a file as readers may have it: pictures redrawn without any metadata.

    The colour profile stays, since colours would change without it; the turn that the camera
    noted is carried out. Raises UnreadableImageError.

    What is no picture comes as it is, office files too, with the names and dates that their
    programs wrote into them: those are the newsroom's to take away before it links to them. PDFs
    are cleaned where they are published (`affidavit.outputs.linked_documents`).
    """
    suffix = suffix.lower()
    if suffix == ".svg":
        return _clean_svg(content)
    with _opened(io.BytesIO(content), suffix=suffix) as picture:
        return content if picture is None else _clean(picture)


def size_of(path: Path) -> tuple[int, int] | None:
    """Return width and height in pixels of the picture that is published, None of any other file.

    Looks at the whole picture, so that a check finds what a build would. Raises
    UnreadableImageError.
    """
    try:
        stat = path.stat()
        return _size(path, (stat.st_mtime_ns, stat.st_size))
    except OSError as error:
        raise UnreadableImageError(_CLOSED, fix="look at its permissions") from error


@lru_cache(maxsize=4096)  # a preview asks again at every save
def _size(path: Path, _stamp: tuple[int, int]) -> tuple[int, int] | None:
    suffix = path.suffix.lower()
    if suffix == ".svg":
        _judged_svg(path.read_bytes())
        return None
    with _opened(path, suffix=suffix) as picture:
        if picture is None:
            return None
        # Pillow turns a TIFF by itself, and says its size as turned.
        turned = picture.format != "TIFF" and not _is_film(picture) and _is_on_its_side(picture)
        size = picture.size[::-1] if turned else picture.size
        if picture.format in ("JPEG", "MPO"):  # an eighth of each side is read in a third the time
            picture.draft("L", (picture.width // 8, picture.height // 8))
        picture.load()
        return size


@contextmanager
def _opened(file: Path | io.BytesIO, *, suffix: str) -> Iterator[Image.Image | None]:
    """Give the picture, None where a file is none, and UnreadableImageError for all its faults."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - as said at the top

    if suffix in OTHER_SUFFIXES:
        raise UnreadableImageError(_RARE)
    try:
        with catch_warnings(action="ignore", category=Image.DecompressionBombWarning):
            found: Image.Image | None = Image.open(file, formats=CLEANED)
    except UnidentifiedImageError as error:
        if suffix in SHOWN_SUFFIXES:
            raise UnreadableImageError(_UNKNOWN) from error
        found = None
    except Image.DecompressionBombError as error:
        raise UnreadableImageError(_HUGE, fix=_SMALLER) from error
    except _FAULTS as error:
        raise UnreadableImageError(_BROKEN) from error
    with found or nullcontext():
        try:
            _refuse_huge(found)
            yield found
        except _FAULTS as error:
            raise UnreadableImageError(_BROKEN) from error


def _refuse_huge(picture: Image.Image | None) -> None:
    if picture is None:
        return
    frames = getattr(picture, "n_frames", 1) if _is_film(picture) else 1
    if picture.width * picture.height * frames > MAX_PIXELS:
        raise UnreadableImageError(_HUGE, fix=_SMALLER)


def _is_film(picture: Image.Image) -> bool:
    """Say whether it moves or has pages; a phone's second picture, behind the first, is neither."""
    return picture.format != "MPO" and getattr(picture, "is_animated", False)


def _is_on_its_side(picture: Image.Image) -> bool:
    return bool(picture.getexif().get(_ORIENTATION, 1) >= _ON_ITS_SIDE)


def _clean(picture: Image.Image) -> bytes:
    from PIL import ImageOps, ImageSequence  # noqa: PLC0415 - as said at the top

    kind = "JPEG" if picture.format == "MPO" else picture.format or "PNG"
    if not _is_film(picture):
        return _saved(_bare(ImageOps.exif_transpose(picture)), kind)
    frames, durations = list[Any](), list[int]()
    for frame in ImageSequence.Iterator(picture):
        frame.load()  # only then is it known how long it stands
        durations.append(int(frame.info.get("duration", 0)))
        frames.append(_bare(frame))
    timing = {"loop": picture.info["loop"]} if "loop" in picture.info else {}
    if any(durations):
        timing["duration"] = durations
    return _saved(frames[0], kind, save_all=True, append_images=frames[1:], **timing)


def _bare(picture: Image.Image) -> Image.Image:
    """Return the pixels alone: a copy has none of the tags, and of the notes what looks need."""
    bare = picture.copy()
    kept = ("transparency", "icc_profile")
    bare.info = {key: picture.info[key] for key in kept if picture.info.get(key) is not None}
    return bare


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    profile = picture.info.get("icc_profile")
    if profile and kind in _WITH_PROFILE:
        options["icc_profile"] = profile
    picture.save(out, kind, **_OPTIONS.get(kind, {}), **options)
    return out.getvalue()


# -- SVG -----------------------------------------------------------------------------------------

_RUNS = frozenset({"script", "foreignobject", "iframe", "embed", "object", "handler", "listener"})
_LOADS = re.compile(r"""url\(\s*["']?(?!["']|\s*#)|@import|image-set|\\""", re.IGNORECASE)
"""In a style: an address that is none of the drawing's own parts, or letters that hide one."""
_DRAWN = frozenset({"http://www.w3.org/2000/svg", None})
_SAID = frozenset({None, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"})
"""Namespaces of elements and of attributes that browsers draw by; all others are an editor's."""
_PLAIN = "save it as plain SVG without scripts and linked files, or as PNG"
_NO_SVG = "is no SVG that can be read"
_MORE = "is an SVG with more than a drawing in it"
_SCRIPT = "is an SVG that runs a script"
_LINKED = "is an SVG that loads something from elsewhere"


def _judged_svg(content: bytes) -> etree._Element:
    """Return a drawing; one that runs or loads is refused: opened by itself it is a page."""
    from lxml import etree  # noqa: PLC0415 - as said at the top

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableImageError(_NO_SVG, fix=_PLAIN) from error
    dtd: Any = root.getroottree().docinfo.internalDTD
    entities = [] if dtd is None else list(dtd.iterentities())
    if entities or list(root.itersiblings("{*}*", etree.PI, preceding=True)):
        raise UnreadableImageError(_MORE, fix=_PLAIN)
    for element in root.iter("{*}*"):
        _judge_element(element)
    return root


def _clean_svg(content: bytes) -> bytes:
    """Return a drawing without comments, metadata and what its editor keeps for itself.

    An editor writes its user's name, the path it was saved to, and names of layers.
    """
    from lxml import etree  # noqa: PLC0415 - as said at the top

    root = _judged_svg(content)
    for node in [*root.iter(etree.Comment, etree.PI), *root.iter("{*}metadata")]:
        _take_out(node)
    for element in list(root.iter("{*}*")):
        if etree.QName(element).namespace not in _DRAWN:
            _take_out(element)
            continue
        for name in list(element.attrib):
            key = etree.QName(name)
            if key.namespace not in _SAID or key.localname.startswith("data-"):
                del element.attrib[name]
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _take_out(node: etree._Element) -> None:
    """Remove a node; the text behind it stays."""
    parent = node.getparent()
    if parent is None:
        return
    before = node.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (node.tail or "") or None
    else:
        before.tail = (before.tail or "") + (node.tail or "") or None
    parent.remove(node)


def _judge_element(element: etree._Element) -> None:
    name = _local(str(element.tag))
    attributes = [(_local(str(key)), str(value)) for key, value in element.attrib.items()]
    if name in _RUNS or any(key.startswith("on") for key, _ in attributes):
        raise UnreadableImageError(_SCRIPT, fix=_PLAIN)
    styles = [value for _, value in attributes]
    if name == "style":
        styles.append("".join(str(text) for text in element.itertext()))
    if any(_leads_away(*each) for each in attributes) or any(map(_LOADS.search, styles)):
        raise UnreadableImageError(_LINKED, fix=_PLAIN)


def _leads_away(attribute: str, value: str) -> bool:
    """Say whether an attribute is an address outside the drawing, or would be made one later."""
    if attribute == "attributename":
        return value.strip().lower().endswith("href")
    return attribute in ("href", "src", "base") and not value.strip().startswith("#")


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()
