"""An activity in a page: its words, and what brings it alive."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from becoming_relational.book.activities import as_script_content
from becoming_relational.book.build import build
from tests.book.books import NOTEBOOK, SMALL, cell, write_book

pytestmark = pytest.mark.xdist_group("book")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with the same activity twice."""
    folder = tmp_path_factory.mktemp("activities")
    text = NOTEBOOK + SMALL + cell("Small()") + cell("Small(question='</script><script>alert(1)</script><!--')")
    return build(write_book(folder / "source", page=text), folder / "html", tell=False) / "course" / "page.html"


def _told(page: Path) -> dict[str, dict[str, object]]:
    found = re.search(r'<script type="application/json" id="activities">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
    assert found
    told: dict[str, dict[str, object]] = json.loads(found[1])
    return told


def test_words_stand_in_the_page(page: Path) -> None:
    html = page.read_text("utf-8")
    assert html.count("Which way do you lean?") == 2
    assert html.index('data-activity="activity-1"') < html.index("Which way do you lean?")


def test_module_and_style_are_served_once(page: Path) -> None:
    html = page.read_text("utf-8")
    assert "createElement" not in html
    assert "_esm" not in html
    assert "_css" not in html
    shared = page.parent.parent / "_becoming"
    (module,) = shared.glob("small.*.js")
    (style,) = shared.glob("small.*.css")
    assert "createElement" in module.read_text("utf-8")
    assert {told["module"] for told in _told(page).values()} == {module.name}
    assert html.count(f'<link rel="stylesheet" href="../_becoming/{style.name}">') == 1
    assert html.count(f'<link rel="modulepreload" href="../_becoming/{module.name}">') == 1


def test_content_comes_whole_and_cannot_end_its_script(page: Path) -> None:
    told = _told(page)
    assert list(told) == ["activity-1", "activity-2"]
    assert told["activity-1"]["state"] == {"question": "What do you notice?"}
    assert told["activity-2"]["state"] == {"question": "</script><script>alert(1)</script><!--"}
    assert "alert(1)</script>" not in page.read_text("utf-8").replace("alert(1)\\u003c/script>", "")


def test_a_page_without_activities_loads_no_host(page: Path) -> None:
    assert "host." in page.read_text("utf-8")
    assert "host." not in (page.parent / "index.html").read_text("utf-8")


def test_script_content_survives_a_round_trip() -> None:
    data = {"a": "</ScRiPt>", "b": ["<!--", "é 😀"]}
    written = as_script_content(data)
    assert "<" not in written
    assert json.loads(written) == data
