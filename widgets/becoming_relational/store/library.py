"""The course's content, read from `content/` and, if a course has one, from a folder of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from ..model.exercise import Exercise
from ..model.identifying import Rules
from ..model.part import Part
from ..model.phase import Cycle
from ..model.prompt import Prompts, Threads
from ..model.reading import ContentError, read
from ..model.room import RoomCard, Rooms
from ..model.vignette import Vignette

SHIPPED = Path(__file__).parent.parent / "content"
OWN_FOLDER = "BECOMING_RELATIONAL_CONTENT"
"""Names the environment variable that points to a course's own content folder."""

P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Library:
    """All content, checked as a whole.

    Attributes:
        exercises, vignettes: by id. A course's own file replaces a shipped one with the same name.
    """

    cycle: Cycle
    threads: Threads
    prompts: Prompts
    rooms: tuple[RoomCard, ...]
    rules: Rules
    exercises: dict[str, Exercise]
    vignettes: dict[str, Vignette]

    def exercise(self, exercise_id: str) -> Exercise:
        """An exercise by id.

        Raises:
            KeyError: in one sentence that names what there is.
        """
        return _named(self.exercises, exercise_id, "exercise")

    def vignette(self, vignette_id: str) -> Vignette:
        """A vignette by id.

        Raises:
            KeyError: in one sentence that names what there is.
        """
        return _named(self.vignettes, vignette_id, "vignette")


def open_library(own: Path | None = None) -> Library:
    """Read and check all content.

    Args:
        own: a course's own folder, laid out like `content/`; its files are added, or replace those of the same name.

    Raises:
        ContentError: for the first file that cannot be used.
    """
    folders = [SHIPPED] + ([own] if own else [])
    if own and not own.is_dir():
        raise ContentError(str(own), 1, f"there is no folder here, though {OWN_FOLDER} names it")
    library = Library(
        cycle=_one(folders, "cycle.yml", Cycle),
        threads=_one(folders, "threads.yml", Threads),
        prompts=_one(folders, "prompts.yml", Prompts),
        rooms=_one(folders, "rooms.yml", Rooms).rooms,
        rules=_one(folders, "identifying-details.yml", Rules),
        exercises=_many(folders, "exercises", Exercise),
        vignettes=_many(folders, "vignettes", Vignette),
    )
    _check_references(library)
    return library


@lru_cache(maxsize=1)
def the_library() -> Library:
    """The library this course is configured to use, read once."""
    own = os.environ.get(OWN_FOLDER)
    return open_library(Path(own) if own else None)


def _one(folders: list[Path], name: str, into: type[P]) -> P:
    path = next(f / name for f in reversed(folders) if (f / name).exists())
    return read(path.read_text(encoding="utf-8"), into, str(path))


def _many(folders: list[Path], kind: str, into: type[P]) -> dict[str, P]:
    files = {p.name: p for f in folders for p in sorted((f / kind).glob("*.yml"))}
    found: dict[str, P] = {}
    for path in files.values():
        part = read(path.read_text(encoding="utf-8"), into, str(path))
        part_id = str(getattr(part, "id"))
        if part_id in found:
            raise ContentError(str(path), 1, f"the id {part_id!r} is already used by another file; give each its own", f"id: {path.stem}")
        if part_id != path.stem:
            raise ContentError(str(path), 1, f"the id {part_id!r} and the file's name differ; call both the same", f"id: {path.stem}")
        found[part_id] = part
    return found


def _check_references(library: Library) -> None:
    threads = {t.id for t in library.threads.threads}
    themes = {t.id for t in library.prompts.themes}
    for kind, parts in (("exercises", library.exercises), ("vignettes", library.vignettes)):
        for part in parts.values():
            _known(part.threads, threads, "thread", f"{kind}/{part.id}.yml")
    clash = set(library.exercises) & set(library.vignettes)
    if clash:
        raise ContentError(f"exercises/{min(clash)}.yml", 1, "a vignette has this id too; give each its own")
    for prompt in library.prompts.prompts:
        _known(prompt.threads, threads, "thread", f"prompts.yml, prompt {prompt.id}")
        _known(prompt.themes, themes, "theme", f"prompts.yml, prompt {prompt.id}")
    for phase in library.cycle.phases:
        _known((phase.id,), threads, "thread", f"cycle.yml, phase {phase.id}")


def _known(given: tuple[str, ...], known: set[str], what: str, where: str) -> None:
    for each in given:
        if each not in known:
            example = f"{what}s: [{min(known)}]"
            raise ContentError(where, 1, f"there is no {what} {each!r}; there are {', '.join(sorted(known))}", example)


def _named(parts: dict[str, P], part_id: str, what: str) -> P:
    if part_id not in parts:
        raise KeyError(f"There is no {what} called {part_id!r}. There are: {', '.join(sorted(parts)) or 'none yet'}.")
    return parts[part_id]
