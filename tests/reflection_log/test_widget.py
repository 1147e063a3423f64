"""`ReflectionLog` carries the library of questions and nothing anybody wrote."""

from __future__ import annotations

import json

import pytest

from becoming_relational import ReflectionLog
from becoming_relational.store.desk import Desk
from becoming_relational.store.library import the_library
from becoming_relational.store.memory import MemoryJournal

CANARY = "Quillwort under the stairs"


def entry(text: str) -> dict[str, object]:
    when = "2026-03-03T12:00:00+00:00"
    return {
        "schema": 1, "id": "reflection-log-00000001", "kind": "entry", "exercise": "reflection-log", "room": "only-me",
        "asked": {"title": "Reflection log", "fingerprint": "0" * 16}, "created": when, "saved": when,
        "body": {"answers": {"entry": {"text": text}}, "tags": [text[:20]]},
    }  # fmt: skip


def test_an_unknown_keyword_is_refused() -> None:
    with pytest.raises(TypeError, match="mood"):
        ReflectionLog(mood="grey")  # type: ignore[call-arg]


@pytest.mark.parametrize("wanted", [{"phase": "phase-9"}, {"thread": "nowhere"}, {"theme": "luck"}])
def test_a_question_from_nowhere_is_refused_and_says_what_there_is(wanted: dict[str, str]) -> None:
    with pytest.raises(KeyError, match=f"There is no {next(iter(wanted))} called"):
        ReflectionLog(**wanted)  # type: ignore[arg-type]


def test_every_question_of_the_library_is_there() -> None:
    log = ReflectionLog(phase="phase-2")
    assert {q["id"] for q in log.library["questions"]} == {p.id for p in the_library().prompts.prompts}
    assert all(set(q) == {"id", "words", "threads", "themes"} for q in log.library["questions"])
    assert log.wanted == {"phase": "phase-2", "thread": "", "theme": ""}


def test_a_phase_given_as_a_thread_is_that_phase() -> None:
    assert ReflectionLog(thread="phase-3").wanted == {"phase": "phase-3", "thread": "", "theme": ""}


def test_phases_stand_by_name_and_not_in_the_order_of_the_ring() -> None:
    phases = ReflectionLog().library["phases"]
    assert {p["id"] for p in phases} == {p.id for p in the_library().cycle.phases}
    names = [p["label"].strip("“”").casefold() for p in phases]
    assert names == sorted(names)


def test_a_phase_is_offered_once_as_a_phase_and_never_as_a_thread() -> None:
    library = ReflectionLog().library
    threads = {t["id"] for part in library["threads"] for t in part["threads"]}
    phases = {p["id"] for p in library["phases"]}
    assert not threads & phases
    assert threads | phases == {t.id for t in the_library().threads.threads}
    assert set(library["asking"]) <= threads


def test_what_was_written_is_in_no_trait_and_in_no_output() -> None:
    log = ReflectionLog(desk=Desk(MemoryJournal()))
    assert log.answer({"ask": "save", "record": entry(CANARY), "base": ""})["ok"]
    assert log.answer({"ask": "list"})["records"]
    assert CANARY not in json.dumps(log.get_state(), default=str)
    assert CANARY not in json.dumps(log._repr_mimebundle_(), default=str)
