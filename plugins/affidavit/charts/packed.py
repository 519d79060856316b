"""Arrays as `fig.write_json` packs them: `{"dtype": "f8", "bdata": "...", "shape": "2, 3"}`."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from math import prod

from affidavit.charts.plotly_places import Steps

_SIZES = {
    **dict.fromkeys(("i1", "u1", "u1c", "int8", "uint8", "uint8c"), 1),
    **dict.fromkeys(("i2", "u2", "int16", "uint16"), 2),
    **dict.fromkeys(("i4", "u4", "f4", "int32", "uint32", "float32"), 4),
    **dict.fromkeys(("f8", "float64"), 8),
}
"""Bytes of a value of each kind that plotly.js 3 unpacks (src/lib/array.js)."""


def packed_faults(value: object, steps: Steps = ()) -> Iterator[tuple[Steps, tuple[str, str]]]:
    """Yield the way to each packed array that plotly.js would misread, with why and the way out."""
    if isinstance(value, Mapping):
        if "bdata" in value and (problem := problem_with(value)):
            yield (*steps, "bdata"), problem
        for key, item in value.items():
            yield from packed_faults(item, (*steps, str(key)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, Mapping | list):
                yield from packed_faults(item, (*steps, index))


def problem_with(packed: Mapping[str, object]) -> tuple[str, str] | None:
    """Return why plotly.js would see other values than were meant; None where it is right."""
    fix = "write the figure again with fig.write_json"
    size = _SIZES.get(str(packed.get("dtype", "")))
    if size is None:
        return f'"{packed.get("dtype")}" is no kind of packed numbers', fix
    try:
        content = base64.b64decode(str(packed.get("bdata", "")), validate=True)
    except (binascii.Error, ValueError):
        return "these packed numbers are no base64", fix
    count, rest = divmod(len(content), size)
    if rest:
        return f"these packed numbers end in the midst of one: {len(content)} bytes of {size}", fix
    shape = [int(each) for each in re.findall(r"\d{1,9}", str(packed.get("shape", "")))]
    if "shape" in packed and prod(shape) != count:
        return f"{count:,} packed numbers do not fill the shape {packed['shape']}", fix
    return None
