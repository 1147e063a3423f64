"""Whole fixtures are read; each of the others is refused with its own message, on its own line, with an example."""

from __future__ import annotations

from pathlib import Path

import pytest

from becoming_relational.model.reading import ContentError, look_at, read
from becoming_relational.store.library import check_folder

from .fixtures import INVALID, KINDS, VALID, kind_of

# File: a piece of its message, a piece of the line it points to, a piece of its example.
REFUSED = {
    "answer-lands-with-a-stranger": ("'brian', who is not one of the two clients (orla and bram)", "client: brian", "client: orla"),
    "answer-marked-right": ("the answer 'say-it' is marked 'right', but a scene has no right answer", "right: true", "opens: "),
    "answer-right-for-both": ("the answer 'take-it' meets both clients, which makes it the right answer", "lands:", "how: misses"),
    "answer-without-a-risk": ("'risks' in beats 2 (cooling) › respond › answers 3 (wait) is missing", "- id: wait", "risks: It can sound"),
    "answer-wrong-for-both": ("the answer 'wait' misses both clients, which makes it the wrong answer", "lands:", "how: meets"),
    "answers-meet-one-client-only": ("no answer meets bram; each of the two clients needs at least one", "answers:", "how: meets"),
    "broken-after": ("'after' refers to the field 'last', which does not come before it", "after: last", "after: which"),
    "broken-beside": ("'beside' refers to the field 'again', which does not come before it", "beside: again", "beside: which"),
    "broken-option": ("the field 'which' has no option 'nobodys'", "option: nobodys", "option: own"),
    "duplicate-id": ("the field id 'first' is used twice", "id: first", "id: first-notice"),
    "id-of-the-course": ("the id 'second-look' is one the course gives by itself", "id: second-look", "id: first-notice"),
    "key-twice": ("the key 'title' stands twice here", "title: Another door", "title: once only"),
    "missing-content-note": ("'content_note' is missing", "id: a-cold-cup", "content_note: Shame about a mistake"),
    "no-repair-without-naming": ("no answer repairs without naming", "answers:", "move: repair-without-naming"),
    "no-steps": ("'steps' has too few items", "steps: []", "steps:\n  - id: beginning"),
    "not-a-list": ("'threads' should be a list", "threads: seesaw", "threads: [seesaw]"),
    "not-yaml": ("this is not YAML", "title: An ordinary: door", 'title: "A name: said wrong"'),
    "nothing-to-respond-to": ("no beat has a 'respond' part", "beats:", "respond:\n  ask: What would you say"),
    "scene-not-said-to-be-invented": ("every scene here is invented; say so", "scene: true", "invented: true"),
    "unknown-key": ("no key 'labels' in steps 1 (before) › fields 2 (first); perhaps it should be 'label'", "labels: What", "label: What"),
    "unknown-kind": ("'kind' in steps 2 (behind) › fields 4 (word) is 'slider', which is no kind of field", "kind: slider", "kind: words"),
    "unknown-phase": ("there is no thread called 'phase-9'", "threads: [phase-9]", "threads: [phase-"),
    "unknown-thread": ("there is no thread called 'sea-saw'", "threads: [phase-1, sea-saw]", "threads: [seesaw]"),
}
WORDS_OF_THE_TRADE = ("pydantic", "union", "validation", "Input should", "tuple", "dict", "NoneType", "regex", "parse", "string", "literal")


def the_one_error(path: Path, folder: Path) -> ContentError:
    """What is wrong with a file that lies in a course's own folder, under its id."""
    text = path.read_text(encoding="utf-8")
    kind = kind_of(path)
    name = "a-cold-cup" if kind == "vignette" else "an-ordinary-door"
    lies = folder / f"{kind}s" / f"{name}.yml"
    lies.parent.mkdir()
    lies.write_text(text, encoding="utf-8")
    errors = check_folder(folder)
    assert len(errors) == 1, [str(e) for e in errors]
    assert errors[0].file == str(lies)
    return errors[0]


def test_each_fixture_has_its_message() -> None:
    assert {p.stem for p in INVALID} == set(REFUSED)


@pytest.mark.parametrize("path", VALID, ids=lambda p: p.stem)
def test_whole_files_are_read(path: Path) -> None:
    assert read(path.read_text(encoding="utf-8"), KINDS[kind_of(path)], path.name).model_dump()["id"] == path.stem


@pytest.mark.parametrize("path", INVALID, ids=lambda p: p.stem)
def test_others_are_refused_by_one_message_with_line_and_example(path: Path, tmp_path: Path) -> None:
    problem, line, example = REFUSED[path.stem]
    error = the_one_error(path, tmp_path)
    assert problem in error.problem
    assert line in path.read_text(encoding="utf-8").splitlines()[error.line - 1]
    assert example in error.example
    assert str(error) == f"{error.file}, line {error.line}: {error.problem}\nFor example:\n{error.example}"
    assert not [word for word in WORDS_OF_THE_TRADE if word.lower() in error.problem.lower()]


@pytest.mark.parametrize("path", INVALID, ids=lambda p: p.stem)
def test_each_is_whole_but_for_one_thing(path: Path) -> None:
    """What a fixture differs in from its whole neighbour is what its second line says, and little else."""
    name = "a-cold-cup" if kind_of(path) == "vignette" else "an-ordinary-door"
    whole = next(p for p in VALID if p.stem == name).read_text(encoding="utf-8").splitlines()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith("# Refused: ")
    assert sum(line not in whole for line in lines) <= 2


def test_an_exercise_cannot_smuggle_in_a_right_answer() -> None:
    """Contrasting answers keep their rule wherever they stand, not in vignettes alone."""
    answers = "\n".join(
        f"          - {{id: {n}, words: W, move: explore, opens: O, risks: R, lands: "
        f"[{{client: a, how: meets, words: W}}, {{client: b, how: {how}, words: W}}]}}"
        for n, how in (("one", "misses"), ("two", "meets"), ("three", "misses"), ("four", "misses"))
    )
    text = (
        "id: sly\ntitle: Sly\nthreads: [start]\nminutes: 5\nsteps:\n  - id: s\n    title: T\n    fields:\n"
        "      - id: f\n        kind: answers\n        label: L\n        moves: [{id: explore, label: Explore}]\n"
        f"        answers:\n{answers}\n"
    )
    (error,) = look_at(text, KINDS["exercise"], "sly.yml").errors
    assert "the answer 'two' meets both clients" in error.problem
    assert "id: two" in text.splitlines()[error.line - 1]
