"""`Exercise`: steps of questions as a teacher described them, kept in the learner's own journal."""

from __future__ import annotations

from pathlib import Path

from ..store.desk import Desk
from ..store.library import the_library
from ..view.widget import Practice, style_of, view_of

HERE = Path(__file__).parent


class Exercise(Practice):
    """An exercise of the course.

    Args:
        exercise: its id: the name of its file in content/exercises, without the ending.
        level: the heading level of its title in the page around it.
        assignment: the assignment it is handed in to, or "" where nothing is handed in.
        desk: answers the view's questions about the journal; by default the one over the learner's own journal.

    Raises:
        KeyError: if there is no such exercise, naming those there are.
        TypeError: for any other keyword.
    """

    _esm = view_of(HERE)
    _css = style_of(HERE)

    def __init__(self, exercise: str, /, *, level: int = 3, assignment: str = "", desk: Desk | None = None) -> None:
        super().__init__(exercise=the_library().exercise(exercise), level=level, assignment=assignment, desk=desk)
