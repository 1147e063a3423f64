"""The schemas an editor reads say what the model says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from becoming_relational.model.mending import example_at
from becoming_relational.model.written import written
from becoming_relational.store.content_files import FOLDERS, SINGLE
from becoming_relational.store.library import SHIPPED
from becoming_relational.store.schemas import KINDS, SCHEMAS, as_text, write

from .fixtures import INVALID, VALID, kind_of

SHIPPED_FILES = sorted(p for p in SHIPPED.rglob("*.yml") if p.relative_to(SHIPPED).parts[0] != "rubrics")

# What only shows when one thing is held beside another is beyond a schema.
BEYOND_A_SCHEMA = {
    "answer-lands-with-a-stranger", "answer-right-for-both", "answer-wrong-for-both", "answers-meet-one-client-only", "broken-after",
    "broken-beside", "broken-option", "duplicate-id", "id-of-the-course", "no-repair-without-naming", "nothing-to-respond-to",
    "scene-not-said-to-be-invented", "unknown-phase", "unknown-thread",
}  # fmt: skip
NO_YAML = {"key-twice", "not-yaml"}


def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8")))


def given(path: Path) -> dict[str, Any]:
    return written(path.read_text(encoding="utf-8")).given


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_exported_is_current(kind: str) -> None:
    assert (SCHEMAS / f"{kind}.json").read_text(encoding="utf-8") == as_text(kind), "run: make schemas"
    Draft202012Validator.check_schema(json.loads(as_text(kind)))


def test_nothing_else_lies_there() -> None:
    assert {p.name for p in SCHEMAS.iterdir()} == {f"{kind}.json" for kind in KINDS}


def test_writing_again_writes_nothing(tmp_path: Path) -> None:
    assert len(write(tmp_path)) == len(KINDS)
    (tmp_path / "cycle.json").write_text("{}", encoding="utf-8")
    assert write(tmp_path) == [tmp_path / "cycle.json"]
    assert write(tmp_path) == []


@pytest.mark.parametrize("path", SHIPPED_FILES, ids=lambda p: p.stem)
def test_every_shipped_file_names_its_schema_and_follows_it(path: Path) -> None:
    kind = kind_of(path)
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert (path.parent / first.partition("=")[2]).resolve() == SCHEMAS / f"{kind}.json"
    assert kind == (path.parent.name.removesuffix("s") if path.parent.name in FOLDERS else path.stem)
    assert [e.message for e in validator(kind).iter_errors(given(path))] == []


def test_every_kind_of_file_is_shipped() -> None:
    assert {kind_of(p) for p in SHIPPED_FILES} == set(KINDS) == {*SINGLE, "exercise", "vignette"}


@pytest.mark.parametrize("path", VALID, ids=lambda p: p.stem)
def test_whole_fixtures_follow_it(path: Path) -> None:
    assert [e.message for e in validator(kind_of(path)).iter_errors(given(path))] == []


@pytest.mark.parametrize("path", [p for p in INVALID if p.stem not in NO_YAML], ids=lambda p: p.stem)
def test_a_schema_refuses_what_it_can(path: Path) -> None:
    refused = not validator(kind_of(path)).is_valid(given(path))
    assert refused != (path.stem in BEYOND_A_SCHEMA)


@pytest.mark.parametrize("kind", KINDS)
def test_examples_are_yaml_and_right(kind: str) -> None:
    """An example shown with an error, or offered by an editor, would itself be accepted."""
    schema = json.loads(as_text(kind))
    for where in (schema, *schema.get("$defs", {}).values()):
        for key, field in where.get("properties", {}).items():
            for example in field.get("examples", []):
                whole = {"$ref": "#/here", "here": field, "$defs": schema.get("$defs", {})}
                assert Draft202012Validator(whole).is_valid(example), (kind, key, example)
    for key in schema["properties"]:
        assert list(written(example_at(KINDS[kind], (key,))).given) == [key]
