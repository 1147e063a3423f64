"""What MyST adds between paragraphs, said in plain Markdown: admonitions, figures, glossaries, labels."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin

from .citations import read_references, reference_list
from .inline import Place, figure, page_link, plain_inline

DIRECTIVE = re.compile(r"^\{(?P<name>[\w:.-]+)\}\s*(?P<argument>.*)$")
OPTION = re.compile(r"^\s*:(?P<key>[\w-]+):\s*(?P<value>.*)$")
CITED = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")
NOTEBOOK_ONLY, BOOK_ONLY = "notebook-only", "book-only"
"""Classes of a `container`: what stands in one is shown in the lessons alone, or in the book alone."""

_PARSER = MarkdownIt("commonmark").enable("table").use(colon_fence_plugin).use(myst_block_plugin).use(deflist_plugin)
_LEFT_OUT = {"myst_target", "myst_line_comment", "myst_block_break"}


@dataclass(frozen=True)
class Directive:
    """One directive, taken apart."""

    name: str
    argument: str
    options: dict[str, str]
    body: str
    at: Place
    """Where it begins."""
    place: Place
    """Where its body begins."""


def plain(text: str, place: Place) -> str:
    """Turn MyST into the Markdown that every notebook shows.

    Args:
        text: a passage of a page.
        place: where it stands; figures it shows are gathered there.

    Raises:
        PageTrouble: for anything a notebook cannot show, with file and line.
    """
    lines = text.splitlines()
    changes = dict(reversed(_changes(_PARSER.parse(text), lines, place)))  # what stands around something else comes first
    written: list[str] = []
    at = 0
    while at < len(lines):
        end, words = changes.get(at, (at + 1, lines[at]))
        written.append(words)
        at = max(end, at + 1)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(written)).strip()


def _changes(tokens: list[Token], lines: list[str], place: Place) -> list[tuple[int, tuple[int, str]]]:
    """For each line where something changes: where that ends, and what stands there instead."""
    found: list[tuple[int, tuple[int, str]]] = []
    for token in tokens:
        if token.map is None:
            continue
        begin, end = token.map
        here = place.at(begin)
        if token.type in _LEFT_OUT:
            found.append((begin, (end, "")))
        elif token.type in ("fence", "colon_fence") and (match := DIRECTIVE.match(token.info.strip())):
            if token.level:
                raise here.trouble(f"{{{match['name']}}} stands inside a list or a quotation; a notebook shows it only between paragraphs.")
            found.append((begin, (end, _directive(match, token.content, here))))
        elif token.type == "colon_fence":
            raise here.trouble("':::' begins a block without a name; write what it is, such as :::{note}.")
        elif token.type == "dl_open" and token.level:
            raise here.trouble("a list of terms stands inside another list or a quotation; a notebook shows it only between paragraphs.")
        elif token.type == "dl_open":
            found.append((begin, (end, _terms(lines[begin:end], here) + "\n")))
        elif token.type in ("inline", "table_open"):
            found.append((begin, (end, plain_inline("\n".join(lines[begin:end]), here))))
    return found


def _directive(match: re.Match[str], content: str, place: Place) -> str:
    lines = content.splitlines()
    options, taken = _options(lines)
    while taken < len(lines) and not lines[taken].strip():
        taken += 1
    directive = Directive(match["name"], match["argument"].strip(), options, "\n".join(lines[taken:]), place, place.at(1 + taken))
    written = DIRECTIVES.get(directive.name)
    if written is None:
        raise place.trouble(f"a notebook cannot show the directive {{{directive.name}}}. It knows: {', '.join(sorted(DIRECTIVES))}.")
    return f"\n{written(directive)}\n"


def _options(lines: list[str]) -> tuple[dict[str, str], int]:
    if lines and lines[0].strip() == "---":
        end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == "---"), len(lines))
        return {str(k): str(v) for k, v in (yaml.safe_load("\n".join(lines[1:end])) or {}).items()}, end + 1
    options: dict[str, str] = {}
    for line in lines:
        match = OPTION.match(line)
        if not match:
            break
        options[match["key"]] = match["value"].strip()
    return options, len(options)


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in words.splitlines())


def _folded(title: str, body: str) -> str:
    return f"<details>\n<summary>{title}</summary>\n\n{body}\n\n</details>"


def _admonition(d: Directive) -> str:
    if d.name in ("admonition", "topic"):
        title, body = d.argument, d.body
    else:  # a note may begin on the line of its name
        title, body = TITLES[d.name], f"{d.argument}\n\n{d.body}" if d.argument else d.body
    body, title = plain(body, d.place), plain_inline(title, d.at)
    if "dropdown" in d.options.get("class", "").split():
        return _folded(title, body)
    return _quoted(f"**{title}**\n\n{body}")


def _quotation(d: Directive) -> str:
    return _quoted(re.sub(r"^(?:--|—)\s*", "— ", plain(d.body, d.place), flags=re.MULTILINE))


def _figure(d: Directive) -> str:
    caption = plain(d.body, d.place) if d.body else ""
    shown = f"![{d.options.get('alt', '')}]({figure(d.argument, d.at)})"
    return f"{shown}\n\n{caption}".strip()


def _container(d: Directive) -> str:
    return "" if BOOK_ONLY in d.argument.split() else plain(d.body, d.place)


def _glossary(d: Directive) -> str:
    written: list[str] = []
    lines = d.body.splitlines()
    at = 0
    while at < len(lines):
        begin = at
        while at < len(lines) and lines[at][:1].strip():
            at += 1
        terms, meaning = lines[begin:at], at
        while at < len(lines) and not lines[at][:1].strip():
            at += 1
        words = plain(textwrap.dedent("\n".join(lines[meaning:at])), d.place.at(meaning))
        written.append(f"**{' · '.join(term.strip() for term in terms)}**  \n{words}")
    return "\n\n".join(written)


def _bibliography(d: Directive) -> str:
    references = read_references(d.place.course.root / "course" / "references.bib")
    keys: list[str] | None = None
    if "filter" in d.options:
        text = d.place.page.path.read_text(encoding="utf-8")
        keys = list(dict.fromkeys(key.strip() for group in CITED.findall(text) for key in group.split(",")))
    return "\n".join(f"- {work}" for work in reference_list(references, keys))


def _terms(lines: list[str], place: Place) -> str:
    """A list of terms, each with `: what it means` on the line after it."""
    written: list[str] = []
    at = 0
    while at < len(lines):
        begin = at
        while at < len(lines) and not lines[at].startswith(":"):
            at += 1
        terms = [line.strip() for line in lines[begin:at] if line.strip()]
        meaning = at
        while at < len(lines) and (at == meaning or not lines[at].strip() or lines[at].startswith((" ", ":"))):
            at += 1
        words = textwrap.dedent("\n".join(" " + line[1:] if line.startswith(":") else line for line in lines[meaning:at]))
        written.append(f"**{plain_inline(' · '.join(terms), place.at(begin))}**  \n{plain(words, place.at(meaning))}")
    return "\n\n".join(written)


def _contents(d: Directive) -> str:
    written = []
    for part in d.place.course.parts:
        pages = [page for page in part.pages if page != d.place.page]
        if pages:
            written += [f"**{part.title}**\n" if part.title else "", *(f"- {page_link(page.title, page, d.place)}" for page in pages), ""]
    return "\n".join(written).strip()


TITLES = {
    "note": "Note",
    "tip": "Tip",
    "hint": "Hint",
    "important": "Important",
    "attention": "Attention",
    "caution": "Take care",
    "warning": "Take care",
    "danger": "Take care",
    "seealso": "See also",
}
DIRECTIVES: dict[str, Callable[[Directive], str]] = {
    **dict.fromkeys([*TITLES, "admonition", "topic"], _admonition),
    **dict.fromkeys(["epigraph", "pull-quote", "highlights"], _quotation),
    **dict.fromkeys(["figure", "image"], _figure),
    **dict.fromkeys(["toctree", "contents", "index", "meta"], lambda d: ""),
    "tableofcontents": _contents,
    "container": _container,
    "dropdown": lambda d: _folded(plain_inline(d.argument, d.at), plain(d.body, d.place)),
    "margin": lambda d: _quoted(plain(d.body, d.place)),
    "sidebar": lambda d: _quoted(f"**{plain_inline(d.argument, d.at)}**\n\n{plain(d.body, d.place)}"),
    "rubric": lambda d: f"**{plain_inline(d.argument, d.at)}**",
    "table": lambda d: f"{plain_inline(d.argument, d.at)}\n\n{plain(d.body, d.place)}",
    "code-block": lambda d: f"```{d.argument}\n{d.body}\n```",
    "math": lambda d: f"$$\n{d.body}\n$$",
    "glossary": _glossary,
    "bibliography": _bibliography,
}
