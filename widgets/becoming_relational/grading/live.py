"""Marks a released assignment as a live lesson, so that a student meets the exercise and no code."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor


class MakeLive(NbGraderPreprocessor):
    """Runs when an assignment is released. Its source, and what comes back, are never live."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Add the mark that the lesson extension looks for."""
        nb.metadata["becoming_relational"] = {"live": True, "lesson": resources["nbgrader"]["assignment"]}
        return nb, resources
