"""Reading what a teacher wrote: plain words stay words, and whatever is wrong is told plainly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from becoming_relational.model.exercise import Exercise
from becoming_relational.model.reading import ContentError, look_at, read
from becoming_relational.model.vignette import Vignette
from becoming_relational.model.written import NotYaml, written
from tests.content.fixtures import door, scene
from tests.content.test_fixtures import WORDS_OF_THE_TRADE


def test_plain_words_stay_words() -> None:
    given_ = written("a: No\nb: on\nc: 2024-03-12\nd: 12:30\ne: 0x1F\nf: 1_000\ng: 012").given
    assert given_ == {"a": "No", "b": "on", "c": "2024-03-12", "d": "12:30", "e": "0x1F", "f": "1_000", "g": "012"}


def test_numbers_and_true_and_nothing_are_what_they_are() -> None:
    assert written("a: 12\nb: true\nc: ~\nd:\ne: -3\nf: 1.5").given == {"a": 12, "b": True, "c": None, "d": None, "e": -3, "f": 1.5}


@pytest.mark.parametrize(("text", "line", "says"), [
    ("title: one\n\tid: two\n", 2, "begins with a tab"),
    ("title: one: two\n", 1, "put words that contain a colon"),
    ("- one\n- two\n", 1, "does not begin with a key"),
    ("", 1, "does not begin with a key"),
    ("just words", 1, "does not begin with a key"),
    ("title: “fine”\nlist: [one, two\nid: x\n", 3, "this is not YAML"),
    ("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n", 5, "the key 'c' stands twice"),
    ("a: 1\nb: !!python/object:os.system {}\n", 2, "this is not YAML"),
    ("a: \x00", 1, "this is not YAML"),
    ("a: &x [*x]\nb: 1\nb: 2\n", 3, "the key 'b' stands twice"),
])  # fmt: skip
def test_what_is_not_yaml_is_told_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(NotYaml, match=says) as caught:
        written(text)
    assert caught.value.line == line
    assert caught.value.example


def test_lines_are_counted_from_the_deepest_part_that_was_written() -> None:
    page = written("a: 1\nb:\n  - c: 1\n  - c: 2\n    d: 3\n")
    assert page.line(("b", 1, "d")) == 5
    assert page.line(("b", 1, "missing")) == 4
    assert page.line(("b", 7)) == 2
    assert page.line(()) == 1


@pytest.mark.parametrize(("change", "says"), [
    (("minutes: 10", "minutes: ten"), "'minutes' should be a whole number"),
    (("minutes: 10", "minutes: 0"), "'minutes' should be 1 or more"),
    (("minutes: 10", "minutes: 600"), "'minutes' should be 90 or less"),
    (("title: An ordinary door", "title: 12"), "'title' should be words; put them in quotes"),
    (("title: An ordinary door", "title:"), "'title' is empty; write something here"),
    (("title: An ordinary door", "title: '  '"), "'title' is empty; write something here"),
    (("invented: true", "invented: perhaps"), "'invented' should be true or false"),
    (("id: an-ordinary-door", "id: An ordinary door"), "'id' should be written in small letters, digits and single hyphens"),
    (("kind: seesaw", "form: seesaw"), "'kind' in steps 2 (behind) › fields 3 (swing) is missing"),
    (("invented: true", "rooms: [submitted]"), "rooms 1 should be one of only-me or for-supervision"),
    (("          - {id: enter, label: To go in}\n", ""), "'options' in steps 2 (behind) › fields 2 (pulls) has too few items: 1"),
])  # fmt: skip
def test_each_kind_of_mistake_has_its_words(change: tuple[str, str], says: str) -> None:
    text = door().replace(*change)
    errors = look_at(text, Exercise, "door.yml").errors
    assert any(says in e.problem for e in errors), [e.problem for e in errors]


def test_several_mistakes_are_all_told_and_only_those() -> None:
    text = scene().replace("          risks: The cup goes on standing there.\n", "").replace("minutes: 15", "minutes: x")
    text = text.replace("content_note:", "contents_note:")
    problems = [e.problem for e in look_at(text, Vignette, "scene.yml").errors]
    assert len(problems) == 3
    assert "perhaps it should be 'content_note'" in problems[0]
    with pytest.raises(ContentError, match="perhaps it should be 'content_note'"):
        read(text, Vignette, "scene.yml")


BROKEN: list[Any] = [None, 7, "", "A word", True, [], {}, ["a"], {"a": 1}, -1.5]


def places(of: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in a file."""
    below = of.items() if isinstance(of, dict) else enumerate(of) if isinstance(of, list) else []
    return [path, *(p for key, value in below for p in places(value, (*path, key)))]


@pytest.mark.parametrize(("text", "into"), [(scene(), Vignette), (door(), Exercise)], ids=["scene", "door"])
@given(data=st.data())
def test_whatever_is_broken_is_told_in_plain_words(text: str, into: type[Vignette | Exercise], data: st.DataObject) -> None:
    """Anything, anywhere, may be replaced by anything: what is said has a line, an example and no word of the trade."""
    whole = written(text).given
    path = data.draw(st.sampled_from(places(whole)[1:]))
    here = whole
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = data.draw(st.sampled_from(BROKEN))
    changed = json.dumps(whole, ensure_ascii=False, indent=1)
    for error in look_at(changed, into, "changed.yml").errors:
        assert 1 <= error.line <= len(changed.splitlines())
        assert error.example
        assert "is not what is expected here" not in error.problem
        assert not [word for word in WORDS_OF_THE_TRADE if word.lower() in error.problem.lower()], error.problem
