"""What an authored assignment may hold, and what is derived from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from becoming_relational.grading.assignment import AssignmentError, derive, derive_all

HEAD = """---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {name: python3, display_name: Python 3}
---

# A page

"""
GOOD = '```{code-cell}\nfrom becoming_relational import Vignette\nVignette("v-name", assignment="names")\n```\n'


def authored(folder: Path, text: str) -> Path:
    path = folder / "names.md"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_the_same_text_gives_the_same_notebook(tmp_path: Path) -> None:
    (tmp_path / "authored").mkdir()
    authored(tmp_path / "authored", GOOD)
    first = derive_all(tmp_path / "authored", tmp_path / "source")[0].read_bytes()
    assert derive_all(tmp_path / "authored", tmp_path / "source")[0].read_bytes() == first


def test_every_cell_is_locked_but_the_one_for_the_words(tmp_path: Path) -> None:
    cells = derive(authored(tmp_path, GOOD)).cells
    assert [(c.metadata.nbgrader["grade_id"], c.metadata.nbgrader["locked"]) for c in cells] == [
        ("part-1", True),
        ("exercise-v-name", True),
        ("response-v-name", False),
        ("received-v-name", True),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Only words.", "no cell hands anything in"),
        (GOOD.replace('"names"', '"other"'), "belongs to this assignment"),
        (GOOD.replace(', assignment="names"', ""), "belongs to this assignment"),
        (GOOD.replace('Vignette("v-name"', 'Vignette(open("x").read()'), "plain text in quotes"),
        (GOOD.replace('Vignette("v-name", assignment="names")', "import os"), "shows one exercise and does nothing else"),
        (GOOD.replace('assignment="names")', 'assignment="names")\nprint(1)'), "shows one exercise and does nothing else"),
        (GOOD + "\nAgain.\n\n" + GOOD, "stands twice"),
    ],
)
def test_what_would_not_survive_handing_in_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(AssignmentError, match=says):
        derive(authored(tmp_path, text))


def test_what_lies_beside_a_source_is_not_released_unseen(tmp_path: Path) -> None:
    (tmp_path / "authored").mkdir()
    authored(tmp_path / "authored", GOOD)
    (tmp_path / "source" / "names").mkdir(parents=True)
    (tmp_path / "source" / "names" / "notes.txt").write_text("for markers")
    with pytest.raises(AssignmentError, match=r"notes\.txt lies beside the notebook"):
        derive_all(tmp_path / "authored", tmp_path / "source")
