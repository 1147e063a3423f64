"""What every piece of content shares: frozen, refusing unknown keys, identified by a plain id."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=64),
    Field(description="Small letters, digits and hyphens, such as v-name."),
]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Part(BaseModel):
    """A frozen piece of the course. Unknown keys are refused, so that a slip of the pen is seen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def fingerprint(self) -> str:
        """Sixteen hex digits that change when any word of this part changes.

        A record keeps it, so that one can tell later which version of a scene somebody answered.
        """
        text = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


class Option(Part):
    """Something to choose: an id that is stored, a label that is read, and perhaps a note."""

    id: Id
    label: Words
    note: Words | None = None


def unique(ids: Iterable[str], what: str) -> None:
    """Refuse an id that stands twice.

    Args:
        ids: the ids, in the order in which they were written.
        what: what they name, for the message, such as 'step'.

    Raises:
        ValueError: naming the id.
    """
    twice = [i for i, n in Counter(ids).items() if n > 1]
    if twice:
        raise ValueError(f"the {what} id {twice[0]!r} is used twice; each {what} needs its own")
