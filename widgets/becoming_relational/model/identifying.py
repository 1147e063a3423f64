"""Looks for details that could identify somebody: the obvious ones, on the device, and it says that it misses things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from pydantic import Field, model_validator

from .part import Id, Part, Slip, Words, unique
from .pattern import any_of, compiled, expanded, refuse_what_differs


class Rule(Part):
    """One kind of detail."""

    id: Id
    pattern: Words = Field(description="What to look for, written with pieces such as {start}, {digit} and {end}.")
    says: Words = Field(description="What was found, kindly.")
    suggests: Words = Field(description="A disguise that keeps what matters.")


class Rules(Part):
    """Every kind of detail that is looked for. Where two would find the same place, the earlier one in the file tells of it."""

    admits: Words = Field(description="What this check cannot see; shown whenever it has been run.")
    pieces: dict[str, Words | tuple[Words, ...]] = Field({}, description="Parts of patterns by name; a list means any of these words.")
    rules: tuple[Rule, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _same_in_python_and_browsers(self) -> Self:
        unique([r.id for r in self.rules], "rule", at=("rules",))
        pieces = self.patterns_of_pieces
        for number, rule in enumerate(self.rules):
            try:
                refuse_what_differs(rule.pattern, pieces)
            except ValueError as error:
                raise Slip(f"in the rule {rule.id!r}, {error}", at=("rules", number, "pattern")) from error
        return self

    @property
    def patterns_of_pieces(self) -> dict[str, str]:
        """Every piece as a pattern."""
        return {name: piece if isinstance(piece, str) else any_of(piece) for name, piece in self.pieces.items()}

    def for_browser(self) -> list[dict[str, Any]]:
        """The rules as a view takes them: id, pattern (for `new RegExp(pattern, "gu")`), says, suggests."""
        pieces = self.patterns_of_pieces
        return [{**rule.model_dump(mode="json"), "pattern": expanded(rule.pattern, pieces, "browser")} for rule in self.rules]


@dataclass(frozen=True)
class Found:
    """A place in a text that may identify somebody.

    Attributes:
        rule: the id of the rule that found it.
        start, end: where it stands in the text, in characters.
        found: what stands there.
        says, suggests: what the rule has to say about it.
    """

    rule: str
    start: int
    end: int
    found: str
    says: str
    suggests: str


def check(text: str, rules: Rules) -> list[Found]:
    """Every place that a rule finds, in the order of the text. No place is told of twice.

    Args:
        text: what somebody wrote.
        rules: what to look for.
    """
    found: list[Found] = []
    pieces = rules.patterns_of_pieces
    for rule in rules.rules:
        for match in compiled(rule.pattern, pieces).finditer(text):
            start, end = match.span()
            if all(end <= other.start or start >= other.end for other in found):
                found.append(Found(rule.id, start, end, match[0], rule.says, rule.suggests))
    return sorted(found, key=lambda f: f.start)
