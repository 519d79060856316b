"""YAML values with their places.

Every scalar arrives as text, as YAML 1.2 and writers mean it: `NO`, `12:30` and `0755` are words.
A model turns text into a date, a number or a yes where it asks for one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from pydantic_core import PydanticCustomError, core_schema

from affidavit.diagnostics import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

# YAML 1.2.2, section 10.3.2 (core schema), without its octal-looking integers: 0755 is a text.
_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SPECIAL_FLOAT = re.compile(r"([-+]?)\.(inf|Inf|INF)|\.(nan|NaN|NAN)")

_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}


class Lines:
    """Turns an offset in a text into a place."""

    def __init__(self, text: str, *, file: str, first_line: int = 1) -> None:
        self.text = text
        self._file = file
        self._first_line = first_line
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, offset: int) -> Place:
        """Return the place of the character at `offset`."""
        row = bisect_right(self._starts, offset) - 1
        return Place(self._file, self._first_line + row, offset - self._starts[row] + 1)


@dataclass(frozen=True, slots=True)
class Scalar:
    """How a text stands in its file."""

    lines: Lines
    start: int
    end: int
    style: str
    """YAML's sign for the way of writing: empty (plain), one of the quotes, `|` or `>`."""


class _TextInSchemas:
    """What stands as a string in the JSON Schema of a model, for editors."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string"}


class LocatedText(_TextInSchemas, str):
    """A text from YAML that knows its place; behaves as `str` everywhere else."""

    __slots__ = ("_offsets", "scalar")

    scalar: Scalar | None
    _offsets: Sequence[int] | None

    def __new__(cls, value: str, scalar: Scalar | None = None) -> Self:
        """Make one; without `scalar` its place is unknown."""
        self = super().__new__(cls, value)
        self.scalar = scalar
        self._offsets = None
        return self

    @property
    def place(self) -> Place:
        """Where the scalar starts, its quote included."""
        return self.scalar.lines.place(self.scalar.start) if self.scalar else Place("", 1, 1)

    @property
    def is_plain(self) -> bool:
        """Whether it was written without quotes on one line or more."""
        return self.scalar is None or self.scalar.style == ""

    def place_at(self, index: int) -> Place:
        """Return the place of the character `index` of the value, through folds and escapes."""
        if self.scalar is None:
            return self.place
        if self._offsets is None:
            self._offsets = _offsets(self, self.scalar)
        offset = self._offsets[index] if index < len(self._offsets) else self.scalar.end
        return self.scalar.lines.place(offset)

    @property
    def typed(self) -> str | float | bool | None:
        """The value by YAML 1.2's core schema, for parts that no model describes."""
        if not self.is_plain:
            return str(self)
        return _typed(str(self))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validated, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def _validated(cls, value: object) -> LocatedText:
        if isinstance(value, LocatedText):
            return value
        if isinstance(value, str):
            return cls(value)
        raise text_expected(value)


def text_expected(value: object) -> PydanticCustomError:
    """Return the error for a list, a mapping or nothing where a text should stand."""
    if value is None:
        return PydanticCustomError("text_empty", "the text is empty")
    kind = "a list" if isinstance(value, list) else "a group of keys"
    return PydanticCustomError(
        "text_expected", "a text should stand here, not {kind}", {"kind": kind}
    )


class LocatedMapping(dict[str, Any]):
    """A mapping from YAML: its own place and that of each key."""

    place: Place

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.key_places: dict[str, Place] = {}


class LocatedList(list[Any]):
    """A list from YAML and its place, with the place of each item."""

    place: Place

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.item_places: list[Place] = []


@dataclass(frozen=True, slots=True)
class Text(_TextInSchemas):
    """Prose in a YAML value: inline Markdown, rendered by the markdown layer.

    Titles, captions, alternative texts and the like are of this type, so that a citation, a span
    or a note to colleagues in them is seen, placed and never printed raw.
    """

    source: str
    """As the writer wrote it, YAML's quoting undone."""
    located: LocatedText | None = field(default=None, repr=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.source.strip())

    @property
    def place(self) -> Place:
        """Where it starts."""
        return self.located.place if self.located is not None else Place("", 1, 1)

    def place_at(self, index: int) -> Place:
        """Return the place of the character `index` of `source`."""
        return self.located.place_at(index) if self.located is not None else self.place

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validated,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda text: text.source
            ),
        )

    @classmethod
    def _validated(cls, value: object) -> Text:
        if isinstance(value, Text):
            return value
        if isinstance(value, str):
            return cls(str(value), value if isinstance(value, LocatedText) else None)
        raise text_expected(value)


def plain(value: object) -> Any:  # noqa: ANN401 - free-form YAML is of any type
    """Return ordinary Python values of YAML 1.2's core types, places dropped."""
    if isinstance(value, LocatedText):
        return value.typed
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def place_in(value: object, path: Sequence[str | int], *, key: bool = False) -> Place | None:
    """Return the place of what stands at `path` in a located value, or of its key.

    Steps that lead nowhere are passed over, so the answer is the nearest place that exists.
    """
    found: Place | None = getattr(value, "place", None)
    for step in path:
        if isinstance(value, LocatedMapping) and isinstance(step, str) and step in value:
            key_place = value.key_places[step]
            value = value[step]
            found = key_place if key else getattr(value, "place", key_place)
        elif isinstance(value, LocatedList) and isinstance(step, int) and step < len(value):
            item_place = value.item_places[step]
            value = value[step]
            found = getattr(value, "place", item_place)
    return found


def _typed(text: str) -> str | float | bool | None:
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text):
        return True
    if _FALSE.fullmatch(text):
        return False
    if _INTEGER.fullmatch(text) and len(text) <= 18:  # noqa: PLR2004 - beyond, JSON loses digits
        return int(text)
    return _typed_float(text)


def _typed_float(text: str) -> str | float:
    if special := _SPECIAL_FLOAT.fullmatch(text):
        return float(f"{special[1] or ''}{'inf' if special[2] else 'nan'}")
    padded = re.match(r"[-+]?0[0-9]", text)
    return float(text) if _FLOAT.fullmatch(text) and not padded else text


def _offsets(value: str, scalar: Scalar) -> list[int]:
    """Return for each character of the value its offset in the file.

    The value is the raw text less its folds, indents and escapes, so both are walked side by side.
    """
    raw, end, style = scalar.lines.text, scalar.end, scalar.style
    at = _content_start(scalar)
    found: list[int] = []
    for character in value:
        if not character.isspace():
            at = _skip_blank(raw, at, end, style=style)
        found.append(min(at, max(end - 1, 0)))
        at += _raw_length(raw, at, character, style=style)
    return found


def _content_start(scalar: Scalar) -> int:
    if scalar.style in ("|", ">"):
        return scalar.lines.text.find("\n", scalar.start) + 1 or scalar.end
    return scalar.start + len(scalar.style)


def _skip_blank(raw: str, at: int, end: int, *, style: str) -> int:
    while at < end and (raw[at].isspace() or (style == '"' and raw.startswith("\\\n", at))):
        at += 2 if raw[at] == "\\" else 1
    return at


def _raw_length(raw: str, at: int, character: str, *, style: str) -> int:
    """Return how many raw characters write the one at `at`."""
    if style == '"' and raw.startswith("\\", at):
        return _ESCAPE_LENGTHS.get(raw[at + 1 : at + 2], 2)
    if style == "'" and raw.startswith("''", at):
        return 2
    if character.isspace():
        return 1 if at < len(raw) and raw[at].isspace() else 0
    return 1
