"""A look at one's week, as an exercise: the sentences of `content/cycle.yml`, asked mixed and never under the name of a phase."""

from __future__ import annotations

from ..model.exercise import ChooseAny, ChooseOne, Exercise, Step, WordsField
from ..model.part import Option
from ..model.phase import Cycle
from ..model.room import Room

ID = "phase-cycle"
NONE_OF_THESE = Option(id="none-of-these", label="None of these this week")
NOT_SURE = Option(id="not-sure", label="I am not sure")
RATHER_NOT = Option(id="rather-not-say", label="I’d rather not say")


def check_in(cycle: Cycle) -> Exercise:
    """The exercise a look at the cycle consists of.

    Args:
        cycle: gives the settings and the sentences. The view shows the sentences in an order that belongs to each record.
    """
    sentences = tuple(d for p in cycle.phases for d in p.descriptions)
    return Exercise(
        id=ID,
        title="A look at your week",
        threads=("cycle",),
        minutes=10,
        content_note="This asks about your own work, and not every week is easy to look at. Any part can be left out.",
        rooms=(Room.ONLY_ME, Room.FOR_SUPERVISION),
        steps=(
            Step(
                id="where",
                title="Where are you looking?",
                fields=(
                    ChooseOne(
                        kind="choose-one", id="where", label="Which part of your week do you want to look at?", personal=True,
                        options=(*cycle.settings, NOT_SURE, RATHER_NOT),
                    ),
                ),
            ),
            Step(
                id="week",
                title="Your week, in sentences",
                fields=(
                    ChooseAny(
                        kind="choose-any", id="week", label="Which of these sounds like this week?", personal=True, own=True,
                        hint="As many as fit, or few. They stand in no order, and each can be left alone.",
                        options=(*sentences, NONE_OF_THESE, NOT_SURE, RATHER_NOT),
                    ),
                ),
            ),
            Step(
                id="ring",
                title="Your week, as a ring",
                say="The ring is turned to another place at each look: it has no first and no last. "
                "What is empty is as much a part of it as what is filled.",
            ),
            Step(
                id="remember",
                title="Before you leave it",
                fields=(
                    WordsField(
                        kind="words", id="remember", label="Is there anything you want to remember about this week?", personal=True,
                    ),
                ),
            ),
        ),
        closing="You can stop here. The ring has no end to arrive at; another week may look quite different, and may look the same.",
    )  # fmt: skip
