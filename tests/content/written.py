"""What the course says, gathered for the tests that read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from becoming_relational.lessons.live import shown
from becoming_relational.lessons.pages import Page, front_matter
from becoming_relational.store.library import SHIPPED

CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(?P<options>(?::[^\n]*\n)*)\n?(?P<source>.*?)^```$", re.M | re.S)
CITED = re.compile(r"\{cite:[pt]\}`([^`]+)`")
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
HEADING = re.compile(r"^## (.+)$", re.M)
NOT_SHOWN = {"id", "threads", "themes", "origin", "kind", "how", "move", "client", "beside", "after", "sources", "field", "option", "rooms"}
"""Keys whose values are for the course and never stand on a screen."""


def body(page: Page) -> str:
    """The page's text without its front matter."""
    text = page.path.read_text(encoding="utf-8")
    return "".join(text.splitlines(keepends=True)[front_matter(text)[1] :])


def cells(page: Page) -> list[tuple[str, str]]:
    """Each cell's options and source."""
    return [(m["options"], m["source"]) for m in CELL.finditer(body(page))]


def practices(page: Page) -> list[tuple[str, str | None]]:
    """What the page's cells show, such as ('Vignette', 'v-name')."""
    return [each for _, source in cells(page) for each in shown(source)]


def prose(page: Page) -> str:
    """What is read: no cells, no citations, no addresses, no marks of a block."""
    text = CITED.sub("", CELL.sub("", body(page)))
    text = re.sub(r"^(:{3,}|:class:|```|:all:|:style:).*$", "", text, flags=re.M)
    return re.sub(r"\]\([^)]*\)", "]", text)


def section(page: Page, heading: str) -> str:
    """What stands under a heading; empty if there is none."""
    parts = re.split(r"^## (.+)$", body(page), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True)).get(heading, "")


def one_line(text: str) -> str:
    """The text without its line breaks."""
    return " ".join(text.split())


def content_files() -> list[Path]:
    """The content that is words: the cycle, the prompts, the exercises and the scenes."""
    return [
        SHIPPED / "cycle.yml",
        SHIPPED / "prompts.yml",
        *sorted(SHIPPED.glob("exercises/*.yml")),
        *sorted(SHIPPED.glob("vignettes/*.yml")),
    ]


def words_in(file: Path) -> Iterator[str]:
    """Every string of a file that a learner can read."""
    yield from _strings(yaml.safe_load(file.read_text(encoding="utf-8")))


def _strings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield one_line(part)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key not in NOT_SHOWN:
                yield from _strings(value)
    elif isinstance(part, list):
        for each in part:
            yield from _strings(each)
