"""A record: what a learner wrote or chose in one exercise, as it is kept."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from .part import Id
from .room import Room

SCHEMA_VERSION: Literal[1] = 1

RecordId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9](?:[a-z0-9-]{0,94}[a-z0-9])?$")]


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Answer(_Kept):
    """What was given to one field. All of it may be empty: an untouched field has no Answer at all."""

    text: str = ""
    chosen: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    """Items the learner added to a list."""
    laid: dict[str, str] = Field(default_factory=dict)
    """Sorting: item id to group id."""
    instead: str | None = None
    """A response without words, such as staying quiet."""
    skipped: bool = False
    swapped: bool = False
    """The learner took the other way of asking."""


class Asked(_Kept):
    """What stood on the page when it was answered, so that the words can be read without it."""

    title: str
    fingerprint: str
    scene: str = ""
    questions: dict[str, str] = Field(default_factory=dict)
    """Field id to the question as it was read."""
    labels: dict[str, str] = Field(default_factory=dict)
    """Ids of what was chosen to their labels."""


class Body(_Kept):
    """What was given, field by field."""

    answers: dict[Id, Answer] = Field(default_factory=dict)
    opened: tuple[Id, ...] = ()
    """The steps that have been opened, so that one can go on where one stopped."""
    tags: tuple[str, ...] = ()
    prompt: Id | None = None
    title: str = ""
    turned: int = 0
    """How far the ring was turned when this was answered."""


class Record(_Kept):
    """One document, one file."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_version: Literal[1] = Field(SCHEMA_VERSION, alias="schema")
    id: RecordId
    kind: Literal["practice", "check-in", "entry", "handing-in"]
    exercise: Id
    room: Room
    asked: Asked
    created: AwareDatetime
    saved: AwareDatetime
    version: int = Field(0, ge=0)
    """How many times it has been kept; 0 before the first."""
    stamp: str = ""
    """Names this version. A writer gives the stamp it last read; another one on disk means somebody else wrote."""
    writer: str = ""
    """The window that wrote it."""
    beside: RecordId | None = None
    """The record this one was written beside, when two windows wrote at once."""
    body: Body

    def to_json(self) -> dict[str, object]:
        """The record as it is stored and sent."""
        return self.model_dump(mode="json", by_alias=True)
