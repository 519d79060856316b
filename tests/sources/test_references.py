"""The citation grammar: every form of Pandoc's, exact offsets, never an exception."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.sources import (
    Locator,
    LocatorPart,
    Reference,
    parse_group,
    parse_locator,
    parse_reference,
    write_group,
)


def shown(reference: Reference, lang: str = "en") -> tuple[str, str, str, str]:
    """Return the parts of a reference as a reader would meet them."""
    sign = "-" if reference.bare else ""
    locator = reference.locator.text(lang) if reference.locator else ""
    return reference.prefix, sign + reference.key, locator, reference.suffix


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@key", [("", "key", "", "")]),
        ("-@key", [("", "-key", "", "")]),
        ("@key, p. 3", [("", "key", "p. 3", "")]),
        ("@key p. 3", [("", "key", "p. 3", "")]),
        ("@key, 33", [("", "key", "p. 33", "")]),
        ("see @a; @b, para. 2", [("see", "a", "", ""), ("", "b", "para. 2", "")]),
        ("see -@a, pp. 33-35, 37 and more", [("see", "-a", "pp. 33–35, 37", "and more")]),
        ("@{https://x.example/a?b}, ch. 2", [("", "https://x.example/a?b", "ch. 2", "")]),
        ("@a, vol. 2, p. 5", [("", "a", "vol. 2, p. 5", "")]),
        ("@a, {pp. iv, (xv)-(xvii)} passim", [("", "a", "pp. iv, (xv)–(xvii)", "passim")]),
        ("@a{}, 99 years later", [("", "a", "", ", 99 years later")]),
        ("@a, {the back cover}", [("", "a", "p. the back cover", "")]),
        ("@a, in 2026", [("", "a", "", ", in 2026")]),
        ("@a, civil war", [("", "a", "", ", civil war")]),
        ("@a, p. iv", [("", "a", "p. iv", "")]),
        ("@a, app. A, note", [("", "a", "app. A", ", note")]),
        ("@a [x; y]; @b", [("", "a", "", "[x; y]"), ("", "b", "", "")]),
        ("`@x;` @a", [("`@x;`", "a", "", "")]),
        (r"\@x and @a", [(r"\@x and", "a", "", "")]),
        ("a@b.example @c", [("a@b.example", "c", "", "")]),
        ("@año-2026:x.y/z", [("", "año-2026:x.y/z", "", "")]),
        ("@a.", [("", "a", "", ".")]),
        ("x-@a", [("x-", "a", "", "")]),
    ],
)
def test_a_bracket_is_read_as_pandoc_reads_it(text, expected):
    """Prefix, key, locator and suffix come apart where Pandoc parts them."""
    group = parse_group(text)
    assert group is not None
    assert [shown(reference) for reference in group] == expected


@pytest.mark.parametrize(
    "text",
    ["", "no key", "a@b.example", "`@a`", "@a; and others", "@a;", r"\@a", "@", "@-", "//@a"],
)
def test_what_names_no_source_is_text(text):
    """A bracket in which some part names no source is left alone."""
    assert parse_group(text) is None


def test_a_forgotten_semicolon_is_found():
    """A second key in a suffix is told apart, at its place."""
    (reference,) = parse_group("@a, p. 3, @b") or []
    assert reference.stray == 10


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("p. 3", "p. 3", "p. 3"),
        ("page 3", "p. 3", "p. 3"),
        ("págs. 3-5", "pp. 3–5", "pp. 3–5"),
        ("pp. 3--5", "pp. 3–5", "pp. 3–5"),
        ("3 - 5", "pp. 3–5", "pp. 3–5"),
        ("para. 2", "para. 2", "párr. 2"),
        ("párrs. 2 y 3", "paras. 2 y 3", "párrs. 2 y 3"),
        ("¶¶ 2-3", "paras. 2–3", "párrs. 2–3"),
        ("§ 4", "sec. 4", "sec. 4"),
        ("capítulo IV", "ch. IV", "cap. IV"),
        ("fig. 3b", "fig. 3b", "fig. 3b"),
        ("line 40", "line 40", "línea 40"),
        ("12:30", "at 12:30", "min. 12:30"),
        ("time 1:02:33", "at 1:02:33", "min. 1:02:33"),
        ("at 1:02-1:40", "at 1:02–1:40", "min. 1:02–1:40"),
        ("art. 14", "art. 14", "art. 14"),
        ("row 7", "row 7", "fila 7"),
        ("sheet 2, row 7", "sheet 2, row 7", "hoja 2, fila 7"),
        ("tomo 2, foja 12", "vol. 2, fol. 12", "vol. 2, fol. 12"),
        ("slide 4", "slide 4", "diapositiva 4"),
        ("P. 3", "p. 3", "p. 3"),
    ],
)
def test_every_kind_of_place_is_known_in_both_languages(text, english, spanish):
    """A locator is read in either language and printed in the page's."""
    locator, rest = parse_locator(text)
    assert locator is not None
    assert (locator.text("en"), locator.text("es"), rest) == (english, spanish, "")


@pytest.mark.parametrize(
    ("text", "key", "locator"),
    [
        ("mnd-2026-02-23, para. 2", "mnd-2026-02-23", "para. 2"),
        ("mnd-2026-02-23", "mnd-2026-02-23", ""),
        ("@mnd, p. 3", "mnd", "p. 3"),
        ("@{a b}", None, None),
        ("two words", None, None),
        ("", None, None),
        ("see there: x", None, None),
    ],
)
def test_a_source_in_yaml_is_its_key_and_where(text, key, locator):
    """The bare key with an optional locator; anything else is none."""
    found = parse_reference(text)
    if key is None:
        assert found is None
    else:
        assert found is not None
        assert (found.key, found.locator.text("en") if found.locator else "") == (key, locator)


@given(st.text(st.sampled_from(" @{}[];,-.`\\\nap3§éж:/"), max_size=60) | st.text(max_size=60))
def test_any_text_parses_and_every_reference_is_where_it_says(text):
    """Nothing raises, whatever a writer types, and each `@` is at its offset."""
    parse_reference(text)
    for reference in parse_group(text) or []:
        assert text[reference.at] == "@"
        assert reference.key in text[reference.at :]
        assert reference.stray is None or text[reference.stray] == "@"


_words = st.text(st.sampled_from("abcdéñ *_"), min_size=1, max_size=12).map(str.strip)
_keys = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,3}", fullmatch=True) | st.just("a/b:c.d+e")
_parts = st.builds(
    LocatorPart,
    st.sampled_from(["page", "paragraph", "chapter", "line", "figure", "timestamp", "volume"]),
    st.sampled_from(["3", "33-35", "3, 5", "12b", "iv", "12:30", "§"]),
)
_references = st.builds(
    Reference,
    key=_keys | st.just("https://x.example/?q=1&r=2"),
    prefix=_words,
    locator=st.none() | st.builds(lambda part: Locator((part,)), _parts),
    suffix=_words.map(lambda words: f", {words}" if words else ""),
    bare=st.booleans(),
)


@given(st.lists(_references, min_size=1, max_size=4))
def test_a_written_group_reads_back(references):
    """What `write_group` writes means the same when it is read."""
    again = parse_group(write_group(references))
    assert again is not None
    assert [_meaning(each) for each in again] == [_meaning(each) for each in references]


def _meaning(reference: Reference) -> tuple[object, ...]:
    locator = reference.locator
    return reference.key, reference.prefix, locator, reference.suffix, reference.bare
