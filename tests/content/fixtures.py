"""The fixtures, by name: small scenes and exercises that are whole, and others with one thing wrong."""

from __future__ import annotations

import re
from pathlib import Path

from becoming_relational.model.exercise import Exercise
from becoming_relational.model.part import Part
from becoming_relational.model.vignette import Vignette

HERE = Path(__file__).parent
KINDS: dict[str, type[Part]] = {"vignette": Vignette, "exercise": Exercise}

VALID = sorted((HERE / "valid").glob("*.yml"))
INVALID = sorted((HERE / "invalid").glob("*.yml"))


def kind_of(path: Path) -> str:
    """What the first line of a file says it is."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=\S*/([a-z-]+)\.json", first)
    assert found, f"{path} does not begin with the schema it follows"
    return found[1]


def scene() -> str:
    """A whole scene, as text."""
    return (HERE / "valid/a-cold-cup.yml").read_text(encoding="utf-8")


def door() -> str:
    """A whole exercise, as text."""
    return (HERE / "valid/an-ordinary-door.yml").read_text(encoding="utf-8")
