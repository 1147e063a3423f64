"""The reflection log's prompts and the tags an entry can carry."""

from __future__ import annotations

from pydantic import Field

from .part import Id, Option, Part, Words


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


class Thread(Part):
    """One idea the course teaches; it has exactly one home page."""

    id: Id
    name: Words
    part: Id


class Threads(Part):
    """Every thread of the course."""

    threads: tuple[Thread, ...] = Field(min_length=1)
