"""A drawing as a file that others can open anywhere: named, on paper, in plain colours."""

from __future__ import annotations

import re

from markupsafe import escape

from affidavit.charts.drawing.roles import ROLES, in_plain_colours
from affidavit.charts.drawing.sheet import NAMESPACE, OPENING

_VIEW = re.compile(r'viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"')


def stand_alone(svg: str, *, title: str, description: str) -> bytes:
    """Return a cleaned drawing as an SVG file of its own, light, with its words for who can't see.

    What opens such files often knows no custom properties, so colours are the hexes themselves.
    """
    plain = in_plain_colours(svg, "light")
    opening, _, rest = plain.partition(">")
    view = _VIEW.search(opening)
    size = f'width="{view["width"]}" height="{view["height"]}" ' if view else ""
    marked = opening.replace(f"{OPENING}{NAMESPACE} ", f'{OPENING}{NAMESPACE} role="img" {size}', 1)
    words = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    paper = f'<rect width="100%" height="100%" fill="{ROLES["paper"].light}"/>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{marked}>{words}{paper}{rest}\n'.encode()
