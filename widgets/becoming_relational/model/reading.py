"""Turns a file a teacher wrote into the model, or says what is wrong, where, and how it looks when it is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import ValidationError

from .mending import all_mended
from .part import Part
from .written import NotYaml, Written, written

P = TypeVar("P", bound=Part)
P_co = TypeVar("P_co", bound=Part, covariant=True)


class ContentError(ValueError):
    """A piece of content that cannot be used, told to the person who can mend it.

    Attributes:
        file: the file as it was named.
        line: the line, counted from 1.
        problem: what is wrong and what was expected.
        example: how it looks when it is right.
    """

    def __init__(self, file: str, line: int, problem: str, example: str) -> None:
        self.file, self.line, self.problem, self.example = file, line, problem, example
        super().__init__(f"{file}, line {line}: {problem}\nFor example:\n{example}")


@dataclass(frozen=True)
class Reading(Generic[P_co]):
    """One file, read.

    Attributes:
        file: its name, for messages.
        part: what it holds, or None where it cannot be used.
        errors: everything that is wrong with it.
    """

    file: str
    part: P_co | None
    errors: tuple[ContentError, ...] = ()
    _written: Written | None = field(default=None, repr=False)

    def wrong(self, problem: str, path: Sequence[str | int], example: str) -> ContentError:
        """Something that only shows when the file is seen beside others.

        Args:
            problem: what is wrong and what was expected.
            path: the keys and positions that lead there.
            example: how it looks when it is right.
        """
        return ContentError(self.file, self._written.line(path) if self._written else 1, problem, example)


def look_at(text: str, into: type[P], file: str) -> Reading[P]:
    """Read one file's text, and collect whatever is wrong with it.

    Args:
        text: YAML.
        into: the kind of part it should be.
        file: its name, for messages.
    """
    try:
        page = written(text)
    except NotYaml as error:
        return Reading(file, None, (ContentError(file, error.line, str(error), error.example),))
    try:
        return Reading(file, into.model_validate(page.given), (), page)
    except ValidationError as error:
        found = all_mended(error.errors(), page.given, into)
        errors = tuple(ContentError(file, page.line(m.path), m.problem, m.example) for m in found)
        return Reading(file, None, errors, page)


def read(text: str, into: type[P], file: str) -> P:
    """Read one file's text.

    Args:
        text: YAML.
        into: the kind of part it should be.
        file: its name, for messages.

    Raises:
        ContentError: if it is not YAML, or not a whole and consistent part. The first, where there are several.
    """
    reading = look_at(text, into, file)
    if reading.part is None:
        raise reading.errors[0]
    return reading.part
