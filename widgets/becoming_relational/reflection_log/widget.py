"""`ReflectionLog`: dated entries, questions to write from, and one's words found again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import traitlets

from ..model.exercise import Exercise, Step, WordsField
from ..model.room import Room
from ..store.desk import Desk
from ..store.library import Library, the_library
from ..view.widget import Practice, style_of, view_of

HERE = Path(__file__).parent
ID = "reflection-log"


class ReflectionLog(Practice):
    """A page to write on, and everything one has written, by date.

    Args:
        phase: begin with a question from this phase, by its thread, such as "phase-2".
        thread: begin with a question from this thread, such as "silence".
        theme: begin with a question on this theme, such as "repair".
        level: the heading level of its title in the page around it.
        desk: answers the view's questions about the journal; by default the one over the learner's own journal.

    Raises:
        KeyError: for a phase, thread or theme the course does not have, naming those it has.
        TypeError: for any other keyword.
    """

    _esm = view_of(HERE)
    _css = style_of(HERE)

    library = traitlets.Dict(help="Questions to write from; phases, threads and themes to tag an entry with.").tag(sync=True)
    wanted = traitlets.Dict(help="The phase, thread or theme whose question stands there at first.").tag(sync=True)

    def __init__(self, *, phase: str = "", thread: str = "", theme: str = "", level: int = 3, desk: Desk | None = None) -> None:
        library = the_library()
        _there_is(phase, [p.id for p in library.cycle.phases], "phase")
        _there_is(thread, [t.id for t in library.threads.threads], "thread")
        _there_is(theme, [t.id for t in library.prompts.themes], "theme")
        if thread in {p.id for p in library.cycle.phases}:
            phase, thread = thread, ""
        super().__init__(
            exercise=log_entry(),
            level=level,
            desk=desk,
            library=_to_choose_from(library),
            wanted={"phase": phase, "thread": thread, "theme": theme},
        )


def log_entry() -> Exercise:
    """The exercise that an entry consists of: one page."""
    return Exercise(
        id=ID,
        title="Reflection log",
        threads=("questions",),
        minutes=10,
        rooms=(Room.ONLY_ME, Room.FOR_SUPERVISION),
        steps=(
            Step(
                id="page",
                title="A page to write on",
                fields=(WordsField(kind="words", id="entry", label="What is with you today?"),),
            ),
        ),
    )


def _to_choose_from(library: Library) -> dict[str, Any]:
    """By name, so that no list of phases has a first one for any other reason than its spelling."""
    phases = {p.id for p in library.cycle.phases}
    fitting = {t for prompt in library.prompts.prompts for t in prompt.threads}
    parts = [
        {
            "part": part.label,
            "threads": _by_name((t.id, t.name) for t in library.threads.threads if t.part == part.id and t.id not in phases),
        }
        for part in library.threads.parts
    ]
    return {
        "phases": _by_name((p.id, p.name) for p in library.cycle.phases),
        "threads": [part for part in parts if part["threads"]],
        "asking": sorted(fitting - phases),
        "themes": _by_name((t.id, t.label) for t in library.prompts.themes),
        "questions": [prompt.model_dump(mode="json", include={"id", "words", "threads", "themes"}) for prompt in library.prompts.prompts],
    }


def _by_name(named: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"id": i, "label": name} for i, name in sorted(named, key=lambda each: each[1].strip("“”").casefold())]


def _there_is(given: str, known: list[str], what: str) -> None:
    if given and given not in known:
        raise KeyError(f"There is no {what} called {given!r}. There are: {', '.join(sorted(known))}.")
