"""What MyST adds inside a sentence, said in plain Markdown: roles, links between pages, footnotes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote

from .citations import citation, read_references
from .pages import Course, Page, PageTrouble

TOKEN = re.compile(
    r"""
    (?P<escaped>\\.)
  | \{(?P<role>[A-Za-z][\w:+.-]*)\}(?P<ticks>`+)(?P<content>.+?)(?<!`)(?P=ticks)(?!`)
  | (?P<fence>`+)(?!`).+?(?<!`)(?P=fence)(?!`)
  | (?P<opening>\[)?\]\(\s*<?(?P<target>[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?P<title>\s+"[^"]*")?\s*\)
  | \[(?P<span>[^\[\]]*)\]\{\s*[.\#][^}]*\}
  | (?P<attributes>(?<=[)`*_])\{\s*[.\#][^}]*\}|^[ ]*\{\s*[.\#][^}]*\}[ ]*\n?)
  | \[\^(?P<note>[^\]\s]+)\](?P<defines>:)?
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
WITH_TARGET = re.compile(r"^(?P<text>.*?)\s*<(?P<target>[^<>]+)>$", re.DOTALL)


@dataclass
class Place:
    """Where in the course some words stand.

    Attributes:
        course, page: what may be linked to, and from where.
        line: the line of the file on which the words begin, from 1.
        figures: files the page shows, gathered on the way.
    """

    course: Course
    page: Page
    line: int = 1
    figures: set[Path] = field(default_factory=set)

    def at(self, line: int) -> Place:
        """The same page, further down; `line` counts from the first line here, from 0."""
        return Place(self.course, self.page, self.line + line, self.figures)

    def trouble(self, sentence: str) -> PageTrouble:
        """What is wrong here."""
        return PageTrouble(self.page.path, self.line, sentence)


def plain_inline(text: str, place: Place) -> str:
    """Turn roles, links between pages and footnotes into plain Markdown.

    Raises:
        PageTrouble: for a role that is not known here, or a link that leads nowhere.
    """

    def replaced(match: re.Match[str]) -> str:
        here = place.at(text.count("\n", 0, match.start()))
        if match["role"]:
            return _role(match["role"], " ".join(match["content"].split()), here)
        if match["target"] is not None:
            return _link(match, here)
        if match["span"] is not None or match["attributes"]:
            return match["span"] or ""
        if match["note"]:
            return f"<sup>{match['note']}</sup>" + (" " if match["defines"] else "")
        return match[0]

    return TOKEN.sub(replaced, text)


def figure(target: str, place: Place) -> str:
    """The address of a figure, from the lesson that shows it; the figure is remembered, to be put there.

    Raises:
        PageTrouble: if there is no such file.
    """
    found = place.course.root / target.lstrip("/") if target.startswith("/") else place.page.path.parent / unquote(target)
    if not found.is_file():
        raise place.trouble(f"there is no file {target} to show or link to.")
    found = found.resolve()
    place.figures.add(found)
    return quote(Path(os.path.relpath(found, place.page.path.parent)).as_posix())


def page_link(text: str, to: Page, place: Place, heading: str | None = None) -> str:
    """A link from this lesson to another."""
    address = Path(os.path.relpath(to.notebook, Path(place.page.notebook).parent)).as_posix()
    anchor = "#" + quote(heading.replace(" ", "-")) if heading else ""
    return f"[{text}]({quote(address)}{anchor})"


def _link(match: re.Match[str], place: Place) -> str:
    target, title = match["target"], match["title"] or ""
    if SCHEME.match(target) and not target.startswith(("path:", "project:", "doc:")):
        return match[0]
    if target.startswith("#"):
        page, heading = _label(target[1:], place)
        return _finish_link(match, page_link(page.title if heading is None else heading, page, place, heading))
    path, _, anchor = target.partition("#")
    to = _page(path, place)
    if to:
        return _finish_link(match, page_link(to.title, to, place, _heading(anchor, to, place) if anchor else None))
    return f"{'[' if match['opening'] else ''}]({figure(target, place)}{title})"


def _heading(anchor: str, page: Page, place: Place) -> str | None:
    label = place.course.labels.get(anchor)
    if label and label[0] == page:
        return label[1]
    heading = page.headings().get(anchor)
    if heading is None:
        raise place.trouble(f"{page.docname} has no heading or label {anchor!r}.")
    return heading


def _finish_link(match: re.Match[str], whole: str) -> str:
    """The written link keeps its own words; one without words takes the page's title."""
    return whole if match["opening"] else whole[whole.index("](") :]


def _page(path: str, place: Place) -> Page | None:
    base = place.course.root / path.lstrip("/") if path.startswith("/") else place.page.path.parent / unquote(path)
    return place.course.page_at(base)


def _label(label: str, place: Place) -> tuple[Page, str | None]:
    try:
        return place.course.labels[label]
    except KeyError:
        raise place.trouble(f"there is no label {label!r} on any page of the course.") from None


def _split(content: str) -> tuple[str | None, str]:
    match = WITH_TARGET.match(content)
    return (match["text"], match["target"]) if match else (None, content)


def _doc(content: str, place: Place) -> str:
    text, target = _split(content)
    page = _page(target, place)
    if page is None:
        raise place.trouble(f"there is no page {target!r} in the table of contents.")
    return page_link(text or page.title, page, place)


def _ref(content: str, place: Place) -> str:
    text, target = _split(content)
    page, heading = _label(target, place)
    return page_link(text or heading or page.title, page, place, heading)


def _term(content: str, place: Place) -> str:
    text, target = _split(content)
    glossary = next((page for page in place.course.pages if page.lesson.rsplit("/", 1)[-1] == "glossary"), None)
    return page_link(text or target, glossary, place) if glossary and glossary != place.page else text or target


def _cite(role: str, content: str, place: Place) -> str:
    references = read_references(place.course.root / "course" / "references.bib")
    try:
        return citation(references, [key.strip() for key in content.split(",")], role)
    except KeyError as missing:
        raise place.trouble(f"references.bib has no work with the key {missing}.") from None


ROLES: dict[str, Callable[[str, Place], str]] = {
    "doc": _doc,
    "ref": _ref,
    "term": _term,
    "abbr": lambda content, place: re.sub(r"\s*\(.*\)$", "", content),
    "sub": lambda content, place: f"<sub>{content}</sub>",
    "sup": lambda content, place: f"<sup>{content}</sup>",
    "kbd": lambda content, place: f"<kbd>{content}</kbd>",
    "emphasis": lambda content, place: f"*{content}*",
    "strong": lambda content, place: f"**{content}**",
    "math": lambda content, place: f"${content}$",
}


def _role(role: str, content: str, place: Place) -> str:
    if role == "cite" or role.startswith("cite:"):
        return _cite(role, content, place)
    if role not in ROLES:
        raise place.trouble(f"a notebook cannot show the role {{{role}}}. It knows: cite, {', '.join(ROLES)}.")
    return ROLES[role](content, place)
