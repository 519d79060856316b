"""Arrays as `fig.write_json` packs them: `{"dtype": "f8", "bdata": "...", "shape": "2, 3"}`."""

from __future__ import annotations

import base64
import binascii
import math
import re
from array import array
from collections.abc import Iterator, Mapping, Sequence

from affidavit.charts.chart import Steps
from affidavit.charts.table import Value

_CODES = {
    **dict.fromkeys(("i1", "int8"), "b"),
    **dict.fromkeys(("u1", "u1c", "uint8", "uint8c"), "B"),
    **dict.fromkeys(("i2", "int16"), "h"),
    **dict.fromkeys(("u2", "uint16"), "H"),
    **dict.fromkeys(("i4", "int32"), "i"),
    **dict.fromkeys(("u4", "uint32"), "I"),
    **dict.fromkeys(("f4", "float32"), "f"),
    **dict.fromkeys(("f8", "float64"), "d"),
}
"""Each kind of numbers that plotly.js 3 unpacks (src/lib/array.js), as Python's arrays name it."""


def unpacked(packed: Mapping[str, object]) -> Sequence[Value]:
    """Return the numbers of a packed array, whatever its shape; none where they cannot be read."""
    code, content = _CODES.get(str(packed.get("dtype"))), packed.get("bdata")
    if code is None or not isinstance(content, str):
        return ()
    found = array(code)
    try:
        found.frombytes(base64.b64decode(content, validate=True))
    except (binascii.Error, ValueError):
        return ()
    return [value if math.isfinite(value) else None for value in found]


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
    code = _CODES.get(str(packed.get("dtype", "")))
    if code is None:
        return f'"{packed.get("dtype")}" is no kind of packed numbers', fix
    try:
        content = base64.b64decode(str(packed.get("bdata", "")), validate=True)
    except (binascii.Error, ValueError):
        return "these packed numbers are no base64", fix
    size = array(code).itemsize
    count, rest = divmod(len(content), size)
    if rest:
        return f"these packed numbers end in the midst of one: {len(content)} bytes of {size}", fix
    shape = [int(each) for each in re.findall(r"\d{1,9}", str(packed.get("shape", "")))]
    if "shape" in packed and math.prod(shape) != count:
        return f"{count:,} packed numbers do not fill the shape {packed['shape']}", fix
    return None
