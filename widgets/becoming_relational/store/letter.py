"""A record as a letter: title, date, room, then each question as it was asked and what was said to it.

Two writers make letters: this one, and `view/export.js` in the browser. `tests/export-vectors/` holds both to the same
rules, which are these.

A record becomes a letter when at least one answer was given or it has a title of its own; all others are left out.
Letters stand in the order of the moment `created`, then of `id`.

`title`     `body.title`, else `asked.title`, else "Without a title".
`where`     "3 March 2026, 09:05 · Only me": date and time as they are written in `created`, moved to no other time zone; the room's
            name; then, if the title is the writer's own, " · " and `asked.title`; then, if `saved` has another date,
            " · last written on 4 March 2026".
`note`      for a record with `beside`, the sentence `BESIDE`.
`scene`     `asked.scene`.
`passages`  one for each answer that was given, in the order of `asked.questions`, then, for fields that have no question there, in
            the order of `body.answers`. The question is `asked.questions[field]`, else the field's id. Under it, in this order:
            `instead` as its label; `text`; a list of `chosen` as labels, `own` as written, `laid` as "item → group", both as
            labels; the sentence `SKIPPED` if it was skipped.
`tags`      "Tags: " and the labels of `body.tags`, with commas.
A label is `asked.labels[id]`, else the id itself.

Line ends CR LF and CR become LF. Control characters other than tab and LF, and halves of surrogate pairs, become U+FFFD.
`on_one_line`: runs of spaces, tabs and line ends become one space, none at the ends. Titles, questions, labels and list items stand on one
line; empty ones are left out. `paragraphs` (for `text` and `scene`): lines lose spaces and tabs at the end; those at the beginning become
no-break spaces (a tab four), so that an indented line stays one; empty lines part paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from ..model.record import Answer, Asked, Record
from ..model.room import Room

BESIDE = "This was written while another window wrote too. Both are kept."
SKIPPED = "I left this one out."
NO_TITLE = "Without a title"

ROOM_NAMES = {
    Room.ONLY_ME: "Only me",
    Room.FOR_SUPERVISION: "For supervision",
    Room.TO_SUBMIT: "Will be submitted",
    Room.SUBMITTED: "Submitted",
}

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_INDENT = re.compile("^[ \t]+")

Paragraphs = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Passage:
    """One question and what was said to it."""

    question: str
    instead: str
    words: Paragraphs
    items: tuple[str, ...]
    skipped: bool


@dataclass(frozen=True)
class Letter:
    """A record, ready to be written down in any format. Nothing in it is escaped yet."""

    title: str
    where: str
    note: str
    scene: Paragraphs
    passages: tuple[Passage, ...]
    tags: str


def letters(records: list[Record]) -> list[Letter]:
    """The records that hold something, each as a letter, the earliest first."""
    in_order = sorted(records, key=lambda record: (record.created, record.id))
    written = [_letter(record) for record in in_order]
    return [letter for letter in written if letter is not None]


def on_one_line(text: str) -> str:
    """The text without line ends, for titles and list items."""
    return re.sub("[ \t\n]+", " ", _seen(text)).strip(" ")


def paragraphs(text: str) -> Paragraphs:
    """The text as paragraphs of lines. No line is empty."""
    found: list[list[str]] = [[]]
    for line in _seen(text).split("\n"):
        kept = line.rstrip(" \t")
        if kept:
            found[-1].append(_INDENT.sub(_no_break, kept))
        elif found[-1]:
            found.append([])
    return tuple(tuple(lines) for lines in found if lines)


def _letter(record: Record) -> Letter | None:
    asked, body = record.asked, record.body
    own_title = on_one_line(body.title)
    fields = [field for field in asked.questions if field in body.answers]
    fields += [field for field in body.answers if field not in asked.questions]
    passages = [_passage(field, body.answers[field], asked) for field in fields]
    given = tuple(p for p in passages if p.instead or p.words or p.items or p.skipped)
    if not given and not own_title:
        return None
    tags = [label for label in (_label(asked, tag) for tag in body.tags) if label]
    return Letter(
        title=own_title or on_one_line(asked.title) or NO_TITLE,
        where=_where(record, own_title),
        note=BESIDE if record.beside else "",
        scene=paragraphs(asked.scene),
        passages=given,
        tags="Tags: " + ", ".join(tags) if tags else "",
    )


def _where(record: Record, own_title: str) -> str:
    parts = [f"{_date(record.created)}, {record.created:%H:%M}", ROOM_NAMES[record.room]]
    course_title = on_one_line(record.asked.title)
    if own_title and course_title:
        parts.append(course_title)
    if record.saved.date() != record.created.date():
        parts.append(f"last written on {_date(record.saved)}")
    return " · ".join(parts)


def _passage(field: str, answer: Answer, asked: Asked) -> Passage:
    items = [_label(asked, chosen) for chosen in answer.chosen]
    items += [on_one_line(own) for own in answer.own]
    items += [f"{_label(asked, item)} → {_label(asked, group)}" for item, group in answer.laid.items()]
    return Passage(
        question=on_one_line(asked.questions.get(field, "")) or field,
        instead=_label(asked, answer.instead) if answer.instead else "",
        words=paragraphs(answer.text),
        items=tuple(item for item in items if item),
        skipped=answer.skipped,
    )


def _label(asked: Asked, option: str) -> str:
    return on_one_line(asked.labels.get(option, "")) or on_one_line(option)


def _date(moment: datetime) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def _seen(text: str) -> str:
    return _UNSEEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _no_break(indent: re.Match[str]) -> str:
    return indent.group().replace("\t", "    ").replace(" ", "\u00a0")
