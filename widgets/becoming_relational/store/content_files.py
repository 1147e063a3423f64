"""The files of the course's content, read one by one and then beside one another, with everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from ..model.exercise import Exercise
from ..model.identifying import Rules
from ..model.part import Part
from ..model.phase import Cycle
from ..model.prompt import Prompts, Threads
from ..model.reading import ContentError, Reading, look_at
from ..model.room import Rooms
from ..model.vignette import Vignette

SINGLE: dict[str, type[Part]] = {
    "cycle": Cycle,
    "threads": Threads,
    "prompts": Prompts,
    "rooms": Rooms,
    "identifying-details": Rules,
}
"""What each file of its own holds."""

FOLDERS: dict[str, type[Part]] = {"exercises": Exercise, "vignettes": Vignette}
"""What each file in a folder holds."""

NOT_READ_HERE = frozenset({"schemas", "rubrics"})
"""Folders of the content that something else reads."""

P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class ContentFiles:
    """Every file of the content, read.

    Attributes:
        exercises, vignettes: by file name, without its ending.
        astray: files that nothing would ever read, where they lie.
    """

    cycle: Reading[Cycle]
    threads: Reading[Threads]
    prompts: Reading[Prompts]
    rooms: Reading[Rooms]
    rules: Reading[Rules]
    exercises: dict[str, Reading[Exercise]]
    vignettes: dict[str, Reading[Vignette]]
    astray: tuple[ContentError, ...]

    def errors(self) -> list[ContentError]:
        """Everything that is wrong: first with files by themselves, then with what they say of one another."""
        single: tuple[Reading[Part], ...] = (self.cycle, self.threads, self.prompts, self.rooms, self.rules)
        readings = [*single, *self.exercises.values(), *self.vignettes.values()]
        return [*self.astray, *(e for r in readings for e in r.errors), *self._broken_names(), *self._broken_references()]

    def _practices(self) -> Iterator[tuple[str, Reading[Exercise] | Reading[Vignette]]]:
        yield from self.exercises.items()
        yield from self.vignettes.items()

    def _broken_names(self) -> Iterator[ContentError]:
        """An id stands for one thing only, and the file is called by it."""
        seen: dict[str, str] = {}
        for name, reading in self._practices():
            if reading.part is None:
                continue
            its_id = reading.part.id
            if its_id in seen:
                yield reading.wrong(f"the id {its_id!r} is already used in {seen[its_id]}; give each its own", ("id",), f"id: {name}")
            elif its_id != name:
                yield reading.wrong(f"the id {its_id!r} and the name of the file differ; call both the same", ("id",), f"id: {name}")
            seen.setdefault(its_id, reading.file)

    def _broken_references(self) -> Iterator[ContentError]:
        if self.threads.part is None:
            return  # without the threads every reference would seem broken
        threads = [t.id for t in self.threads.part.threads]
        for _, reading in self._practices():
            if reading.part is not None:
                yield from _unknown(reading, reading.part.threads, threads, "thread", ("threads",))
        if self.prompts.part is not None:
            themes = [t.id for t in self.prompts.part.themes]
            for number, prompt in enumerate(self.prompts.part.prompts):
                yield from _unknown(self.prompts, prompt.threads, threads, "thread", ("prompts", number, "threads"))
                yield from _unknown(self.prompts, prompt.themes, themes, "theme", ("prompts", number, "themes"))
        if self.cycle.part is not None:
            phases = {p.id for p in self.cycle.part.phases}
            free = [t for t in threads if t not in phases] or threads
            for number, phase in enumerate(self.cycle.part.phases):
                if phase.id not in threads:
                    problem = f"the phase {phase.id!r} is no thread; add it to threads.yml, or call it by a thread that is there"
                    yield self.cycle.wrong(problem, ("phases", number, "id"), f"id: {_near(phase.id, free)}")


def read_content(folders: Sequence[Path]) -> ContentFiles:
    """Read all content.

    Args:
        folders: the shipped folder, then a course's own. A later file replaces an earlier one of the same name.

    Raises:
        ContentError: if one of the folders is not there.
    """
    for folder in folders:
        if not folder.is_dir():
            raise ContentError(str(folder), 1, "there is no folder of content here; make it, or name another one", "vignettes/v-name.yml")
    return ContentFiles(
        cycle=_single(folders, "cycle", Cycle),
        threads=_single(folders, "threads", Threads),
        prompts=_single(folders, "prompts", Prompts),
        rooms=_single(folders, "rooms", Rooms),
        rules=_single(folders, "identifying-details", Rules),
        exercises=_folder(folders, "exercises", Exercise),
        vignettes=_folder(folders, "vignettes", Vignette),
        astray=tuple(error for folder in folders for error in _astray(folder)),
    )


def _single(folders: Sequence[Path], name: str, into: type[P]) -> Reading[P]:
    here = [path for folder in folders if (path := folder / f"{name}.yml").exists()]
    return _read(here[-1] if here else folders[0] / f"{name}.yml", into)


def _folder(folders: Sequence[Path], kind: str, into: type[P]) -> dict[str, Reading[P]]:
    files = {path.stem: path for folder in folders for path in sorted((folder / kind).glob("*.yml"))}
    return {name: _read(path, into) for name, path in files.items()}


def _read(path: Path, into: type[P]) -> Reading[P]:
    try:
        return look_at(path.read_text(encoding="utf-8-sig"), into, str(path))
    except UnicodeDecodeError:
        problem = "this file is not saved as UTF-8; save it again with that encoding"
    except OSError as error:
        problem = f"this file cannot be opened ({error.strerror}); see that it is there and that you may read it"
    return Reading(str(path), None, (ContentError(str(path), 1, problem, "id: v-name\ntitle: A name said wrong"),))


def _astray(folder: Path) -> Iterator[ContentError]:
    for path in sorted(folder.rglob("*.y*ml")):
        inside = path.relative_to(folder)
        first = inside.parts[0]
        if any(part.startswith(".") for part in inside.parts) or first in NOT_READ_HERE:
            continue
        if path.suffix == ".yml" and (inside.stem in SINGLE if len(inside.parts) == 1 else len(inside.parts) == 2 and first in FOLDERS):
            continue
        kind = (get_close_matches(first, FOLDERS, n=1) or ["vignettes"])[0]
        example = f"{inside.stem}.yml" if inside.stem in SINGLE else f"{kind}/{inside.stem}.yml"
        yield ContentError(str(path), 1, "a file of this name, in this place, is never read; give it a name and a place as below", example)


def _unknown(
    reading: Reading[P], given: Sequence[str], known: Sequence[str], what: str, path: tuple[str | int, ...]
) -> Iterator[ContentError]:
    home = "threads.yml" if what == "thread" else "'themes' in prompts.yml"
    for number, each in enumerate(given):
        if each not in known:
            problem = f"there is no {what} called {each!r}; all of them stand in {home}"
            yield reading.wrong(problem, (*path, number), f"{what}s: [{_near(each, known)}]")


def _near(word: str, known: Sequence[str]) -> str:
    return (get_close_matches(word, known, n=1, cutoff=0.0) or [known[0]])[0]
