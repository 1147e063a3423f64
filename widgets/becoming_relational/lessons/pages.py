"""The pages of the course, in the order of its table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

LABEL = re.compile(r"^\(([^)\s]+)\)=\s*$")
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*$")
NAMED = re.compile(r"^:name:\s*(\S+)\s*$")


class PageTrouble(ValueError):
    """A page that cannot become a lesson, said in one sentence that names the file and the line."""

    def __init__(self, path: Path, line: int, sentence: str) -> None:
        super().__init__(f"{path}, line {line}: {sentence}")


@dataclass(frozen=True)
class Page:
    """One page, and where its lesson stands.

    Attributes:
        docname: its name in the table of contents, such as `course/journey/doing-therapy`.
        path: the file.
        title: as the contents list shows it.
        front: what its front matter says.
    """

    docname: str
    path: Path
    title: str
    front: dict[str, Any] = field(compare=False)

    @property
    def lesson(self) -> str:
        """The lesson's path in the learner's folder, without the ending."""
        return self.docname.removeprefix("course/")

    @property
    def notebook(self) -> str:
        """The lesson's file in the learner's folder."""
        return f"{self.lesson}.ipynb"

    def headings(self) -> dict[str, str]:
        """The headings of the page, by the anchors that links give them."""
        found = (match[1] for line in self.path.read_text(encoding="utf-8").splitlines() if (match := HEADING.match(line)))
        return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-"): heading for heading in found}


@dataclass(frozen=True)
class Part:
    """A part of the course; the first may have no title."""

    title: str | None
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Course:
    """All parts.

    Attributes:
        root: the folder from which the table of contents names its files.
    """

    root: Path
    parts: tuple[Part, ...]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page, in reading order."""
        return tuple(page for part in self.parts for page in part.pages)

    @cached_property
    def labels(self) -> dict[str, tuple[Page, str | None]]:
        """Every label, with its page and the heading it stands on, if it stands on one."""
        return {label: (page, heading) for page in self.pages for label, heading in _labels(page)}

    def page_at(self, path: Path) -> Page | None:
        """The page whose file this is, the ending left out or not."""
        wanted = {path.resolve(), path.with_name(path.name + ".md").resolve()}
        return next((page for page in self.pages if page.path in wanted), None)


def find_course() -> tuple[Path, Path]:
    """Where the table of contents is and where the course's pages are: in the package, or in a checkout around it.

    Raises:
        FileNotFoundError: if neither has a course.
    """
    package = Path(__file__).resolve().parent.parent
    checkout = package.parent.parent
    for toc, root in ((package / "course" / "_toc.yml", package), (checkout / "_toc.yml", checkout)):
        if toc.is_file() and (root / "course").is_dir():
            return toc, root
    raise FileNotFoundError(
        "The pages of the course are not here. Installing the package again brings them back; nothing you wrote is among them."
    )


def open_course(toc: Path | None = None, root: Path | None = None) -> Course:
    """Read the table of contents and the titles of all pages.

    Args:
        toc: a `_toc.yml`; by default the course's own.
        root: the folder from which it names its files; by default the folder it is in.

    Raises:
        PageTrouble: if it names a page that is not there or has no title.
    """
    if toc is None:
        toc, root = find_course()
    root = (root or toc.parent).resolve()
    contents = yaml.safe_load(toc.read_text(encoding="utf-8"))
    parts = [Part(None, (_page(toc, root, {"file": contents["root"], "title": contents.get("title")}),))]
    listed = contents.get("parts") or [{"chapters": contents.get("chapters") or contents.get("sections") or []}]
    for part in listed:
        pages = tuple(_page(toc, root, entry) for entry in _entries(part.get("chapters") or []))
        parts.append(Part(part.get("caption"), pages))
    return Course(root, tuple(part for part in parts if part.pages))


def front_matter(text: str) -> tuple[dict[str, Any], int]:
    """What a page says before it begins, and how many lines that takes."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != "---":
        return {}, 0
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() in ("---", "...")), None)
    if end is None:
        return {}, 0
    return yaml.safe_load("\n".join(lines[1:end])) or {}, end + 1


def _entries(chapters: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for entry in chapters:
        if "file" in entry:
            yield entry
        yield from _entries(entry.get("sections") or [])


def _page(toc: Path, root: Path, entry: dict[str, Any]) -> Page:
    docname = str(entry["file"]).removesuffix(".md")
    path = root / f"{docname}.md"
    if not path.is_file():
        raise PageTrouble(
            toc, 1, f"it lists {docname}, and there is no file {path.name} in {path.parent}. Write the page, or take it off the list."
        )
    text = path.read_text(encoding="utf-8")
    front, begins = front_matter(text)
    title = entry.get("title") or next((match[1] for line in text.splitlines()[begins:] if (match := HEADING.match(line))), None)
    if not title:
        raise PageTrouble(path, begins + 1, "the page has no heading to be known by. Begin it with a line such as: # Ground rules")
    return Page(docname, path.resolve(), str(title), front)


def _labels(page: Page) -> Iterator[tuple[str, str | None]]:
    waiting: list[str] = []
    for line in page.path.read_text(encoding="utf-8").splitlines():
        if label := LABEL.match(line):
            waiting.append(label[1])
        elif named := NAMED.match(line):
            yield named[1], None
        elif line.strip() and waiting:
            heading = HEADING.match(line)
            yield from ((each, heading[1] if heading else None) for each in waiting)
            waiting = []
