"""The five phases, as a cycle: it has neighbours, and neither a first nor a last."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from .part import Id, Option, Part, Slip, Words, unique


class Bringing(Part):
    """What one may bring to supervision from a phase."""

    words: Words
    ours: bool = Field(False, description="True where the course wrote this because the source text has none.")


class Phase(Part):
    """One phase, known by its name. The id is for links and records and is never shown."""

    id: Id
    name: Words
    short: Words = Field(description="A few words for the ring, such as 'Doing therapy'.")
    inside: Words = Field(description="What it tends to feel like from inside, in one or two sentences.")
    outside: Words = Field(description="What somebody else might see, in one or two sentences.")
    descriptions: tuple[Option, ...] = Field(min_length=3, description="First-person sentences a learner can recognise a week in.")
    bring: tuple[Bringing, ...] = Field(min_length=1)


class Cycle(Part):
    """All phases, in the order in which they neighbour one another on the ring."""

    settings: tuple[Option, ...] = Field(min_length=2, description="Where a week is looked at.")
    phases: tuple[Phase, ...] = Field(min_length=3)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        unique([s.id for s in self.settings], "setting", at=("settings",))
        unique([p.id for p in self.phases], "phase", at=("phases",))
        seen: set[str] = set()
        for number, phase in enumerate(self.phases):
            for place, description in enumerate(phase.descriptions):
                if description.id in seen:
                    at = ("phases", number, "descriptions", place, "id")
                    raise Slip(f"the description id {description.id!r} is used twice; each description needs its own", at)
                seen.add(description.id)
        return self

    def turned(self, by: int) -> tuple[Phase, ...]:
        """The same ring, met at another place: wherever one enters it, all phases follow.

        Args:
            by: how many places to turn; any whole number.
        """
        start = by % len(self.phases)
        return self.phases[start:] + self.phases[:start]

    def neighbours(self, phase_id: str) -> tuple[Phase, Phase]:
        """The phases on either side of one.

        Raises:
            KeyError: if no phase has this id.
        """
        ids = [p.id for p in self.phases]
        if phase_id not in ids:
            raise KeyError(f"no phase is called {phase_id!r}; there are {', '.join(ids)}")
        at = ids.index(phase_id)
        return self.phases[at - 1], self.phases[(at + 1) % len(ids)]
