"""Colours are named once in Python and once in CSS; the two agree."""

from __future__ import annotations

import re

import pytest

from affidavit.charts.drawing.roles import PREFIX, ROLES
from tests.theme.newsstand import THEME

TOKENS = (THEME / "assets" / "affidavit" / "css" / "tokens.css").read_text(encoding="utf-8")
LIGHT, _, DARK = TOKENS.partition("@media screen and (prefers-color-scheme: dark)")


@pytest.mark.parametrize("name", ROLES)
def test_a_role_has_its_colour_on_both_papers(name):
    """A chart's picture, its drawing and its live form show one colour."""
    light, dark = _declared(LIGHT, name), _declared(DARK, name)
    assert light, f"tokens.css has no {PREFIX}{name}"
    assert not light.startswith("#") or light == ROLES[name].light
    assert not dark.startswith("#") or dark == ROLES[name].dark
    assert dark or not light.startswith("#") or light == ROLES[name].dark


def _declared(text: str, name: str) -> str:
    found = re.search(rf"{re.escape(PREFIX + name)}:\s*([^;]+);", text)
    return found[1] if found else ""
