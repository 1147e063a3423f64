"""An exercise: steps of prompts and fields, described as content and shown by one view."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .contrast import Client, ContrastingAnswer, suits_its_clients
from .part import Id, Option, Part, Slip, Words, unique
from .room import Room

STANDING = (
    Option(id="not-sure", label="I am not sure"),
    Option(id="rather-not-say", label="I’d rather not say"),
)
"""Always there to choose, in every choice about oneself."""

TAKEN = frozenset({"before-real-work", "real-work", "second-look"})
"""Ids of the steps and fields that a view adds by itself."""


class _Field(Part):
    id: Id = Field(examples=["first-notice"])
    label: Words = Field(description="The question, as the learner reads it.", examples=["What do you notice first?"])
    hint: Words | None = None
    personal: bool = Field(False, description="About the learner: may be skipped, and stays behind when handing in.")
    swap: Words | None = Field(None, description="Another way to ask, which the learner may take instead.")
    beside: Id | None = Field(None, description="An earlier field whose answer is shown beside this one.")
    after: Id | None = Field(None, description="A field that must have been met (answered, or skipped) before this is shown.")


class WordsField(_Field):
    """A box for several sentences."""

    kind: Literal["words"]
    instead: tuple[Option, ...] = Field((), description="Responses without words, such as 'I would stay quiet'.")

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        unique([o.id for o in self.instead], "response", at=("instead",))
        return self


class LineField(_Field):
    """A box for a few words."""

    kind: Literal["line"]


class _Choice(_Field):
    options: tuple[Option, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        unique([o.id for o in self.options], "option", at=("options",))
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
    into: tuple[Option, ...] = Field(min_length=2, description="The groups. One of them may be for 'unsure'.")

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        unique([o.id for o in self.items], "item", at=("items",))
        unique([o.id for o in self.into], "group", at=("into",))
        return self


class Answers(_Field):
    """Contrasting answers, seen only after one's own response."""

    kind: Literal["answers"]
    answers: tuple[ContrastingAnswer, ...] = Field(min_length=4, max_length=5)
    moves: tuple[Option, ...] = Field(min_length=1, description="The moves by name, such as 'Slow down'.")


class OtherClient(_Field):
    """The same words, met by two clients."""

    kind: Literal["other-client"]
    clients: tuple[Client, Client]
    answers: tuple[ContrastingAnswer, ...] = Field(min_length=4, max_length=5)

    @model_validator(mode="after")
    def _answers_suit_the_clients(self) -> Self:
        unique([c.id for c in self.clients], "client", at=("clients",))
        suits_its_clients(self.answers, self.clients)
        return self


class SeesawField(_Choice):
    """Where one sits between rescuing and guarding; also both, neither and frozen."""

    kind: Literal["seesaw"]


AnyField = Annotated[
    WordsField | LineField | ChooseOne | ChooseAny | Sort | SeesawField | Answers | OtherClient,
    Field(discriminator="kind"),
]


class Also(Part):
    """Words added to a step when an earlier choice was made."""

    field: Id = Field(description="A choice that comes before this step.")
    option: Id = Field(description="The option that brings these words.")
    words: Words


class Step(Part):
    """A place to stop: something to read, and perhaps something to respond to."""

    id: Id = Field(examples=["beginning"])
    title: Words = Field(examples=["To begin with"])
    say: Words | None = Field(None, description="Prose; a blank line starts a new paragraph.")
    scene: bool = Field(False, description="The prose is part of an invented scene and is set as such.")
    also: tuple[Also, ...] = ()
    after: Id | None = Field(None, description="A field that must have been met before this step opens.")
    fields: tuple[AnyField, ...] = ()


class Exercise(Part):
    """An exercise as a teacher writes it."""

    id: Id = Field(examples=["the-swing"])
    title: Words = Field(examples=["The swing"])
    threads: tuple[Id, ...] = Field(min_length=1, description="Ids from threads.yml.", examples=[["seesaw"]])
    minutes: int = Field(ge=1, le=90, examples=[15])
    content_note: Words | None = Field(
        None, description="What it may stir, said before it begins.", examples=["Shame about a mistake; being misnamed."]
    )
    invented: bool = Field(False, description="True where it shows a scene; the view says that it is invented.")
    about_real_work: bool = Field(False, description="Asks first what the placement allows and the client agreed to.")
    rooms: tuple[Literal[Room.ONLY_ME, Room.FOR_SUPERVISION], ...] = Field(
        (Room.ONLY_ME, Room.FOR_SUPERVISION), min_length=1, description="The first is where words begin."
    )
    steps: tuple[Step, ...] = Field(min_length=1)
    second_look: Words | None = Field(None, description="What is asked when the learner comes back another day.")
    closing: Words | None = None
    sources: tuple[Words, ...] = Field((), description="Keys of course/references.bib.", examples=[["safran-muran-2000"]])

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        unique([s.id for s in self.steps], "step", at=("steps",))
        _not_taken([(s.id, ("steps", n, "id")) for n, s in enumerate(self.steps)])
        _not_taken([(f.id, ("steps", n, "fields", m, "id")) for n, s in enumerate(self.steps) for m, f in enumerate(s.fields)])
        before: dict[str, AnyField] = {}
        for number, step in enumerate(self.steps):
            at = ("steps", number)
            _comes_before(step.after, before, (*at, "after"))
            for place, also in enumerate(step.also):
                _is_an_option(also, before, (*at, "also", place))
            for place, field in enumerate(step.fields):
                here = (*at, "fields", place)
                if field.id in before:
                    raise Slip(f"the field id {field.id!r} is used twice; each field needs its own", (*here, "id"))
                _comes_before(field.after, before, (*here, "after"))
                _comes_before(field.beside, before, (*here, "beside"))
                before[field.id] = field
        return self

    @model_validator(mode="after")
    def _says_that_a_scene_is_invented(self) -> Self:
        for number, step in enumerate(self.steps):
            if step.scene and not self.invented:
                raise Slip("this step is a scene, and every scene here is invented; say so", ("steps", number, "scene"), "invented: true")
        if self.invented and self.content_note is None:
            raise Slip("an invented scene needs a content note: what it may stir, said before it begins", ("content_note",))
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


def _not_taken(ids: list[tuple[str, tuple[str | int, ...]]]) -> None:
    for each, at in ids:
        if each in TAKEN:
            raise Slip(f"the id {each!r} is one the course gives by itself; choose another", at)


def _comes_before(reference: str | None, before: dict[str, AnyField], at: tuple[str | int, ...]) -> None:
    if reference is not None and reference not in before:
        known = ", ".join(sorted(before))
        problem = f"{at[-1]!r} refers to the field {reference!r}, which does not come before it"
        if not before:
            raise Slip(f"{problem}; no field does, so take the line away", at)
        raise Slip(f"{problem}; the fields before it are {known}", at, f"{at[-1]}: {next(iter(before))}")


def _is_an_option(also: Also, before: dict[str, AnyField], at: tuple[str | int, ...]) -> None:
    _comes_before(also.field, before, (*at, "field"))
    field = before[also.field]
    options = [o.id for o in field.all_options] if isinstance(field, _Choice) else []
    if also.option not in options:
        there_are = f"its options are {', '.join(options)}" if options else "it is not a choice"
        example = f"option: {options[0]}" if options else ""
        raise Slip(f"the field {also.field!r} has no option {also.option!r}; {there_are}", (*at, "option"), example)
