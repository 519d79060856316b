"""What plotly.js drew, made safe for a page, small, and ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from affidavit.charts.drawing import roles
from affidavit.charts.drawing.cleaner import clean

NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
BAR = '<path d="M0,0H9V9Z"/>'


def cleaned(inside: str) -> str:
    """Return what is left of some content of a drawing of 100 by 50."""
    whole = clean(_drawing(inside), prefix="c1-").svg
    return whole.partition(">")[2].removesuffix("</svg>")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p>hello</p></foreignObject>",
        '<use href="https://evil.example/a.svg#x"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        "<style>* { fill: url(https://evil.example/) }</style>",
        '<image xlink:href="https://evil.example/a.png" width="9" height="9"/>',
        "<!-- a note --><?php echo 1 ?>",
    ],
)
def test_only_listed_elements_pass(hostile):
    """Scripts, links, styles, foreign content, comments: nothing is left of them."""
    assert cleaned(BAR + hostile) == '<path d="M0 0h9v9z"/>'


@pytest.mark.parametrize(
    "attribute",
    [
        'onclick="alert(1)"',
        'style="background:url(https://evil.example/)"',
        'fill="url(https://evil.example/#a)"',
        'fill="url(#not-there)"',
        'clip-path="url(data:image/svg+xml,x)"',
        'xlink:href="javascript:alert(1)"',
        'class="point" data-unformatted="secret" tabindex="0"',
    ],
)
def test_only_listed_attributes_pass(attribute):
    """Handlers, styles, addresses and references that lead out are gone."""
    assert cleaned(f'<path d="M0,0H9V9Z" {attribute}/>') == '<path d="M0 0h9v9z"/>'


def test_a_link_in_a_label_leaves_its_words():
    """The words are the newsroom's; the link would be a way out of a picture."""
    label = '<text>See <a xlink:href="https://a.example"><tspan>here</tspan></a> or there</text>'
    assert cleaned(label) == "<text>See <tspan>here</tspan> or there</text>"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=30))
def test_any_label_stays_text(label):
    """Whatever a data cell holds comes out as the same words, and as words."""
    element = etree.Element("text")
    element.text = label
    whole = etree.fromstring(f"<svg>{cleaned(etree.tostring(element).decode())}</svg>".encode())
    assert [each.tag for each in whole.iter()] == ["svg", "text"][: 1 + bool(label.strip())]
    assert "".join(whole.itertext()) == (label if label.strip() else "")


def test_a_role_becomes_the_page_s_colour():
    """It stands alone by its hex, and follows the page by its name."""
    ink = 'style="fill: rgb(28, 26, 23); fill-opacity: 1; white-space: pre;"'
    assert cleaned(f"<text {ink}>a</text>") == (
        '<text fill="var(--affidavit-c-ink,#1c1a17)">a</text>'
    )


def test_another_colour_stays_what_it_is():
    """A raw figure may use its own."""
    shape = '<path d="M0,0H9V9Z" style="fill: rgb(1, 2, 3); opacity: 0.5; stroke-width: 0px;"/>'
    assert cleaned(shape) == '<path d="M0 0h9v9z" fill="#010203" opacity=".5"/>'


def test_the_page_s_ground_is_the_drawing_s():
    """The paper is not painted again; another ground is."""
    own = f'<rect width="100" height="50" x="0" y="0" style="fill: {roles.PAPER};"/>'
    other = own.replace(roles.PAPER, "#ffeedd")
    assert cleaned(own) == ""
    assert cleaned(other) == '<rect fill="#ffeedd" height="50" width="100"/>'


def test_ids_are_counted_and_those_nobody_needs_go():
    """Several charts stand on a page, and bytes must repeat."""
    clip = '<clipPath id="clip{}"><rect width="9" height="9"/></clipPath>'
    inside = (
        f"<defs>{clip.format('8f2a')}{clip.format('unused')}</defs>"
        f"<g clip-path=\"url('#clip8f2a')\">{BAR}{BAR}</g>"
    )
    assert cleaned(inside) == (
        '<defs><clipPath id="c1-0"><rect height="9" width="9"/></clipPath></defs>'
        '<g clip-path="url(#c1-0)"><path d="M0 0h9v9z"/><path d="M0 0h9v9z"/></g>'
    )


def test_what_paints_nothing_is_left_out():
    """Empty layers, shapes without paint or size, texts without a word."""
    nothing = (
        '<g class="a"><g><path/></g></g><rect width="0" height="9"/><text> </text>'
        '<path d="M0,0H9" style="fill:none;"/><path d="M0,0H9V9" style="opacity:0"/>'
    )
    assert cleaned(nothing) == ""


def test_round_marks_are_circles():
    """Of a thousand dots each says where it is and how large."""
    dot = (
        '<path transform="translate(20.5,30)" d="M3,0A3,3 0 1,1 0,-3A3,3 0 0,1 3,0Z"'
        ' style="fill: rgb(1, 2, 3);"/>'
    )
    assert cleaned(dot) == '<circle cx="20.5" cy="30" fill="#010203" r="3"/>'


def test_what_all_say_is_said_once():
    """A group carries what its members share."""
    tick = '<text text-anchor="middle" x="{}" style="fill:#010203">{}</text>'
    assert cleaned(f"<g>{tick.format(1, 'a')}{tick.format(2, 'b')}</g>") == (
        '<g fill="#010203" text-anchor="middle"><text x="1">a</text><text x="2">b</text></g>'
    )


def test_lines_of_a_label_keep_their_places():
    """A move is not folded into a text whose lines have places of their own."""
    text = (
        '<text transform="translate(5,6)" x="0" y="0"><tspan x="0" y="0">one</tspan>'
        '<tspan x="0" y="0" dy="1.3em">two</tspan></text>'
    )
    assert cleaned(text) == (
        '<text transform="translate(5,6)"><tspan x="0" y="0">one</tspan>'
        '<tspan dy="1.3em" x="0" y="0">two</tspan></text>'
    )


def test_a_drawing_that_rests_on_a_picture_says_so():
    """Heatmaps and WebGL are painted by plotly.js as images, which no page of ours shows."""
    image = '<image xlink:href="data:image/png;base64,AAAA" width="9" height="9"/>'
    assert clean(_drawing(BAR), prefix="c-").complete
    assert not clean(_drawing(BAR + image), prefix="c-").complete


def test_an_entity_is_not_expanded():
    """No bomb, and no file of the machine, comes in through a document type."""
    bomb = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    out = clean(bomb + _drawing("<text>x&a;y</text>"), prefix="c-").svg
    assert out.endswith("<text>xy</text></svg>")


def _drawing(inside: str) -> str:
    return f'<svg {NAMESPACES} width="100" height="50" style="">{inside}</svg>'
