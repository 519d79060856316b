"""One style sheet for readers, many for people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import affidavit_theme
from affidavit.render.stylesheet import LAYERS, stylesheet

THEME = Path(affidavit_theme.__file__).parent


@pytest.fixture(scope="module")
def joined() -> str:
    """The style sheet that pages load."""
    return stylesheet(THEME)


def test_the_order_of_layers_comes_first(joined):
    """What wins over what is said once, before any rule."""
    named = ", ".join(f"affidavit.{layer}" for layer in LAYERS)
    assert joined.startswith(f"@layer {named};\n")
    assert set(re.findall(r"@layer (affidavit\.\w+) \{", joined)) == set(named.split(", "))


def test_every_rule_is_in_a_layer(joined):
    """A newsroom's own rules, in no layer, win over all of ours without a fight."""
    outside = [
        line for line in _top_level(joined) if not line.startswith(("@layer ", "@font-face"))
    ]
    assert not outside


def test_comments_are_left_out(joined):
    """They are for those who read the files."""
    assert "/*" not in joined


def test_nothing_is_forced(joined):
    """Layers decide; `!important` would only hide that they do not."""
    assert "!important" not in joined


def test_nothing_comes_from_elsewhere(joined):
    """Fonts are the only files it asks for, and they lie beside it."""
    addresses = re.findall(r'url\("?([^")]+)', joined)
    assert addresses
    assert all(address.startswith("fonts/") for address in addresses)


def test_paper_is_always_light(joined):
    """Every rule for dark is one for screens only."""
    dark = re.findall(r"@media[^{]*prefers-color-scheme: dark[^{]*", joined)
    assert dark
    assert all("screen and" in rule for rule in dark)


def test_names_are_ours(joined):
    """Variables and classes carry the prefix, so that they meet nobody else's."""
    assert not re.findall(r"(?<![\w-])--(?!affidavit-)[\w-]+", joined)


def test_a_string_may_look_like_a_comment(tmp_path):
    """Only comments go, and only outside strings."""
    css = tmp_path / "assets" / "affidavit" / "css"
    css.mkdir(parents=True)
    for name in ("fonts", "tokens", "base", "prose", "layout", "print"):
        (css / f"{name}.css").write_text("", encoding="utf-8")
    (css / "base.css").write_text('a { content: "/* kept */" } /* gone */\n', encoding="utf-8")
    assert stylesheet(tmp_path).endswith('a { content: "/* kept */" }\n')


def _top_level(text: str) -> list[str]:
    """Return the lines that open or state something outside all braces."""
    found, depth = [], 0
    for line in text.splitlines():
        if depth == 0 and line != "}":
            found.append(line)
        depth += line.count("{") - line.count("}")
    return found


def test_every_block_of_our_sheet_ends(joined):
    """A brace too many ends a layer early, and browsers say nothing of it."""
    depth = 0
    for sign in re.findall(r"[{}]", re.sub(r'"[^"]*"', "", joined)):
        depth += 1 if sign == "{" else -1
        assert depth >= 0
    assert depth == 0
