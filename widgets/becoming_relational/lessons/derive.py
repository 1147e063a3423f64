"""Turns the pages of the course into the notebooks a learner opens.

Words a learner wrote are never in a notebook: they are in the journal. So a notebook may be written anew whenever
its page changes. One that a learner changed by hand is kept beside the new one, under another name.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jupytext
import nbformat

from .blocks import BOOK_ONLY, plain
from .inline import Place, page_link
from .live import may_run
from .pages import Course, Page, PageTrouble, front_matter

NAMESPACE = "becoming_relational"


@dataclass
class Derived:
    """What was done.

    Attributes:
        written: lessons written or written anew.
        kept: notebooks changed by hand, and the name each is kept under.
    """

    written: list[str] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """What the learner should know."""
        return [
            f"You had changed {old} by hand; your copy is kept as {new}, and {old} is the lesson as it is now." for old, new in self.kept
        ]


def derive(course: Course, folder: Path) -> Derived:
    """Write a notebook for every page into the folder, and leave alone those that are as they should be.

    Args:
        course: the pages.
        folder: where the lessons go; made if it is not there.

    Raises:
        PageTrouble: for a page that a notebook cannot show. Nothing has been written then.
        OSError: if the folder cannot be written to.
    """
    places = {page: Place(course, page) for page in course.pages}
    notebooks = {page: notebook(course, page, places[page]) for page in course.pages}
    done = Derived()
    for page, made in notebooks.items():
        _put(folder / page.notebook, made, done, folder)
    for place in places.values():
        for source in place.figures:
            _copy(source, folder, course)
    _clear_away(folder, {page.notebook for page in course.pages})
    return done


def notebook(course: Course, page: Page, place: Place) -> dict[str, Any]:
    """One page as a notebook: prose in plain Markdown, cells as they are, no outputs.

    Raises:
        PageTrouble: for anything a notebook cannot show.
    """
    text = page.path.read_text(encoding="utf-8")
    front = front_matter(text)[1]
    text = "\n" * front + "".join(text.splitlines(keepends=True)[front:])
    try:
        read = jupytext.myst.myst_to_notebook(text, add_source_map=True)
    except jupytext.myst.MystMetadataParsingError as error:
        raise PageTrouble(page.path, 1, f"a cell cannot be read: {error}") from error
    cells: list[dict[str, Any]] = []
    for cell, line in zip(read.cells, read.metadata.source_map, strict=True):
        tags = cell.metadata.get("tags", [])
        if BOOK_ONLY in tags:
            continue
        source = cell.source
        if cell.cell_type == "markdown":
            source = plain(source, place.at(_first_line(text, line)))
            if not source:
                continue
        # What is part of the lesson can be read but neither changed nor deleted by a stray key.
        fixed = cell.cell_type == "markdown" or may_run(source)
        cells.append(_cell(cell.cell_type, source, {"editable": False, "deletable": False} if fixed else {}, len(cells)))
    if onward := _onward(course, page, place):
        cells.append(_cell("markdown", onward, {"editable": False, "deletable": False}, len(cells)))
    metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        NAMESPACE: {"live": True, "lesson": page.docname, "fingerprint": fingerprint(cells)},
    }
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def fingerprint(cells: list[dict[str, Any]]) -> str:
    """Names what the cells say, whatever was run in them."""
    said = [[cell["cell_type"], "".join(cell["source"])] for cell in cells]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def _cell(kind: str, source: str, metadata: dict[str, Any], number: int) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "id": f"cell-{number}", "metadata": metadata, "source": source}
    return cell | {"execution_count": None, "outputs": []} if kind == "code" else cell


def _first_line(text: str, line: int) -> int:
    """The line, from 0, where a passage's words begin: blank lines before them are not part of it."""
    lines = text.splitlines()
    while line < len(lines) and not lines[line].strip():
        line += 1
    return line


def _onward(course: Course, page: Page, place: Place) -> str:
    at = course.pages.index(page)
    ways = []
    if at > 0:
        ways.append("← " + page_link(course.pages[at - 1].title, course.pages[at - 1], place))
    if at + 1 < len(course.pages):
        ways.append(page_link(course.pages[at + 1].title, course.pages[at + 1], place) + " →")
    return "---\n\n" + " &emsp; ".join(ways) if ways else ""


def _put(path: Path, made: dict[str, Any], done: Derived, folder: Path) -> None:
    there = _read(path) if path.exists() else None
    if there and there["metadata"].get(NAMESPACE) == made["metadata"][NAMESPACE] and not _changed(there):
        return
    if path.exists() and (there is None or _changed(there)):
        beside = _free_name(path)
        path.replace(beside)
        done.kept.append((path.relative_to(folder).as_posix(), beside.name))
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, json.dumps(made, ensure_ascii=False, indent=1) + "\n")
    done.written.append(path.relative_to(folder).as_posix())


def _read(path: Path) -> dict[str, Any] | None:
    """The notebook on disk; None if it is not one any more, or not one of ours."""
    try:
        read: dict[str, Any] = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    except (ValueError, KeyError, AttributeError):  # not JSON, not a notebook
        return None
    return read if NAMESPACE in read["metadata"] else None


def _changed(there: dict[str, Any]) -> bool:
    return bool(there["metadata"][NAMESPACE].get("fingerprint") != fingerprint(there["cells"]))


def _free_name(path: Path) -> Path:
    today = datetime.date.today().isoformat()
    names = (path.with_name(f"{path.stem} (your copy of {today}{more}){path.suffix}") for more in ["", *(f", {n}" for n in range(2, 1000))])
    return next(name for name in names if not name.exists())


def _replace(path: Path, text: str) -> None:
    new = path.with_name(f".{path.name}.new")
    with new.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def _copy(source: Path, folder: Path, course: Course) -> None:
    relative = source.relative_to(course.root).as_posix().removeprefix("course/")
    target = folder / relative
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() or target.read_bytes() != source.read_bytes():
        new = target.with_name(f".{target.name}.new")
        shutil.copyfile(source, new)
        new.replace(target)


def _clear_away(folder: Path, current: set[str]) -> None:
    """A lesson that the course no longer has goes, unless somebody changed it."""
    for path in sorted(folder.rglob("*.ipynb")):
        there = None if path.relative_to(folder).as_posix() in current or path.name.startswith(".") else _read(path)
        if there and there["metadata"][NAMESPACE].get("lesson") and not _changed(there):
            path.unlink()
