"""Derives an assignment's notebook from the one text an instructor writes.

An authored assignment is a MyST notebook whose code cells call one course exercise each:

    from becoming_relational import Vignette
    Vignette("v-name", assignment="a-name-said-wrong")

Every cell becomes a locked cell, so that what comes back can be laid beside what went out. After each exercise
follow the two cells that nbgrader needs: one for the words that are handed in, which a person reads, and one that
says whether they were received. Marking notes stay in the authored text's front matter and are never released.
"""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode

WAITING = "*What you choose to hand in will stand here. There is nothing to type in this box.*"
"""What the answer cell says before anything was handed in."""

RECEIPT = "# Whether your words were received is read from your response file. No cell of your notebook is run to find out."

DISPLAYING = {"Vignette", "Exercise"}
"""The names whose answers can be handed in."""


class AssignmentError(ValueError):
    """An authored assignment that cannot be derived, in one sentence."""


@dataclass(frozen=True)
class Handing:
    """An exercise that an assignment asks for.

    Attributes:
        name: the widget, such as Vignette.
        exercise: its id.
        assignment: the assignment it is handed in to.
    """

    name: str
    exercise: str
    assignment: str

    @property
    def response_id(self) -> str:
        """The grade id of the cell that holds the words."""
        return f"response-{self.exercise}"

    @property
    def receipt_id(self) -> str:
        """The grade id of the cell that says whether they came."""
        return f"received-{self.exercise}"


def derive(authored: Path) -> NotebookNode:
    """The notebook that nbgrader takes as its source.

    Args:
        authored: a MyST notebook in `assessments/authored`; its name is the assignment's.

    Raises:
        AssignmentError: where a cell would not survive being handed in.
    """
    written = jupytext.read(authored)
    cells: list[NotebookNode] = []
    for number, cell in enumerate(written.cells, start=1):
        name = f"part-{number}"
        if cell.cell_type == "markdown":
            cells.append(_locked(nbformat.v4.new_markdown_cell(cell.source), name))
            continue
        handing = _handing(cell.source, authored, number)
        cells += [
            _locked(nbformat.v4.new_code_cell(cell.source), f"exercise-{handing.exercise}"),
            _answer(handing),
            _receipt(handing),
        ]
    ids = [c.metadata.nbgrader["grade_id"] for c in cells]
    twice = next((i for i in ids if ids.count(i) > 1), None)
    if twice:
        raise AssignmentError(f"{authored.name}: {twice.partition('-')[2]} stands twice; an exercise is handed in once per assignment.")
    if not any(i.startswith("response-") for i in ids):
        raise AssignmentError(
            f'{authored.name}: no cell hands anything in; add one such as Vignette("v-name", assignment="{authored.stem}").'
        )
    for position, cell in enumerate(cells):
        cell.id = f"{authored.stem}-{position}"[:64]  # the same text gives the same notebook, byte for byte
    notebook: NotebookNode = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook.metadata.language_info = {"name": "python"}
    return notebook


def derive_all(authored_folder: Path, source_folder: Path) -> list[Path]:
    """Derive every assignment into nbgrader's source folder.

    Args:
        authored_folder: holds `<assignment>.md`.
        source_folder: gets `<assignment>/<assignment>.ipynb`, and nothing beside it: whatever lies there is released.

    Returns:
        The notebooks written.
    """
    written = []
    for authored in sorted(authored_folder.glob("*.md")):
        folder = source_folder / authored.stem
        folder.mkdir(parents=True, exist_ok=True)
        beside = [p.name for p in folder.iterdir() if p.name != f"{authored.stem}.ipynb"]
        if beside:
            raise AssignmentError(f"{folder}: {beside[0]} lies beside the notebook and would be released to everyone; move it away.")
        path = folder / f"{authored.stem}.ipynb"
        nbformat.write(derive(authored), path)
        written.append(path)
    return written


def _handing(source: str, authored: Path, number: int) -> Handing:
    where = f"{authored.name}, cell {number}"
    lines = [line for line in ast.parse(source).body if not isinstance(line, ast.ImportFrom)]
    call = lines[0].value if len(lines) == 1 and isinstance(lines[0], ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id not in DISPLAYING:
        raise AssignmentError(
            f"{where}: an assignment's code shows one exercise and does nothing else, because nobody's code is run when it is read; "
            f'write for example Vignette("v-name", assignment="{authored.stem}").'
        )
    given = [a.value for a in call.args if isinstance(a, ast.Constant)]
    named = {k.arg: k.value.value for k in call.keywords if isinstance(k.value, ast.Constant)}
    if len(given) != 1 or len(call.args) != 1 or len(named) != len(call.keywords):
        raise AssignmentError(f"{where}: give the exercise's id and its assignment as plain text in quotes.")
    if named.get("assignment") != authored.stem:
        raise AssignmentError(f'{where}: the exercise belongs to this assignment; write assignment="{authored.stem}".')
    return Handing(call.func.id, str(given[0]), authored.stem)


def _locked(cell: NotebookNode, grade_id: str) -> NotebookNode:
    return _marked(cell, grade_id, grade=False, solution=False, locked=True)


def _answer(handing: Handing) -> NotebookNode:
    cell = nbformat.v4.new_markdown_cell(WAITING)
    return _marked(cell, handing.response_id, grade=True, solution=True, locked=False, points=1)


def _receipt(handing: Handing) -> NotebookNode:
    cell = nbformat.v4.new_code_cell(RECEIPT)
    return _marked(cell, handing.receipt_id, grade=True, solution=False, locked=True, points=1)


def _marked(cell: NotebookNode, grade_id: str, **marks: bool | int) -> NotebookNode:
    cell.metadata.nbgrader = {"grade_id": grade_id, "schema_version": 3, "task": False, "cell_type": cell.cell_type, **marks}
    return cell


def main() -> None:
    """Derive every authored assignment: `python -m becoming_relational.grading.assignment assessments`."""
    course = Path(sys.argv[1] if len(sys.argv) > 1 else "assessments")
    try:
        for path in derive_all(course / "authored", course / "source"):
            print(f"Derived {path}")
    except AssignmentError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
