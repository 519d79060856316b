"""A colour of a chart says what it means."""

from __future__ import annotations

from affidavit.charts.drawing import roles


def test_every_role_has_a_light_hex_of_its_own():
    """From the hex of a compiled figure the role is known, and nothing else is."""
    assert len(roles.BY_HEX) == len(roles.ROLES)
    assert all(roles.BY_HEX[role.light] == name for name, role in roles.ROLES.items())


def test_text_can_be_read_on_its_paper():
    """Ink and muted text have 4.5:1 on both papers (WCAG 2.2, 1.4.3), marks 3:1 (1.4.11)."""
    for scheme in ("light", "dark"):
        paper = getattr(roles.ROLES["paper"], scheme)
        contrast = {
            name: _contrast(getattr(role, scheme), paper) for name, role in roles.ROLES.items()
        }
        assert min(contrast["ink"], contrast["muted"], contrast["highlight"]) >= 4.5
        assert min(contrast[name] for name in ("neutral", "strong", *"123456")) >= 3


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in bytes.fromhex(colour.removeprefix("#"))]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
