"""YAML that remembers where everything was written, and models that report faults there."""

from affidavit.located.reading import read_yaml
from affidavit.located.validation import Model, fault, validate
from affidavit.located.values import LocatedList, LocatedMapping, LocatedText, Text, place_in, plain

__all__ = [
    "LocatedList",
    "LocatedMapping",
    "LocatedText",
    "Model",
    "Text",
    "fault",
    "place_in",
    "plain",
    "read_yaml",
    "validate",
]
