"""Records for the tests of the store."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from becoming_relational.model.record import Answer, Asked, Body, Record
from becoming_relational.model.room import Room

BEGUN = datetime(2026, 3, 3, 9, 5, tzinfo=UTC)


def a_record(text: str = "", record_id: str = "v-name-1a2b3c4d", **more: Any) -> Record:
    """A record with one answer, in which this text stands."""
    given: dict[str, Any] = {
        "kind": "practice",
        "exercise": "v-name",
        "room": Room.ONLY_ME,
        "asked": Asked(title="A name", fingerprint="0123456789abcdef", questions={"own-words": "What would you say?"}),
        "created": BEGUN,
        "saved": BEGUN,
        "body": Body(answers={"own-words": Answer(text=text)}),
    }
    return Record(id=record_id, **{**given, **more})


def text_of(record: Record) -> str:
    """The text of that one answer."""
    return record.body.answers["own-words"].text


def with_text(record: Record, text: str, **more: Any) -> Record:
    """The same record, saying something else."""
    return record.model_copy(update={"body": Body(answers={"own-words": Answer(text=text)}), **more})
