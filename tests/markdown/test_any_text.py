"""Whatever is typed: nothing raises, no mark is left, no note is printed."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.composing import Press

PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
PIECES = [
    *("[@post]", "@post", "[see @gazette, p. 3; @x]", "[", "]", "(", ")", "{", "}", "{fact=six}"),
    *(
        "]{fact=a}",
        "]{claim=b/c}",
        "]{quote=help}",
        "{fact=",
        "=",
        "@",
        "@fig:a",
        "[^1]",
        "\n[^1]: ",
    ),
    *(
        "%%",
        "\\%%",
        "<!--",
        "-->",
        "`",
        "``",
        "\n```\n",
        "\n```chart\n",
        "\n~~~\n",
        "\n\n",
        "\n",
        "\t",
    ),
    *(
        "\n/// aside | A\n",
        "\n///\n",
        "\n/// quote | gazette/help\n",
        "    width: wide\n",
        "\n////\n",
    ),
    *(
        "\n- ",
        "\n> ",
        "\n    ",
        "\n## ",
        "| a | b |\n|---|---|\n| ",
        "*",
        "**",
        "_",
        "\\",
        "![",
        "](x)",
    ),
    *(
        "<div>",
        "</div>",
        '<div markdown="1" fact=a id="main">',
        "<b>",
        "</i>",
        "[x]{fact",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        '<span title="',
        '">',
        "<script>",
        "&#106;",
        '"',
        "'",
        "a",
        " ",
        "é",
        "漢",
    ),
    *(
        "\ue000",
        "\ue001",
        "\ue100",
        "\ufdd0",
        "\x00",
        "\x02",
        "\x03",
        "\r",
        "\u2028",
        "https://x.y/@a",
    ),
    *("[x]: http://y", "*[A]: b", "{: .x #y }", "!!! note\n    ", '=== "A"\n    ', "Term\n: def"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=200)
PRESS = Press()


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("\ue000\ue100\ue001 `\ue000\ue101\ue001`")
@example("- ```chart\n```\n[@post")
@example("[" * 300 + "]{fact=a}" * 300)
@example("[@post " * 300)
@example("`" * 50 + " ``" * 500)
@example("> " * 400 + "[@post]")
def test_any_text_is_composed(text: str):
    """Any body comes out without a private-use character, and without an exception."""
    composed, _ = PRESS.compose("\n" + text)
    whole = str(composed.body_html) + "".join(str(entry) for entry in composed.sources)
    assert not PRIVATE_USE.search(whole)
    assert "\x02" not in whole
    assert "wzxhzdk" not in whole


@settings(max_examples=100)
@given(st.text(st.characters(codec="utf-8", exclude_characters="%`\\\r"), max_size=60))
def test_no_note_is_printed(words: str):
    """What stands between two `%%` is nowhere on the page, whatever it is."""
    composed, _ = PRESS.compose(f"Before %%{words} qzxjv {words}%% after.")
    assert "qzxjv" not in str(composed.body_html)
    assert "after." in str(composed.body_html)
