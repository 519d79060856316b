"""Which values plotly.js takes for an attribute, by the kinds of value that its schema knows.

The rules are those of its `src/lib/coerce.js`. A value that it does not take it passes over, and
draws something else than what was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.css_colors import is_color
from affidavit.diagnostics import nearest

BY_NAME = (
    *("Blackbody", "Bluered", "Blues", "Cividis", "Earth", "Electric", "Greens", "Greys", "Hot"),
    *("Jet", "Picnic", "Portland", "Rainbow", "RdBu", "Reds", "Viridis", "YlGnBu", "YlOrRd"),
)
"""Scales of colour that plotly.js itself knows; plotly.py writes all others out."""
_MOST_LISTED = 12
_ID = "([2-9]|[1-9][0-9]+)?"


@dataclass(frozen=True, slots=True)
class Attribute:
    """What the schema says of one attribute."""

    kind: str
    """plotly.py's name of its validator, `EnumeratedValidator`."""
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why plotly.js does not take a value."""

    expected: str
    """What it takes, behind "it may be"."""
    suggestion: str | None = None
    harmless: bool = False
    """Whether what is drawn instead shows the same: an old editor's zero, a word in capitals."""


def problem_with(value: object, attribute: Attribute) -> Problem | None:
    """Return why a value is not taken; None where it is, or where nothing is said at all.

    Nulls and empty texts say nothing, and of lists of values, one for each point, plotly.js
    itself checks none.
    """
    if value is None or value == "":
        return None
    if attribute.params.get("array_ok") and _is_array(value):
        return None
    judge = _JUDGES.get(attribute.kind)
    return judge(value, attribute.params) if judge else None


def _is_array(value: object) -> bool:
    return isinstance(value, list) or (isinstance(value, dict) and "bdata" in value)


def _word(value: object, params: Mapping[str, Any]) -> Problem | None:
    choices = params["values"]
    if params.get("coerce_number") and _number(value) is not None:
        value = _number(value)
    if any(_is_choice(value, choice) for choice in choices):
        return None
    return _of_words(value, [each for each in choices if not _is_pattern(each)])


def _of_words(value: object, words: Sequence[object]) -> Problem:
    texts = [_said(each) for each in words]
    suggestion = nearest(value, texts) if isinstance(value, str) else None
    same = next((text for text in texts if text.lower() == str(value).lower()), None)
    shown = [text for text in texts if not text.isdigit()] or texts  # each symbol has a number too
    shown = shown if len(shown) <= _MOST_LISTED else [*shown[: _MOST_LISTED - 1], "..."]
    return Problem(", ".join(shown), same or suggestion, harmless=same is not None)


def _said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_pattern(choice: object) -> bool:
    """Say whether a choice is a regular expression; "/" alone is the name of a hatching."""
    return isinstance(choice, str) and len(choice) > 1 and choice[0] == choice[-1] == "/"


def _is_choice(value: object, choice: object) -> bool:
    if isinstance(choice, str):
        if not isinstance(value, str):
            return False
        return (
            re.search(choice[1:-1], value) is not None if _is_pattern(choice) else value == choice
        )
    return isinstance(value, bool) == isinstance(choice, bool) and value == choice


def _flags(value: object, params: Mapping[str, Any]) -> Problem | None:
    extras = params.get("extras", ())
    if any(_is_choice(value, extra) for extra in extras):
        return None
    flags = params["flags"]
    wrong = [part for part in str(value).split("+") if part not in flags]
    if isinstance(value, str) and not wrong:
        return None
    known = _of_words(wrong[0], [*flags, *extras])
    joined = f"{', '.join(flags)}, joined by +"
    expected = f"{joined}, or {', '.join(map(_said, extras))}" if extras else joined
    return Problem(expected, known.suggestion, known.harmless)


def _truth(value: object, _: Mapping[str, Any]) -> Problem | None:
    if isinstance(value, bool):
        return None
    return Problem("true, false", harmless=str(value).lower() in {"true", "false", "1", "0"})


def _number(value: object) -> float | None:
    """Return a number, also one in a text, as plotly.js reads it."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _amount(value: object, params: Mapping[str, Any]) -> Problem | None:
    extras = params.get("extras", ())
    if any(_is_choice(value, extra) for extra in extras):
        return None
    found, low, high = _number(value), params.get("min"), params.get("max")
    if isinstance(value, dict) and _is_array(value):
        return None
    outside = found is not None and (
        (low is not None and found < low) or (high is not None and found > high)
    )
    if found is not None and not outside:
        return None
    bounds = [
        f"{word} {_plain(each)}" for word, each in (("from", low), ("to", high)) if each is not None
    ]
    expected = " ".join(["a number", *bounds, *(f"or {each}" for each in extras)])
    return Problem(expected, harmless=outside)


def _plain(number: float) -> str:
    return f"{number:,.12g}"


def _whole(value: object, params: Mapping[str, Any]) -> Problem | None:
    found = _number(value)
    if found is not None and found % 1:
        return Problem("a whole number", harmless=True)
    return _amount(value, params)


def _text(value: object, params: Mapping[str, Any]) -> Problem | None:
    if isinstance(value, str):
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and not params.get("strict"):
        return None
    return Problem("a text", harmless=is_number)


def _color(value: object, params: Mapping[str, Any]) -> Problem | None:
    if isinstance(value, str) and is_color(value):
        return None
    if params.get("colorscale_path") and _number(value) is not None:
        return None
    return Problem("a colour as CSS writes it: #a1301f, rgb(161, 48, 31), firebrick")


def _colors(value: object, params: Mapping[str, Any]) -> Problem | None:
    if isinstance(value, list) and not any(_color(each, params) for each in value):
        return None
    return Problem("a list of colours")


def _scale(value: object, _: Mapping[str, Any]) -> Problem | None:
    if isinstance(value, str) and (value in BY_NAME or value.startswith("[")):
        return None
    if isinstance(value, list) and all(isinstance(each, list) for each in value):
        return None
    known = _of_words(value, BY_NAME)
    return Problem("a list of pairs, [[0, colour], ..., [1, colour]], or a name", known.suggestion)


def _angle(value: object, _: Mapping[str, Any]) -> Problem | None:
    return None if value == "auto" or _number(value) is not None else Problem("a number of degrees")


def _subplot(value: object, params: Mapping[str, Any]) -> Problem | None:
    name = str(params["dflt"] or "").rstrip("0123456789")
    pattern = str(params.get("regex", f"/^{name}{_ID}$/"))[1:-1]
    if isinstance(value, str) and re.search(pattern, value):
        return None
    head = pattern.partition("(")[0].strip("^")
    return Problem(f"{head}, {head}2, {head}3 ...")


def _listed(value: object, _: Mapping[str, Any]) -> Problem | None:
    if _is_array(value):
        return None
    return Problem("a list", harmless=isinstance(value, dict))


_JUDGES: Mapping[str, Callable[[object, Mapping[str, Any]], Problem | None]] = {
    "AngleValidator": _angle,
    "BooleanValidator": _truth,
    "ColorValidator": _color,
    "ColorlistValidator": _colors,
    "ColorscaleValidator": _scale,
    "DataArrayValidator": _listed,
    "EnumeratedValidator": _word,
    "FlaglistValidator": _flags,
    "InfoArrayValidator": _listed,
    "IntegerValidator": _whole,
    "NumberValidator": _amount,
    "StringValidator": _text,
    "SubplotidValidator": _subplot,
}
