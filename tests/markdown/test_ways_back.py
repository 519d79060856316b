"""The ways back from the list of sources are named after the sentences that they lead to."""

from __future__ import annotations

import pytest

from tests.composing import Press

FRONT = """\
title: The harbour contract
authors: [Ana Ruiz]
dek: Signed in June [@gazette]
method: We read it [@carried].
"""
PLAIN = "title: A\nauthors: [Ana Ruiz]\n"
ABBREVIATED = "The U.S. office, no. 4 of Dr. Ruiz, signed."
LONG = "It was signed in June by two offices that had never met before in any of the three years"


@pytest.fixture(scope="module")
def press() -> Press:
    """One composer for all cases."""
    return Press()


def names(press: Press, text: str, *, front: str = FRONT) -> list[str]:
    """Return the names of all ways back, in the order of the list."""
    composed, report = press.compose(text, front=front)
    assert not report.errors, report.as_text()
    return [link.name for entry in composed.sources for link in entry.back]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("First one. It *was* signed [@post]. Then more.", ["It was signed."]),
        ("Signed & sealed. [@post] Then more.", ["Signed & sealed."]),
        ("It was signed. [@post]", ["It was signed."]),
        ("As @post says, it was. No.", ["As The Harbour Post says, it was."]),
        ("Yes. The U.S. office, no. 4 of Dr. Ruiz, signed [@post].", [ABBREVIATED]),
        ("- One\n- Two [@post, p. 3]", ["Two"]),
        ("| a | b |\n|--|--|\n| Jalisco | [@post] |", ["Jalisco"]),
        (f"{LONG} [@post].", ["It was signed in June by two offices that had never met …"]),
        (
            "\u7f72\u540d\u3055\u308c\u305f\u3002\u516d\u6708\u306b [@post]\u3002",
            ["\u516d\u6708\u306b\u3002"],
        ),
        ('He said ["ayuda"]{quote=gazette/help} twice. No.', ["He said “ayuda” twice."]),
        ("One[^n].\n\n[^n]: A note of it [@post].", ["One.", "A note of it."]),
    ],
)
def test_a_way_back_says_the_first_words_of_its_sentence(press: Press, text, sentences):
    """In plain words, cut at about sixty signs."""
    found = names(press, text, front=PLAIN)
    assert found == [f"Back to: “{sentence}”" for sentence in sentences]


def test_a_mark_without_words_is_counted(press: Press):
    """Its way back says which mention it is."""
    assert names(press, "[@post]", front=PLAIN) == ["Back to mention 1 of source 1"]


def test_above_and_below_the_text_too(press: Press):
    """What the dek, a chart and the method cite has sentences as well."""
    text = "```chart\nname: ships\ntitle: More ships [@post]\n```\n"
    assert names(press, text) == [
        "Back to: “Signed in June”",
        "Back to: “More ships”",
        "Back to: “We read it.”",
    ]


def test_in_spanish(press: Press):
    """In the words of the page's language, with its quotation marks."""
    found = names(press, "El Sr. Ruiz firmó [@post]. ¿Y?", front=f"{PLAIN}lang: es\n")
    assert found == ["Volver a: «El Sr. Ruiz firmó.»"]
