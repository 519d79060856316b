"""What can be kept of a faulty group of keys, so that one fault does not hide all else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import ValidationError

from affidavit.located.validation import Model, validate
from affidavit.located.values import LocatedList, LocatedMapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from affidavit.diagnostics import Report

ModelT = TypeVar("ModelT", bound=Model)
Way = tuple[int | str, ...]
_TRIES = 3
"""A fault dropped from a list may leave one behind, such as a key that is missing then."""


def validate_or_keep(
    model: type[ModelT],
    value: LocatedMapping,
    *,
    report: Report,
    what: str,
    stand_ins: Mapping[str, Any],
) -> tuple[ModelT, bool]:
    """Return `value` as a model and whether it was faultless; every fault is reported.

    Of a faulty one each right key is kept, and of a list each right item. `stand_ins` gives what
    the model cannot do without.
    """
    found = validate(model, value, report=report, what=what)
    if found is not None:
        return found, True
    return kept(model, value, stand_ins=stand_ins), False


def kept(model: type[ModelT], value: object, *, stand_ins: Mapping[str, Any]) -> ModelT:
    """Return a model of what is right in `value`, nothing reported; of a text the stand-ins."""
    right: dict[str, Any] = dict(stand_ins)
    for key, each in value.items() if isinstance(value, LocatedMapping) else ():
        right |= _single(model, key, each, stand_ins=stand_ins)
    return cast("ModelT", model.model_construct(None, **right))


def _single(
    model: type[ModelT], key: str, value: object, *, stand_ins: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the key's value as the model has it, less its faulty parts; nothing where none is."""
    if key not in model.model_fields:
        return {}
    for _ in range(_TRIES):
        try:
            return {key: getattr(model.model_validate({**stand_ins, key: value}), key)}
        except ValidationError as error:
            ways = [_way(each["loc"], each["type"]) for each in error.errors(include_url=False)]
        if not all(len(way) > 1 and _leads(value, way[1:]) for way in ways):
            return {}
        value = _without(value, [way[1:] for way in ways])
    return {}


def _way(steps: Way, kind: str) -> Way:
    """Return the way to what is dropped: of a missing key, the group that misses it."""
    return steps[:-1] if kind == "missing" else steps


def _leads(value: object, way: Way) -> bool:
    """Say whether a way is one of keys and places in lists, not of what pydantic tried."""
    for step in way:
        if isinstance(value, LocatedMapping) and step in value:
            value = value[str(step)]
        elif isinstance(value, LocatedList) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return False
    return True


def _without(value: object, ways: Iterable[Way]) -> object:
    """Return the value less the parts that the ways lead to, every other with its place."""
    here = {way[0] for way in ways if len(way) == 1}

    def below(step: int | str) -> list[Way]:
        return [way[1:] for way in ways if way[0] == step and len(way) > 1]

    if isinstance(value, LocatedMapping):
        mapping = LocatedMapping(value.place)
        for key in (key for key in value if key not in here):
            mapping[key] = _without(value[key], below(key))
            mapping.key_places[key] = value.key_places[key]
        return mapping
    if isinstance(value, LocatedList):
        items = LocatedList(value.place)
        for index in (index for index in range(len(value)) if index not in here):
            items.append(_without(value[index], below(index)))
            items.item_places.append(value.item_places[index])
        return items
    return value
