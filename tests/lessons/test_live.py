"""What may run by itself: the same in Python and in the browser, and no more than shows something."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import becoming_relational
from becoming_relational.lessons.live import DISPLAYS, may_run, shown
from becoming_relational.lessons.pages import open_course

HERE = Path(__file__).parent
VECTORS = json.loads((HERE / "live-vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", VECTORS["may run"])
def test_what_shows_something_may_run(source: str) -> None:
    assert may_run(source)


@pytest.mark.parametrize("source", VECTORS["may not"])
def test_nothing_else_may(source: str) -> None:
    assert not may_run(source)


def test_browser_and_python_allow_the_same_names(repository: Path) -> None:
    script = repository / "widgets/becoming_relational/lessons/labextension/becoming-relational/static/allowed.js"
    listed = re.search(r"NAMES = (\[[^\]]*\])", script.read_text(encoding="utf-8"))
    assert listed
    assert json.loads(listed[1]) == list(DISPLAYS)


def test_every_widget_of_the_course_is_allowed() -> None:
    assert set(becoming_relational.__all__) <= set(DISPLAYS)


def test_what_a_cell_shows_is_known_by_name() -> None:
    assert list(shown('from becoming_relational import Vignette\nVignette("v-name")\nPhaseCycle()')) == [
        ("Vignette", "v-name"),
        ("PhaseCycle", None),
    ]


def test_every_cell_of_the_course_may_run() -> None:
    cell = re.compile(r"^```\{code-cell\}[^\n]*\n(?::[^\n]*\n)*(.*?)^```", re.MULTILINE | re.DOTALL)
    cells = [(page.docname, code) for page in open_course().pages for code in cell.findall(page.path.read_text(encoding="utf-8"))]
    assert cells
    assert [name for name, code in cells if not may_run(code)] == []
