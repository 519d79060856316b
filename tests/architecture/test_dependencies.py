"""What a newsroom installs with Affidavit: on mild terms, and on the machine it has."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distribution, distributions

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

OLDEST_PYTHON = "3.11.2"  # Debian 12's
# Not LGPL, which asks nothing of those who only use it. OR lets the user choose the milder one.
STRONG_COPYLEFT = re.compile(r"\bA?GPL|GNU (?:Affero )?General Public", re.IGNORECASE)


def test_core_brings_no_strong_copyleft():
    """Nothing that the core needs is under AGPL or GPL; extras and tools for developers may be."""
    licences = {name: licence_of(found) for name, found in core().items()}
    assert not {name for name, licence in licences.items() if not licence}, "without a licence"
    assert not {
        name: licence
        for name, licence in licences.items()
        if all(STRONG_COPYLEFT.search(choice) for choice in licence.split(" OR "))
    }


def test_the_gate_looks_at_what_is_installed():
    """The closure is followed: what our dependencies need is in it, what tests need is not."""
    names = core().keys()
    assert {"mkdocs", "plotly", "ghp-import", "annotated-types"} <= names
    assert not {"pytest", "hypothesis", "playwright"} & names


def test_everything_runs_on_the_oldest_python_promised():
    """No version in constraints.txt asks for a newer Python than Debian 12 has."""
    asked = {each.name: each.metadata.get("Requires-Python") or "" for each in distributions()}
    assert not {
        name: python
        for name, python in asked.items()
        if not SpecifierSet(python).contains(OLDEST_PYTHON)
    }


def licence_of(found: Distribution) -> str:
    """Return what a package says of its licence, in the most exact of its four places."""
    metadata = found.metadata
    classifiers = [each for each in metadata.get_all("Classifier", []) if "License ::" in each]
    short = (metadata.get("License") or "").split("\n", 1)[0]
    said = metadata.get("License-Expression") or "; ".join(classifiers) or short
    return said or (found.read_text("licenses/LICENSE") or "")


def core() -> dict[str, Distribution]:
    """Return every package that `pip install affidavit` brings, extras left out."""
    found: dict[str, Distribution] = {}
    open_names = ["affidavit"]
    while open_names:
        name = canonicalize_name(open_names.pop())
        if name not in found:
            found[name] = distribution(name)
            open_names += _needed_by(found[name])
    return found


def _needed_by(package: Distribution) -> list[str]:
    requirements = map(Requirement, package.requires or [])
    return [
        each.name
        for each in requirements
        if each.marker is None or each.marker.evaluate({"extra": ""})
    ]
