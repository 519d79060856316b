"""Models at the border: every fault at its place, with "did you mean"."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from affidavit.diagnostics import Code, Diagnostic, Place, Report, Severity, nearest
from affidavit.located.values import place_in

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


class Model(BaseModel):
    """Base of everything read from a writer's YAML: unknown keys refused, values frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


ModelT = TypeVar("ModelT", bound=BaseModel)


def fault(
    code: Code, message: str, fix: str = "", *, at: Place | None = None
) -> PydanticCustomError:
    """Return the error that a model's validator raises to report `code` with its own words.

    The fault is placed at the value being validated, or at `at`.
    """
    context = {"code": str(code), "message": message, "fix": fix, "at": at}
    return PydanticCustomError("fault", "{message}", context)


def validate(
    model: type[ModelT], value: object, *, report: Report, what: str = "this file"
) -> ModelT | None:
    """Return `value` as a `model`, or None with every fault reported at its place.

    `what` names the thing in messages: "front matter", "a source".
    """
    try:
        return model.model_validate(value)
    except ValidationError as error:
        seen: set[tuple[Place, str]] = set()
        for details in _without_slips(error.errors(include_url=False), model=model):
            found = _diagnostic(details, model=model, value=value, what=what)
            if (found.place, found.code) not in seen or found.code is not Code.VALUE_WRONG:
                report.add(found)
            seen.add((found.place, found.code))
        return None


def _without_slips(errors: list[ErrorDetails], *, model: type[BaseModel]) -> Iterator[ErrorDetails]:
    """Yield the faults less the missing keys that stand there misspelt: `titel` is one fault."""
    lacking = {each["loc"][:-1] for each in errors if each["type"] == "missing"}
    slips = {
        (*path[:-1], nearest(str(path[-1]), _keys_at(model, path[:-1])))
        for each in errors
        for path in [each["loc"]]
        if each["type"] == "extra_forbidden" and path[:-1] in lacking
    }
    return (each for each in errors if each["type"] != "missing" or each["loc"] not in slips)


def _diagnostic(
    details: ErrorDetails, *, model: type[BaseModel], value: object, what: str
) -> Diagnostic:
    path, kind = details["loc"], details["type"]
    if kind == "extra_forbidden":
        return _unknown_key(path, model=model, value=value, what=what)
    if kind == "missing":
        at = place_in(value, path[:-1]) or Place("", 1, 1)
        message = f'{_where(path, what)} needs the key "{path[-1]}"'
        return Diagnostic(at, Code.KEY_MISSING, message, fix=f'add a line "{path[-1]}: ..."')
    of_key = path[-1:] == ("[key]",)
    path = path[:-1] if of_key else path
    at = place_in(value, path, key=of_key) or Place("", 1, 1)
    context = details.get("ctx", {})
    if kind == "fault":
        code, fix = Code(context["code"]), context["fix"]
        return Diagnostic(context["at"] or at, code, context["message"], Severity.ERROR, fix)
    message, fix = _words(details)
    key = "" if of_key else next((step for step in reversed(path) if isinstance(step, str)), "")
    return Diagnostic(at, Code.VALUE_WRONG, f'"{key}": {message}' if key else message, fix=fix)


def _unknown_key(
    path: Sequence[str | int], *, model: type[BaseModel], value: object, what: str
) -> Diagnostic:
    key = str(path[-1])
    at = place_in(value, path, key=True) or Place("", 1, 1)
    known = list(_keys_at(model, path[:-1]))
    near = nearest(key, known)
    fix = f'did you mean "{near}"?' if near else f"the keys here are {', '.join(sorted(known))}"
    message = f'"{key}" is not a key of {_where(path, what)}'
    return Diagnostic(at, Code.KEY_UNKNOWN, message, fix=fix)


def _where(path: Sequence[str | int], what: str) -> str:
    """Name the group of keys in which the last step of `path` stands."""
    within = next((str(step) for step in reversed(path[:-1]) if isinstance(step, str)), "")
    return f'"{within}" of {what}' if within else what


def _keys_at(model: type[BaseModel], path: Sequence[str | int]) -> set[str]:
    """Return the keys that the model at `path` below `model` knows."""
    models = [model]
    for step in path:
        fields = [field for each in models for field in _fields_named(each, step)]
        found = [inner for field in fields for inner in _models_in(field)]
        models = found or models
    return {
        name
        for each in models
        for key, field in each.model_fields.items()
        for name in {field.alias or key}
    }


def _fields_named(model: type[BaseModel], step: str | int) -> Iterator[Any]:
    for key, field in model.model_fields.items():
        if step in (key, field.alias):
            yield field.annotation


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the models that stand anywhere in a type such as `dict[str, Quote] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _models_in(inner)


# What a reporter calls the kinds of value that a model may ask for.
_KINDS = {
    "bool": ("yes or no should stand here", "write true or false"),
    "int": ("a whole number should stand here", ""),
    "float": ("a number should stand here", ""),
    "decimal": ("a number should stand here", ""),
    "date_from": ("a date should stand here", "write it as 2026-11-24"),
    "date": ("a date should stand here", "write it as 2026-11-24"),
    "datetime": ("a date and time should stand here", "write it as 2026-11-24T09:00:00-06:00"),
    "timezone": ("the time needs its zone", "write it as 2026-11-24T09:00:00-06:00"),
    "list": ("a list should stand here", 'put each item on a line of its own, after "- "'),
    "tuple": ("a list should stand here", 'put each item on a line of its own, after "- "'),
    "dict": ("a group of keys should stand here", "indent its keys two spaces on the next lines"),
    "model": ("a group of keys should stand here", "indent its keys two spaces on the next lines"),
    "string": ("a text should stand here", ""),
}


# Numbers and lists that a model bounds: the words, the fix, and where pydantic says the bound.
_LIMITS = {
    "greater_than_equal": ("the number must be {} or more", "write {} or a larger one", "ge"),
    "less_than_equal": ("the number must be {} or less", "write {} or a smaller one", "le"),
    "greater_than": ("the number must be more than {}", "write a larger one", "gt"),
    "less_than": ("the number must be less than {}", "write a smaller one", "lt"),
    "too_short": ("the list needs at least {} items", "add what is missing", "min_length"),
    "too_long": ("the list takes at most {} items", "leave some out", "max_length"),
}


# What to do about our own errors, which bring their words.
_FIXES = {
    "text_expected": "put the text in quotes",
    "text_empty": "write a text or delete the line",
}


def _words(details: ErrorDetails) -> tuple[str, str]:
    """Return message and fix for one of pydantic's own errors."""
    kind, context = details["type"], details.get("ctx", {})
    if kind in ("literal_error", "enum"):
        return _choice(str(details["input"]), str(context.get("expected", "")))
    if kind in _FIXES:
        return details["msg"], _FIXES[kind]
    if kind in _LIMITS:
        message, fix, limit = _LIMITS[kind]
        return message.format(context.get(limit)), fix.format(context.get(limit))
    if kind == "value_error" or kind not in _known(kind):
        return details["msg"].removeprefix("Value error, "), ""
    if details["input"] is None:
        fix = _KINDS[_known(kind)[kind]][1]
        return "the value is empty", fix or "write a value or drop the key"
    return _KINDS[_known(kind)[kind]]


def _known(kind: str) -> dict[str, str]:
    """Map an error type such as `int_parsing` to the kind of value it asks for."""
    match = max((name for name in _KINDS if kind.startswith(name)), key=len, default="")
    return {kind: match} if match else {}


def _choice(given: str, expected: str) -> tuple[str, str]:
    choices = [choice.strip("' ") for choice in expected.replace(" or ", ",").split(",")]
    choices = [choice for choice in choices if choice]
    near = nearest(given.lower(), choices)
    fix = f'did you mean "{near}"?' if near else ""
    return f'"{given}" is none of {", ".join(choices)}', fix
