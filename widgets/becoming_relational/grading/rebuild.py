"""Reads a submission without trusting it: what the course wrote comes from the course, and only words come from the student."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.apps.baseapp import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from ..store.library import Library, the_library
from ..store.responses import ResponseTrouble, read_response
from .assignment import WAITING
from .words import as_cell, own_words, received


class RebuildFromSource(NbGraderPreprocessor):
    """Lays the student's words into a fresh copy of the assignment's own notebook.

    What a student's notebook contains is hostile input: nbgrader shows it with no sanitising, to a reader who can open the
    gradebook. So nothing of it is passed on but text. Cells the course wrote are taken from `source/`; outputs, metadata and
    attachments of the submission are dropped; cells the student added stand at the end as escaped text.

    An untouched answer gets a text of its own too. Its source then differs from the released one, and nbgrader queues it for
    a person instead of giving it a zero that nobody saw.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Replace the submitted notebook by the rebuilt one."""
        folder = Path(resources["metadata"]["path"])
        about = resources["nbgrader"]
        source = nbformat.read(self._source(about["assignment"], about["notebook"]), as_version=4)
        return rebuilt(source, nb, folder, the_library()), resources

    def _source(self, assignment: str, notebook: str) -> Path:
        course = CourseDirectory(config=self.config)
        return Path(course.format_path(course.source_directory, ".", assignment), f"{notebook}.ipynb")


def rebuilt(source: NotebookNode, submitted: NotebookNode, folder: Path, library: Library) -> NotebookNode:
    """The notebook an instructor reads.

    Args:
        source: the assignment's own notebook.
        submitted: the student's, of which only text is used.
        folder: where the submission lies; its responses are in `responses/`.
        library: knows the exercises that are asked for.
    """
    fresh: NotebookNode = nbformat.from_dict(source)
    ours = {_grade_id(cell) for cell in source.cells}
    typed: dict[str, str] = {}
    added: list[str] = []
    for cell in submitted.cells:
        text = str(cell.get("source", ""))
        grade_id = _grade_id(cell)
        if grade_id in ours and grade_id not in typed:
            typed[grade_id] = text
        elif text.strip():
            added.append(text)
    for cell in fresh.cells:
        kind, _, exercise_id = _grade_id(cell).partition("-")
        if kind not in ("response", "received"):
            continue
        exercise = library.practice(exercise_id)
        record, trouble = None, ""
        try:
            record = read_response(folder, exercise_id)
        except ResponseTrouble as error:
            trouble = error.sentence
        if kind == "response":
            by_hand = typed.get(_grade_id(cell), "")
            cell.source = as_cell(record, exercise, "" if by_hand.strip() == WAITING else by_hand, trouble)
        else:
            share = received(record, exercise) if exercise else float(record is not None)
            points = float(cell.metadata["nbgrader"]["points"])
            cell.execution_count = 1
            cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": str(share * points)}, execution_count=1)]
    if added:
        shown = "<p><strong>Added to the notebook:</strong></p>" + "".join(own_words(text) for text in added)
        fresh.cells.append(nbformat.v4.new_markdown_cell(f'<div class="tex2jax_ignore mathjax_ignore">{shown}</div>'))
    return fresh


def _grade_id(cell: NotebookNode) -> str:
    marks = cell.get("metadata", {}).get("nbgrader", {})
    return str(marks.get("grade_id", "")) if isinstance(marks, dict) else ""
