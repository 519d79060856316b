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
    clip = '<clipPath id="clip{}"><rect width="8" height="9"/></clipPath>'
    inside = (
        f"<defs>{clip.format('8f2a')}{clip.format('unused')}</defs>"
        f"<g clip-path=\"url('#clip8f2a')\">{BAR}</g>"
    )
    assert cleaned(inside) == (
        '<defs><clipPath id="c1-0"><rect height="9" width="8"/></clipPath></defs>'
        '<path clip-path="url(#c1-0)" d="M0 0h9v9z"/>'
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
    """A group carries what its members share; the whole, what most of it says."""
    tick = '<text text-anchor="{}" x="{}" style="fill:#010203">{}</text>'
    left = "".join(tick.format("end", x, "a") for x in (1, 2))
    right = "".join(tick.format("middle", x, "b") for x in (3, 4))
    assert clean(_drawing(f"<g clip-path='url(#no)'>{left}</g>{right}"), prefix="c").svg == (
        '<svg xmlns="http://www.w3.org/2000/svg" fill="#010203" text-anchor="end"'
        ' viewBox="0 0 100 50"><text x="1">a</text><text x="2">a</text>'
        '<text text-anchor="middle" x="3">b</text><text text-anchor="middle" x="4">b</text></svg>'
    )


@pytest.mark.parametrize(
    ("data", "filled"), [("M0,0L5,5", False), ("M0,0H5M0,9V5", False), ("M0,0L5,5L9,3", True)]
)
def test_what_has_no_inside_has_no_fill(data, filled):
    """Two lines that are not closed have one; a single line has not."""
    kept = cleaned(f'<path d="{data}" fill="red" stroke="blue"/>')
    assert ("red" in kept) == filled


def test_a_layer_s_place_becomes_its_words_own():
    """No word needs a transform for it."""
    layer = '<g transform="translate(3,10)"><text x="4" y="12" font-size="13">Water</text></g>'
    kept = cleaned(layer)
    assert "transform" not in kept
    assert 'x="7" y="22"' in kept


def test_nobody_is_given_what_he_relied_on_the_silence_about():
    """A black mark among coloured ones stays black, and words do not get a line around them."""
    marks = "".join(f'<circle r="2" cx="{x}" style="fill:#010203"/>' for x in (1, 9))
    lines = "".join(f'<path d="M0,{y}H9V20" style="stroke:#040506"/>' for y in (1, 9))
    out = cleaned(f'{marks}<circle cx="5" r="2"/>{lines}<text>a</text>')
    assert out.count('fill="#010203"') == 2
    assert out.count('stroke="#040506"') == 2


def test_marks_that_look_alike_and_stand_apart_are_one_path():
    """Bars and ticks; where they overlap, as a fill that lets through shows, they stay apart."""
    apart, over = '<path d="M20,0h9v9h-9Z"/>', '<path d="M25,0h9v9h-9Z"/>'
    assert cleaned(BAR + apart) == '<path d="M0 0h9v9zM20 0h9v9h-9z"/>'
    assert cleaned(apart + over) == '<path d="M20 0h9v9h-9z"/><path d="M25 0h9v9h-9z"/>'


@pytest.mark.parametrize(
    ("inside", "is_idle"),
    [
        ('<path d="M1,1H9V9Z"/>', True),
        ('<path d="M1,1H19V9Z"/>', False),
        ('<path d="M0,5H10" style="fill:none;stroke:#111;stroke-width:4"/>', True),
        ('<path d="M5,0H10" style="fill:none;stroke:#111;stroke-width:4"/>', False),
        ('<path d="M1,1L5,9.5L9,1" style="fill:none;stroke:#111;stroke-width:2"/>', False),
        ('<path d="M1,1C9,9 9,9 5,5"/>', False),
        ('<circle r="3" cx="5" cy="5"/>', True),
        ('<circle r="3" cx="9" cy="5"/>', False),
        ('<g transform="translate(4,0)"><path d="M1,1H9V9Z"/></g>', False),
        ('<g transform="rotate(45,5,5)"><path d="M4,4H6V6Z"/></g>', True),
        ('<g transform="scale(2)"><path d="M1,1H2V2Z"/></g>', False),
        ('<text x="1" y="7" font-size="4">a</text>', True),
        ('<text x="1" y="7" font-size="4">a long word</text>', False),
        ('<text x="9" y="7" font-size="4" text-anchor="end">a</text>', True),
        ('<text x="9" y="7" font-size="4">a</text>', False),
        ('<text x="1" y="7">a</text>', False),
    ],
)
def test_a_window_goes_where_it_hides_nothing(inside, is_idle):
    """Lines count with their width, words with the room they could take in another face."""
    window = '<clipPath id="w"><rect width="10" height="10"/></clipPath>'
    out = cleaned(f'<defs>{window}</defs><g clip-path="url(#w)">{inside}</g>')
    assert ("clip" not in out) is is_idle


def test_lines_of_a_label_keep_their_places():
    """The first one's place is the text's, and each other is so much below the one above."""
    line = '<tspan x="0" y="0" dy="{}em">{}</tspan>'
    lines = line.format(0.5, "one") + line.format(1.8, "two") + line.format(3.1, "three")
    text = f'<text transform="translate(5,6)" x="0" y="0" font-size="10">{lines}</text>'
    assert cleaned(text) == (
        '<text font-size="10" x="5" y="11">one<tspan dy="1.3em" x="5">two</tspan>'
        '<tspan dy="1.3em" x="5">three</tspan></text>'
    )


def test_a_label_set_in_another_way_keeps_it():
    """What is raised or lowered inside a line is no line of its own."""
    parts = '<tspan>x</tspan><tspan dy="-0.6em" font-size="7">2</tspan><tspan dy="0.4em">b</tspan>'
    assert cleaned(f'<text x="3" y="9" font-size="10">{parts}</text>') == (
        '<text font-size="10" x="3" y="9"><tspan>x</tspan><tspan dy="-.6em" font-size="7">2</tspan>'
        '<tspan dy=".4em">b</tspan></text>'
    )


def test_words_on_marks_keep_their_halo():
    """It is a shadow in plotly.js, which no attribute knows, and a line behind the words here."""
    shadow = "text-shadow: rgb(255, 255, 255) 1px 1px 1px, rgb(255, 255, 255) -1px -1px 1px"
    assert 'stroke="#ffffff"' in cleaned(f'<text style="fill: #010203; {shadow}">a</text>')
    halo = cleaned(f'<text style="fill: {roles.INK}; {shadow}">a</text>')
    assert f'stroke="{roles.variable("paper")}"' in halo
    assert 'paint-order="stroke"' in halo


def test_what_a_layer_says_about_its_words_stays():
    """Tables are centred by the layer around their cells."""
    cell = '<text x="5" y="5">a</text>'
    assert "middle" in cleaned(f'<g style="text-anchor: middle">{cell}</g>')


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
