"""The reflection log's prompts and the tags an entry can carry."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from .part import Id, Option, Part, Slip, Words, unique


class Prompt(Part):
    """A question to write from."""

    id: Id
    words: Words
    threads: tuple[Id, ...] = Field(min_length=1)
    themes: tuple[Id, ...] = ()
    origin: Words = Field(description="'ours', or the bibliography key of the text whose question this takes up.")


class Prompts(Part):
    """The prompt library, with the themes a learner may tag an entry with."""

    themes: tuple[Option, ...] = Field(min_length=1)
    prompts: tuple[Prompt, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        unique([t.id for t in self.themes], "theme", at=("themes",))
        unique([p.id for p in self.prompts], "prompt", at=("prompts",))
        return self


class Thread(Part):
    """One idea the course teaches; it has exactly one home page."""

    id: Id
    name: Words
    part: Id = Field(description="The part of the course it belongs to.")


class Threads(Part):
    """Every thread of the course, and the parts they lie in."""

    parts: tuple[Option, ...] = Field(min_length=1)
    threads: tuple[Thread, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_lies_in_a_part(self) -> Self:
        unique([p.id for p in self.parts], "part", at=("parts",))
        unique([t.id for t in self.threads], "thread", at=("threads",))
        parts = {p.id for p in self.parts}
        for number, thread in enumerate(self.threads):
            if thread.part not in parts:
                there_are = ", ".join(p.id for p in self.parts)
                raise Slip(f"there is no part {thread.part!r}; there are {there_are}", at=("threads", number, "part"))
        return self
