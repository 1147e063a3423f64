"""What the contents page shows: the lessons by part, how long each takes, and where the learner has written."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ..model.record import Record
from ..store.library import Library, the_library
from .live import shown
from .pages import Page, open_course

NAMED_BY_WIDGET = {"PhaseCycle": "phase-cycle", "ReflectionLog": "reflection-log"}
"""What records of widgets without an exercise file are kept under."""


@dataclass(frozen=True)
class Lesson:
    """One line of the contents.

    Attributes:
        title: its heading.
        address: of the notebook, below the server's root folder.
        minutes: how long it takes, if that is known.
        exercises: what it holds, by the names under which records are kept.
    """

    title: str
    address: str
    minutes: int | None
    exercises: frozenset[str]

    def last_written(self, records: tuple[Record, ...]) -> datetime.date | None:
        """The day on which the learner last wrote in this lesson."""
        days = [record.saved for record in records if record.exercise in self.exercises]
        return max(days).astimezone().date() if days else None


@dataclass(frozen=True)
class PartOfContents:
    """A part and its lessons."""

    title: str | None
    lessons: tuple[Lesson, ...]


def open_contents(folder: Path, below: str = "") -> tuple[PartOfContents, ...]:
    """The contents of the course, as far as its lessons are in the folder.

    Args:
        folder: where the lessons are.
        below: that folder's path from the server's root folder.
    """
    library = the_library()
    parts = []
    for part in open_course().parts:
        lessons = tuple(_lesson(page, folder, below, library) for page in part.pages if (folder / page.notebook).is_file())
        if lessons:
            parts.append(PartOfContents(part.title, lessons))
    return tuple(parts)


def _lesson(page: Page, folder: Path, below: str, library: Library) -> Lesson:
    cells = json.loads((folder / page.notebook).read_text(encoding="utf-8"))["cells"]
    calls = [call for cell in cells if cell["cell_type"] == "code" for call in shown("".join(cell["source"]))]
    names = [argument or NAMED_BY_WIDGET.get(widget, "") for widget, argument in calls]
    known = [library.exercises.get(name) or library.vignettes.get(name) for name in names]
    minutes = page.front.get("minutes") or sum(each.minutes for each in known if each) or None
    return Lesson(page.title, quote(f"{below}/{page.notebook}".lstrip("/")), minutes, frozenset(filter(None, names)))
