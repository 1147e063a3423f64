"""The course's content, read from `content/` and, if a course has one, from a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from ..model.exercise import Exercise
from ..model.identifying import Rules
from ..model.part import Part
from ..model.phase import Cycle
from ..model.prompt import Prompts, Threads
from ..model.reading import ContentError, Reading
from ..model.room import RoomCard
from ..model.vignette import Vignette
from .content_files import read_content

SHIPPED = Path(__file__).parent.parent / "content"
OWN_FOLDER = "BECOMING_RELATIONAL_CONTENT"
"""Names the environment variable that points to a course's own content folder."""

P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Library:
    """All content, checked as a whole.

    Attributes:
        exercises, vignettes: by id. A course's own file replaces a shipped one of the same name. No two of all these share an id.
        broken: by file name, what is wrong with an exercise or a vignette that cannot be used.
    """

    cycle: Cycle
    threads: Threads
    prompts: Prompts
    rooms: tuple[RoomCard, ...]
    rules: Rules
    exercises: dict[str, Exercise]
    vignettes: dict[str, Vignette]
    broken: dict[str, ContentError]

    def practice(self, practice_id: str) -> Exercise | None:
        """The exercise behind an id, be it written as an exercise or as a vignette; None if the course has it no longer."""
        vignette = self.vignettes.get(practice_id)
        return vignette.as_exercise() if vignette else self.exercises.get(practice_id)

    def exercise(self, exercise_id: str) -> Exercise:
        """An exercise by id.

        Raises:
            KeyError: in one sentence that names what there is.
            ContentError: if its file cannot be used.
        """
        return self._named(self.exercises, exercise_id, "exercise")

    def vignette(self, vignette_id: str) -> Vignette:
        """A vignette by id.

        Raises:
            KeyError: in one sentence that names what there is.
            ContentError: if its file cannot be used.
        """
        return self._named(self.vignettes, vignette_id, "vignette")

    def _named(self, parts: Mapping[str, P], part_id: str, what: str) -> P:
        if part_id in parts:
            return parts[part_id]
        if part_id in self.broken:
            raise self.broken[part_id]
        raise KeyError(f"There is no {what} called {part_id!r}. There are: {', '.join(sorted(parts)) or 'none yet'}.")


def open_library(own: Path | None = None, *, forgiving: bool = False) -> Library:
    """Read and check all content.

    Args:
        own: a course's own folder, laid out like `content/`; its files are added, or replace those of the same name.
        forgiving: set an exercise or a vignette that cannot be used aside instead of refusing everything.

    Raises:
        ContentError: for the first thing that is wrong.
    """
    files = read_content([SHIPPED, *([own] if own else [])])
    needed = {each.file for each in (files.cycle, files.threads, files.prompts, files.rooms, files.rules)}
    named = {each.file: name for name, each in [*files.exercises.items(), *files.vignettes.items()]}
    broken: dict[str, ContentError] = {}
    for error in files.errors():
        if not forgiving or error.file in needed:
            raise error
        if error.file in named:
            broken.setdefault(named[error.file], error)
    return Library(
        cycle=_part(files.cycle),
        threads=_part(files.threads),
        prompts=_part(files.prompts),
        rooms=_part(files.rooms).rooms,
        rules=_part(files.rules),
        exercises={name: _part(each) for name, each in files.exercises.items() if name not in broken},
        vignettes={name: _part(each) for name, each in files.vignettes.items() if name not in broken},
        broken=broken,
    )


def check_folder(path: Path) -> list[ContentError]:
    """Everything that is wrong with a course's own folder, read as it would be: beside the shipped content.

    Args:
        path: the folder, laid out like `content/`; or `content/` itself.

    Returns:
        One error for each thing to mend; none where all is well.
    """
    shipped = path.resolve() == SHIPPED.resolve()
    try:
        return _each_once(read_content([SHIPPED, *([] if shipped else [path])]).errors())
    except ContentError as error:
        return [error]


@lru_cache(maxsize=1)
def the_library() -> Library:
    """The library this course is configured to use, read once.

    One scene with a slip in it must not close a whole course in the middle of a term: it alone is not shown, and says why.

    Raises:
        ContentError: for the first thing that is wrong with what every page needs.
    """
    own = os.environ.get(OWN_FOLDER)
    return open_library(Path(own).expanduser() if own else None, forgiving=True)


def _each_once(errors: Iterable[ContentError]) -> list[ContentError]:
    return list({str(error): error for error in errors}.values())


def _part(reading: Reading[P]) -> P:
    if reading.part is None:  # errors() has told of it, so this is only for the reader of types
        raise reading.errors[0]
    return reading.part
