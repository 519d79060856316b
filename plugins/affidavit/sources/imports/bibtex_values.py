"""Values of BibTeX fields: `{...}`, `"..."`, figures, names of strings, joined by `#`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MONTHS = {
    name: name
    for name in (
        *("jan", "feb", "mar", "apr", "may", "jun"),
        *("jul", "aug", "sep", "oct", "nov", "dec"),
    )
}
"""What the styles of BibTeX define, as texts that `month_number` reads."""


def value_of(written: str, strings: Mapping[str, str]) -> str:
    """Return a value with its strings put in; its TeX stays. An unknown string is its own name."""
    return "".join(_part(each, strings) for each in _parts(written)).strip()


def _part(part: str, strings: Mapping[str, str]) -> str:
    if len(part) > 1 and (part[0], part[-1]) in {("{", "}"), ('"', '"')}:
        return part[1:-1]
    return strings.get(part.lower(), part)


def is_whole(written: str) -> bool:
    """Say whether each part of a value ends where it seems to: no quote, no brace is too many.

    Where one is, what follows may have been taken in: `"zeitgem"a", publisher = "X"`.
    """
    return all(_is_whole(part) for part in _parts(written))


def _is_whole(part: str) -> bool:
    if not part.startswith(("{", '"')):
        return not any(sign in part for sign in '{}",=')
    depth, before = 0, ""
    for at, sign in enumerate(part):
        if before != "\\":
            depth += (sign == "{") - (sign == "}")
            closes = sign == part[-1] and depth == 0 and at > 0
            if closes and (sign == "}" or part[0] == '"'):
                return at == len(part) - 1
        before = "" if before == "\\" else sign
    return False


def _parts(written: str) -> Iterator[str]:
    """Yield what stands between the `#` outside braces and quotes."""
    depth, quoted, start, before = 0, False, 0, ""
    for at, sign in enumerate(written):
        if before != "\\":
            depth += (sign == "{") - (sign == "}")
            quoted ^= sign == '"' and depth == 0
            if sign == "#" and depth == 0 and not quoted:
                yield written[start:at].strip()
                start = at + 1
        before = "" if before == "\\" else sign
    yield written[start:].strip()
