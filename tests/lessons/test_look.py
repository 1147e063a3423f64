"""Lessons, pages and exercises look like one thing: the few colours written twice are the same."""

from __future__ import annotations

import re
from pathlib import Path

LESSONS = Path("widgets/becoming_relational/lessons")


def colours(css: str) -> list[dict[str, str]]:
    """The tokens of each block that sets the ground."""
    blocks = [dict(re.findall(r"(--br-[\w-]+):\s*([^;]+);", body)) for body in re.findall(r"\{([^{}]*)\}", css)]
    return [block for block in blocks if "--br-ground" in block]


def test_a_lesson_has_the_colours_of_its_exercises(repository: Path) -> None:
    tokens = colours((repository / "widgets/becoming_relational/view/tokens.css").read_text(encoding="utf-8"))
    light, dark = colours((repository / LESSONS / "labextension/becoming-relational/static/lesson.css").read_text(encoding="utf-8"))
    theirs_light = tokens[0]
    theirs_dark = next(each for each in tokens if each["--br-ground"] != theirs_light["--br-ground"])
    assert light == {name: theirs_light[name] for name in light}
    assert dark == {name: theirs_dark[name] for name in dark}


def test_our_pages_say_nothing_from_elsewhere(repository: Path) -> None:
    for page in (repository / LESSONS / "pages").rglob("*.*"):
        text = page.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "//" not in text, page.name
        assert "<script" not in text, page.name
