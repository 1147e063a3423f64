"""An exercise: steps of prompts and fields, described as content and shown by one view."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .part import Id, Option, Part, Words, unique
from .room import Room

STANDING = (
    Option(id="not-sure", label="I am not sure"),
    Option(id="rather-not-say", label="I’d rather not say"),
)
"""Always there to choose, in every choice about oneself."""


class _Field(Part):
    id: Id
    label: Words = Field(description="The question, as the learner reads it.")
    hint: Words | None = None
    personal: bool = Field(False, description="About the learner: may be skipped, and stays behind when handing in.")
    swap: Words | None = Field(None, description="Another way to ask, which the learner may take instead.")
    beside: Id | None = Field(None, description="An earlier field whose answer is shown beside this one.")
    after: Id | None = Field(None, description="A field that must have been met (answered, or skipped) before this is shown.")


class WordsField(_Field):
    """A box for several sentences."""

    kind: Literal["words"]
    instead: tuple[Option, ...] = Field((), description="Responses without words, such as 'I would stay quiet'.")


class LineField(_Field):
    """A box for a few words."""

    kind: Literal["line"]


class _Choice(_Field):
    options: tuple[Option, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _standing_choices_are_there(self) -> Self:
        unique([o.id for o in self.options], "option")
        return self

    @property
    def all_options(self) -> tuple[Option, ...]:
        """The options with the standing ones, 'not sure' and 'rather not say', added where missing."""
        have = {o.id for o in self.options}
        return self.options + tuple(o for o in STANDING if o.id not in have)


class ChooseOne(_Choice):
    """One of several, none of which is the right one."""

    kind: Literal["choose-one"]


class ChooseAny(_Choice):
    """As many as fit."""

    kind: Literal["choose-any"]
    own: bool = Field(False, description="The learner may add items of their own.")


class Sort(_Field):
    """Things to lay into groups. An item may stay unsorted, or lie in the group for 'unsure'."""

    kind: Literal["sort"]
    items: tuple[Option, ...] = Field(min_length=2)
    into: tuple[Option, ...] = Field(min_length=2)


class Landing(Part):
    """How the same words arrive with one client."""

    client: Id
    how: Literal["meets", "misses"] = Field(description="Never shown: it only keeps an answer from being right for all.")
    words: Words


class ContrastingAnswer(Part):
    """Something one might say: what it opens, what it risks, and how it lands with two people."""

    id: Id
    words: Words = Field(description="What is said, or what is done without words.")
    move: Literal[
        "validate", "explore", "own-ones-part", "name-the-difference", "slow-down", "stay-quiet",
        "seek-support", "repair-without-naming",
    ]  # fmt: skip
    opens: Words
    risks: Words
    lands: tuple[Landing, Landing]


class Client(Part):
    """One of the two people a scene imagines in the other chair."""

    id: Id
    name: Words
    about: Words = Field(description="What matters to this person here, in one or two sentences.")


class Answers(_Field):
    """Contrasting answers, seen only after one's own response."""

    kind: Literal["answers"]
    answers: tuple[ContrastingAnswer, ...] = Field(min_length=4, max_length=5)
    moves: tuple[Option, ...]


class OtherClient(_Field):
    """The same words, met by two clients."""

    kind: Literal["other-client"]
    clients: tuple[Client, Client]
    answers: tuple[ContrastingAnswer, ...] = Field(min_length=4, max_length=5)


class SeesawField(_Choice):
    """Where one sits between rescuing and guarding; also both, neither and frozen."""

    kind: Literal["seesaw"]


AnyField = Annotated[
    WordsField | LineField | ChooseOne | ChooseAny | Sort | SeesawField | Answers | OtherClient,
    Field(discriminator="kind"),
]


class Also(Part):
    """Words added to a step when an earlier choice was made."""

    field: Id
    option: Id
    words: Words


class Step(Part):
    """A place to stop: something to read, and perhaps something to respond to."""

    id: Id
    title: Words
    say: Words | None = Field(None, description="Prose; a blank line starts a new paragraph.")
    scene: bool = Field(False, description="The prose is part of an invented scene and is set as such.")
    also: tuple[Also, ...] = ()
    after: Id | None = Field(None, description="A field that must have been met before this step opens.")
    fields: tuple[AnyField, ...] = ()


class Exercise(Part):
    """An exercise as a teacher writes it."""

    id: Id
    title: Words
    threads: tuple[Id, ...] = Field(min_length=1)
    minutes: int = Field(ge=1, le=90)
    content_note: Words | None = Field(None, description="What it may stir, said before it begins.")
    invented: bool = Field(False, description="True where it shows a scene; the view says that it is invented.")
    about_real_work: bool = Field(False, description="Asks first what the placement allows and the client agreed to.")
    rooms: tuple[Literal[Room.ONLY_ME, Room.FOR_SUPERVISION], ...] = Field(
        (Room.ONLY_ME, Room.FOR_SUPERVISION), min_length=1, description="The first is where words begin."
    )
    steps: tuple[Step, ...] = Field(min_length=1)
    second_look: Words | None = Field(None, description="What is asked when the learner comes back another day.")
    closing: Words | None = None
    sources: tuple[Words, ...] = Field((), description="Keys of course/references.bib.")

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        unique([s.id for s in self.steps], "step")
        unique([f.id for s in self.steps for f in s.fields], "field")
        seen: set[str] = set()
        for step in self.steps:
            _refers_back(step.after, seen, f"step {step.id!r}")
            for also in step.also:
                _refers_back(also.field, seen, f"step {step.id!r}")
            for field in step.fields:
                _refers_back(field.after, seen, f"field {field.id!r}")
                _refers_back(field.beside, seen, f"field {field.id!r}")
                seen.add(field.id)
        return self

    def field(self, field_id: str) -> AnyField:
        """The field with this id.

        Raises:
            KeyError: if there is none.
        """
        for step in self.steps:
            for field in step.fields:
                if field.id == field_id:
                    return field
        raise KeyError(f"{self.id} has no field {field_id!r}")



def _refers_back(reference: str | None, seen: set[str], where: str) -> None:
    if reference is not None and reference not in seen:
        known = ", ".join(sorted(seen)) or "none yet"
        raise ValueError(f"{where} refers to the field {reference!r}, which does not come before it (fields so far: {known})")
