"""The gallery's measures see what a reader would: each fault, where it is made on purpose."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from tests.browser.gallery_reading import (
    drawings_of,
    faults_of_colour,
    faults_of_shape,
    says_the_same,
)
from tests.browser.similarity import ssim

DRAWING = """
<body style="margin:0;background:#fdfbf7;font:14px sans-serif;color:#1c1a17">
<figure class="affidavit-chart" id="chart-bad" style="margin:0">
<div class="affidavit-chart__box">
<svg width="400" height="200" viewBox="0 0 400 200">
<path d="M0 0h100v50h-100z M0 60h100v50h-100z" fill="#1d4f61"/>
<text x="10" y="30" fill="#fdfbf7">on dark</text>
<text x="10" y="90">dark on dark</text>
<text x="150" y="30">one word</text><text x="160" y="34">another</text>
<text x="150" y="80" font-size="9">small</text>
<text x="360" y="80">runs out of it</text>
<text x="150" y="120" fill="color-mix(in oklab, #1c1a17 40%, #fdfbf7)">pale</text>
<text transform="translate(300 190) rotate(-90)">turned, and right</text>
<text x="150" y="150"><tspan x="150">two lines</tspan><tspan x="150" dy="1.2em">apart</tspan></text>
</svg></div></figure></body>
"""


def test_faults_on_purpose_are_seen(reader):
    """Small, cut, overlapping and pale words are told, and what is right is not."""
    page = reader(viewport={"width": 420, "height": 300})
    page.set_content(DRAWING)
    (chart,) = drawings_of(page)
    drawing = chart["drawing"]
    assert drawing["marks"] == 2
    shape = list(faults_of_shape(drawing, phone=True))
    assert shape[0] == '"small" is 9.0 px high'
    assert shape[1].startswith('"runs out of it" is ')
    assert shape[2:] == ['"one word" and "another" lie on one another']
    pale = [fault.split('"')[1] for fault in faults_of_colour(drawing)]
    assert pale == ["dark on dark", "pale"]


def test_a_cell_says_what_the_file_says():
    """As a number of the page's language, rounded as printed, or as a date in words."""
    assert says_the_same("1,250.5", "1250.5")
    assert says_the_same("−80", "-80")
    assert says_the_same("4 May 2026", "2026-05-04")
    assert says_the_same("", "")
    assert not says_the_same("1,250", "125")
    assert not says_the_same("", "0")
    assert not says_the_same("4 May 2025", "2026-05-04")
    assert not says_the_same("Colima", "Jalisco")


def test_a_bar_that_is_missing_is_no_longer_alike():
    """Pictures that differ in one bar of twenty stay below what the gallery asks for."""
    assert ssim(_bars(20), _bars(20)) == 1
    assert ssim(_bars(20), _bars(19)) < 0.99


def _bars(count: int) -> bytes:
    picture = Image.new("RGB", (402, 203), "#fdfbf7")
    pencil = ImageDraw.Draw(picture)
    for bar in range(count):
        pencil.rectangle((bar * 20, 40, bar * 20 + 14, 200), fill="#8b857a")
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
