"""What every piece of content shares: frozen, refusing unknown keys, identified by a plain id."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=64),
    Field(description="Small letters, digits and hyphens, such as v-name.", examples=["v-name"]),
]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Part(BaseModel):
    """A frozen piece of the course. Unknown keys are refused, so that a slip of the pen is seen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def fingerprint(self) -> str:
        """Sixteen hex digits that change when any word of this part changes.

        A record keeps it, so that one can tell later which version of a scene somebody answered. What was left unsaid does not
        count, so that a key the course learns later changes no fingerprint.
        """
        text = json.dumps(self.model_dump(mode="json", exclude_defaults=True), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


class Option(Part):
    """Something to choose: an id that is stored, a label that is read, and perhaps a note."""

    id: Id
    label: Words
    note: Words | None = None


class Slip(ValueError):
    """Something that does not hold together, with the place at which it can be mended.

    Attributes:
        at: the keys and positions that lead there, from the part that was being checked.
        example: how it looks when it is right; empty where the kind of thing says enough.
    """

    def __init__(self, problem: str, at: tuple[str | int, ...] = (), example: str = "") -> None:
        self.at, self.example = at, example
        super().__init__(problem)


def unique(ids: Sequence[str], what: str, at: tuple[str | int, ...] = ()) -> None:
    """Refuse an id that stands twice.

    Args:
        ids: the ids, in the order in which they were written.
        what: what they name, for the message, such as 'step'.
        at: where the list stands.

    Raises:
        Slip: naming the id, at its second place.
    """
    for number, each in enumerate(ids):
        if each in ids[:number]:
            raise Slip(f"the {what} id {each!r} is used twice; each {what} needs its own", at=(*at, number, "id") if at else ())
