"""Words taken along: the same bytes as ever, nothing typed becomes markup, and nothing is left behind.

The examples in `tests/export-vectors` are also what the browser's writer is held to. If the rules change on purpose, write the new examples
with `written` and read them through before keeping them.
"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from becoming_relational.model.record import Answer, Asked, Body
from becoming_relational.model.room import Room
from becoming_relational.store.document import from_export
from becoming_relational.store.export import NOTHING, Format, html, markdown, written
from becoming_relational.store.letter import ROOM_NAMES, on_one_line, paragraphs

from .making import a_record

VECTORS = Path(__file__).parent.parent / "export-vectors"
RECORDS = from_export((VECTORS / "records.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("as_format", "name"), [("markdown", "expected.md"), ("html", "expected.html"), ("json", "records.json")])
@pytest.mark.parametrize("order", [1, -1])
def test_the_examples(as_format: Format, name: str, order: int) -> None:
    assert written(RECORDS[::order], as_format).encode() == (VECTORS / name).read_bytes()


def test_an_empty_journal_says_so() -> None:
    assert markdown([]).endswith(f"\n\n{NOTHING}\n")
    assert f"<p>{NOTHING}</p>" in html([])
    assert json.loads(written([], "json"))["records"] == []


def test_rooms_are_called_what_the_course_calls_them() -> None:
    content = Path(__file__).parents[2] / "widgets" / "becoming_relational" / "content" / "rooms.yml"
    rooms = yaml.safe_load(content.read_text(encoding="utf-8"))["rooms"]
    assert {Room(each["id"]): each["name"] for each in rooms} == ROOM_NAMES


class Seen(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.tags.append("comment")


def test_the_page_needs_nothing_and_may_load_nothing() -> None:
    page = html(RECORDS)
    assert "default-src 'none'" in page
    assert not re.search(r"(src|href|url)\s*[=(]", page.replace("default-src 'none'; style-src", ""))
    seen = Seen(page)
    assert "script" not in seen.tags
    assert "link" not in seen.tags
    assert "color-scheme: light dark" in page
    assert "prefers-color-scheme: dark" in page


def _record(text: str) -> object:
    asked = Asked(title=text, fingerprint="f", scene=text, questions={"words": text}, labels={"chosen": text, "tag": text})
    answer = Answer(text=text, chosen=("chosen",), own=(text,), laid={"chosen": text}, instead=text)
    return a_record().model_copy(update={"asked": asked, "body": Body(answers={"words": answer}, title=text, tags=("tag",))})


_nasty = st.text(st.sampled_from("ab1 \t\n\\`*_[]<>#~|$^{}@&:;.,()+-=%!/'\"é中\u00a0"), max_size=25)
_dialects = [
    MarkdownIt("commonmark"),
    MarkdownIt("commonmark").enable(["table", "strikethrough"]),
    MarkdownIt("gfm-like"),
]


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(text=_nasty | st.text(max_size=40))
@example("---\n===\n# a\n1. b\n- c\n+ d\n    e\n\te\n> f\n```\ng\n~~~\n|a|b|\n|-|-|\n|c|d|")
@example("<b>a</b> <script> <!-- --> &amp; &#39; [a](b) ![a](b) <a@b.c> https://a.b www.a.b a@b.c\n\n[a]: b")
@example("a\\\n\\\\\n`a` ``b`` *c* **d** _e_ __f__ ~~g~~ $h$ ^i^ {j} :k: (1) l\n(1) m\na) n")
def test_nothing_typed_becomes_markup(text: str) -> None:
    record = _record(text)
    allowed = {"h1", "h2", "h3", "p", "br", "blockquote", "ul", "li"}
    document = markdown([record])  # type: ignore[list-item]
    blocks = paragraphs(text)
    lines = [line for block in blocks for line in block]
    for dialect in _dialects:
        seen = Seen(dialect.render(document))
        assert set(seen.tags) <= allowed, dialect
        assert seen.tags.count("blockquote") == (1 if lines else 0)
        assert seen.tags.count("h2") == 1
        assert seen.tags.count("br") == 2 * (len(lines) - len(blocks))
        shown = [each.strip() for each in seen.words.split("\n")]
        for line in lines:
            assert line.strip() in shown
    seen = Seen(html([record]))  # type: ignore[list-item]
    body = {"article", "div", "html", "head", "meta", "title", "style", "body", "main"}
    assert set(seen.tags) <= allowed | body
    assert seen.attributes <= {"lang", "charset", "name", "content", "http-equiv", "class", "dir"}
    for line in lines:
        assert line in seen.words


def test_an_answer_that_says_nothing_is_left_out() -> None:
    empty = a_record(" \n\t")
    assert markdown([empty]) == markdown([])
    assert html([empty]) == html([])
    assert "## I gave it a name" in markdown([empty.model_copy(update={"body": Body(title="I gave it a name")})])


def test_lines_and_paragraphs() -> None:
    assert paragraphs("a\r\nb\r\rc \t\n \n\n  d\n\te") == (("a", "b"), ("c",), ("\u00a0\u00a0d", "\u00a0\u00a0\u00a0\u00a0e"))
    assert on_one_line(" a\r\n\t b\x00 ") == "a b\ufffd"
    assert paragraphs("\x1b[0m\ud83d") == (("\ufffd[0m\ufffd",),)
