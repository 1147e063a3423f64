"""Contrasting answers: each opens something, risks something, and is met by one person and not by another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from .part import Id, Part, Slip, Words, unique

MARKS = ("right", "correct", "best", "wrong", "score", "points")
"""Keys by which one might try to mark an answer. A scene has no right answer, so they are refused with a word of why."""

_LANDS = """lands:
  - client: adaeze
    how: meets
    words: She lets out a breath.
  - client: tom
    how: misses
    words: He wonders what he did wrong."""


class Client(Part):
    """One of the two people a scene imagines in the other chair."""

    id: Id = Field(examples=["adaeze"])
    name: Words = Field(examples=["Adaeze"])
    about: Words = Field(description="What matters to this person here, in one or two sentences.")


class Landing(Part):
    """How the same words arrive with one client."""

    client: Id = Field(description="The id of one of the two clients.", examples=["adaeze"])
    how: Literal["meets", "misses"] = Field(description="Never shown: it only keeps an answer from being right for all.")
    words: Words = Field(description="What happens in the other chair.", examples=["She lets out a breath."])


class ContrastingAnswer(Part):
    """Something one might say: what it opens, what it risks, and how it lands with two people."""

    id: Id = Field(examples=["let-it-ring"])
    words: Words = Field(description="What is said, or what is done without words.")
    move: Literal[
        "validate", "explore", "own-ones-part", "name-the-difference", "slow-down", "stay-quiet",
        "seek-support", "repair-without-naming",
    ]  # fmt: skip
    opens: Words = Field(description="What becomes possible.", examples=["Room for her to say how it has been."])
    risks: Words = Field(description="What it may cost.", examples=["It can sound like a rule rather than like interest."])
    lands: tuple[Landing, Landing] = Field(description="How it arrives with each of the two clients: it meets one and misses the other.")

    @model_validator(mode="before")
    @classmethod
    def _is_not_marked(cls, given: Any) -> Any:
        mark = next((m for m in MARKS if isinstance(given, dict) and m in given), None)
        if mark:
            raise Slip(
                f"the answer {given.get('id', '?')!r} is marked {mark!r}, but a scene has no right answer and no wrong one; "
                "take the mark away, and let 'opens' and 'risks' say what the answer does",
                at=(mark,),
                example="opens: Room for her to say how it has been.\nrisks: It can sound like a rule rather than like interest.",
            )
        return given

    @model_validator(mode="after")
    def _meets_one_and_misses_one(self) -> Self:
        one, other = self.lands
        answer = f"the answer {self.id!r}"
        if one.client == other.client:
            raise Slip(f"{answer} lands with {one.client} twice; each client needs one landing", ("lands", 1, "client"), _LANDS)
        if one.how == other.how == "meets":
            raise Slip(f"{answer} meets both clients, which makes it the right answer; let it miss one of them", ("lands",), _LANDS)
        if one.how == other.how:
            raise Slip(f"{answer} misses both clients, which makes it the wrong answer; let it meet one of them", ("lands",), _LANDS)
        return self


def suits_its_clients(answers: Sequence[ContrastingAnswer], clients: Sequence[Client]) -> None:
    """Refuse answers that land with somebody else, or that leave a client without any answer that meets them.

    Raises:
        Slip: with a place counted from the list of answers.
    """
    unique([a.id for a in answers], "answer", at=("answers",))
    known = [c.id for c in clients]
    for number, answer in enumerate(answers):
        for place, landing in enumerate(answer.lands):
            if landing.client not in known:
                raise Slip(
                    f"the answer {answer.id!r} lands with {landing.client!r}, who is not one of the two clients ({' and '.join(known)})",
                    ("answers", number, "lands", place, "client"),
                    f"client: {known[0]}",
                )
    met = {landing.client for a in answers for landing in a.lands if landing.how == "meets"}
    for client in known:
        if client not in met:
            raise Slip(f"no answer meets {client}; each of the two clients needs at least one that does", ("answers",), _LANDS)
