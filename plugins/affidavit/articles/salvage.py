"""What can be kept of a faulty group of keys, so that one fault does not hide all else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import ValidationError

from affidavit.located import LocatedMapping, Model, validate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from affidavit.diagnostics import Report

ModelT = TypeVar("ModelT", bound=Model)


def validate_or_keep(
    model: type[ModelT],
    value: LocatedMapping,
    *,
    report: Report,
    what: str,
    stand_ins: Mapping[str, Any],
) -> tuple[ModelT, bool]:
    """Return `value` as a model and whether it was faultless; every fault is reported.

    Of a faulty one each right key is kept. `stand_ins` gives what the model cannot do without.
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
    """Return the key's value as the model has it; nothing where it is wrong."""
    if key not in model.model_fields:
        return {}
    try:
        return {key: getattr(model.model_validate({**stand_ins, key: value}), key)}
    except ValidationError:
        return {}
