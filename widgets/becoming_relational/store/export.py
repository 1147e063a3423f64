"""Taking one's words along: as Markdown, as one page of HTML, or as JSON that another journal can take in.

What is said, and in which order, is told in `letter`; here is how it is written down. `tests/export-vectors/` holds an example of each
format; the browser's journal writes the same bytes.

Markdown
    Blocks, parted by one empty line: `# My journal`, `ABOUT`, and for each letter `## title`, `where`, `note`, the scene as a quotation
    (`> ` before each line, a bare `>` between paragraphs), and for each passage `### question`, `instead`, each paragraph of `words`, the
    list (`- ` before each item, one block) and `SKIPPED`; at the end of the letter `tags`. What is empty is left out. Lines of one
    paragraph are joined by a backslash and a line end. An empty journal has the block `NOTHING` instead of letters. One line end closes
    the file.
    Nothing typed becomes markup: in each line, anywhere, a backslash goes before each of  \\ ` * _ [ ] < > # ~ | $ ^ { } @ , before
    `&` when a letter or # follows, before `:` when anything but a space, a tab or a digit follows, and before the full stop of `www.`. At
    the beginning of the line it goes before + - = % : and before the . or ) of "12." or "a)", with or without an opening bracket, when a
    space, a tab or the end follows.

HTML
    The lines of `html`, below. Text is escaped with &amp; &lt; &gt; &quot; &#39;. Lines of one paragraph are joined by `<br>`. The page
    carries its style (`export.css`, as it stands) and a policy that lets it load nothing.

JSON
    {"format": "becoming-relational-journal", "version": 1, "records": [...]}: all records, also those without words, in the order of the
    letters, as they are stored; two spaces of indentation, no escapes but those JSON needs, a line end at the end.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Literal

from ..model.record import Record
from .letter import SKIPPED, Letter, Paragraphs, Passage, letters

Format = Literal["markdown", "html", "json"]

FORMAT = "becoming-relational-journal"
VERSION = 1

TITLE = "My journal"
ABOUT = "Written and chosen in Becoming Relational. Whoever has this file can read it."
NOTHING = "Nothing has been written yet."

FILE_NAMES: dict[Format, str] = {"markdown": "my-journal.md", "html": "my-journal.html", "json": "my-journal.json"}
MIME_TYPES: dict[Format, str] = {"markdown": "text/markdown", "html": "text/html", "json": "application/json"}

_MARKS = re.compile(r"[\\`*_\[\]<>#~|$^{}@]|&(?=[A-Za-z#])|:(?=[^ \t0-9])")
_OPENING = re.compile(r"^[+\-=%:]")
_NUMBER = re.compile(r"^(\(?(?:[0-9]{1,9}|[A-Za-z]))([.)])(?=[ \t]|$)")


def written(records: list[Record], as_format: Format) -> str:
    """All records as one text.

    Args:
        records: in any order.
        as_format: "markdown", "html" or "json".
    """
    if as_format == "markdown":
        return markdown(records)
    return html(records) if as_format == "html" else as_json(records)


def markdown(records: list[Record]) -> str:
    """The records as a Markdown document."""
    blocks = [f"# {TITLE}", ABOUT]
    for letter in letters(records):
        blocks += _markdown_letter(letter)
    if len(blocks) == 2:
        blocks.append(NOTHING)
    return "\n\n".join(blocks) + "\n"


def html(records: list[Record]) -> str:
    """The records as one page that needs nothing else."""
    told = letters(records)
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{TITLE}</title>",
        "<style>",
        *_style(),
        "</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{TITLE}</h1>",
        f'<p class="quiet">{ABOUT}</p>',
    ]
    for letter in told:
        lines += _html_letter(letter)
    if not told:
        lines.append(f"<p>{NOTHING}</p>")
    return "\n".join([*lines, "</main>", "</body>", "</html>"]) + "\n"


def as_json(records: list[Record]) -> str:
    """The records as a journal can take them in again."""
    in_order = sorted(records, key=lambda record: (record.created, record.id))
    whole = {"format": FORMAT, "version": VERSION, "records": [record.to_json() for record in in_order]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _markdown_letter(letter: Letter) -> list[str]:
    blocks = [f"## {_plain(letter.title)}", _plain(letter.where)]
    if letter.note:
        blocks.append(_plain(letter.note))
    if letter.scene:
        quoted = "\n>\n".join("> " + "\\\n> ".join(map(_plain, lines)) for lines in letter.scene)
        blocks.append(quoted)
    for passage in letter.passages:
        blocks += _markdown_passage(passage)
    if letter.tags:
        blocks.append(_plain(letter.tags))
    return blocks


def _markdown_passage(passage: Passage) -> list[str]:
    blocks = [f"### {_plain(passage.question)}"]
    if passage.instead:
        blocks.append(_plain(passage.instead))
    blocks += ["\\\n".join(map(_plain, lines)) for lines in passage.words]
    if passage.items:
        blocks.append("\n".join(f"- {_plain(item)}" for item in passage.items))
    if passage.skipped:
        blocks.append(SKIPPED)
    return blocks


def _plain(line: str) -> str:
    """The line so that Markdown shows it as it was typed."""
    marked = _MARKS.sub(r"\\\g<0>", line).replace("www.", r"www\.")
    return _NUMBER.sub(r"\1\\\2", _OPENING.sub(r"\\\g<0>", marked))


def _html_letter(letter: Letter) -> list[str]:
    lines = ["<article>", f'<h2 dir="auto">{_escaped(letter.title)}</h2>', f'<p class="quiet">{_escaped(letter.where)}</p>']
    if letter.note:
        lines.append(f'<p class="quiet">{_escaped(letter.note)}</p>')
    if letter.scene:
        lines += ["<blockquote>", *_html_paragraphs(letter.scene), "</blockquote>"]
    for passage in letter.passages:
        lines += _html_passage(passage)
    if letter.tags:
        lines.append(f'<p class="quiet">{_escaped(letter.tags)}</p>')
    return [*lines, "</article>"]


def _html_passage(passage: Passage) -> list[str]:
    lines = [f'<h3 dir="auto">{_escaped(passage.question)}</h3>', '<div class="own">']
    if passage.instead:
        lines.append(f'<p dir="auto">{_escaped(passage.instead)}</p>')
    lines += _html_paragraphs(passage.words)
    if passage.items:
        lines += ["<ul>", *(f'<li dir="auto">{_escaped(item)}</li>' for item in passage.items), "</ul>"]
    if passage.skipped:
        lines.append(f"<p>{SKIPPED}</p>")
    return [*lines, "</div>"]


def _html_paragraphs(text: Paragraphs) -> list[str]:
    return ['<p dir="auto">' + "<br>".join(map(_escaped, lines)) + "</p>" for lines in text]


def _escaped(text: str) -> str:
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        text = text.replace(sign, entity)
    return text


@cache
def _style() -> tuple[str, ...]:
    return tuple((Path(__file__).parent / "export.css").read_text(encoding="utf-8").splitlines())
