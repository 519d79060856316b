"""The name that a chart's looks go by."""

from __future__ import annotations

from affidavit.charts.drawing import drawing_key, page_svgs
from tests.charts.drawing.figures import bars

HEIGHTS = {390: 300}


def test_a_key_is_short_and_repeats():
    """It stands in file names; the same chart has it in every build, however it is written."""
    key = drawing_key({390: bars()}, HEIGHTS)
    turned = {390: dict(reversed(bars().items()))}
    assert key == drawing_key(turned, HEIGHTS)
    assert len(key) == 12
    assert key.isalnum()


def test_whatever_changes_the_picture_changes_the_key():
    """A value, a label, a colour, a size, a width."""
    keys = [
        drawing_key({390: bars()}, HEIGHTS),
        drawing_key({390: bars(("North quay", "Old harbour", "Ferry"))}, HEIGHTS),
        drawing_key({390: bars(margin={"l": 97})}, HEIGHTS),
        drawing_key({390: bars()}, {390: 301}),
        drawing_key({760: bars()}, {760: 300}),
    ]
    assert len(set(keys)) == len(keys)


def test_a_page_has_its_drawings_in_one_file():
    """By chart and width, in the page's order, a chart that stands there twice only once."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    charts = [("b", {760: drawing, 390: drawing}), ("a", {390: drawing}), ("b", {})]
    assert page_svgs(charts[:2]).decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg">\n'
        '<svg data-chart="b" data-width="390" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>\n'
        '<svg data-chart="b" data-width="760" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>\n'
        '<svg data-chart="a" data-width="390" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>\n'
        "</svg>\n"
    )
    assert page_svgs([charts[0], charts[0]]) == page_svgs(charts[:1])
