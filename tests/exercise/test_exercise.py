"""`Exercise`: any exercise of the course by its id."""

from __future__ import annotations

import pytest

from becoming_relational import Exercise
from becoming_relational.store.library import the_library


@pytest.mark.parametrize("exercise_id", sorted(the_library().exercises))
def test_every_exercise_of_the_course_can_be_shown(exercise_id: str) -> None:
    assert Exercise(exercise_id).content["id"] == exercise_id


def test_an_unknown_id_names_what_there_is() -> None:
    with pytest.raises(KeyError, match=r"There is no exercise called 'swings'.*the-swing"):
        Exercise("swings")


def test_nothing_else_is_taken() -> None:
    with pytest.raises(TypeError, match="phase"):
        Exercise("the-swing", phase=2)  # type: ignore[call-arg]
