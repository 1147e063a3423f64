"""What every part shares: it is frozen, refuses unknown keys, and its fingerprint follows its words."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from becoming_relational.model.exercise import Exercise
from becoming_relational.model.part import Id
from becoming_relational.model.reading import read
from becoming_relational.model.record import Answer, Record
from becoming_relational.model.room import PRIVATE, Room
from becoming_relational.model.vignette import Vignette
from tests.content.fixtures import door, scene


def test_parts_are_frozen() -> None:
    exercise = read(door(), Exercise, "door")
    with pytest.raises(ValidationError, match="frozen"):
        exercise.title = "Another"  # type: ignore[misc]


def test_a_fingerprint_stays_what_it_was() -> None:
    """Records made yesterday name the scene they answered: a change here would make every one of them seem outdated."""
    assert read(scene(), Vignette, "scene").fingerprint() == "ef4dbefa466f94d4"
    assert read(door(), Exercise, "door").fingerprint() == "fc9d24cd0bb8bb7c"


def test_a_fingerprint_follows_the_words_alone() -> None:
    whole = read(scene(), Vignette, "scene").fingerprint()
    assert read(scene().replace("title: A cold cup", 'title:   "A cold cup"  # as it was'), Vignette, "scene").fingerprint() == whole
    assert read(scene().replace("title: A cold cup", "title: A cold mug"), Vignette, "scene").fingerprint() != whole
    assert Exercise.model_validate(read(door(), Exercise, "door").model_dump()).fingerprint() == read(door(), Exercise, "d").fingerprint()


@given(st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,4}", fullmatch=True))
def test_plain_ids_are_taken(plain: str) -> None:
    assert TypeAdapter(Id).validate_python(plain) == plain


@pytest.mark.parametrize(
    "given_id", ["", "V-name", "v_name", "v--name", "-v", "v-", "1st", "../v", "v/name", "v name", "naïve", "v\n", "a" * 65]
)
def test_other_ids_are_refused(given_id: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Id).validate_python(given_id)


@pytest.mark.parametrize("record_id", ["v-name-0a1b2c3d", "v-name-0a1b2c3d-9f0e"])
def test_a_record_travels_whole(record_id: str) -> None:
    given_ = {
        "schema": 1, "id": record_id, "kind": "practice", "exercise": "v-name", "room": "only-me",
        "version": 2, "stamp": "s", "writer": "w",
        "asked": {"title": "T", "fingerprint": "0" * 16, "scene": "", "questions": {"f": "Q?"}, "labels": {"o": "L"}},
        "created": "2024-03-12T12:04:00Z", "saved": "2024-03-12T12:05:00+01:00", "beside": None,
        "body": {
            "answers": {"f": Answer(text="名前 🌿").model_dump(mode="json")}, "opened": ["s"], "tags": [], "prompt": None, "title": "",
            "turned": -3,
        },
    }  # fmt: skip
    record = Record.model_validate(given_)
    assert record.to_json() == given_
    assert Record.model_validate(record.to_json()) == record


@pytest.mark.parametrize("record_id", ["", ".", "..", "../x", "a/b", "a\\b", "A", "-a", "a-", "a" * 97, "a\x00", "a\n"])
def test_a_record_id_never_leads_elsewhere(record_id: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Record.model_validate({"id": record_id})
    assert [e for e in refused.value.errors() if e["loc"] == ("id",)]


def test_only_what_was_handed_in_is_not_private() -> None:
    assert set(Room) - PRIVATE == {Room.SUBMITTED}


def test_the_model_knows_neither_notebooks_nor_pages_nor_files() -> None:
    """Reading the whole model brings in no Jupyter, no drawing and nothing that keeps files."""
    script = (
        "import importlib, pkgutil, sys; before = set(sys.modules)\n"
        "import becoming_relational.model as m\n"
        "[importlib.import_module(f'{m.__name__}.{each.name}') for each in pkgutil.iter_modules(m.__path__)]\n"
        "print('\\n'.join(sys.modules))"
    )
    loaded = set(subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split())
    assert "becoming_relational.model.vignette" in loaded
    strangers = {"ipywidgets", "anywidget", "traitlets", "IPython", "nbgrader", "jupyter_server", "sphinx", "matplotlib", "filelock"}
    assert loaded.isdisjoint(strangers)
    assert {name for name in loaded if name.startswith("becoming_relational.")} == {
        name for name in loaded if name.startswith("becoming_relational.model")
    }
