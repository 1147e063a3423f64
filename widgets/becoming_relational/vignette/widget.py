"""`Vignette`: an invented scene as a practice: notice, say, compare, hear it from two chairs, say it again."""

from __future__ import annotations

from pathlib import Path

import traitlets

from ..store.desk import Desk
from ..store.library import the_library
from ..view.widget import Practice, style_of, view_of

HERE = Path(__file__).parent


class Vignette(Practice):
    """A vignette of the course.

    Args:
        vignette: its id: the name of its file in content/vignettes, without the ending.
        level: the heading level of its title in the page around it.
        assignment: the assignment it is handed in to, or "" where nothing is handed in.
        desk: answers the view's questions about the journal; by default the one over the learner's own journal.

    Raises:
        KeyError: if there is no such vignette, naming those there are.
        TypeError: for any other keyword.
    """

    _esm = view_of(HERE)
    _css = style_of(HERE)

    triad = traitlets.Dict(help="What each of three people does when the scene is practised together; empty if it is not.").tag(sync=True)

    def __init__(self, vignette: str, /, *, level: int = 3, assignment: str = "", desk: Desk | None = None) -> None:
        scene = the_library().vignette(vignette)
        triad = scene.triad.model_dump(mode="json") if scene.triad else {}
        super().__init__(exercise=scene.as_exercise(), level=level, assignment=assignment, desk=desk, triad=triad)
